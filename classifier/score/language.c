/* The language of a text and of each of its clauses, from the sums of word evidence as the word cache weighs
 * it. */
#include "base/stride.h"
#include "score/scorer.h"
#include "score/tally.h"

/* Within so many words no sum of 16-bit numbers wraps; over a text of millions it does. */
enum { BLOCK_TOKENS = 32768 };

typedef struct sums {
  int64_t score[CX_MODEL_LANGUAGES];
  int32_t read[CX_MODEL_LANGUAGES]; /* of the tally when it was last read */
} sums;

static void gather(sums *whole, const cx_tally *tally) {
  int32_t now[CX_MODEL_LANGUAGES];
  cx_tally_read(tally, now);
  for (int i = 0; i < CX_MODEL_LANGUAGES; i++) {
    whole->score[i] += (int32_t)((uint32_t)now[i] - (uint32_t)whole->read[i]);
    whole->read[i] = now[i];
  }
}

/* Sums up the words of the text, and notes how much more Finnish than English those before each token are:
 * what a clause adds is the difference of two, and how long clauses are is nobody's to guess. Numbers, emoji
 * and addresses are no evidence. */
static void add_words(sums *whole, const cx_scorer *scorer) {
  const cx_text *text = scorer->outcome.text;
  int32_t *leads = scorer->leads;
  cx_tally tally;
  memset(&tally, 0, sizeof tally);
  memset(whole, 0, sizeof *whole);
  leads[0] = 0;
  for (size_t i = 0; i < text->token_count;) {
    size_t const left = text->token_count - i, end = i + (left < BLOCK_TOKENS ? left : BLOCK_TOKENS);
    for (; i < end; i++) {
      if (text->tokens[i].kind == CX_WORD) cx_tally_add(&tally, scorer->words[i]);
      leads[i + 1] = cx_tally_lead(&tally);
    }
    gather(whole, &tally);
  }
}

static int has_words(const cx_text *text) {
  for (size_t i = 0; i < text->token_count; i++)
    if (text->tokens[i].kind == CX_WORD) return 1;
  return 0;
}

/* The first of the best, and how far the next one is behind. */
static int best_language(const int64_t scores[CX_MODEL_LANGUAGES], int64_t *margin) {
  int best = 0;
  int64_t most = scores[0], next = INT64_MIN;
  for (int i = 1; i < CX_MODEL_LANGUAGES; i++) {
    int64_t const score = scores[i], less = score > most ? most : score;
    best = score > most ? i : best;
    most = score > most ? score : most;
    next = less > next ? less : next;
  }
  *margin = most - next;
  return best;
}

/* Where a clause's own words are clear; 0 = they do not tell. Which language comes next is anybody's guess:
 * no branch. */
static uint8_t clause_language(int32_t lead) {
  return (uint8_t)((lead > CX_LANGUAGE_CERTAIN * 2) * CX_LANGUAGE_FI |
                   (lead < -CX_LANGUAGE_CERTAIN * 2) * CX_LANGUAGE_EN);
}

static void decide_text(cx_outcome *outcome, const sums *whole, cxtag_language given) {
  static const uint8_t languages[CX_MODEL_LANGUAGES] = {[CX_MODEL_FI] = CXTAG_FI,
                                                        [CX_MODEL_EN] = CXTAG_EN,
                                                        [CX_MODEL_SV] = CXTAG_UND,
                                                        [CX_MODEL_ET] = CXTAG_UND,
                                                        [CX_MODEL_OTHER] = CXTAG_UND};
  int64_t margin;
  outcome->language = languages[best_language(whole->score, &margin)];
  if (margin < CX_LANGUAGE_CERTAIN) {
    if (has_words(outcome->text))
      outcome->flags |= CXTAG_UNCERTAIN_LANGUAGE;
    else
      outcome->language = CXTAG_UND;
  }
  if (given != CXTAG_UND) outcome->language = (uint8_t)given;
}

/* What the language of the text means for a clause whose words do not tell. */
static const uint8_t bits_of[] = {
    [CXTAG_UND] = CX_LANGUAGE_ANY, [CXTAG_FI] = CX_LANGUAGE_FI, [CXTAG_EN] = CX_LANGUAGE_EN};

/* Returns 1 << the bits of each clause, joined. */
static uint32_t decide_clauses(const cx_scorer *scorer, uint8_t follows) {
  const cx_outcome *outcome = &scorer->outcome;
  const int32_t *leads = scorer->leads;
  uint32_t found = 0;
  for (size_t i = 0; i < outcome->clause_count; i += CX_STRIDE)
    for (size_t j = i; j < i + CX_STRIDE; j++) {
      cx_clause *clause = &outcome->clauses[cx_or_first(j, outcome->clause_count)];
      /* these sums may wrap in a text of a million words: a clause's share of them is right even so */
      uint8_t const own = clause_language((int32_t)((uint32_t)leads[clause->end] - (uint32_t)leads[clause->first]));
      clause->language = (uint8_t)(own | (!own * follows));
      found |= 1u << clause->language;
    }
  return found;
}

void cx_find_language(cx_scorer *scorer, cxtag_language given) {
  uint32_t const both = 1u << CX_LANGUAGE_FI | 1u << CX_LANGUAGE_EN;
  cx_outcome *outcome = &scorer->outcome;
  sums whole;
  add_words(&whole, scorer);
  decide_text(outcome, &whole, given);
  uint32_t const found = decide_clauses(scorer, bits_of[outcome->language]);
  if ((found & both) == both && outcome->language != CXTAG_UND) outcome->flags |= CXTAG_MIXED_LANGUAGE;
}
