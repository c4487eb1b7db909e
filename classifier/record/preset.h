/* Presets: how the export of a product is recognised and read, as data. A preset is a text file; a line is a
 * keyword and what it says. presets/ holds those that are built in, and README.md there describes the
 * language. */
#ifndef CX_RECORD_PRESET_H
#define CX_RECORD_PRESET_H

#include "record/mapping.h"
#include "record/reading.h"

typedef struct cx_names {
  const char **items;
  size_t count;
} cx_names;

typedef enum cx_preset_kind { CX_PRESET_JSON, CX_PRESET_TABLE, CX_PRESET_CHAT } cx_preset_kind;

typedef struct cx_preset_rule {
  cx_preset_kind kind;
  cx_names *detects; /* paths or columns that must all be there; one of these lists is enough */
  size_t detect_count;
  cx_rule rule;
  /* Tables: which columns hold text, beside those named */
  cx_names below;  /* what stands under their header (globs); the first names plain questions, which need no
                      suffix */
  cx_names named;  /* their names (globs) */
  cx_names import; /* their ImportId in a third header row (globs) */
  cx_names unimported; /* their names (globs) where there are no ImportIds and the answers are written */
  cx_names except;     /* every column with written answers but these */
  int written;         /* `except` was given */
  char escape;
  unsigned header_rows;
} cx_preset_rule;

typedef struct cx_preset {
  const char *name, *about;
  cx_names
      members; /* globs: members of an archive that it is about; empty = those whose content is recognised */
  const char *people; /* member with a list of people: its name, then the paths of id and name */
  cx_path people_id, people_name;
  int mojibake; /* names of members too are mojibake */
  cx_preset_rule *rules;
  size_t rule_count;
} cx_preset;

typedef struct cx_presets {
  cx_preset *items;
  size_t count, capacity;
} cx_presets;

/* Puts reading->presets at hand, when they are not yet: built-in ones, and those of the user's files, which replace
 * built-in ones of the same name. ESYNTAX names file, line and what is wrong. Everything lives in the reading's arena.
 * They take longer to read than a text takes to tag: nobody needs them for plain lines. */
cxtag_status cx_presets_need(cx_reading *reading, cxtag_error *err);
const cx_preset *cx_presets_find(const cx_presets *presets, const char *name);

/* Parses one preset. source: for messages. */
cxtag_status cx_preset_parse(cx_preset *out, cx_arena *arena, const char *source, const char *text,
                             size_t len, cxtag_error *err);

/* `*` is any run, `?` any one byte; ASCII case is ignored. */
int cx_glob(const char *pattern, const char *text, size_t len);

typedef struct cx_preset_file {
  const char *name, *about, *text;
} cx_preset_file;
extern const cx_preset_file cx_preset_files[]; /* built in; ends with NULL */

#endif
