#include "record/detect.h"

#include <string.h>

#include "record/csv.h"
#include "record/foreign.h"
#include "record/json_stream.h"
#include "record/prefix.h"
#include "record/preset.h"
#include "record/sample.h"
#include "record/tape.h"

/* Takes the window's bytes back into the stream and begins anew behind a decoder. */
static cxtag_status redecode(cx_reading *reading, cx_encoding encoding, const char *name, cxtag_error *err) {
  cx_window *window = reading->window, fresh;
  cx_stream *stream;
  cxtag_status status = cx_prefix_new(&stream, cx_window_bytes(window), cx_window_length(window), window->in,
                                      reading->memory, err);
  window->in = NULL;
  if (!status) status = cx_decoder_new(&stream, stream, encoding, name, reading->memory, err);
  if (status) return status;
  cx_window_init(&fresh, reading->memory, stream);
  fresh.no_wait = window->no_wait;
  fresh.offset = window->offset;
  fresh.encoding = encoding;
  cx_window_clear(window);
  *window = fresh;
  return cx_sample_fill(reading, err);
}

/* Letters of Finnish and English have NULs in UTF-16 and UTF-32, and none elsewhere; bytes above 7F of another encoding
 * are not all UTF-8 by chance. Of encodings that iconv knows only the latter is said. */
static int contradicts(cx_encoding wanted, const cx_encoding_guess *guess) {
  if (wanted != CX_OTHER && (cx_encoding_is_wide(wanted) || cx_encoding_is_wide(guess->encoding)))
    return wanted != guess->encoding;
  return wanted != CX_UTF8 && guess->encoding == CX_UTF8 && guess->is_sure;
}

static cx_encoding_guess guess_encoding(const cx_reading *reading) {
  return cx_encoding_detect(cx_window_bytes(reading->window), reading->sample.length, cx_sample_line(reading),
                            reading->sample.is_all);
}

/* The first line says whether its letters may have more than one byte, but not which: without a mark, that takes more
 * of them. */
static int is_open(const cx_reading *reading, const cx_encoding_guess *guess) {
  return !reading->sample.is_complete && !guess->mark &&
         memchr(cx_window_bytes(reading->window), '\0', reading->sample.length);
}

cxtag_status cx_encoding_settle(cx_reading *reading, cxtag_error *err) {
  cx_window *window = reading->window;
  const char *asked = reading->options->encoding;
  cx_encoding_guess guess = guess_encoding(reading);
  cxtag_status status;

  if (is_open(reading, &guess)) {
    if ((status = cx_sample_complete(reading, err)) != CXTAG_OK) return status;
    guess = guess_encoding(reading);
  }
  cx_encoding const wanted = asked ? cx_encoding_from_name(asked) : guess.encoding;
  if (guess.mark && (!asked || wanted == guess.encoding)) cx_sample_pass(reading, guess.mark);
  window->encoding = wanted;
  status = asked ? cx_reading_find(reading, "encoding", asked, "as asked")
                 : cx_reading_find(reading, "encoding", cx_encoding_name(wanted), "%s", guess.evidence);
  if (status) return cx_error_memory(err);
  if (asked && reading->sample.length && contradicts(wanted, &guess))
    cx_reading_warn(reading, CXTAG_EUTF8, 0, 0, "read as %s, but it looks like %s (%s): leave --encoding out", asked,
                    cx_encoding_name(guess.encoding), guess.evidence);
  if (wanted == CX_UTF8 || (wanted == CX_WINDOWS_1252 && !asked)) return CXTAG_OK;
  return redecode(reading, wanted, asked, err);
}

typedef enum shape {
  SHAPE_NONE,
  SHAPE_JSON,
  SHAPE_JSON_LINES,
  SHAPE_OPEN /* the first line does not tell */
} shape;

static size_t skip_blanks(const char *bytes, size_t len) {
  size_t at = 0;
  while (at < len && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n' ||
                      bytes[at] == 0x1E))
    at++;
  return at;
}

/* `[9.16] Maija` is a text: behind an array that holds no other and no object, nothing may stand on its line but blanks
 * and what separates documents. */
static int is_text_in_brackets(const char *bytes, size_t len, size_t at, size_t end) {
  size_t const inner = at + 1 + skip_blanks(bytes + at + 1, len - at - 1);
  if (memchr("[{", bytes[inner], 2) || memchr(bytes + at, '\n', end - at)) return 0;
  while (end < len && memchr(" \t\r,;\x1E", bytes[end], 6)) end++;
  return end < len && bytes[end] != '\n';
}

