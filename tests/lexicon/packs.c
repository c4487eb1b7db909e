/*
 * packs [--update] CASE...: each CASE is a folder of packs (layers, in the order of their names) and a file
 * `expected`. The packs are read and compiled; what comes out, the faults as `file:line:column: message` or,
 * of a sound lexicon, its rows in a readable form, must be `expected` byte for byte. --update writes it
 * instead.
 */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "lexicon/lexicon.h"
#include "lexicon/shifter.h"

enum { LAYERS_MAX = 8, PATH_BYTES = 1024 };

static void add_place(cx_buffer *out, const char *source, uint32_t line, uint32_t column) {
  cx_buffer_append_text(out, source);
  cx_buffer_append_byte(out, ':');
  cx_buffer_append_integer(out, line);
  if (column) {
    cx_buffer_append_byte(out, ':');
    cx_buffer_append_integer(out, column);
  }
}

static void add_fault(void *ctx, const cxtag_error *fault) {
  cx_buffer *out = ctx;
  add_place(out, fault->source, fault->line, fault->column);
  cx_buffer_append_text(out, ": ");
  cx_buffer_append_text(out, fault->message);
  cx_buffer_append_byte(out, '\n');
}

/* "2 …3 1 & 1": steps by the number of words they accept; * stands at the trigger. */
static void add_pattern(cx_buffer *out, const cx_lexicon *l, const cx_pattern *pattern) {
  static const char *const ROLES[] = {"\n    ", "\n    not ", "\n    not & "};
  cx_buffer_append_text(out, ROLES[pattern->role]);
  if (pattern->regex != UINT32_MAX) {
    cx_buffer_append_text(out, "pattern with '");
    cx_buffer_append(out, cx_lexicon_string(l, l->regexes[pattern->regex].literal),
                     l->regexes[pattern->regex].literal_length);
    cx_buffer_append_text(out, "'");
    return;
  }
  for (uint32_t i = 0; i < pattern->step_count; i++) {
    const cx_step *step = &l->steps[pattern->first_step + i];
    if (i) cx_buffer_append_byte(out, ' ');
    if (step->new_chain) cx_buffer_append_text(out, "& ");
    if (step->gap) {
      cx_buffer_append_text(out, "…");
      cx_buffer_append_integer(out, step->gap);
      cx_buffer_append_byte(out, ' ');
    }
    cx_buffer_append_integer(out, l->symbols[step->symbol].count);
    if (pattern->role == CX_PATTERN_HIT && pattern->step_count > 1 && pattern->trigger == i)
      cx_buffer_append_byte(out, '*');
  }
}

static void add_subject(cx_buffer *out, const cx_lexicon *l, const cx_row *row) {
  if (row->table == CX_TABLE_SHIFTERS) cx_buffer_append_text(out, CX_SHIFTERS[row->subject]);
  else if (row->table == CX_TABLE_INTENTS)
    cx_buffer_append_text(out, cx_lexicon_string(l, l->intents[row->subject]));
  else if (row->subject == CX_NO_SUBJECT) cx_buffer_append_byte(out, '-');
  else cx_buffer_append_text(out, cx_lexicon_string(l, l->themes[row->subject].id));
}

static void add_row(cx_buffer *out, const cx_lexicon *l, uint32_t number) {
  static const char *const LANGUAGES[] = {"", " fi", " en", " *"};
  const cx_row *row = &l->rows[number];

  add_place(out, cx_lexicon_string(l, row->source), row->line, 0);
  cx_buffer_append_text(out, ": ");
  cx_buffer_append_text(out, cx_lexicon_string(l, row->expression));
  cx_buffer_append_text(out, " | ");
  add_subject(out, l, row);
  cx_buffer_append_text(out, LANGUAGES[row->languages]);
  cx_buffer_append_byte(out, ' ');
  if (row->flags & CX_ROW_EMPTY_POLARITY) cx_buffer_append_byte(out, '-');
  else cx_buffer_append_milli(out, row->table == CX_TABLE_SHIFTERS ? row->factor : row->polarity);
  if (row->flags & CX_ROW_HAS_REACH) {
    cx_buffer_append_text(out, " reach ");
    cx_buffer_append_integer(out, row->reach);
  }
  if (row->flags & CX_ROW_REACH_AFTER) cx_buffer_append_text(out, " after");
  if (row->flags & CX_ROW_CASE) cx_buffer_append_text(out, " case");
  cx_buffer_append_text(out, " exact ");
  cx_buffer_append_integer(out, row->exactness);
  for (uint32_t i = 0; i < l->pattern_count; i++)
    if (l->patterns[i].row == number) add_pattern(out, l, &l->patterns[i]);
  cx_buffer_append_byte(out, '\n');
}

