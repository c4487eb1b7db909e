/* JSON lines: schema 1. The hot path of the product: runs of plain bytes are found sixteen at a time and
 * copied whole, numbers are put down digit by digit, and room is made once for each piece. */
#include <string.h>

#include "record/scan.h"
#include "record/unicode.h"
#include "record/writing.h"

enum { PIECE = 8192, FIXED = 640 };

static char *put_text(char *to, const char *text, size_t len) {
  memcpy(to, text, len);
  return to + len;
}
#define PUT(to, literal) put_text((to), (literal), sizeof(literal) - 1)

static char *put_name(char *to, const char *text) {
  return put_text(to, text, strlen(text));
}

/* What a quote, a backslash or a control character becomes: at most six bytes. */
static char *put_escape(char *to, unsigned char c) {
  static const char digits[] = "0123456789abcdef";
  static const char names[] = "btn?fr";
  *to++ = '\\';
  if (c == '"' || c == '\\')
    *to++ = (char)c;
  else if (c >= 8 && c <= 13 && c != 11)
    *to++ = names[c - 8];
  else {
    to = put_text(to, "u00", 3);
    *to++ = digits[c >> 4];
    *to++ = digits[c & 15];
  }
  return to;
}

static char *put_escaped(char *to, const char *bytes, size_t len) {
  size_t at = 0;
  for (;;) {
    size_t const run = cx_find_json_special(bytes, at, len);
    to = put_text(to, bytes + at, run - at);
    if (run == len) return to;
    to = put_escape(to, (unsigned char)bytes[run]);
    at = run + 1;
  }
}

void cx_write_json_string(cx_writing *w, const char *bytes, size_t len, int trusted) {
  char *to;
  if (!trusted && !cx_utf8_valid(bytes, len)) {
    cx_writing_begin_scratch(w);
    cx_append_repaired(&w->scratch, bytes, len, 0);
    bytes = w->scratch.bytes;
    len = w->scratch.failed ? 0 : w->scratch.length;
  }
  cx_buffer_append_byte(&w->out, '"');
  for (size_t at = 0; at < len; at += PIECE) {
    size_t const piece = len - at < PIECE ? len - at : PIECE;
    if (!(to = cx_buffer_reserve(&w->out, piece * 6))) return;
    w->out.length = (size_t)(put_escaped(to, bytes + at, piece) - w->out.bytes);
  }
  cx_buffer_append_byte(&w->out, '"');
}

char *cx_put_number(char *to, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  if (number < 10) {
    *to++ = (char)('0' + number);
    return to;
  }
  if (number < 100) {
    *to++ = (char)('0' + number / 10);
    *to++ = (char)('0' + number % 10);
    return to;
  }
  do digits[--at] = (char)('0' + number % 10);
  while (number /= 10);
  return put_text(to, digits + at, sizeof digits - at);
}

char *cx_put_milli(char *to, int32_t milli) {
  uint32_t const rest = milli < 0 ? 0u - (uint32_t)milli : (uint32_t)milli, part = rest % 1000;
  if (milli < 0) *to++ = '-';
  to = cx_put_number(to, rest / 1000);
  *to++ = '.';
  *to++ = (char)('0' + part / 100);
  *to++ = (char)('0' + part / 10 % 10);
  *to++ = (char)('0' + part % 10);
  return to;
}

enum { BLOCK = 64 };

/* Units before every 64th byte of the text, so that an offset costs one block and not the whole text. */
static void measure_blocks(cx_writing *w, const char *text, size_t len) {
  uint32_t units = 0;
  cx_buffer_reset(&w->blocks);
  for (size_t at = 0; at < len; at += BLOCK) {
    size_t const size = len - at < BLOCK ? len - at : BLOCK;
    cx_buffer_append(&w->blocks, (const char *)&units, sizeof units);
    for (size_t i = at; i < at + size; i++) {
      units += (text[i] & 0xC0) != 0x80;
      units += w->options.offsets == CXTAG_UTF16 && (unsigned char)text[i] >= 0xF0;
    }
  }
}

static size_t unit_offset(const cx_writing *w, const char *text, size_t offset) {
  if (w->options.offsets == CXTAG_BYTES || !offset || w->blocks.failed) return offset;
  size_t const block = (offset - 1) / BLOCK;
  uint32_t units;
  memcpy(&units, w->blocks.bytes + block * sizeof units, sizeof units);
  for (size_t i = block * BLOCK; i < offset; i++) {
    units += (text[i] & 0xC0) != 0x80;
    units += w->options.offsets == CXTAG_UTF16 && (unsigned char)text[i] >= 0xF0;
  }
  return units;
}