/* Is it JSON: does the first value parse as far as the sample goes? Lines: the first ends with its line and
 * more lines follow, or none has come yet. What a whole first line is taken for, it is whatever follows. */
static cxtag_status look_at_shape(shape *out, const cx_reading *reading) {
  const char *bytes = cx_window_bytes(reading->window);
  size_t len = reading->sample.length, at = skip_blanks(bytes, len), script;
  static const cx_key nothing = {"", 0};
  uint32_t member;
  cx_tape json;
  cx_tape_status status;
  shape found = SHAPE_JSON;

  *out = reading->sample.is_complete ? SHAPE_NONE : SHAPE_OPEN;
  script = cx_json_script_prefix(bytes + at, len - at);
  if (script == SIZE_MAX) script = 0;
  at += script;
  at += skip_blanks(bytes + at, len - at);
  if (at >= len) return CXTAG_OK;
  *out = SHAPE_NONE;
  if (bytes[at] != '{' && bytes[at] != '[') return CXTAG_OK;
  cx_tape_init(&json, reading->memory);
  json.wanted = &nothing; /* only its shape matters */
  json.wanted_count = 1;
  json.members = &member;
  status = cx_tape_parse(&json, bytes + at, len - at, reading->sample.is_all);
  if (status == CX_TAPE_INCOMPLETE && !reading->sample.is_complete) {
    found = SHAPE_OPEN;
  } else if (status == CX_TAPE_BROKEN) {
    /* Damaged JSON still begins like it, which a line that begins with a bracket or a brace does not. */
    const char *feed = memchr(bytes + at, '\n', len - at);
    size_t const inner = at + 1 + skip_blanks(bytes + at + 1, len - at - 1);
    char const next = inner < len ? bytes[inner] : '\0';
    if (bytes[at] == '[')
      found = next == '{' || next == '[' || next == '"' ? SHAPE_JSON : SHAPE_NONE;
    else if (next != '"')
      found = SHAPE_NONE;
    else if (feed && at + json.fault <= (size_t)(feed - bytes))
      found = SHAPE_JSON_LINES;
  } else if (status == CX_TAPE_OK && bytes[at] == '[') {
    if (!script && is_text_in_brackets(bytes, len, at, at + json.consumed)) found = SHAPE_NONE;
  } else if (status == CX_TAPE_OK && !script) {
    size_t const end = at + json.consumed;
    const char *feed = memchr(bytes + end, '\n', len - end);
    size_t const rest = feed ? (size_t)(feed - bytes) : len,
                 more = rest + skip_blanks(bytes + rest, len - rest);
    int const one_line = !memchr(bytes + at, '\n', json.consumed);
    if (one_line && skip_blanks(bytes + end, rest - end) == rest - end &&
        (more < len || reading->options->piped))
      found = SHAPE_JSON_LINES;
  }
  cx_tape_clear(&json);
  *out = found;
  return status == CX_TAPE_NO_MEMORY ? CXTAG_ENOMEM : CXTAG_OK;
}

static cxtag_status json_shape(shape *out, cx_reading *reading, cxtag_error *err) {
  cxtag_status status = look_at_shape(out, reading);
  if (!status && *out == SHAPE_OPEN) {
    status = cx_sample_complete(reading, err);
    if (!status) status = look_at_shape(out, reading);
  }
  return status == CXTAG_ENOMEM ? cx_error_memory(err) : status;
}

static int ends_with(const char *name, size_t a, const char *end) {
  size_t const b = strlen(end);
  if (a < b) return 0;
  for (size_t i = 0; i < b; i++) {
    char c = name[a - b + i];
    if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
    if (c != end[i]) return 0;
  }
  return 1;
}

/* Also of one that is packed: palaute.csv.gz. */
static int is_called_table(const char *name) {
  static const char *const packed[] = {".gz", ".zst", ".zstd"}, *const tables[] = {".csv", ".tsv", ".tab"};
  size_t len = strlen(name);
  for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
    if (ends_with(name, len, packed[i])) len -= strlen(packed[i]);
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    if (ends_with(name, len, tables[i])) return 1;
  return 0;
}

