/*
 * Intents: the hits of intents.tsv that stand. What is denied ("en vaihda") does not stand; non_answer and
 * thanks_only are said of a whole text only.
 */
#include "score/scorer.h"

static int is_intent(const cx_scorer *scorer, uint16_t intent, const char *id) {
  return !strcmp(cx_lexicon_string(scorer->lexicon, scorer->lexicon->intents[intent]), id);
}

static int is_of_whole_text(const cx_scorer *scorer, uint16_t intent) {
  return is_intent(scorer, intent, "non_answer") || is_intent(scorer, intent, "thanks_only");
}

/* Every word lies under a hit of such an intent; an emoji may stand beside. */
static int is_covered(const cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  for (uint32_t token = 0; token < outcome->text->token_count; token++) {
    uint8_t const kind = outcome->text->tokens[token].kind;
    int covered = kind == CX_EMOJI || kind == CX_EMOTICON;
    for (size_t i = 0; i < outcome->hit_count && !covered; i++) {
      const cx_hit *hit = &outcome->hits[i];
      if (hit->first > token) break;
      /* what lies in a gap belongs to the answer: "ei nyt mitään lisättävää" */
      covered =
          hit->table == CX_TABLE_INTENTS && is_of_whole_text(scorer, hit->subject) && token <= hit->last;
    }
    if (!covered) return 0;
  }
  return 1;
}

static int add_intent(cx_scorer *scorer, uint16_t intent, uint32_t first, uint32_t last) {
  cx_outcome *outcome = &scorer->outcome;
  size_t at = 0;
  while (at < outcome->intent_count && outcome->intents[at].intent < intent) at++;
  if (at < outcome->intent_count && outcome->intents[at].intent == intent) return 1;
  if (!cx_grow(scorer->memory, &outcome->intents, &scorer->intent_capacity, outcome->intent_count + 1,
               sizeof *outcome->intents))
    return 0;
  memmove(&outcome->intents[at + 1], &outcome->intents[at],
          (outcome->intent_count - at) * sizeof *outcome->intents);
  outcome->intents[at] = (cx_intent_outcome){intent, {first, last}};
  outcome->intent_count++;
  return 1;
}

static int add_empty_answer(cx_scorer *scorer) {
  for (uint16_t i = 0; i < scorer->lexicon->intent_count; i++)
    if (is_intent(scorer, i, "non_answer")) return add_intent(scorer, i, 0, 0);
  return 1;
}

/* "Ei muuta, kiitos kurssista!": thanks say more than nothing. */
static void prefer_thanks(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  size_t nothing = outcome->intent_count, thanks = outcome->intent_count;
  for (size_t i = 0; i < outcome->intent_count; i++) {
    if (is_intent(scorer, outcome->intents[i].intent, "non_answer")) nothing = i;
    if (is_intent(scorer, outcome->intents[i].intent, "thanks_only")) thanks = i;
  }
  if (nothing == outcome->intent_count || thanks == outcome->intent_count) return;
  memmove(&outcome->intents[nothing], &outcome->intents[nothing + 1],
          (outcome->intent_count - nothing - 1) * sizeof *outcome->intents);
  outcome->intent_count--;
  outcome->flags &= ~(uint32_t)CXTAG_NON_ANSWER;
}

int cx_find_intents(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  int covered = -1; /* not looked at yet */
  if (!outcome->text->token_count) {
    outcome->flags |= CXTAG_EMPTY | CXTAG_NON_ANSWER;
    return add_empty_answer(scorer);
  }
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    if (hit->table != CX_TABLE_INTENTS || (hit->state & (CX_HIT_LOST | CX_HIT_NEGATED))) continue;
    if (is_of_whole_text(scorer, hit->subject)) {
      if (covered < 0) covered = is_covered(scorer);
      if (!covered) continue;
      if (is_intent(scorer, hit->subject, "non_answer")) outcome->flags |= CXTAG_NON_ANSWER;
    }
    cx_token_span const span = is_intent(scorer, hit->subject, "suggestion")
                                   ? cx_wished(scorer, hit)
                                   : (cx_token_span){hit->first, hit->last};
    if (!add_intent(scorer, hit->subject, span.first, span.last)) return 0;
  }
  prefer_thanks(scorer);
  return 1;
}
