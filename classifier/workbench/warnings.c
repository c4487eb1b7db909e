/* What a reader of the figures should know of the gold. */
#include "lexicon/nearest.h"
#include "workbench/evaluation.h"

enum { SHOWN = 10 };

int cx_note_contradiction(cxtag_evaluation *e, const char *path, uint32_t line, uint32_t other) {
  cx_buffer *out = &e->contradictions;
  if (e->contradiction_count++ >= SHOWN) return 1;
  if (out->length) cx_buffer_append_text(out, ", ");
  cx_buffer_append_text(out, path);
  cx_buffer_append_byte(out, ':');
  cx_buffer_append_integer(out, line);
  cx_buffer_append_text(out, " and :");
  cx_buffer_append_integer(out, other);
  return !out->failed;
}

/* The known name that differs in capitals alone, or NULL. */
static const char *known_as(const cx_subjects *subjects, const char *name) {
  for (size_t i = 0; i < subjects->tallies.names.count; i++)
    if (cx_names_agree(subjects->tallies.items[i]->name, name)) return subjects->tallies.items[i]->name;
  return NULL;
}

static void write_names(cx_buffer *out, const char *what, const cx_subjects *subjects) {
  const cx_map *names = &subjects->unknown;
  if (!names->count) return;
  if (out->length) cx_buffer_append_text(out, ", ");
  cx_buffer_append_text(out, what);
  for (size_t i = 0; i < names->count; i++) {
    cx_buffer_append_text(out, i ? ", " : " ");
    cx_buffer_append_text(out, names->entries[i].key);
    const char *const known = known_as(subjects, names->entries[i].key);
    if (!known) continue;
    cx_buffer_append_text(out, " (write ");
    cx_buffer_append_text(out, known);
    cx_buffer_append_byte(out, ')');
  }
}

const char *cxtag_evaluation_warnings(cxtag_evaluation *e) {
  cx_buffer *out = &e->warnings;
  cx_buffer_reset(out);
  write_names(out, "no pack knows the themes", &e->themes);
  write_names(out, e->themes.unknown.count ? "and the intents" : "no pack knows the intents", &e->intents);
  if (out->length) cx_buffer_append_text(out, ": they are left out of the figures\n");
  if (e->contradiction_count) {
    cx_buffer_append_text(out, "the same text has other labels under another id: ");
    cx_buffer_append(out, e->contradictions.bytes, e->contradictions.length);
    if (e->contradiction_count > SHOWN) cx_buffer_append_text(out, " ...");
    cx_buffer_append_byte(out, '\n');
  }
  return cx_buffer_text(out);
}
