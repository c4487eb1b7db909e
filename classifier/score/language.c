/* The language of a text and of each of its clauses, from the sums of word evidence as the word cache weighs
 * it. */
#include "score/scorer.h"
#include "score/tally.h"

/* Numbers, emoji and addresses are no evidence. Without a branch, so that the sums stay where they are. */
static cx_tally add_words(cx_tally sum, const cx_outcome *outcome, const cx_clause *clause) {
  static const cx_word nothing = {.length = 0};
  const cx_token *token = outcome->text->tokens + clause->first;
  const cx_word *const *word = outcome->words + clause->first;
  const cx_token *const end = outcome->text->tokens + clause->end;
  for (; token < end; token++, word++) cx_tally_add(&sum, token->kind == CX_WORD ? *word : &nothing);
  return sum;
}

static int has_words(const cx_text *text) {
  for (size_t i = 0; i < text->token_count; i++)
    if (text->tokens[i].kind == CX_WORD) return 1;
  return 0;
}

/* The first of the best, and how far the next one is behind. */
static int best_language(const cx_tally *sum, int64_t *margin) {
  int32_t scores[CX_MODEL_LANGUAGES];
  cx_tally_read(sum, scores);
  int best = 0;
  int32_t most = scores[0], next = INT32_MIN;
  for (int i = 1; i < CX_MODEL_LANGUAGES; i++) {
    int32_t const score = scores[i], less = score > most ? most : score;
    best = score > most ? i : best;
    most = score > most ? score : most;
    next = less > next ? less : next;
  }
  *margin = (int64_t)most - next;
  return best;
}

/* Where a clause's own words are clear; 0 = they do not tell. Which language comes next is anybody's guess:
 * no branch. */
static uint8_t clause_language(int32_t lead) {
  return (uint8_t)((lead > CX_LANGUAGE_CERTAIN * 2) * CX_LANGUAGE_FI |
                   (lead < -CX_LANGUAGE_CERTAIN * 2) * CX_LANGUAGE_EN);
}

static void decide_text(cx_outcome *outcome, const cx_tally *whole, cxtag_language given) {
  static const uint8_t languages[CX_MODEL_LANGUAGES] = {[CX_MODEL_FI] = CXTAG_FI,
                                                        [CX_MODEL_EN] = CXTAG_EN,
                                                        [CX_MODEL_SV] = CXTAG_UND,
                                                        [CX_MODEL_ET] = CXTAG_UND,
                                                        [CX_MODEL_OTHER] = CXTAG_UND};
  int64_t margin;
  outcome->language = languages[best_language(whole, &margin)];
  if (margin < CX_LANGUAGE_CERTAIN) {
    if (has_words(outcome->text))
      outcome->flags |= CXTAG_UNCERTAIN_LANGUAGE;
    else
      outcome->language = CXTAG_UND;
  }
  if (given != CXTAG_UND) outcome->language = (uint8_t)given;
}

/* What the language of the text means for a clause whose words do not tell. */
static uint8_t bits_of(uint8_t language) {
  return language == CXTAG_FI ? CX_LANGUAGE_FI : language == CXTAG_EN ? CX_LANGUAGE_EN : CX_LANGUAGE_ANY;
}

/* The other clauses are in the language of the text; returns its bits. */
static uint32_t follow_text(cx_outcome *outcome) {
  uint8_t const language = bits_of(outcome->language);
  for (size_t i = 0; i < outcome->clause_count; i++) {
    cx_clause *clause = &outcome->clauses[i];
    clause->language = clause->language ? clause->language : language;
  }
  return language;
}

void cx_find_language(cx_scorer *scorer, cxtag_language given) {
  uint32_t const both = 1u << CX_LANGUAGE_FI | 1u << CX_LANGUAGE_EN;
  cx_outcome *outcome = &scorer->outcome;
  cx_tally whole;
  int32_t lead =
      0; /* sums may wrap in a text of a million words: a clause's share of them is right even so */
  uint32_t found = 0; /* 1 << what each clause is */

  memset(&whole, 0, sizeof whole);
  for (size_t i = 0; i < outcome->clause_count; i++) {
    cx_clause *clause = &outcome->clauses[i];
    int32_t const before = lead;
    whole = add_words(whole, outcome, clause);
    lead = cx_tally_lead(&whole);
    clause->language = clause_language((int32_t)((uint32_t)lead - (uint32_t)before));
    found |= 1u << clause->language;
  }
  decide_text(outcome, &whole, given);
  if (found & 1u << 0) found |= 1u << follow_text(outcome);
  if ((found & both) == both && outcome->language != CXTAG_UND) outcome->flags |= CXTAG_MIXED_LANGUAGE;
}