static char *put_span(char *to, const cx_writing *w, const char *text, cxtag_span span) {
  *to++ = '[';
  to = cx_put_number(to, unit_offset(w, text, span.start));
  *to++ = ',';
  to = cx_put_number(to, unit_offset(w, text, span.end));
  *to++ = ']';
  return to;
}

static void write_head(cx_writing *w, const cxtag_record *record, const char *text, size_t len) {
  cx_buffer_append(&w->out, "{\"id\":", 6);
  cx_write_json_string(w, record->id.bytes, record->id.length, 0);
  if (record->field.length) {
    cx_buffer_append(&w->out, ",\"field\":", 9);
    cx_write_json_string(w, record->field.bytes, record->field.length, 0);
  }
  if (w->options.no_text) return;
  cx_buffer_append(&w->out, ",\"text\":", 8);
  cx_write_json_string(w, text, len, 1);
}

static void write_sentiment(cx_writing *w, const cxtag_result *result) {
  cxtag_sentiment const s = cxtag_result_sentiment(result);
  char *to = cx_buffer_reserve(&w->out, FIXED);
  if (!to) return;
  to = PUT(to, ",\"lang\":\"");
  to = put_name(to, cxtag_language_text(cxtag_result_language(result)));
  to = PUT(to, "\",\"sentiment\":{\"label\":\"");
  to = put_name(to, cxtag_label_text(s.label));
  to = PUT(to, "\",\"score\":");
  to = cx_put_milli(to, s.score_milli);
  to = PUT(to, ",\"positive\":");
  to = cx_put_milli(to, s.positive_milli);
  to = PUT(to, ",\"negative\":");
  to = cx_put_milli(to, s.negative_milli);
  to = PUT(to, ",\"confidence\":");
  to = cx_put_milli(to, s.confidence_milli);
  to = PUT(to, "},\"themes\":[");
  w->out.length = (size_t)(to - w->out.bytes);
}

static void write_theme(cx_writing *w, const cxtag_result *result, size_t i, const char *text) {
  cxtag_theme theme;
  cxtag_span span;
  char *to;
  if (!cxtag_result_theme(result, i, &theme)) return;
  size_t const id_length = strlen(theme.id);
  to = cx_buffer_reserve(&w->out, 128 + id_length + 48 * theme.span_count);
  if (!to) return;
  if (i) *to++ = ',';
  to = PUT(to, "{\"id\":\"");
  to = put_text(to, theme.id, id_length);
  to = PUT(to, "\",\"polarity\":\"");
  to = put_name(to, cxtag_label_text(theme.polarity));
  to = PUT(to, "\",\"score\":");
  to = cx_put_milli(to, theme.score_milli);
  to = PUT(to, ",\"spans\":[");
  for (size_t k = 0; k < theme.span_count && cxtag_result_theme_span(result, i, k, &span); k++) {
    if (k) *to++ = ',';
    to = put_span(to, w, text, span);
  }
  to = PUT(to, "]}");
  w->out.length = (size_t)(to - w->out.bytes);
}

/* Ids; with explain also where they were said. */
static void write_intents(cx_writing *w, const cxtag_result *result, const char *text) {
  size_t const count = cxtag_result_intent_count(result);
  cxtag_intent intent;
  cx_buffer_append(&w->out, "],\"intents\":[", 13);
  for (size_t i = 0; i < count && cxtag_result_intent(result, i, &intent); i++) {
    size_t const length = strlen(intent.id);
    char *to = cx_buffer_reserve(&w->out, length + 96);
    if (!to) return;
    if (i) *to++ = ',';
    to = w->options.explain ? PUT(to, "{\"id\":\"") : PUT(to, "\"");
    to = put_text(to, intent.id, length);
    *to++ = '"';
    if (w->options.explain) {
      to = PUT(to, ",\"span\":");
      to = put_span(to, w, text, intent.span);
      *to++ = '}';
    }
    w->out.length = (size_t)(to - w->out.bytes);
  }
}

