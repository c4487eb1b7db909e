/*
 * What a question says of its answers. "Jonot" blames where faults are asked for, praises where praise is,
 * and wishes where ideas are. Rows of kind `asks` read the question: factor above 0 asks for praise, below 0
 * for faults, 0 for wishes. The words of the answer win: what evaluates, wishes, asks or says nothing by
 * itself is taken as it stands; only a bare answer gets the factor, as the weight of a hit that names the
 * question's row.
 */
#include "score/shift.h"

cxtag_status cx_read_question(uint32_t *asks, cx_scorer *scorer, const cx_text *question, cxtag_error *err) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_row *rows = scorer->lexicon->rows;
  *asks = CX_ASKS_NOTHING;
  cx_begin_text(scorer, question);
  if (!cx_fetch_words(scorer, question) || !cx_cut_clauses(scorer) || !cx_look_up_words(scorer, question))
    return cx_error_memory(err);
  cx_find_language(scorer, CXTAG_UND);
  if (!cx_match_text(scorer)) return cx_error_memory(err);
  cx_survey_hits(scorer);
  cx_settle_overlaps(scorer);
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    if (!cx_is_shifter(hit, CX_ASKS)) continue;
    int32_t const factor = rows[hit->row].factor,
                  other = *asks == CX_ASKS_NOTHING ? factor : rows[*asks].factor;
    if ((factor > 0) != (other > 0) || (factor < 0) != (other < 0)) {
      *asks = CX_ASKS_NOTHING;
      break;
    }
    if (*asks == CX_ASKS_NOTHING) *asks = hit->row;
  }
  return CXTAG_OK;
}

/* ---- wishes: "selkeämmät ohjeet", "faster delivery" */

static int has_finite_verb(const cx_scorer *scorer, uint32_t clause) {
  const cx_clause *c = &scorer->outcome.clauses[clause];
  for (uint32_t token = c->first; token < c->end; token++)
    if (scorer->outcome.words[token]->features & CX_FINITE) return 1;
  return 0;
}

/* Something better, without a verb, is what is missing today: a wish, also where faults are asked for. */
static int wish_comparatives(cx_scorer *scorer, int *wishes) {
  cx_outcome *outcome = &scorer->outcome;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    cx_hit *hit = &outcome->hits[i];
    if (!cx_counts(hit) || hit->effect <= 0 || !(hit->features & CX_COMPARATIVE) ||
        has_finite_verb(scorer, hit->clause))
      continue;
    hit->state |= CX_HIT_WISHED;
    ++*wishes;
    if (!cx_add_shift(scorer, hit, CX_SHIFT_ANSWER, UINT32_MAX, 0)) return 0;
  }
  return 1;
}

/* ---- bare answers */

static int is_mention(const cx_hit *hit) {
  return (hit->holds & CX_HOLDS_TERM) != 0;
}

/* Nothing in it evaluates, wishes or asks; where no theme is named, nothing denies. */
static int is_bare(const cx_scorer *scorer, int *mentions) {
  const cx_outcome *outcome = &scorer->outcome;
  int negators = 0;
  *mentions = 0;
  if (!outcome->text->token_count || outcome->text->token_count > (size_t)scorer->settings->answer_tokens ||
      (outcome->text->flags & CX_TEXT_QUESTION))
    return 0;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    if (hit->state & CX_HIT_LOST) continue;
    if (cx_counts(hit) && hit->effect) return 0;
    if (hit->table == CX_TABLE_INTENTS || cx_is_shifter(hit, CX_WISH)) return 0;
    negators += cx_is_shifter(hit, CX_NEGATOR);
    *mentions += is_mention(hit);
  }
  return *mentions || !negators;
}

