/*
 * Where a condition ends that no comma and no `niin` parts from what it is for: "jos soitat [et saa ketään
 * kiinni]", "if you call [nobody answers]". In Finnish its second finite verb begins what it is for, in English its
 * second subject.
 */
#include "score/shift.h"

/* "Jos", "aina jos", "mutta jos": a clause that begins so may begin with another word. */
enum { WORDS_IN_FRONT_MAX = 2 };

static const cx_listed finnish_conditions[] = {"jos", "mikäli"};

/* The word that makes the clause a condition; its end where none does. */
static uint32_t find_condition(const cx_text *text, const cx_clause *clause) {
  uint32_t const left = clause->end - clause->first;
  uint32_t const stop = clause->first + (left < WORDS_IN_FRONT_MAX + 1 ? left : WORDS_IN_FRONT_MAX + 1);
  for (uint32_t token = clause->first; token < stop; token++)
    if (CX_IS_LISTED(text, token, finnish_conditions) || cx_token_is(text, token, "if")) return token;
  return clause->end;
}

/* ---- Finnish */

/* A verb that is not denied yet: "ei toimi" is one. What may be an infinitive is one only where no other verb stands in
 * front: "jos soittaa", "jos haluan maksaa". */
static int is_finite(uint32_t features, int has_verb, int is_denied) {
  uint32_t const others = CX_CASE_MASK | CX_PARTICIPLE | (has_verb ? CX_INFINITIVE : 0);
  return (features & CX_FINITE) && !(features & others) && !(is_denied && features & CX_CONNEGATIVE);
}

/* "Jos tuote on rikki [palautan sen]" plans, and praises or blames nothing; "[suosittelen]" does. */
static int is_plan(const cx_scorer *scorer, uint32_t verb) {
  static const cx_listed negators[] = {"en", "emme"}, said[] = {"suosittelen", "suosittelemme"};
  const cx_text *text = scorer->outcome.text;
  return CX_IS_LISTED(text, verb, negators) ||
         (scorer->outcome.words[verb]->features & CX_FIRST_PERSON && !CX_IS_LISTED(text, verb, said));
}

/* What a `ja` or `kuin` in front of a verb adds is of the condition: "jos palvelu on hyvää ja hinta on halpa", "jos
 * ei toimi niin kuin pitää". */
static uint32_t find_second_verb(const cx_scorer *scorer, uint32_t first, uint32_t end) {
  static const cx_listed negators[] = {"en", "et", "ei", "emme", "ette", "eivät"};
  const cx_text *text = scorer->outcome.text;
  int has_verb = 0, is_denied = 0;
  for (uint32_t token = first; token < end; token++) {
    int const denies = CX_IS_LISTED(text, token, negators);
    if (text->tokens[token].border != CX_BORDER_NONE || cx_token_is(text, token, "kuin")) has_verb = is_denied = 0;
    if (!denies && !is_finite(scorer->outcome.words[token]->features, has_verb, is_denied)) continue;
    if (has_verb) return token;
    has_verb = 1;
    is_denied = denies;
  }
  return end;
}

static uint32_t find_finnish_main(const cx_scorer *scorer, uint32_t first, uint32_t end) {
  uint32_t const verb = find_second_verb(scorer, first, end);
  if (verb == end || is_plan(scorer, verb)) return end;
  for (uint32_t token = first; token < end; token++)
    if (scorer->outcome.words[token]->features & CX_CONDITIONAL) return end;
  return verb;
}

/* ---- English */

/* Not in "if you [say it] is good", where it is what is said. */
static int begins_object(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"that",  "say", "says", "think", "thinks", "know", "hope", "feel",
                                    "feels", "believe", "like", "love", "want", "need", "find", "see"};
  return CX_IS_LISTED(text, token, words);
}

/* Pronouns that may also be objects are subjects in front of a verb: "if you email them [they never reply]", "if it
 * works [it is good]". */
static int is_subject(const cx_scorer *scorer, uint32_t token, uint32_t end) {
  static const cx_listed subjects[] = {"nobody", "they", "he", "she", "they're", "he's", "she's", "it's", "that's"};
  static const cx_listed objects[] = {"you", "it", "this", "that", "there", "everything", "nothing"};
  static const cx_listed verbs[] = {"is",  "are",   "was",  "were",  "has",   "have",   "can't", "cannot", "can",
                                    "do",  "don't", "does", "never", "always", "doesn't", "get",  "gets",   "isn't"};
  static const cx_listed recommend[] = {"recommend", "suggest"};
  const cx_text *text = scorer->outcome.text;
  if (CX_IS_LISTED(text, token, subjects)) return 1;
  if (token + 1 == end) return 0;
  if (cx_token_is(text, token, "no") && cx_token_is(text, token + 1, "one")) return 1;
  if (cx_token_is(text, token, "i")) return CX_IS_LISTED(text, token + 1, recommend);
  return CX_IS_LISTED(text, token, objects) && CX_IS_LISTED(text, token + 1, verbs);
}

/* What only will or would be so praises and blames nothing. */
static uint32_t find_english_main(const cx_scorer *scorer, uint32_t first, uint32_t end) {
  static const cx_listed plans[] = {"will", "would", "won't", "wouldn't", "i'll", "we'll", "you'll",
                                    "it'll", "they'll", "i'd", "we'd", "you'd", "they'd", "might"};
  const cx_text *text = scorer->outcome.text;
  if (CX_ANY_LISTED(text, first, end, plans)) return end;
  for (uint32_t token = first + 2; token < end; token++)
    if (is_subject(scorer, token, end) && !begins_object(text, token - 1)) return token;
  return end;
}

/* ---- both */

static uint32_t find_main(const cx_scorer *scorer, const cx_clause *clause) {
  const cx_text *text = scorer->outcome.text;
  uint32_t const condition = find_condition(text, clause), end = clause->end;
  if (condition == end) return end;
  return cx_token_is(text, condition, "if") ? find_english_main(scorer, condition + 1, end)
                                            : find_finnish_main(scorer, condition + 1, end);
}

/* A clause may hold hundreds of evaluations, and they come clause by clause: its words are read once. */
uint32_t cx_end_of_condition(cx_scorer *scorer, uint32_t number) {
  cx_condition *condition = &scorer->condition;
  if (condition->clause != number)
    *condition = (cx_condition){number, find_main(scorer, &scorer->outcome.clauses[number])};
  return condition->end;
}