static void add_lexicon(cx_buffer *out, const cx_lexicon *l) {
  for (uint32_t i = 0; i < l->theme_count; i++) {
    cx_buffer_append_text(out, i ? " " : "themes: ");
    cx_buffer_append_text(out, cx_lexicon_string(l, l->themes[i].id));
    if (l->themes[i].name_fi) {
      cx_buffer_append_byte(out, '=');
      cx_buffer_append_text(out, cx_lexicon_string(l, l->themes[i].name_fi));
    }
  }
  if (l->theme_count) cx_buffer_append_byte(out, '\n');
  for (uint32_t i = 0; i < l->normal_count; i++) {
    cx_buffer_append_text(out, "normal: ");
    cx_buffer_append_text(out, cx_lexicon_string(l, l->normals[i].from));
    cx_buffer_append_text(out, " -> ");
    cx_buffer_append_text(out, cx_lexicon_string(l, l->normals[i].to));
    cx_buffer_append_byte(out, '\n');
  }
  for (uint32_t i = 0; i < l->row_count; i++) add_row(out, l, i);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* The folders inside `path`, sorted; each name must be freed. */
static size_t list_layers(char *names[LAYERS_MAX], const char *path) {
  size_t count = 0;
  char inside[PATH_BYTES];
  struct stat about;
  DIR *folder = opendir(path);
  for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
    if (entry->d_name[0] == '.' || count == LAYERS_MAX) continue;
    snprintf(inside, sizeof inside, "%s/%s", path, entry->d_name);
    if (stat(inside, &about) || !S_ISDIR(about.st_mode)) continue;
    names[count] = strdup(inside);
    if (names[count]) count++;
  }
  if (folder) closedir(folder);
  qsort(names, count, sizeof *names, by_name);
  return count;
}

static void run(cx_buffer *out, const char *path) {
  char *names[LAYERS_MAX];
  cx_pack packs[LAYERS_MAX];
  const cx_pack *pointers[LAYERS_MAX];
  cx_faults faults = {.report = add_fault, .ctx = out};
  cxtag_error err;
  cx_lexicon *lexicon = NULL;
  cxtag_status status = CXTAG_OK;
  size_t const count = list_layers(names, path);

  for (size_t i = 0; i < count; i++) {
    cx_pack_init(&packs[i], NULL, NULL);
    pointers[i] = &packs[i];
    if (status == CXTAG_OK) status = cx_pack_add_folder(&packs[i], names[i], &faults, &err);
  }
  if (status == CXTAG_OK) status = cx_lexicon_compile(&lexicon, pointers, count, NULL, &faults, &err);
  if (status == CXTAG_OK) add_lexicon(out, lexicon);
  else if (!faults.count) add_fault(out, &err);
  cx_lexicon_free(lexicon);
  for (size_t i = 0; i < count; i++) {
    cx_pack_clear(&packs[i]);
    free(names[i]);
  }
}

static int check(const char *path, const cx_buffer *got) {
  char *expected = malloc(got->length + 2);
  FILE *file = fopen(path, "rb");
  size_t const size = file && expected ? fread(expected, 1, got->length + 2, file) : 0;
  int const same = file && expected && size == got->length && !memcmp(expected, got->bytes, size);
  if (file) fclose(file);
  free(expected);
  if (!same) printf("%s is not what came out:\n%.*s", path, (int)got->length, got->bytes);
  return same;
}

static int update(const char *path, const cx_buffer *got) {
  FILE *file = fopen(path, "wb");
  int const right = file && fwrite(got->bytes, 1, got->length, file) == got->length;
  return (file ? fclose(file) == 0 : 0) && right;
}

int main(int argc, char **argv) {
  int const updating = argc > 1 && !strcmp(argv[1], "--update");
  int failed = 0;

  for (int i = 1 + updating; i < argc; i++) {
    char path[PATH_BYTES];
    cx_buffer out;
    cx_buffer_init(&out, NULL);
    run(&out, argv[i]);
    snprintf(path, sizeof path, "%s/expected", argv[i]);
    if (!(updating ? update(path, &out) : check(path, &out))) failed = 1;
    cx_buffer_clear(&out);
  }
  return failed;
}
