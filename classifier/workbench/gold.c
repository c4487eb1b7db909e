#include "workbench/gold.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/options.h"
#include "workbench/evaluation.h"
#include "workbench/file.h"

cxtag_status cx_gold_fault(const cx_gold_file *file, size_t at, cxtag_error *err, const char *format, ...) {
  char message[400];
  va_list args;
  uint32_t column = 1;
  va_start(args, format);
  vsnprintf(message, sizeof message, format, args);
  va_end(args);
  for (size_t i = 0; i < at && i < file->line_length; i++)
    column += ((unsigned char)file->line_start[i] & 0xC0) != 0x80;
  return cx_error_at(err, CXTAG_ESYNTAX, (cx_position){file->path, file->line, column, file->offset + at},
                     "%s", message);
}

static int is_blank(const char *line, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (line[i] != ' ' && line[i] != '\t') return 0;
  return 1;
}

int cx_gold_next_line(cx_gold_file *file) {
  while (file->bytes < file->end) {
    const char *newline = memchr(file->bytes, '\n', (size_t)(file->end - file->bytes));
    const char *stop = newline ? newline : file->end;
    file->offset += file->line ? (uint64_t)(file->bytes - file->line_start) : 0;
    file->line_start = file->bytes;
    file->line_length = (size_t)(stop - file->bytes);
    if (file->line_length && stop[-1] == '\r') file->line_length--;
    file->line++;
    file->bytes = newline ? newline + 1 : file->end;
    if (!is_blank(file->line_start, file->line_length)) return 1;
  }
  return 0;
}

cxtag_status cx_gold_label(cx_gold_file *file, cxtag_label *out, const char *word, size_t at,
                           cxtag_error *err) {
  static const struct {
    const char *word;
    cxtag_label label;
  } known[] = {{"positive", CXTAG_POSITIVE}, {"pos", CXTAG_POSITIVE},    {"negative", CXTAG_NEGATIVE},
               {"neg", CXTAG_NEGATIVE},      {"neutral", CXTAG_NEUTRAL}, {"neu", CXTAG_NEUTRAL},
               {"mixed", CXTAG_MIXED},       {"mix", CXTAG_MIXED}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strcmp(known[i].word, word)) continue;
    *out = known[i].label;
    return CXTAG_OK;
  }
  return cx_gold_fault(file, at, err, "unknown label '%.60s': write positive, neutral, negative or mixed",
                       word);
}

/* ---- the same id twice */

static int by_theme(const void *a, const void *b) {
  return strcmp(((const cxtag_gold_theme *)a)->id, ((const cxtag_gold_theme *)b)->id);
}

