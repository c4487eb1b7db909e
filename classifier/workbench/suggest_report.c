/* Suggestions as rows that an analyst completes. */
#include <stdio.h>

#include "base/messages.h"
#include "workbench/json_write.h"
#include "workbench/suggest.h"
#include "workbench/tally.h"

enum { LINES = 50, LEAST_WANTED = 3, LEAST_SCORE = 10828 }; /* chance would do so once in a thousand */

static const char *language_of(const cxtag_suggestions *s, const cx_term_group *group) {
  const cx_term *best = &s->items[group->best];
  return best->finnish * 2 >= best->wanted + best->others ? "fi" : "en";
}

/* A text as a cell of `yes`: a slash would part it in two. */
static void write_example(cx_buffer *out, const char *text) {
  for (; *text; text++) {
    if (*text == '/') cx_buffer_append_byte(out, '\\');
    cx_buffer_append_byte(out, *text == '"' ? '\'' : *text);
  }
}

static void write_note(cx_buffer *out, const cxtag_suggestions *s, const cx_term_group *group) {
  cxtag_language const in = s->session->engine->messages;
  cx_buffer score;
  char note[256];
  cx_buffer_init(&score, s->memory);
  cx_buffer_append_milli(&score, group->score);
  const char *figure = cx_buffer_text(&score);
  snprintf(note, sizeof note,
           group->form_count == 1 ? CX_SAY(in, suggest_note_one) : CX_SAY(in, suggest_note),
           figure ? figure : "", (unsigned long)group->wanted, (unsigned long)s->wanted,
           (unsigned long)group->others, (unsigned long)s->others, (unsigned long)group->form_count);
  cx_buffer_append_text(out, note);
  if (!figure) out->failed = 1;
  cx_buffer_clear(&score);
}

static void write_row(cx_buffer *out, const cxtag_suggestions *s, const cx_term_group *group) {
  const char *example = s->items[group->best].example;
  cx_buffer_append_text(out, group->expression);
  cx_buffer_append_text(out, "\t\t\t");
  cx_buffer_append_text(out, language_of(s, group));
  cx_buffer_append_text(out, "\t\t");
  if (example) write_example(out, example);
  cx_buffer_append_text(out, "\t\t");
  write_note(out, s, group);
  cx_buffer_append_byte(out, '\n');
}

static void write_json(cx_buffer *out, const cxtag_suggestions *s, const cx_term_group *group) {
  const char *example = s->items[group->best].example;
  cx_json_item(out);
  cx_buffer_append_byte(out, '{');
  cx_json_text(out, "expression", group->expression);
  cx_json_text(out, "lang", language_of(s, group));
  cx_json_key(out, "log_likelihood");
  cx_buffer_append_milli(out, group->score);
  cx_json_count(out, "wanted", group->wanted);
  cx_json_count(out, "elsewhere", group->others);
  cx_json_count(out, "forms", group->form_count);
  cx_json_text(out, "example", example ? example : "");
  cx_json_end(out);
}

static void write_groups(cx_buffer *out, const cxtag_suggestions *s, int json, const cx_term_group *groups,
                         size_t count) {
  if (json) {
    cx_buffer_append_byte(out, '{');
    cx_json_count(out, "schema", 1);
    cx_json_count(out, "wanted_texts", s->wanted);
    cx_json_count(out, "other_texts", s->others);
    cx_json_key(out, "rows");
    cx_buffer_append_byte(out, '[');
  } else {
    cx_buffer_append_text(out, "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n");
  }
  for (size_t i = 0; i < count && groups[i].score >= LEAST_SCORE; i++)
    (json ? write_json : write_row)(out, s, &groups[i]);
  if (json) cx_buffer_append_text(out, "]}\n");
}

const char *cxtag_suggestions_report(cxtag_suggestions *s, int json, size_t lines, size_t *len) {
  cx_term_group *groups;
  cx_arena arena;
  size_t count;
  cx_buffer_reset(&s->report);
  cx_arena_init(&arena, s->memory);
  if (cx_group_terms(&groups, &count, s, &arena, LEAST_WANTED, NULL) == CXTAG_OK)
    write_groups(&s->report, s, json, groups,
                 count < (lines ? lines : LINES) ? count
                 : lines                         ? lines
                                                 : LINES);
  else
    s->report.failed = 1;
  cx_arena_clear(&arena);
  const char *text = cx_buffer_text(&s->report);
  if (len) *len = text ? s->report.length : 0;
  return text;
}
