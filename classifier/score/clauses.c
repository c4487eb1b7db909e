/* Words of the tokens, clauses from their borders. */
#include "score/scorer.h"

int cx_fetch_words(cx_scorer *scorer, const cx_text *text) {
  if (!cx_grow(scorer->memory, &scorer->words, &scorer->word_capacity, text->token_count,
               sizeof *scorer->words) ||
      !cx_grow(scorer->memory, &scorer->leads, &scorer->lead_capacity, text->token_count + 1,
               sizeof *scorer->leads))
    return 0;
  cx_words_fetch(scorer->cache, text, scorer->words);
  return 1;
}

int cx_look_up_words(cx_scorer *scorer, const cx_text *text) {
  if (!cx_words_get_all(scorer->cache, text, scorer->words)) return 0;
  scorer->outcome.words = scorer->words;
  return 1;
}

int cx_is_subordinate(const cx_outcome *outcome, const cx_clause *clause) {
  static const cx_listed words[] = {"että", "etta", "jos", "jotta", "that", "if"};
  return CX_IS_LISTED(outcome->text, clause->first, words);
}

/* A sentence while its clauses are cut. */
typedef struct sentence {
  uint32_t number;
  size_t first; /* clause */
} sentence;

CX_APART static void sound_sentence(cx_outcome *outcome, size_t first, uint8_t question, uint8_t exclamation) {
  for (size_t i = first; i < outcome->clause_count; i++) {
    outcome->clauses[i].question = question;
    outcome->clauses[i].exclamation = exclamation;
  }
}

/* The sentence ends with the clauses there are so far, before signs `after`. */
static void end_sentence(cx_outcome *outcome, sentence *s, uint16_t after) {
  uint8_t const question = (after & CX_BEFORE_QUESTION) != 0;
  uint8_t const exclamation = (after & (CX_BEFORE_EXCLAMATION | CX_BEFORE_EXCLAMATIONS)) != 0;
  if (question | exclamation) sound_sentence(outcome, s->first, question, exclamation);
  s->first = outcome->clause_count;
  s->number++;
}

/* A clause begins at the token, behind others. Where only a limit ends the one before, what stands on both
 * sides is not found. */
static void pass_border(cx_outcome *outcome, sentence *s, const cx_token *token) {
  int const is_full = outcome->clause_count - s->first >= CX_SENTENCE_CLAUSES_MAX;
  if (token->border < CX_BORDER_CLAUSE || (is_full && token->border < CX_BORDER_SENTENCE))
    outcome->flags |= CXTAG_MATCH_LIMIT;
  if (is_full || token->border == CX_BORDER_SENTENCE) end_sentence(outcome, s, token->before);
}

static uint32_t add_clause(cx_outcome *outcome, const sentence *s, uint32_t first, uint32_t end) {
  if (end - first > CX_CLAUSE_TOKENS_MAX) end = first + CX_CLAUSE_TOKENS_MAX;
  outcome->clauses[outcome->clause_count++] = (cx_clause){.first = first, .end = end, .sentence = s->number};
  return end;
}

int cx_cut_clauses(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_text *text = outcome->text;
  sentence s = {0, 0};

  /* one more than there are: behind the last stands where hits end */
  size_t const most = text->clause_count + text->token_count / CX_CLAUSE_TOKENS_MAX + 1;
  if (!cx_grow(scorer->memory, &outcome->clauses, &scorer->clause_capacity, most, sizeof *outcome->clauses)) return 0;
  for (size_t i = 0; i < text->clause_count; i++) {
    uint32_t const end = text->clauses[i + 1];
    for (uint32_t first = text->clauses[i]; first < end;) {
      if (first) pass_border(outcome, &s, &text->tokens[first]);
      first = add_clause(outcome, &s, first, end);
    }
  }
  end_sentence(outcome, &s, text->after);
  return 1;
}
