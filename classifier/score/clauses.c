/* Words of the tokens, clauses from their borders, the language of each. */
#include "score/scorer.h"

int cx_fetch_words(cx_scorer *scorer, const cx_text *text) {
  if (!cx_grow(scorer->memory, &scorer->words, &scorer->word_capacity, text->token_count,
               sizeof *scorer->words))
    return 0;
  cx_words_fetch(scorer->cache, text, scorer->words);
  return 1;
}

int cx_look_up_words(cx_scorer *scorer, const cx_text *text) {
  if (!cx_words_get_all(scorer->cache, text, scorer->words)) return 0;
  scorer->outcome.words = scorer->words;
  return 1;
}

/* Words that hand a wish or condition on to their clause. */
static int is_subordinator(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"että", "etta", "jos", "jotta", "that", "if"};
  uint32_t const length = text->tokens[token].end - text->tokens[token].start;
  return length >= 2 && length <= 5 && CX_IS_LISTED(text, token, words); /* most first words are longer */
}

/* The first token behind `first` that begins another clause. */
static uint32_t clause_end(const cx_text *text, uint32_t first) {
  const cx_token *tokens = text->tokens;
  uint32_t const left = (uint32_t)text->token_count - first;
  uint32_t const stop = first + (left < CX_CLAUSE_TOKENS_MAX ? left : CX_CLAUSE_TOKENS_MAX);
  uint32_t end = first + 1;
  while (end < stop && tokens[end].border < CX_BORDER_CLAUSE) end++;
  return end;
}

/* A sentence while its clauses are cut. */
typedef struct sentence {
  uint32_t number;
  size_t first; /* clause */
} sentence;

/* The sentence ends with the clauses there are so far, before signs `after`. */
static void end_sentence(cx_outcome *outcome, sentence *s, uint16_t after) {
  uint8_t const question = (after & CX_BEFORE_QUESTION) != 0;
  uint8_t const exclamation = (after & (CX_BEFORE_EXCLAMATION | CX_BEFORE_EXCLAMATIONS)) != 0;
  if (question | exclamation) {
    for (size_t i = s->first; i < outcome->clause_count; i++) {
      outcome->clauses[i].question = question;
      outcome->clauses[i].exclamation = exclamation;
    }
  }
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

int cx_cut_clauses(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_text *text = outcome->text;
  sentence s = {0, 0};

  for (uint32_t first = 0, end; first < text->token_count; first = end) {
    if (first) pass_border(outcome, &s, &text->tokens[first]);
    if (!cx_grow(scorer->memory, &outcome->clauses, &scorer->clause_capacity, outcome->clause_count + 1,
                 sizeof *outcome->clauses))
      return 0;
    end = clause_end(text, first);
    outcome->clauses[outcome->clause_count++] =
        (cx_clause){.first = first,
                    .end = end,
                    .sentence = s.number,
                    .subordinate = (uint8_t)is_subordinator(text, first)};
  }
  end_sentence(outcome, &s, text->after);
  return 1;
}

/* Sums of word evidence, as the word cache weighs it. */
typedef struct tally {
  int32_t score[CX_MODEL_LANGUAGES];
  int32_t words;
} tally;

/* Sums stay in registers: the loop is all that most of a clause costs here. */
static tally count_words(const cx_outcome *outcome, const cx_clause *clause) {
  tally sum = {{0}, 0};
  for (uint32_t token = clause->first; token < clause->end; token++) {
    const int16_t *score = outcome->words[token]->evidence.score;
    if (outcome->text->tokens[token].kind != CX_WORD) continue;
    sum.words++;
    for (int language = 0; language < CX_MODEL_LANGUAGES; language++) sum.score[language] += score[language];
  }
  return sum;
}

/* The first of the best, and how far the next one is behind. */
static int best_language(const tally *sum, int32_t *margin) {
  int best = 0;
  int32_t most = sum->score[0], next = INT32_MIN;
  for (int i = 1; i < CX_MODEL_LANGUAGES; i++) {
    int32_t const score = sum->score[i], less = score > most ? most : score;
    best = score > most ? i : best;
    most = score > most ? score : most;
    next = less > next ? less : next;
  }
  *margin = most - next;
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
    tally const sum = count_words(outcome, clause);
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
