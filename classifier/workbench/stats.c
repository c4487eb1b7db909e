#include "workbench/stats.h"

#include <string.h>

#include "score/scorer.h"
#include "workbench/counts.h"

cxtag_status cxtag_stats_new(cxtag_stats **out, cxtag_session *session, cxtag_error *err) {
  *out = NULL;
  if (!session) return cx_error_set(err, CXTAG_EINVAL, "no session: make one of an engine");
  const cxtag_memory *memory = &session->memory;
  cxtag_stats *stats = cx_alloc_zeroed(memory, 1, sizeof *stats);
  if (!stats) return cx_error_memory(err);
  stats->memory = memory;
  stats->session = session;
  stats->lexicon = session->engine->lexicon;
  stats->counts.rows = stats->lexicon->row_count;
  cx_map_init(&stats->contradictions, memory);
  cx_arena_init(&stats->arena, memory);
  cx_buffer_init(&stats->scratch, memory);
  cx_buffer_init(&stats->report, memory);
  stats->rows = cx_alloc_zeroed(memory, stats->lexicon->row_count, sizeof *stats->rows);
  if (!stats->rows) {
    cxtag_stats_free(stats);
    return cx_error_memory(err);
  }
  for (uint32_t i = 0; i < stats->lexicon->row_count; i++) stats->rows[i].row = i;
  *out = stats;
  return CXTAG_OK;
}

void cxtag_stats_free(cxtag_stats *stats) {
  if (!stats) return;
  const cxtag_memory *memory = stats->memory;
  cx_map_clear(&stats->contradictions);
  cx_arena_clear(&stats->arena);
  cx_buffer_clear(&stats->scratch);
  cx_buffer_clear(&stats->report);
  cx_release(memory, stats->rows);
  cx_release(memory, stats);
}

/* The finaliser of splitmix64 (public domain): numbers in a row become unlike one another. */
static uint64_t scatter(uint64_t number) {
  number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
  number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
  return number ^ (number >> 31);
}

static int keep_example(cxtag_stats *stats, cx_row_stats *row, const cx_text *text) {
  enum { SHOWN = 160 };
  size_t len = text->source_length < SHOWN ? text->source_length : SHOWN;
  if (row->example_count == CX_STATS_EXAMPLES) return 1;
  while (len < text->source_length && len && ((unsigned char)text->source[len] & 0xC0) == 0x80) len--;
  cx_buffer_reset(&stats->scratch);
  cx_append_one_line(&stats->scratch, text->source, len);
  if (len < text->source_length) cx_buffer_append_text(&stats->scratch, "…");
  if (!cx_buffer_text(&stats->scratch)) return 0;
  for (uint32_t i = 0; i < row->example_count; i++)
    if (!strcmp(row->examples[i], stats->scratch.bytes)) return 1; /* people answer alike */
  const char *copy = cx_arena_copy(&stats->arena, stats->scratch.bytes, stats->scratch.length);
  if (!copy) return 0;
  row->examples[row->example_count++] = copy;
  return 1;
}

static int count_hit(cxtag_stats *stats, const cx_outcome *outcome, const cx_hit *hit) {
  cx_row_stats *row = &stats->rows[hit->row];
  row->hits++;
  if (row->last_text == stats->counts.texts) return 1;
  row->last_text = stats->counts.texts;
  row->signature += scatter(stats->counts.texts);
  if (!row->texts++) stats->counts.rows_hit++;
  return keep_example(stats, row, outcome->text);
}

/* Rows that say opposite things of the same words. */
static int count_contradictions(cxtag_stats *stats, const cx_outcome *outcome, size_t at) {
  const cx_hit *hit = &outcome->hits[at];
  for (size_t i = at + 1; i < outcome->hit_count && outcome->hits[i].first <= hit->last; i++) {
    const cx_hit *other = &outcome->hits[i];
    if ((other->state & CX_HIT_LOST) || other->table == CX_TABLE_SHIFTERS || !cx_hits_overlap(hit, other))
      continue;
    if (!((hit->effect > 0 && other->effect < 0) || (hit->effect < 0 && other->effect > 0))) continue;
    uint32_t const pair[2] = {hit->row < other->row ? hit->row : other->row,
                              hit->row < other->row ? other->row : hit->row};
    uint32_t const known = cx_map_insert(&stats->contradictions, (const char *)pair, sizeof pair, 0, NULL);
    if (known == CX_MAP_NONE) return 0;
    stats->contradictions.entries[known].value++;
  }
  return 1;
}

static int count_text(cxtag_stats *stats, const cx_outcome *outcome) {
  int evidence = (outcome->flags & (CXTAG_NON_ANSWER | CXTAG_EMPTY)) != 0;
  stats->counts.texts++;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    if (hit->state & CX_HIT_LOST) continue;
    if (hit->table != CX_TABLE_SHIFTERS) evidence = 1;
    if (!count_hit(stats, outcome, hit)) return 0;
    if (hit->table != CX_TABLE_SHIFTERS && hit->effect && !count_contradictions(stats, outcome, i)) return 0;
  }
  stats->counts.with_evidence += (uint64_t)evidence;
  return 1;
}

cxtag_status cxtag_stats_add(cxtag_stats *stats, const char *text, size_t len, const cxtag_context *context,
                             cxtag_error *err) {
  const cxtag_result *result;
  if (!stats) return cx_error_set(err, CXTAG_EINVAL, "no stats: make them of a session");
  cxtag_status const status = cxtag_tag_in_context(&result, stats->session, text, len, context, err);
  if (status != CXTAG_OK) return status;
  return count_text(stats, cx_result_outcome(result)) ? CXTAG_OK : cx_error_memory(err);
}

void cxtag_stats_counts_get(const cxtag_stats *stats, cxtag_stats_counts *out) {
  *out = stats->counts;
}
