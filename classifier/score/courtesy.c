/*
 * Thanks that end a request are manners, not praise: "could you call me, thanks", "is the shop open on Sunday?
 * Kiitos jo etukäteen!". Who was helped says so, or says what the thanks are for.
 */
#include "score/shift.h"

enum { FILLERS_MAX = 5 };

static int asks_for_something(const cx_scorer *scorer, const cx_hit *hit) {
  uint16_t const intent = hit->subject;
  return !(hit->state & CX_HIT_NEGATED) && (intent == scorer->question || intent == scorer->contact_request ||
                                            intent == scorer->suggestion || intent == scorer->urgent);
}

static int is_filler(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"in",   "advance", "again",  "already",   "all",      "you",
                                    "guys", "so",      "much",   "very",      "a",        "lot",
                                    "team", "jo",      "paljon", "etukäteen", "etukateen"};
  uint8_t const kind = text->tokens[token].kind;
  return kind == CX_EMOJI || kind == CX_EMOTICON || CX_IS_LISTED(text, token, words);
}

/* "Kiitos, Maija": who signs. */
static int is_name(const cx_token *token) {
  return (token->flags & CX_TOKEN_CAPITAL) && (token->before & (CX_BEFORE_COMMA | CX_BEFORE_NEWLINE));
}

/* Does nothing follow in the sentence that the thanks could be for, "hyvästä palvelusta"? */
static int ends_sentence(const cx_text *text, uint32_t token) {
  uint32_t left = FILLERS_MAX;
  for (; token < text->token_count && text->tokens[token].border < CX_BORDER_SENTENCE; token++) {
    if (is_name(&text->tokens[token])) return 1;
    if (!left-- || !is_filler(text, token)) return 0;
  }
  return 1;
}

/* The evaluations that begin with the thanks, or one word later: "many thanks". */
static int take_praise_back(cx_scorer *scorer, size_t thanks) {
  cx_hit *hits = scorer->outcome.hits;
  uint32_t const first = hits[thanks].first;
  while (thanks && hits[thanks - 1].first == first) thanks--;
  for (; thanks < scorer->outcome.hit_count && hits[thanks].first - first <= 1; thanks++) {
    cx_hit *hit = &hits[thanks];
    if (hit->effect <= 0 || !ends_sentence(scorer->outcome.text, hit->first + 1)) continue;
    if (!cx_add_shift(scorer, hit, CX_SHIFT_COURTESY, UINT32_MAX, 0)) return 0;
  }
  return 1;
}

int cx_apply_courtesy(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  int asked = 0;
  cx_walk intents = cx_walk_over(outcome, CX_HOLDS_INTENT);
  for (const cx_hit *hit; (hit = cx_walk_next(&intents));) {
    asked |= asks_for_something(scorer, hit);
    if (asked && hit->subject == scorer->thanks_only && !take_praise_back(scorer, (size_t)(hit - outcome->hits)))
      return 0;
  }
  return 1;
}
