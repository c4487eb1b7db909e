/* What the shifters of shift.c and negation.c share. */
#ifndef CX_SCORE_SHIFT_H
#define CX_SCORE_SHIFT_H

#include "score/scorer.h"

static inline int cx_is_shifter(const cx_hit *hit, cx_shifter_kind kind) {
  return hit->holds >> kind & 1;
}

/* All words of the shifter belong to the evaluation. A longer shifter that holds the evaluation ("olisi kiva
 * jos") does act on it. */
static inline int cx_is_part_of(const cx_hit *shifter, const cx_hit *hit) {
  uint32_t const behind = shifter->first - hit->first, before = hit->first - shifter->first;
  uint64_t const reaches_on = behind < 64, reaches_back = before < 64; /* 1 or 0: no branch */
  uint64_t const covered =
      (hit->mask >> (behind & 63)) * reaches_on | (hit->mask << (before & 63)) * reaches_back;
  return !(shifter->mask & ~covered);
}

/* What negation by `factor` makes of an effect: blame turns into less praise than praise into blame. */
static inline int32_t cx_turn(const cx_scorer *scorer, int32_t effect, int32_t factor) {
  return effect < 0 ? cx_scale(factor, scorer->settings->litotes) : factor;
}

/* koskaan, yhtään, hardly, rarely; those that turn nothing count as such, too. */
static inline int cx_is_weak(const cx_scorer *scorer, const cx_hit *negator) {
  return cx_row_of(scorer, negator)->factor > -900;
}

/* Notes the shift and scales the hit's effect by it; 0 when memory is out. */
int cx_add_shift(cx_scorer *scorer, cx_hit *hit, cx_shift_cause cause, uint32_t by, int32_t factor);

/* Does the sentence of this clause end in ?, and one of its clauses begin as a question does? */
int cx_asks_by_form(const cx_scorer *scorer, uint32_t clause);
/* Does the negator ask for what the hit says, and take nothing of it back: "isn't it great?" */
int cx_only_asks(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit);

/* Is the negator a word of blame in front of the hit that says something by itself: "does not understand the problem"?
 * It takes no other blame back. */
int cx_is_word_of_blame(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit);
/* Does the hit, denied, say the opposite? Blame does not where it is forbidden, or where other words lie between. */
int cx_praises_by_denial(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit);

/* Is the negator a word of praise, which has used it up? */
int cx_is_spent(const cx_outcome *outcome, cx_hit *negator);
/* The words near the hit of praise that it is said in, for cx_is_praised to look a token up. */
uint64_t cx_find_praised(const cx_outcome *outcome, const cx_hit *hit);
int cx_is_praised(uint64_t praised, const cx_hit *hit, uint32_t token);

/* Is it the predicate or adverb that a Finnish negator denies behind it: "halpa se ei ole", "hyvin ei mennyt"? */
int cx_is_fronted(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit);

/* Does a finite verb stand behind the ja, tai, and, or at the token? */
int cx_begins_statement(const cx_scorer *scorer, const cx_clause *clause, uint32_t token);
/* What joins blame to what stands in front of it. */
typedef struct cx_joint {
  uint32_t token;      /* ja, and; 0 = nothing */
  uint32_t judged;     /* the last word of evaluations in front of it; 0 = none */
  const cx_hit *blame; /* the last one in front of it, or NULL */
  int begins; /* a statement, while the blame begins in front of it: "laskua ei tullut ja sain karhun" */
} cx_joint;
/* Among hits [at, end) of its clause. */
cx_joint cx_find_joint(const cx_scorer *scorer, const cx_hit *hit, size_t at, size_t end);
/* Is the blame no part of what the negator denies? */
int cx_is_of_own_statement(const cx_scorer *scorer, const cx_joint *joint, const cx_hit *negator, const cx_hit *hit);

/* Does the negator take the place of another one in front of it: "not happy not impressed"? */
int cx_denies_anew(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *before);

/* The negator that stands for an evaluation of the clause before. */
int cx_deny_ellipsis(cx_scorer *scorer, cx_hit *hit, size_t at, size_t end);

/* Does the negator say of a comparative that there is no more of it? */
int cx_is_superlative(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit);

/* Is it said of what is here, in a clause that speaks of all there is: "I have never had such good service"? No negator
 * denies it. Of each hit asked once. */
int cx_is_unheard_of(const cx_scorer *scorer, const cx_hit *hit);

/* May this clause hang on another one, or does a condition stand beside it? Few others need to be asked. */
int cx_may_be_unreal(const cx_outcome *outcome, uint32_t number);
/* What those clauses make of it. Overwritten when another clause is asked for. */
const cx_unreal *cx_look_around(cx_scorer *scorer, uint32_t number);

/* The token that begins what a condition is for, where nothing else in its clause shows it: "jos soitat [et saa ketään
 * kiinni]"; else the end of the clause. */
uint32_t cx_end_of_condition(cx_scorer *scorer, uint32_t number);

/* Does it set what stands on its two sides against each other? Not in "ei vaan toimi" and "vaikka mitä", where the word
 * begins no clause. The "but" of "nothing but trouble" does: the negator in front of it denies nothing behind it. */
int cx_sets_against(const cx_scorer *scorer, const cx_hit *contrast);

/* Praise that mocks the fault beside it, in a text that evaluates both ways. */
int cx_apply_mockery(cx_scorer *scorer);

/* Thanks that end a request. */
int cx_apply_courtesy(cx_scorer *scorer);

/* What stands on the other side of a contrast, and faults that were put right: they weigh effects that the
 * other shifters have made. */
int cx_apply_contrasts(cx_scorer *scorer);

/* Negators that reach the hit, among hits [at, end) of its clause. */
int cx_apply_negation(cx_scorer *scorer, cx_hit *hit, size_t at, size_t end);

#endif
