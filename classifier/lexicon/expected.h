/* What tests.tsv expects of a text: `delivery:+ price:- sentiment=mixed intent=churn !billing`. */
#ifndef CX_LEXICON_EXPECTED_H
#define CX_LEXICON_EXPECTED_H

#include "base/arena.h"
#include "base/error.h"

typedef enum cx_expected_kind {
  CX_EXPECT_THEME,     /* delivery:+ */
  CX_EXPECT_NO_THEME,  /* !billing */
  CX_EXPECT_SENTIMENT, /* sentiment=mixed */
  CX_EXPECT_INTENT,    /* intent=churn */
  CX_EXPECT_NO_INTENT, /* !intent=churn */
  CX_EXPECT_LANGUAGE   /* lang=fi */
} cx_expected_kind;

/* Marks of a theme: `+`, `-`, `0` (neutral), `±` (mixed); none = any polarity. */
typedef enum cx_expected_polarity {
  CX_EXPECT_ANY, CX_EXPECT_POSITIVE, CX_EXPECT_NEGATIVE, CX_EXPECT_NEUTRAL, CX_EXPECT_MIXED
} cx_expected_polarity;

typedef struct cx_expected {
  cx_expected_kind kind;
  cx_expected_polarity polarity; /* of a theme, or the sentiment's label */
  const char *name;              /* theme, intent or language */
  size_t at;                     /* byte of the cell */
} cx_expected;

typedef struct cx_expectation {
  cx_expected *items;
  size_t count;
} cx_expectation;

/* Lives in the arena. ESYNTAX with the byte and a message that names the cure, or ENOMEM. Names are not
 * looked up. */
cxtag_status cx_expectation_parse(cx_expectation *out, cx_arena *arena, const char *text, size_t len,
                                  cxtag_language language, size_t *at, char *message, size_t message_size);

#endif
