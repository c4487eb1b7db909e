#include "lexicon/intents.h"

const char *const CX_INTENTS[CX_INTENT_COUNT] = {"recommend", "warn_others",     "will_return", "churn",
                                                 "suggestion", "question",       "contact_request", "urgent",
                                                 "thanks_only", "non_answer"};
