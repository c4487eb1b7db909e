/*
 * What is said of a theme where it is mentioned: by the mention itself, else by the evaluations that stand
 * nearest: in its segment (up to `ja`, `and`), its clause, its sentence, then the next sentence when that
 * names no theme of its own. Where segment or clause say something, a predicate behind "but" is said of it as well.
 */
#include "score/theme.h"

/* Without a branch: praise and blame are as likely. */
static void add_effect(cx_sums *sum, int32_t effect) {
  int32_t const praise = effect > 0 ? effect : 0;
  sum->positive = cx_add_up(sum->positive, praise);
  sum->negative = cx_add_up(sum->negative, praise - effect);
}

/* Sums the evaluations of hits [at, end) whose first token lies in [from, to), each once however many
 * mentions of the theme share it: those of the theme, of the one above it, or of none. Returns how many there
 * were. */
static int sum_between(cx_scorer *scorer, uint16_t theme, size_t at, size_t end, uint32_t from, uint32_t to,
                       cx_sums *sum) {
  uint16_t const above = scorer->lexicon->themes[theme].parent;
  int found = 0;
  for (size_t i = at; i < end; i++) {
    cx_hit *hit = &scorer->outcome.hits[i];
    int const applies = (hit->subject == CX_NO_SUBJECT) | (hit->subject == theme) | (hit->subject == above);
    if (!(cx_is_free_evaluation(hit) & (hit->first - from < to - from) & applies)) continue;
    found++;
    if (hit->counted == theme + 1) continue;
    hit->counted = (uint16_t)(theme + 1);
    add_effect(sum, hit->effect);
    cx_add_theme_spans(scorer, hit);
  }
  return found;
}

static void sentence_range(const cx_outcome *outcome, uint32_t clause, uint32_t *first, uint32_t *end) {
  uint32_t const sentence = outcome->clauses[clause].sentence;
  *first = *end = clause;
  while (*first && outcome->clauses[*first - 1].sentence == sentence) --*first;
  while (*end < outcome->clause_count && outcome->clauses[*end].sentence == sentence) ++*end;
}

static int clauses_name_theme(const cx_outcome *outcome, uint32_t first, uint32_t end) {
  for (uint32_t clause = first; clause < end; clause++)
    if (outcome->clauses[clause].names) return 1;
  return 0;
}

static int sum_clauses(cx_scorer *scorer, uint16_t theme, uint32_t first, uint32_t end, cx_sums *sum) {
  const cx_outcome *outcome = &scorer->outcome;
  int found = 0;
  for (uint32_t clause = first; clause < end; clause++)
    if (outcome->clauses[clause].evaluates)
      found += sum_between(scorer, theme, cx_first_hit(outcome, clause), cx_first_hit(outcome, clause + 1), 0,
                           UINT32_MAX, sum);
  return found;
}

/* All of a sentence, whose clauses are [first, end). It may hold thousands of mentions: what the second one of a theme
 * finds there is summed already. */
static int sum_all(cx_scorer *scorer, uint16_t theme, uint32_t first, uint32_t end, cx_sums *sum) {
  cx_summed *summed = &scorer->summed[scorer->outcome.clauses[first].sentence & 1];
  if (summed->theme != theme || summed->first != first)
    *summed = (cx_summed){theme, first, sum_clauses(scorer, theme, first, end, sum)};
  return summed->found;
}

/* Other clauses of the sentence: first one that follows, or precedes, without a theme of its own. */
static int sum_sentence(cx_scorer *scorer, const cx_hit *mention, cx_sums *sum) {
  uint32_t first, end;
  sentence_range(&scorer->outcome, mention->clause, &first, &end);
  for (uint32_t clause = mention->clause + 1; clause < end; clause++) {
    if (clauses_name_theme(&scorer->outcome, clause, clause + 1)) break;
    if (sum_clauses(scorer, mention->subject, clause, clause + 1, sum)) return 1;
  }
  for (uint32_t clause = mention->clause; clause-- > first;) {
    if (clauses_name_theme(&scorer->outcome, clause, clause + 1)) break;
    if (sum_clauses(scorer, mention->subject, clause, clause + 1, sum)) return 1;
  }
  return sum_all(scorer, mention->subject, first, end, sum);
}

