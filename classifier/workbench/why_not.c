/* Why a theme does not stand: its rows that nearly fired, nearest first. */
#include "base/messages.h"
#include "engine/engine.h"
#include "lexicon/nearest.h"
#include "workbench/near.h"

#include <stdlib.h>

/* Steps of looking; a text and a pack that need more show what was found until then. */
enum { TRIES_MAX = 20000000, ROWS_USUAL = 10 };

struct cxtag_why_not {
  const cxtag_memory *memory;
  const cxtag_session *session;
  cx_near *items;
  size_t count, capacity, shown;
  cx_buffer notes; /* what stopped each row shown, ended by NUL */
  uint32_t *note_at;
  int stands;
};

static const char *string_of(const cx_lexicon *lexicon, uint32_t at) {
  return cx_lexicon_string(lexicon, at);
}

/* The id of the theme that is called so, or NULL. */
static const char *id_of_name(const cx_lexicon *lexicon, const char *name) {
  for (uint32_t i = 0; i < lexicon->theme_count; i++) {
    const cx_theme *theme = &lexicon->themes[i];
    if (cx_names_agree(string_of(lexicon, theme->name_fi), name) ||
        cx_names_agree(string_of(lexicon, theme->name_en), name))
      return string_of(lexicon, theme->id);
  }
  return NULL;
}

static int is_intent(const cx_lexicon *lexicon, const char *id) {
  for (uint32_t i = 0; i < lexicon->intent_count; i++)
    if (!strcmp(string_of(lexicon, lexicon->intents[i]), id)) return 1;
  return 0;
}

static cxtag_status find_theme(uint16_t *out, const cx_lexicon *lexicon, const char *id, cxtag_language language,
                               cxtag_error *err) {
  cx_position const nowhere = {0};
  cx_nearest nearest;
  cx_nearest_init(&nearest, id);
  for (uint32_t i = 0; i < lexicon->theme_count; i++) {
    const char *known = string_of(lexicon, lexicon->themes[i].id);
    *out = (uint16_t)i;
    if (!strcmp(known, id)) return CXTAG_OK;
    cx_nearest_try(&nearest, known);
  }
  const char *named = *id ? id_of_name(lexicon, id) : NULL;
  if (named) return cx_error_say(err, CXTAG_EINVAL, nowhere, language, CX_TEXT(theme_named), id, named);
  if (is_intent(lexicon, id)) return cx_error_say(err, CXTAG_EINVAL, nowhere, language, CX_TEXT(theme_is_intent), id);
  if (nearest.best)
    return cx_error_say(err, CXTAG_EINVAL, nowhere, language, CX_TEXT(test_theme_near), id, nearest.best);
  return cx_error_say(err, CXTAG_EINVAL, nowhere, language, CX_TEXT(theme_no_id), id);
}

static int is_of(const cx_lexicon *lexicon, uint16_t subject, uint16_t theme) {
  return subject == theme || lexicon->themes[subject].parent == theme;
}

/* ---- finding and ordering */

/* A bare word in place of a compound is nearer than a word that is missing. */
static int distance_of(const cx_near *near) {
  return near->cause == CXTAG_NEAR_ANCHOR ? 2 * CXTAG_NEAR_MISSING - 1 : 2 * near->cause;
}

static int by_nearness(const void *a, const void *b) {
  const cx_near *one = a, *two = b;
  int const difference = distance_of(one) - distance_of(two);
  if (difference) return difference;
  if (one->found != two->found) return one->found > two->found ? -1 : 1;
  return one->row < two->row ? -1 : one->row > two->row;
}

