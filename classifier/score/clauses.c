/* Words of the tokens, clauses from their borders, the language of each. */
#include "score/scorer.h"

int cx_look_up_words(cx_scorer *scorer, const cx_text *text) {
  if (!cx_grow(scorer->memory, &scorer->words, &scorer->word_capacity, text->token_count,
               sizeof *scorer->words))
    return 0;
  if (!cx_words_get_all(scorer->cache, text, scorer->words)) return 0;
  scorer->outcome.words = scorer->words;
  return 1;
}

/* Words that hand a wish or condition on to their clause; all are shorter than eight bytes. */
static int is_subordinator(const cx_text *text, uint32_t token) {
  static const char words[][8] = {"että", "etta", "jos", "jotta", "that", "if"}; /* padded with NUL */
  const cx_token *t = &text->tokens[token];
  size_t const length = t->end - t->start;
  uint64_t word, listed;
  if (length >= sizeof word) return 0;
  memcpy(&word, text->bytes + t->start, sizeof word); /* the text has padding behind it */
  word &= ((uint64_t)1 << 8 * length) - 1;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    memcpy(&listed, words[i], sizeof listed);
    if (word == listed) return 1;
  }
  return 0;
}

static void mark_sentence(cx_outcome *outcome, size_t first, size_t end, uint16_t after) {
  for (size_t i = first; i < end; i++) {
    outcome->clauses[i].question = (after & CX_BEFORE_QUESTION) != 0;
    outcome->clauses[i].exclamation = (after & (CX_BEFORE_EXCLAMATION | CX_BEFORE_EXCLAMATIONS)) != 0;
  }
}

/* Behind the last token of the clause that begins at `first`. */
static uint32_t clause_end(const cx_text *text, uint32_t first) {
  size_t const left = text->token_count - first;
  uint32_t const limit = first + (uint32_t)(left < CX_CLAUSE_TOKENS_MAX ? left : CX_CLAUSE_TOKENS_MAX);
  uint32_t end = first + 1;
  while (end < limit && text->tokens[end].border < CX_BORDER_CLAUSE) end++;
  return end;
}

int cx_cut_clauses(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_text *text = outcome->text;
  size_t sentence_first = 0;
  uint32_t sentence = 0;

  for (uint32_t token = 0, end; token < text->token_count; token = end) {
    uint8_t const border = text->tokens[token].border;
    int const sentence_cut =
        border < CX_BORDER_SENTENCE && outcome->clause_count - sentence_first >= CX_SENTENCE_CLAUSES_MAX;
    if (token && (border < CX_BORDER_CLAUSE || sentence_cut))
      outcome->flags |= CXTAG_MATCH_LIMIT; /* what stands on both sides is not found */
    if (token && (border == CX_BORDER_SENTENCE || sentence_cut)) {
      mark_sentence(outcome, sentence_first, outcome->clause_count, text->tokens[token].before);
      sentence_first = outcome->clause_count;
      sentence++;
    }
    if (!cx_grow(scorer->memory, &outcome->clauses, &scorer->clause_capacity, outcome->clause_count + 1,
                 sizeof *outcome->clauses))
      return 0;
    end = clause_end(text, token);
    outcome->clauses[outcome->clause_count++] = (cx_clause){.first = token,
                                                            .end = end,
                                                            .sentence = sentence,
                                                            .subordinate = (uint8_t)is_subordinator(text, token)};
  }
  mark_sentence(outcome, sentence_first, outcome->clause_count, text->after);
  return 1;
}

/* Sums of word evidence, as the word cache weighs it. */
typedef struct tally {
  int32_t score[CX_MODEL_LANGUAGES];
  int32_t words;
} tally;

static void count_word(tally *sum, const cx_token *token, const cx_word *word) {
  if (token->kind != CX_WORD) return;
  sum->words++;
  for (int language = 0; language < CX_MODEL_LANGUAGES; language++)
    sum->score[language] += word->evidence.score[language];
}

static int best_language(const tally *sum, int32_t *margin) {
  int best = 0;
  for (int i = 1; i < CX_MODEL_LANGUAGES; i++)
    if (sum->score[i] > sum->score[best]) best = i;
  int second = best == 0;
  for (int i = 0; i < CX_MODEL_LANGUAGES; i++)
    if (i != best && sum->score[i] > sum->score[second]) second = i;
  *margin = sum->score[best] - sum->score[second];
  return best;
}

/* The clause's own words decide where they are clear, else the text's language. */
static uint8_t clause_language(const tally *sum, uint8_t of_text) {
  int32_t const difference = sum->score[CX_MODEL_FI] - sum->score[CX_MODEL_EN];
  if (difference > CX_LANGUAGE_CERTAIN * 2) return CX_LANGUAGE_FI;
  if (difference < -CX_LANGUAGE_CERTAIN * 2) return CX_LANGUAGE_EN;
  return of_text;
}

static void join_tally(tally *sum, const tally *part) {
  for (int i = 0; i < CX_MODEL_LANGUAGES; i++) sum->score[i] += part->score[i];
  sum->words += part->words;
}

static uint8_t bits_of(uint8_t language) {
  return language == CXTAG_FI ? CX_LANGUAGE_FI : language == CXTAG_EN ? CX_LANGUAGE_EN : CX_LANGUAGE_ANY;
}

static void decide_text(cx_outcome *outcome, const tally *whole, cxtag_language given) {
  int32_t margin;
  int const best = best_language(whole, &margin);
  if (!whole->words || (best != CX_MODEL_FI && best != CX_MODEL_EN))
    outcome->language = CXTAG_UND;
  else
    outcome->language = best == CX_MODEL_FI ? CXTAG_FI : CXTAG_EN;
  if (whole->words && margin < CX_LANGUAGE_CERTAIN) outcome->flags |= CXTAG_UNCERTAIN_LANGUAGE;
  if (given != CXTAG_UND) outcome->language = (uint8_t)given;
}

void cx_find_language(cx_scorer *scorer, cxtag_language given) {
  cx_outcome *outcome = &scorer->outcome;
  tally whole = {{0}, 0};
  uint8_t found = 0;

  for (size_t i = 0; i < outcome->clause_count; i++) {
    cx_clause *clause = &outcome->clauses[i];
    tally sum = {{0}, 0};
    for (uint32_t token = clause->first; token < clause->end; token++)
      count_word(&sum, &outcome->text->tokens[token], outcome->words[token]);
    clause->language = clause_language(&sum, 0); /* 0 = its words do not tell */
    join_tally(&whole, &sum);
  }
  decide_text(outcome, &whole, given);
  for (size_t i = 0; i < outcome->clause_count; i++) {
    cx_clause *clause = &outcome->clauses[i];
    if (!clause->language) clause->language = bits_of(outcome->language);
    found |= clause->language == CX_LANGUAGE_ANY ? 0 : clause->language;
  }
  if (found == CX_LANGUAGE_ANY && outcome->language != CXTAG_UND) outcome->flags |= CXTAG_MIXED_LANGUAGE;
}
