/*
 * Praise that mocks the fault beside it: "Upeaa, taas uusi hinnankorotus", "top quality: the handle came
 * off", "onpa kätevää, kun kirjautuminen ei toimi". What tells it from praise and blame of two things is the
 * form: the fault follows a colon; or the praise names no theme, and the fault hangs on it or one of the two
 * says "again".
 */
#include "score/shift.h"

enum { MOCKERY_TOKENS_MAX = 25, HANGING_WORDS_MAX = 4, CALL_WORDS_MAX = 3 };

static int says_again(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"taas",  "jälleen", "jalleen", "kolmas", "neljäs", "viides",
                                    "again", "another", "yet",     "third",  "fourth", "fifth"};
  return CX_IS_LISTED(text, token, words);
}

static int says_once_more(const cx_text *text, uint32_t first, uint32_t stop) {
  static const cx_listed words[] = {"taas", "jälleen", "again"};
  return CX_ANY_LISTED(text, first, stop, words);
}

static int hangs_on_before(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"kun", "että", "etta", "when", "that", "how"};
  return CX_IS_LISTED(text, token, words);
}

/* What tokens [first, stop) say. A row of "loistava … sovellus" that reaches beyond them names its theme there. */
enum { PRAISE = 1, BLAME = 2, THEME = 4, CONTRAST = 8 };

static int says(const cx_outcome *outcome, size_t near, uint32_t first, uint32_t stop) {
  int said = 0;
  while (near && outcome->hits[near - 1].last >= first) near--;
  for (; near < outcome->hit_count && outcome->hits[near].first < stop; near++) {
    const cx_hit *hit = &outcome->hits[near];
    if (hit->first < first) continue;
    if (hit->holds & CX_HOLDS_EVALUATION && hit->effect) said |= hit->effect > 0 ? PRAISE : BLAME;
    if (hit->holds & CX_HOLDS_TERM && !hit->weight && hit->last < stop) said |= THEME;
    if (cx_is_shifter(hit, CX_CONTRAST)) said |= CONTRAST;
  }
  return said;
}

static int blames_only(const cx_outcome *outcome, size_t near, uint32_t first, uint32_t stop) {
  return (says(outcome, near, first, stop) & (PRAISE | BLAME | CONTRAST)) == BLAME;
}

/* CX_BEFORE_COLON is set for a semicolon too, which only sets two things side by side. */
static int ends_in_colon(const cx_text *text, uint32_t token) {
  return text->tokens[token].end < text->length && text->bytes[text->tokens[token].end] == ':';
}

static uint32_t segment_end(const cx_text *text, uint32_t token) {
  do token++;
  while (token < text->token_count && text->tokens[token].border == CX_BORDER_NONE);
  return token;
}

static uint32_t segment_begin(const cx_text *text, uint32_t token) {
  while (token && text->tokens[token].border == CX_BORDER_NONE) token--;
  return token;
}

/* "Hienoa, paketti on taas myöhässä", "brilliant, the app crashed again"; not "nopea, hinta taas kova", where taas sets
 * one thing against another. [first, stop) praises, the segment behind it blames. */
static int calls_out_again(const cx_text *text, uint32_t first, uint32_t stop) {
  uint32_t const end = segment_end(text, stop);
  if (stop - first > CALL_WORDS_MAX || !(text->tokens[stop].before & CX_BEFORE_COMMA)) return 0;
  return stop + 1 < end && !cx_token_is(text, stop + 1, "taas") && says_once_more(text, stop + 1, end);
}

static int is_mockery(const cx_scorer *scorer, size_t number) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_text *text = outcome->text;
  const cx_hit *hit = &outcome->hits[number];
  uint32_t const first = segment_begin(text, hit->first), stop = segment_end(text, hit->last);
  int const said = says(outcome, number, first, stop);
  if ((said & ~THEME) != PRAISE) return 0;
  if (stop < text->token_count && blames_only(outcome, number, stop, segment_end(text, stop))) {
    if (ends_in_colon(text, stop - 1)) return 1;
    if (said & THEME) return 0;
    if (says_again(text, stop) || says_once_more(text, first, stop) || calls_out_again(text, first, stop)) return 1;
    if (hangs_on_before(text, stop) && stop - first <= HANGING_WORDS_MAX) return 1;
  }
  if (!first || said & THEME) return 0;
  uint32_t const before = segment_begin(text, first - 1);
  return says_again(text, before) && blames_only(outcome, number, before, first);
}

/* Only short texts: in a long one praise and blame that stand side by side mostly mean what they say. */
int cx_apply_mockery(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  if (outcome->text->token_count > MOCKERY_TOKENS_MAX) return 1;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    cx_hit *hit = &outcome->hits[i];
    if (!(hit->holds & CX_HOLDS_SENTIMENT) || hit->effect <= 0 || !is_mockery(scorer, i)) continue;
    if (!cx_add_shift(scorer, hit, CX_SHIFT_MOCKERY, UINT32_MAX, scorer->settings->mockery)) return 0;
  }
  return 1;
}