static int by_text(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The labels of a text in one order, whichever it is written in. */
static int write_labels(cx_buffer *out, cx_arena *arena, const cxtag_gold *gold) {
  cxtag_gold_theme *themes = cx_arena_array(arena, gold->theme_count, sizeof *themes);
  const char **intents = cx_arena_array(arena, gold->intent_count, sizeof *intents);
  if (!themes || !intents) return 0;
  if (gold->theme_count) memcpy(themes, gold->themes, gold->theme_count * sizeof *themes);
  for (size_t i = 0; i < gold->intent_count; i++) intents[i] = gold->intents[i];
  if (gold->theme_count) qsort(themes, gold->theme_count, sizeof *themes, by_theme);
  if (gold->intent_count) qsort(intents, gold->intent_count, sizeof *intents, by_text);
  cx_buffer_append_text(out, gold->has_sentiment ? cxtag_label_text(gold->sentiment) : "");
  for (size_t i = 0; i < gold->theme_count; i++) {
    cx_buffer_append_byte(out, ' ');
    cx_buffer_append_text(out, themes[i].id);
    cx_buffer_append_byte(out, ':');
    cx_buffer_append_text(out, themes[i].without_polarity ? "" : cxtag_label_text(themes[i].polarity));
  }
  for (size_t i = 0; i < gold->intent_count; i++) {
    cx_buffer_append_text(out, i ? "," : " ");
    cx_buffer_append_text(out, intents[i]);
  }
  return !out->failed;
}

/* Notes the labels under the key, first seen in this line. *earlier is the line that has other labels for the key, or
 * 0. 0 when memory is out. */
static int compare_labels(uint32_t *earlier, cx_gold_file *file, cx_map *lines, const cxtag_gold *gold,
                          const char *key, size_t len) {
  cx_buffer *labels = &file->evaluation->scratch;
  int is_new;
  *earlier = 0;
  uint32_t const known = cx_map_insert(lines, key, len, file->line, &is_new);
  cx_buffer_reset(labels);
  cx_buffer_append(labels, key, len);
  cx_buffer_append_byte(labels, ' ');
  if (known == CX_MAP_NONE || !write_labels(labels, &file->arena, gold)) return 0;
  if (is_new) return cx_map_insert(&file->labels, labels->bytes, labels->length, 0, NULL) != CX_MAP_NONE;
  if (cx_map_find(&file->labels, labels->bytes, labels->length) == CX_MAP_NONE)
    *earlier = lines->entries[known].value;
  return 1;
}

static cxtag_status check_id(cx_gold_file *file, const cxtag_gold *gold, cxtag_error *err) {
  uint32_t earlier;
  if (!compare_labels(&earlier, file, &file->ids, gold, gold->id, strlen(gold->id))) return cx_error_memory(err);
  if (!earlier) return CXTAG_OK;
  return cx_gold_fault(file, 0, err,
                       "id '%.60s' has other labels in line %u: settle on one, or give the texts ids of their own",
                       gold->id, earlier);
}

/* The same words may mean another thing after another question. Without ids a text is itself its id; under two ids it
 * may be two customers' who were understood differently: that is only noted. */
static cxtag_status check_text(cx_gold_file *file, const cxtag_gold *gold, cxtag_error *err) {
  size_t const asked = gold->question ? strlen(gold->question) : 0;
  char *key = cx_arena_alloc(&file->arena, gold->text_length + asked + 1);
  uint32_t earlier;
  if (!key) return cx_error_memory(err);
  memcpy(key, gold->text, gold->text_length);
  key[gold->text_length] = '\n';
  if (asked) memcpy(key + gold->text_length + 1, gold->question, asked);
  if (!compare_labels(&earlier, file, &file->text_lines, gold, key, gold->text_length + 1 + asked))
    return cx_error_memory(err);
  if (!earlier) return CXTAG_OK;
  if (gold->id && *gold->id)
    return cx_note_contradiction(file->evaluation, file->path, earlier, file->line) ? CXTAG_OK : cx_error_memory(err);
  return cx_gold_fault(file, 0, err, "the same text has other labels in line %u: settle on one", earlier);
}

cxtag_status cx_gold_add(cx_gold_file *file, cxtag_gold *gold, cxtag_error *err) {
  char number[16];
  cxtag_status status = CXTAG_OK;
  if (!gold->text_length)
    return cx_gold_fault(file, 0, err, "the text is empty: fill it in, or take the line out");
  if (!gold->has_sentiment && !gold->has_themes && !gold->has_intents)
    return cx_gold_fault(file, 0, err, "nothing is labelled: give a sentiment, themes or intents");
  status = check_text(file, gold, err);
  if (status != CXTAG_OK) return status;
  if (gold->id && *gold->id) {
    status = check_id(file, gold, err);
  } else {
    int const length = snprintf(number, sizeof number, "%u", file->line);
    gold->id = cx_arena_copy(&file->arena, number, (size_t)length);
    if (!gold->id) return cx_error_memory(err);
  }
  if (status == CXTAG_OK) status = cxtag_evaluation_add(file->evaluation, gold, err);
  if (status == CXTAG_OK) file->texts++;
  return status;
}

/* ---- the file */

static cxtag_status read_lines(cx_gold_file *file, cxtag_error *err) {
  cxtag_status status = CXTAG_OK;
  int const is_json = *file->line_start == '{' || *file->line_start == '[';
  if (!is_json) return cx_gold_read_table(file, err);
  do {
    cx_arena_reset(&file->arena);
    status = cx_gold_read_json(file, err);
  } while (status == CXTAG_OK && cx_gold_next_line(file));
  return status;
}

/* What people save instead of text, and how they come to one; NULL = it may be text. */
static const char *foreign_kind(const char *bytes, size_t len) {
  if (len >= 4 && (!memcmp(bytes, "PK\3\4", 4) || !memcmp(bytes, "PK\5\6", 4)))
    return "this is a workbook or another zip archive: save its sheet as tab-separated text, or unpack it";
  if (len >= 4 && (!memcmp(bytes, "\x1F\x8B", 2) || !memcmp(bytes, "\x28\xB5\x2F\xFD", 4)))
    return "this is packed: unpack it";
  if (len >= 2 && (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2)))
    return "this is UTF-16: save it as UTF-8";
  if (memchr(bytes, '\0', len < 4096 ? len : 4096)) return "this is no text";
  return NULL;
}