static int sum_carried(cx_scorer *scorer, const cx_hit *mention, cx_sums *sum) {
  uint32_t first, end, next_end;
  sentence_range(&scorer->outcome, mention->clause, &first, &end);
  if (end >= scorer->outcome.clause_count) return 0;
  sentence_range(&scorer->outcome, end, &first, &next_end);
  if (clauses_name_theme(&scorer->outcome, end, next_end)) return 0;
  return sum_all(scorer, mention->subject, end, next_end, sum);
}

/* "The nurse barked at us": what is said of the service is said of the one who gives it in that clause. */
static int sum_service(cx_scorer *scorer, const cx_hit *mention, size_t at, size_t end, cx_sums *sum) {
  uint32_t const of_service = CX_HOLDS_TERM | CX_HOLDS_EVALUATION;
  int found = 0;
  for (size_t i = at; i < end; i++) {
    cx_hit *hit = &scorer->outcome.hits[i];
    if (~hit->holds & of_service || !(scorer->theme_bits[hit->subject] & CX_THEME_SERVICE)) continue;
    found++;
    if (hit->counted == mention->subject + 1) continue;
    hit->counted = (uint16_t)(mention->subject + 1);
    add_effect(sum, hit->effect);
    cx_add_theme_spans(scorer, hit);
  }
  return found;
}

/* ---- a predicate behind "but" */

enum { PREDICATE_WORDS_MAX = 7, MENTIONS_BEHIND_MAX = 16 };

/* "Hidas", "fast": they name the theme waiting, and can be said of another one. */
static int names_only_speed(const cx_scorer *scorer, const cx_hit *hit) {
  return hit->steps == 1 && scorer->theme_bits[hit->subject] & CX_THEME_WAITING;
}

static int names_theme(const cx_scorer *scorer, const cx_hit *hit) {
  return cx_is_mention(hit) && !names_only_speed(scorer, hit);
}

/* "Toimitus oli hyvä ja tuote nätti, mutta hauras" speaks of the product. */
static int is_last_theme(const cx_scorer *scorer, const cx_hit *mention) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_hit *hit = mention + 1, *const end = outcome->hits + cx_first_hit(outcome, mention->clause + 1);
  for (int left = MENTIONS_BEHIND_MAX; hit < end; hit++)
    if (!left-- || (names_theme(scorer, hit) && hit->subject != mention->subject)) return 0;
  return 1;
}

static int is_filler(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"se",  "ne",   "on",   "onkin", "oli",     "olikin", "ovat", "olivat",
                                    "ole", "ollut", "nyt", "myös",  "ihan",    "kovin",  "nykyään",
                                    "it",  "they", "is",   "are",   "was",     "were",   "be",   "been",
                                    "a",   "bit",  "also", "it's",  "its",     "they're", "now"};
  return CX_IS_LISTED(text, token, words);
}

/* Is every word a filler, or of a hit that names no theme? */
static int is_bare_predicate(const cx_scorer *scorer, const cx_clause *clause, size_t end) {
  const cx_outcome *outcome = &scorer->outcome;
  for (size_t i = clause->first_hit; i < end; i++)
    if (names_theme(scorer, &outcome->hits[i])) return 0;
  for (uint32_t token = clause->first + 1; token < clause->end; token++) {
    int covered = is_filler(outcome->text, token);
    for (size_t i = clause->first_hit; i < end && !covered; i++)
      covered = outcome->hits[i].holds && cx_hit_covers(&outcome->hits[i], token);
    if (!covered) return 0;
  }
  return 1;
}

/* The clause of "sovellus on hyvä [mutta hidas]", "the website is nice, [although it is slow]"; NULL where there is
 * none. */
static const cx_clause *find_predicate_behind(const cx_scorer *scorer, const cx_hit *mention) {
  static const cx_listed contrasts[] = {"mutta", "mut", "vaikka", "vaan",     "joskin", "vaikkakin",
                                        "but",   "tho", "though", "although", "albeit"};
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[mention->clause], *next = clause + 1;
  if (mention->clause + 1 >= outcome->clause_count || next->sentence != clause->sentence) return NULL;
  if (!next->evaluates || next->end - next->first > PREDICATE_WORDS_MAX) return NULL;
  if (!CX_IS_LISTED(outcome->text, next->first, contrasts)) return NULL;
  if (!is_last_theme(scorer, mention)) return NULL;
  return is_bare_predicate(scorer, next, cx_first_hit(outcome, mention->clause + 2)) ? next : NULL;
}