/* Rows that agree on their width are a table; what the file is called only breaks ties. */
static cxtag_status is_table(int *out, cx_reading *reading, const char *name) {
  cx_dialect const wanted = {reading->options->delimiter, '"', reading->options->quote_escape};
  cx_dialect_guess guess;
  *out = 1;
  if (reading->options->text_column_count || reading->options->id_column || wanted.delimiter) return CXTAG_OK;
  if (cx_dialect_detect(&guess, wanted, cx_window_bytes(reading->window), reading->sample.length,
                        reading->sample.is_all, reading->memory))
    return CXTAG_ENOMEM;
  if (guess.hint || is_called_table(name)) return CXTAG_OK;
  *out = guess.rows >= 2 && guess.agree_percent >= 90 &&
         (guess.columns >= 3 || (guess.columns == 2 && guess.dialect.delimiter != ','));
  return CXTAG_OK;
}

/* A preset says what it reads; the content says in which of its forms. */
static cxtag_status open_preset(cx_format **out, cx_reading *reading, cxtag_error *err) {
  const cx_preset *preset = reading->preset;
  int kinds[3] = {0, 0, 0};
  shape json;
  for (size_t i = 0; i < preset->rule_count; i++) kinds[preset->rules[i].kind]++;
  json = SHAPE_NONE;
  cxtag_status const status = kinds[CX_PRESET_JSON] ? json_shape(&json, reading, err) : CXTAG_OK;
  if (status) return status;
  if (json != SHAPE_NONE) return cx_json_open(out, reading, json == SHAPE_JSON_LINES, err);
  if (kinds[CX_PRESET_TABLE]) return cx_grid_open(out, reading, NULL, err);
  if (kinds[CX_PRESET_CHAT]) return cx_chat_open(out, reading, err);
  return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 0, 0),
                     "this is not JSON, which preset %s reads", preset->name);
}

/* What is found to be a table or JSON may be the export of a product. */
static cxtag_status open_found(cx_format **out, cx_reading *reading, shape json, cxtag_error *err) {
  cxtag_status const status = cx_presets_need(reading, err);
  if (status) return status;
  return json == SHAPE_NONE ? cx_grid_open(out, reading, NULL, err)
                            : cx_json_open(out, reading, json == SHAPE_JSON_LINES, err);
}

/* What no reader takes says itself what it is. */
static cxtag_status refuse_as_workbook(cx_reading *reading, cxtag_error *err) {
  cx_position const here = cx_reading_position(reading, 0, 0);
  const char *const foreign =
      cx_foreign_kind(cx_window_bytes(reading->window), cx_window_length(reading->window));
  if (foreign) return cx_error_at(err, CXTAG_EFOREIGN, here, "this is %s", foreign);
  return cx_error_at(err, CXTAG_EFORMAT, here, "this is no workbook: leave --from out, or name another format");
}

cxtag_status cx_format_open(cx_format **out, cx_reading *reading, const char *name_hint, cxtag_error *err) {
  const cxtag_reader_options *o = reading->options;
  const char *format = o->format;
  shape json;

  *out = NULL;
  if (format && !strcmp(format, "lines")) return cx_lines_open(out, reading, err);
  if (format && (!strcmp(format, "csv") || !strcmp(format, "tsv")))
    return cx_grid_open(out, reading, format, err);
  if (format && !strcmp(format, "jsonl")) return cx_json_open(out, reading, 1, err);
  if (format && !strcmp(format, "json")) return cx_json_open(out, reading, 0, err);
  if (format && !strcmp(format, "xlsx")) return refuse_as_workbook(reading, err);
  if (reading->preset) return open_preset(out, reading, err);
  json = SHAPE_NONE;
  cxtag_status const status = o->text_column_count ? CXTAG_OK : json_shape(&json, reading, err);
  if (status) return status;
  if (json != SHAPE_NONE) return open_found(out, reading, json, err);
  if (!o->piped) {
    const char *foreign = cx_foreign_kind(cx_window_bytes(reading->window), reading->sample.length);
    if (foreign)
      return cx_error_at(err, CXTAG_EFOREIGN, cx_reading_position(reading, 0, 0), "this is %s", foreign);
  }
  if (o->text_path_count)
    return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 1, 0),
                       "this is not JSON, in which --text-path could lead anywhere: name a column, with --text-column");
  if (!o->text_column_count && !o->piped && cx_chat_recognised(reading))
    return cx_chat_open(out, reading, err);
  if (!o->piped || o->text_column_count) {
    int table;
    if (is_table(&table, reading, name_hint)) return cx_error_memory(err);
    if (table) return open_found(out, reading, SHAPE_NONE, err);
  }
  return cx_lines_open(out, reading, err);
}
