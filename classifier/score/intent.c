/*
 * Intents: the hits of intents.tsv that stand. What is denied ("en vaihda") does not stand; non_answer and
 * thanks_only are said of a whole text only.
 */
#include "score/scorer.h"

uint16_t cx_find_intent(const cx_lexicon *lexicon, const char *id) {
  for (uint16_t i = 0; i < lexicon->intent_count; i++)
    if (!strcmp(cx_lexicon_string(lexicon, lexicon->intents[i]), id)) return i;
  return CX_NO_SUBJECT;
}

static int is_of_whole_text(const cx_scorer *scorer, uint16_t intent) {
  return intent == scorer->non_answer || intent == scorer->thanks_only;
}

/* Every word lies under a hit of such an intent, or in its gap: "ei nyt mitään lisättävää". An emoji may stand
 * beside. */
static int is_covered(const cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  size_t next = 0;
  uint32_t end = 0; /* of what the hits so far cover */
  for (uint32_t token = 0; token < outcome->text->token_count; token++) {
    uint8_t const kind = outcome->text->tokens[token].kind;
    for (; next < outcome->hit_count && outcome->hits[next].first <= token; next++) {
      const cx_hit *hit = &outcome->hits[next];
      if (hit->table == CX_TABLE_INTENTS && is_of_whole_text(scorer, hit->subject) && hit->last >= end)
        end = hit->last + 1;
    }
    if (token >= end && kind != CX_EMOJI && kind != CX_EMOTICON) return 0;
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
  return scorer->non_answer == CX_NO_SUBJECT || add_intent(scorer, scorer->non_answer, 0, 0);
}

static size_t place_of_intent(const cx_outcome *outcome, uint16_t intent) {
  size_t at = 0;
  while (at < outcome->intent_count && outcome->intents[at].intent != intent) at++;
  return at;
}

static void drop_intent(cx_outcome *outcome, uint16_t intent) {
  size_t const at = place_of_intent(outcome, intent);
  if (at == outcome->intent_count) return;
  memmove(&outcome->intents[at], &outcome->intents[at + 1],
          (outcome->intent_count - at - 1) * sizeof *outcome->intents);
  outcome->intent_count--;
}

/* "Ei muuta, kiitos kurssista!": thanks say more than nothing. Who blames does not thank: "kiitos taas jonosta". */
static void prefer_thanks(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  if (outcome->sentiment.label == CXTAG_NEGATIVE) drop_intent(outcome, scorer->thanks_only);
  if (place_of_intent(outcome, scorer->thanks_only) == outcome->intent_count ||
      place_of_intent(outcome, scorer->non_answer) == outcome->intent_count)
    return;
  drop_intent(outcome, scorer->non_answer);
  outcome->flags &= ~(uint32_t)CXTAG_NON_ANSWER;
}

int cx_find_intents(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  int covered = -1; /* not looked at yet */
  if (!outcome->text->token_count) {
    outcome->flags |= CXTAG_EMPTY | CXTAG_NON_ANSWER;
    return add_empty_answer(scorer);
  }
  cx_walk walk = cx_walk_over(outcome, CX_HOLDS_INTENT);
  for (const cx_hit *hit; (hit = cx_walk_next(&walk));) {
    if (hit->state & CX_HIT_NEGATED) continue;
    if (is_of_whole_text(scorer, hit->subject)) {
      if (covered < 0) covered = is_covered(scorer);
      if (!covered) continue;
      if (hit->subject == scorer->non_answer) outcome->flags |= CXTAG_NON_ANSWER;
    }
    cx_token_span const span =
        hit->subject == scorer->suggestion ? cx_wished(scorer, hit) : (cx_token_span){hit->first, hit->last};
    if (!add_intent(scorer, hit->subject, span.first, span.last)) return 0;
  }
  prefer_thanks(scorer);
  return 1;
}