static cxtag_status read_gold(cx_gold_file *file, cxtag_error *err) {
  const char *const foreign = foreign_kind(file->bytes, (size_t)(file->end - file->bytes));
  if (foreign)
    return cx_error_at(err, CXTAG_ESYNTAX, (cx_position){file->path, 0, 0, 0},
                       "%s; labelled texts are JSON lines, or a TSV with a header", foreign);
  if (!cx_gold_next_line(file))
    return cx_error_at(err, CXTAG_ESYNTAX, (cx_position){file->path, 0, 0, 0},
                       "the file is empty: give labelled texts, as JSON lines or as a TSV with a header");
  cxtag_status const status = read_lines(file, err);
  if (status == CXTAG_OK && !file->texts)
    return cx_error_at(err, CXTAG_ESYNTAX, (cx_position){file->path, 0, 0, 0},
                       "the file has no texts: add labelled lines below its header");
  return status;
}

cxtag_status cxtag_evaluation_add_file(cxtag_evaluation *evaluation, const char *path,
                                       const cxtag_gold_options *given, cxtag_error *err) {
  cxtag_gold_options options = CXTAG_GOLD_OPTIONS_INIT;
  cx_buffer bytes;

  if (!evaluation || !path) return cx_error_set(err, CXTAG_EINVAL, "an evaluation and a path are needed");
  cxtag_status status = cx_options_read(&options, sizeof options, given, "CXTAG_GOLD_OPTIONS_INIT", err);
  if (status != CXTAG_OK) return status;
  if (!options.text_path) options.text_path = "text";
  cx_buffer_init(&bytes, evaluation->memory);
  status = cx_read_file(&bytes, path, err);
  if (status == CXTAG_OK) {
    cx_gold_file file = {.evaluation = evaluation,
                         .path = path,
                         .text_path = options.text_path,
                         .question_path = options.question_path,
                         .bytes = bytes.bytes ? bytes.bytes : "",
                         .end = bytes.bytes ? bytes.bytes + bytes.length : NULL};
    if (!file.end) file.end = file.bytes;
    if (bytes.length >= 3 && !memcmp(file.bytes, "\xEF\xBB\xBF", 3)) {
      file.bytes += 3;
      file.offset = 3;
    }
    cx_arena_init(&file.arena, evaluation->memory);
    cx_map_init(&file.ids, evaluation->memory);
    cx_map_init(&file.text_lines, evaluation->memory);
    cx_map_init(&file.labels, evaluation->memory);
    status = read_gold(&file, err);
    cx_arena_clear(&file.arena);
    cx_map_clear(&file.ids);
    cx_map_clear(&file.text_lines);
    cx_map_clear(&file.labels);
  }
  cx_buffer_clear(&bytes);
  return status;
}