static void write_flags(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  uint32_t const flags = cxtag_result_flags(result) | (record->repaired ? CXTAG_REPAIRED : 0u);
  const char *name;
  int some = 0;
  cx_buffer_append(&w->out, "],\"flags\":[", 11);
  for (unsigned bit = 0; flags && (name = cxtag_flag_text(bit)) != NULL; bit++) {
    if (!(flags >> bit & 1)) continue;
    if (some++) cx_buffer_append_byte(&w->out, ',');
    cx_buffer_append_byte(&w->out, '"');
    cx_buffer_append_text(&w->out, name);
    cx_buffer_append_byte(&w->out, '"');
  }
  cx_buffer_append_byte(&w->out, ']');
}

static void write_number(cx_writing *w, int32_t milli, int short_form) {
  char *to = cx_buffer_reserve(&w->out, 32);
  if (!to) return;
  if (short_form && milli % 1000 == 0) {
    if (milli < 0) *to++ = '-';
    to = cx_put_number(to, (uint64_t)(milli < 0 ? -(int64_t)milli : milli) / 1000);
  } else
    to = cx_put_milli(to, milli);
  w->out.length = (size_t)(to - w->out.bytes);
}

static void write_hit(cx_writing *w, const cxtag_result *result, size_t i, const char *text) {
  cxtag_hit hit;
  char *to;
  if (!cxtag_result_hit(result, i, &hit)) return;
  cx_buffer_append_text(&w->out, i ? ",{\"rule\":" : "{\"rule\":");
  cx_write_json_string(w, hit.source, strlen(hit.source), 0);
  if (hit.line) { /* goes before the closing quote */
    w->out.length--;
    cx_buffer_append_byte(&w->out, ':');
    cx_buffer_append_integer(&w->out, hit.line);
    cx_buffer_append_byte(&w->out, '"');
  }
  cx_buffer_append_text(&w->out, ",\"expression\":");
  cx_write_json_string(w, hit.expression, strlen(hit.expression), 0);
  cx_buffer_append_text(&w->out, ",\"span\":");
  if (!(to = cx_buffer_reserve(&w->out, 64))) return;
  w->out.length = (size_t)(put_span(to, w, text, hit.span) - w->out.bytes);
  cx_buffer_append_text(&w->out, ",\"weight\":");
  write_number(w, hit.weight_milli, 1);
  cx_buffer_append_text(&w->out, ",\"effect\":");
  write_number(w, hit.effect_milli, 0);
  cx_buffer_append_text(&w->out, ",\"shifters\":[");
  for (size_t k = 0; k < hit.shifter_count; k++) {
    const char *shifter = cxtag_result_hit_shifter(result, i, k);
    if (!shifter) break;
    if (k) cx_buffer_append_byte(&w->out, ',');
    cx_write_json_string(w, shifter, strlen(shifter), 0);
  }
  cx_buffer_append_text(&w->out, "]}");
}

static void write_meta(cx_writing *w, const cxtag_record *record) {
  cx_buffer_append_text(&w->out, ",\"meta\":{");
  for (size_t i = 0; i < record->meta_count; i++) {
    if (i) cx_buffer_append_byte(&w->out, ',');
    cx_write_json_string(w, record->meta_names[i].bytes, record->meta_names[i].length, 0);
    cx_buffer_append_byte(&w->out, ':');
    cx_write_json_string(w, record->meta_values[i].bytes, record->meta_values[i].length, 0);
  }
  cx_buffer_append_byte(&w->out, '}');
}

static void write_record(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  size_t len;
  const char *text = cxtag_result_text(result, &len);
  size_t const themes = cxtag_result_theme_count(result);

  if (w->options.offsets != CXTAG_BYTES) measure_blocks(w, text, len);
  write_head(w, record, text, len);
  write_sentiment(w, result);
  for (size_t i = 0; i < themes; i++) write_theme(w, result, i, text);
  write_intents(w, result, text);
  write_flags(w, record, result);
  if (w->options.explain) {
    cx_buffer_append_text(&w->out, ",\"why\":[");
    for (size_t i = 0; i < cxtag_result_hit_count(result); i++) write_hit(w, result, i, text);
    cx_buffer_append_byte(&w->out, ']');
  }
  if (record->meta_count) write_meta(w, record);
  cx_buffer_append(&w->out, "}\n", 2);
}

const cx_writer_format cx_jsonl_writer = {"jsonl", write_record, NULL, NULL, NULL, NULL, 1};
