/*
 * Blame behind ja, sekä or and: "ei toimi ja kaatuu", "doesn't work and crashes". A negator denies it only where it
 * denies blame in front, too ("arrived without problems and delays"), and no new statement begins there.
 */
#include "score/shift.h"

/* A finite verb behind the conjunction, which stands at the token. */
int cx_begins_statement(const cx_scorer *scorer, const cx_clause *clause, uint32_t token) {
  const cx_text *text = scorer->outcome.text;
  if (text->tokens[token].border != CX_BORDER_COORDINATE) return 0;
  for (uint32_t verb = token + 1; verb < clause->end && text->tokens[verb].border != CX_BORDER_COORDINATE; verb++)
    if ((scorer->outcome.words[verb]->features & (CX_FINITE | CX_CONNEGATIVE)) == CX_FINITE) return 1;
  return 0;
}

/* The last ja among the words of the hit and, from the first of them, not further back than to the clause's first. */
static uint32_t find_conjunction(const cx_text *text, const cx_clause *clause, const cx_hit *hit) {
  static const cx_listed words[] = {"ja", "sekä", "and"};
  for (uint32_t token = hit->last; token > clause->first && hit->first < token + CX_REACH_MAX; token--)
    if (text->tokens[token].border == CX_BORDER_COORDINATE && CX_IS_LISTED(text, token, words)) return token;
  return 0;
}

cx_joint cx_find_joint(const cx_scorer *scorer, const cx_hit *hit, size_t at, size_t end) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[hit->clause];
  cx_joint joint = {find_conjunction(outcome->text, clause, hit), 0, NULL, 0};
  if (!joint.token) return joint;
  joint.begins = hit->first < joint.token && cx_begins_statement(scorer, clause, joint.token);
  for (; at < end && outcome->hits[at].first < joint.token; at++) {
    const cx_hit *other = &outcome->hits[at];
    if (!(other->holds & CX_HOLDS_EVALUATION) || other->last >= joint.token) continue;
    if (other->last > joint.judged) joint.judged = other->last;
    if (other->weight < 0 && (!joint.blame || other->last >= joint.blame->last)) joint.blame = other;
  }
  return joint;
}

/* "Doesn't work" says itself what it denies. */
static int denies_blame_in_front(const cx_joint *joint, const cx_hit *negator) {
  return joint->blame && joint->blame->last > negator->last && !cx_is_part_of(negator, joint->blame);
}

/* "Without any fuss and delays", "ei säätöä ja virheitä": where nothing is known of what stands in front, words that
 * deny nouns go on, and so does ei with the partitive. */
static int goes_on(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  int const is_partitive = hit->steps == 1 && (hit->features & CX_CASE_MASK) == CX_PARTITIVE;
  return is_partitive || (cx_row_of(scorer, negator)->flags & CX_ROW_HAS_REACH);
}

int cx_is_of_own_statement(const cx_scorer *scorer, const cx_joint *joint, const cx_hit *negator, const cx_hit *hit) {
  if (joint->token <= negator->last) return 0;
  if (joint->begins) return 1;
  return !denies_blame_in_front(joint, negator) && (joint->judged > negator->last || !goes_on(scorer, negator, hit));
}