static int find_rows(cxtag_why_not *w, uint16_t theme) {
  const cx_scorer *scorer = w->session->scorer;
  const cx_lexicon *lexicon = scorer->lexicon;
  uint32_t tries = TRIES_MAX;
  for (uint32_t n = 0; n < lexicon->pattern_count; n++) {
    const cx_pattern *pattern = &lexicon->patterns[n];
    const cx_row *row = &lexicon->rows[pattern->row];
    cx_near near;
    if (pattern->role != CX_PATTERN_HIT || (n && pattern->row == lexicon->patterns[n - 1].row)) continue;
    if (row->table != CX_TABLE_TERMS || !is_of(lexicon, row->subject, theme)) continue;
    int const is_near = cx_near_of_row(&near, scorer, pattern->row, n, &tries);
    int const is_bare = is_near ? 0 : cx_near_anchor(&near, scorer, pattern->row);
    if (is_bare < 0) return 0;
    if (!is_near && !is_bare) continue;
    if (!cx_grow(w->memory, &w->items, &w->capacity, w->count + 1, sizeof *w->items)) return 0;
    w->items[w->count++] = near;
  }
  if (w->count) qsort(w->items, w->count, sizeof *w->items, by_nearness);
  return 1;
}

static int write_notes(cxtag_why_not *w, size_t most) {
  w->shown = w->count < most ? w->count : most;
  w->note_at = cx_alloc_array(w->memory, w->shown + 1, sizeof *w->note_at);
  if (!w->note_at) return 0;
  for (size_t i = 0; i < w->shown; i++) {
    w->note_at[i] = (uint32_t)w->notes.length;
    cx_write_near(&w->notes, w->session, &w->items[i]);
    cx_buffer_append_byte(&w->notes, '\0');
  }
  return !w->notes.failed;
}

cxtag_status cxtag_why_not_new(cxtag_why_not **out, const cxtag_session *session, const char *theme, size_t most,
                               cxtag_error *err) {
  uint16_t number = 0;
  *out = NULL;
  if (!session || !theme || !session->result.outcome)
    return cx_error_set(err, CXTAG_EINVAL, "a theme, and a session that has tagged a text, are needed");
  cxtag_status const status = find_theme(&number, session->result.lexicon, theme, session->engine->messages, err);
  if (status != CXTAG_OK) return status;
  cxtag_why_not *w = cx_alloc_zeroed(&session->memory, 1, sizeof *w);
  if (!w) return cx_error_memory(err);
  w->memory = &session->memory;
  w->session = session;
  cx_buffer_init(&w->notes, w->memory);
  for (size_t i = 0; i < session->result.outcome->theme_count; i++)
    w->stands |= is_of(session->result.lexicon, session->result.outcome->themes[i].theme, number);
  if (!find_rows(w, number) || !write_notes(w, most ? most : ROWS_USUAL)) {
    cxtag_why_not_free(w);
    return cx_error_memory(err);
  }
  *out = w;
  return CXTAG_OK;
}

void cxtag_why_not_free(cxtag_why_not *w) {
  if (!w) return;
  const cxtag_memory *memory = w->memory;
  cx_buffer_clear(&w->notes);
  cx_release(memory, w->items);
  cx_release(memory, w->note_at);
  cx_release(memory, w);
}

int cxtag_why_not_stands(const cxtag_why_not *w) {
  return w->stands;
}

size_t cxtag_why_not_count(const cxtag_why_not *w) {
  return w->count;
}

const char *cxtag_near_cause_text(cxtag_near_cause cause) {
  static const char *const names[] = {"unsaid",    "negated",  "hypothetical", "competitor", "hidden", "cancelled",
                                      "capitals",  "apart",    "clauses",      "language",   "reading", "missing",
                                      "anchor"};
  return (unsigned)cause < sizeof names / sizeof *names ? names[cause] : "";
}

int cxtag_why_not_row(const cxtag_why_not *w, size_t i, cxtag_near_row *out) {
  if (i >= w->shown) return 0;
  const cx_near *near = &w->items[i];
  const cx_lexicon *lexicon = w->session->result.lexicon;
  const cx_row *row = &lexicon->rows[near->row];
  *out = (cxtag_near_row){.cause = (cxtag_near_cause)near->cause,
                          .span = cx_text_span(w->session->result.outcome->text, near->first, near->last),
                          .source = string_of(lexicon, row->source),
                          .line = row->line,
                          .expression = string_of(lexicon, row->expression),
                          .theme = string_of(lexicon, lexicon->themes[row->subject].id),
                          .note = w->notes.bytes + w->note_at[i]};
  return 1;
}