/* Makes room for a hit at `at`, and lets shifts go on pointing at theirs. */
static int insert_hit(cx_scorer *scorer, size_t at, const cx_hit *hit) {
  cx_outcome *outcome = &scorer->outcome;
  if (!cx_grow(scorer->memory, &outcome->hits, &scorer->hit_capacity, outcome->hit_count + 1,
               sizeof *outcome->hits))
    return 0;
  memmove(&outcome->hits[at + 1], &outcome->hits[at], (outcome->hit_count - at) * sizeof *outcome->hits);
  outcome->hits[at] = *hit;
  outcome->hit_count++;
  for (size_t i = 0; i < outcome->shift_count; i++)
    if (outcome->shifts[i].by != UINT32_MAX && outcome->shifts[i].by >= at) outcome->shifts[i].by++;
  return 1;
}

static cx_hit answer_hit(const cx_scorer *scorer, uint32_t asks, uint32_t clause, uint32_t first,
                         uint32_t last, uint64_t mask) {
  int32_t const weight = scorer->lexicon->rows[asks].factor;
  return (cx_hit){.row = asks,
                  .first = first,
                  .last = last,
                  .holds = cx_bits_of(CX_TABLE_SENTIMENT, CX_NO_SUBJECT, weight),
                  .mask = mask,
                  .clause = clause,
                  .weight = weight,
                  .effect = weight,
                  .subject = CX_NO_SUBJECT,
                  .table = CX_TABLE_SENTIMENT};
}

/* Each mention gets the question's weight for its theme; the text counts it once, however long the list. */
static int judge_mentions(cx_scorer *scorer, uint32_t asks) {
  cx_outcome *outcome = &scorer->outcome;
  uint32_t next = 0;
  int counted = 0;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *mention = &outcome->hits[i];
    if (!is_mention(mention) || mention->first < next) continue;
    cx_hit hit = answer_hit(scorer, asks, mention->clause, mention->first, mention->last, mention->mask);
    next = hit.last + 1;
    if (counted++) cx_leave_out(&hit);
    if (!insert_hit(scorer, i++, &hit)) return 0;
  }
  return 1;
}

static uint64_t mask_of(uint32_t tokens) {
  return tokens >= 64 ? UINT64_MAX : (1ull << tokens) - 1;
}

/* The first clause as a whole. */
static int judge_clause(cx_scorer *scorer, uint32_t asks) {
  const cx_clause *clause = &scorer->outcome.clauses[0];
  uint32_t const tokens = clause->end - clause->first;
  cx_hit const hit = answer_hit(scorer, asks, 0, clause->first, clause->end - 1, mask_of(tokens));
  return insert_hit(scorer, 0, &hit);
}

static int wish_clause(cx_scorer *scorer, uint32_t asks) {
  const cx_clause *clauses = scorer->outcome.clauses;
  uint32_t const end = clauses[scorer->outcome.clause_count - 1].end;
  if (scorer->suggestion == CX_NO_SUBJECT) return 1;
  cx_hit hit = answer_hit(scorer, asks, 0, clauses[0].first, end - 1, mask_of(end - clauses[0].first));
  hit.weight = hit.effect = 0;
  hit.holds = CX_HOLDS_INTENT;
  hit.table = CX_TABLE_INTENTS;
  hit.subject = scorer->suggestion;
  return insert_hit(scorer, 0, &hit);
}

static int judge_answer(cx_scorer *scorer, uint32_t asks) {
  int mentions, wishes = 0;
  int32_t const factor = scorer->lexicon->rows[asks].factor;
  if (factor <= 0 && !wish_comparatives(scorer, &wishes)) return 0;
  if (!is_bare(scorer, &mentions)) return 1;
  if (!factor || wishes) return wish_clause(scorer, asks);
  return mentions ? judge_mentions(scorer, asks) : judge_clause(scorer, asks);
}

int cx_apply_question(cx_scorer *scorer, uint32_t asks) {
  size_t const hits_before = scorer->outcome.hit_count;
  if (!judge_answer(scorer, asks)) return 0;
  if (scorer->outcome.hit_count != hits_before) cx_survey_hits(scorer);
  return 1;
}