static int says_speed(const cx_scorer *scorer, const cx_clause *clause, size_t end) {
  for (size_t i = clause->first_hit; i < end; i++)
    if (cx_is_mention(&scorer->outcome.hits[i])) return 1; /* a bare predicate names nothing else */
  return 0;
}

/* Slow service is waiting: "palvelu oli ystävällistä, mutta hidasta" blames nobody. */
static void sum_predicate_behind(cx_scorer *scorer, const cx_hit *mention, cx_sums *sum) {
  const cx_clause *predicate = find_predicate_behind(scorer, mention);
  if (!predicate) return;
  uint32_t const number = mention->clause + 1;
  if (scorer->theme_bits[mention->subject] & (CX_THEME_SERVICE | CX_THEME_STAFF) &&
      says_speed(scorer, predicate, cx_first_hit(&scorer->outcome, number + 1)))
    return;
  sum_clauses(scorer, mention->subject, number, number + 1, sum);
}

/* ---- all of them */

/* By its neighbour, else by anything in the whole segment. */
static int sum_segment(cx_scorer *scorer, const cx_hit *mention, size_t at, size_t end, cx_sums *sum) {
  uint32_t first, stop;
  cx_find_segment(&scorer->outcome, mention, &first, &stop);
  uint32_t from = first, to = stop;
  cx_narrow_to_neighbour(&scorer->outcome, mention, &from, &to);
  return sum_between(scorer, mention->subject, at, end, from, to, sum) ||
         sum_between(scorer, mention->subject, at, end, first, stop, sum);
}

/* In its own segment, else anywhere in its clause. */
static cx_evidence sum_own_clause(cx_scorer *scorer, const cx_hit *mention, cx_sums *sum) {
  const cx_outcome *outcome = &scorer->outcome;
  size_t const at = cx_first_hit(outcome, mention->clause), end = cx_first_hit(outcome, mention->clause + 1);
  cx_evidence evidence = CX_EVIDENCE_SEGMENT;
  if (!sum_segment(scorer, mention, at, end, sum)) {
    evidence = CX_EVIDENCE_CLAUSE;
    if (!sum_between(scorer, mention->subject, at, end, 0, UINT32_MAX, sum)) return CX_EVIDENCE_NONE;
  }
  sum_predicate_behind(scorer, mention, sum);
  return evidence;
}

cx_evidence cx_judge_mention(cx_scorer *scorer, const cx_hit *mention, cx_sums *sum) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[mention->clause];
  if (mention->state & CX_HIT_OF_OTHERS)
    return sum_sentence(scorer, mention, sum) ? CX_EVIDENCE_SENTENCE : CX_EVIDENCE_NONE;
  if (mention->weight) {
    if (mention->state & CX_HIT_HYPOTHETICAL && !mention->effect) return CX_EVIDENCE_SUPPOSED;
    add_effect(sum, mention->effect);
    return CX_EVIDENCE_OWN;
  }
  if (clause->evaluates) {
    cx_evidence const evidence = sum_own_clause(scorer, mention, sum);
    if (evidence != CX_EVIDENCE_NONE) return evidence;
  }
  if (scorer->theme_bits[mention->subject] & CX_THEME_STAFF && clause->names & CX_THEME_SERVICE &&
      sum_service(scorer, mention, clause->first_hit, cx_first_hit(outcome, mention->clause + 1), sum))
    return CX_EVIDENCE_CLAUSE;
  if (scorer->evaluating == clause->evaluates) return CX_EVIDENCE_NONE; /* no other clause does */
  if (sum_sentence(scorer, mention, sum)) return CX_EVIDENCE_SENTENCE;
  if (sum_carried(scorer, mention, sum)) return CX_EVIDENCE_CARRIED;
  return CX_EVIDENCE_NONE;
}
