/*
 * What asks by its form, not by its mark alone: "why do you never answer?", "is there no chat?", "isn't it great?".
 * A negator in it is part of what is asked; "you have no chat?" wonders at what it states.
 */
#include "score/shift.h"

enum { OPENING_MAX = 4 };

/* Words that may stand in front of the one that asks. */
static int is_opening(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"ja",  "mutta", "mut", "niin", "no",   "siis", "eli", "sitten",
                                    "and", "but",   "so",  "or",   "well", "then", "ok",  "okay"};
  return text->tokens[token].kind == CX_MENTION || CX_IS_LISTED(text, token, words);
}

static uint32_t skip_opening(const cx_text *text, const cx_clause *clause) {
  uint32_t token = clause->first, left = OPENING_MAX;
  while (left-- && token + 1 < clause->end && is_opening(text, token)) token++;
  return token;
}

/* Not verkko. Features tell of the clitic, but not on verbs that no row has, nor on forms like voiko that may end so
 * without it. */
static int ends_in_ko(const cx_text *text, uint32_t token) {
  const char *end = text->bytes + text->tokens[token].end;
  size_t const len = text->tokens[token].end - text->tokens[token].start;
  return (len > 3 && !memcmp(end - 2, "ko", 2) && end[-3] != 'k') ||
         (len > 4 && !memcmp(end - 3, "k\xC3\xB6", 3) && end[-4] != 'k');
}

/* miksi, how, onko, eiköhän. "Why not offer it?" wishes, or complains. */
static int is_question_word(const cx_scorer *scorer, uint32_t token) {
  static const cx_listed words[] = {"miksi", "miks",  "miksihän", "miten",   "kuinka", "milloin",  "millon", "mihin",
                                    "mitä",  "mikä",  "minkä",    "missä",   "mistä",  "mitkä",    "mita",   "mika",
                                    "kuka",  "kenen", "kenelle",  "montako", "monta",  "paljonko", "why",    "how",
                                    "what",  "when",  "where",    "who",     "which",  "whose",    "what's", "who's"};
  const cx_text *text = scorer->outcome.text;
  if (scorer->outcome.words[token]->features & CX_CLITIC_KO || ends_in_ko(text, token)) return 1;
  return CX_IS_LISTED(text, token, words) && !(token + 1 < text->token_count && cx_token_is(text, token + 1, "not"));
}

static int is_auxiliary(const cx_scorer *scorer, uint32_t token) {
  static const cx_listed words[] = {"is",   "are", "was", "were",  "am",   "do",    "does",   "did",   "has",
                                    "have", "had", "can", "could", "will", "would", "should", "shall", "may"};
  int const denies = (scorer->outcome.words[token]->features & CX_NEGATED) != 0; /* isn't */
  return denies || CX_IS_LISTED(scorer->outcome.text, token, words);
}

static int is_subject(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {
      "i",  "you", "he",   "she", "it",  "we",  "they",  "this", "that",   "these",   "those",   "there",   "the",
      "my", "our", "your", "his", "her", "its", "their", "a",    "anyone", "anybody", "someone", "somebody"};
  return text->tokens[token].kind == CX_MENTION || CX_IS_LISTED(text, token, words);
}

/* English puts the verb in front: "are you", "isn't the". */
static int inverts(const cx_scorer *scorer, const cx_clause *clause, uint32_t token) {
  return token + 1 < clause->end && is_auxiliary(scorer, token) && is_subject(scorer->outcome.text, token + 1);
}

static int begins_to_ask(const cx_scorer *scorer, const cx_clause *clause) {
  uint32_t const token = skip_opening(scorer->outcome.text, clause);
  return is_question_word(scorer, token) || inverts(scorer, clause, token);
}

int cx_asks_by_form(const cx_scorer *scorer, uint32_t clause) {
  const cx_clause *clauses = scorer->outcome.clauses;
  uint32_t const sentence = clauses[clause].sentence;
  if (!clauses[clause].question) return 0;
  while (clause && clauses[clause - 1].sentence == sentence) clause--;
  for (; clause < scorer->outcome.clause_count && clauses[clause].sentence == sentence; clause++)
    if (begins_to_ask(scorer, &clauses[clause])) return 1;
  return 0;
}

/* "Isn't it great?" praises, "don't you think it slow?" blames. "Isn't there a faster way?" and "can't you be
 * quicker?" praise nothing: praise they take back. */
int cx_only_asks(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  static const cx_listed copulas[] = {"isn't", "aren't", "wasn't", "weren't", "isnt", "arent", "wasnt", "werent"};
  const cx_text *text = scorer->outcome.text;
  const cx_clause *clause = &scorer->outcome.clauses[negator->clause];
  uint32_t const token = negator->first;
  if (!clause->question || token != skip_opening(text, clause) || !inverts(scorer, clause, token)) return 0;
  return hit->weight < 0 || (CX_IS_LISTED(text, token, copulas) && !cx_token_is(text, token + 1, "there"));
}
