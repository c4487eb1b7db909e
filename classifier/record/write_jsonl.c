/* JSON lines: schema 1. The hot path of the product: whoever puts a piece of any length makes room for CX_TAIL
 * bytes behind it, so that those of a known length are put down without asking. NULL instead of a place to go
 * on: memory is out. */
#include <string.h>

#include "record/put.h"
#include "record/writing.h"

/* The sentiment and all flags, every number and name at its longest, and the names of the members. */
enum { SENTIMENT = 320, FLAGS = 256, MEMBERS = 96 };
_Static_assert(3 * (CX_SHORT + 2) + SENTIMENT + FLAGS + MEMBERS <= CX_TAIL,
               "the tail has room for all but themes and intents");

/* A word of the schema: eight bytes are copied, of which it takes up `length`. */
typedef struct word {
  char bytes[8];
  size_t length;
} word;

static char *put_word(char *to, const word *w) {
  memcpy(to, w->bytes, sizeof w->bytes);
  return to + w->length;
}

/* cxtag_label_text */
static char *put_label(char *to, cxtag_label label) {
  static const word labels[] = {{"neutral", 7}, {"positive", 8}, {"negative", 8}, {"mixed", 5}};
  return put_word(to, &labels[(unsigned)label < 4 ? label : CXTAG_NEUTRAL]);
}

/* cxtag_language_text */
static char *put_language(char *to, cxtag_language language) {
  static const word languages[] = {[CXTAG_UND] = {"und", 3}, [CXTAG_FI] = {"fi", 2}, [CXTAG_EN] = {"en", 2}};
  return put_word(to, &languages[language]);
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
  if (!offset || w->blocks.failed) return offset;
  size_t const block = (offset - 1) / BLOCK;
  uint32_t units;
  memcpy(&units, w->blocks.bytes + block * sizeof units, sizeof units);
  for (size_t i = block * BLOCK; i < offset; i++) {
    units += (text[i] & 0xC0) != 0x80;
    units += w->options.offsets == CXTAG_UTF16 && (unsigned char)text[i] >= 0xF0;
  }
  return units;
}

static CX_APART cxtag_span span_in_units(const cx_writing *w, const char *text, cxtag_span span) {
  return (cxtag_span){unit_offset(w, text, span.start), unit_offset(w, text, span.end)};
}

static char *put_span(char *to, const cx_writing *w, const char *text, cxtag_span span) {
  if (w->options.offsets != CXTAG_BYTES) span = span_in_units(w, text, span);
  *to++ = '[';
  to = cx_put_number(to, span.start);
  *to++ = ',';
  to = cx_put_number(to, span.end);
  *to++ = ']';
  return to;
}

static char *put_string(char *to, cx_writing *w, cxtag_text_value value, int trusted) {
  char *const end = value.length <= CX_SHORT ? cx_put_short_string(to, value.bytes, value.length) : NULL;
  if (end) return end;
  cx_writing_end(w, to);
  return cx_write_json_string(w, value.bytes, value.length, trusted);
}

static char *put_head(char *to, cx_writing *w, const cxtag_record *record, cxtag_text_value text) {
  to = put_string(CX_PUT(to, "{\"id\":"), w, record->id, 0);
  if (to && record->field.length) to = put_string(CX_PUT(to, ",\"field\":"), w, record->field, 0);
  if (to && !w->options.no_text) to = put_string(CX_PUT(to, ",\"text\":"), w, text, 1);
  return to;
}

static char *put_sentiment(char *to, const cxtag_result *result) {
  cxtag_sentiment const s = cxtag_result_sentiment(result);
  to = CX_PUT(to, ",\"lang\":\"");
  to = put_language(to, cxtag_result_language(result));
  to = CX_PUT(to, "\",\"sentiment\":{\"label\":\"");
  to = put_label(to, s.label);
  to = CX_PUT(to, "\",\"score\":");
  to = cx_put_milli(to, s.score_milli);
  to = CX_PUT(to, ",\"positive\":");
  to = cx_put_thousandths(to, (uint32_t)s.positive_milli);
  to = CX_PUT(to, ",\"negative\":");
  to = cx_put_thousandths(to, (uint32_t)s.negative_milli);
  to = CX_PUT(to, ",\"confidence\":");
  to = cx_put_thousandths(to, (uint32_t)s.confidence_milli);
  return CX_PUT(to, "}");
}

static char *put_theme(char *to, cx_writing *w, const cxtag_result *result, size_t i, const char *text) {
  cxtag_theme theme;
  cxtag_span span;
  if (!cxtag_result_theme(result, i, &theme)) return to;
  size_t const id_length = strlen(theme.id);
  cx_writing_end(w, to);
  if (!(to = cx_writing_room(w, 128 + id_length + 48 * theme.span_count))) return NULL;
  if (i) *to++ = ',';
  to = CX_PUT(to, "{\"id\":\"");
  to = cx_put_bytes(to, theme.id, id_length);
  to = CX_PUT(to, "\",\"polarity\":\"");
  to = put_label(to, theme.polarity);
  to = CX_PUT(to, "\",\"score\":");
  to = cx_put_milli(to, theme.score_milli);
  to = CX_PUT(to, ",\"spans\":[");
  for (size_t k = 0; k < theme.span_count && cxtag_result_theme_span(result, i, k, &span); k++) {
    if (k) *to++ = ',';
    to = put_span(to, w, text, span);
  }
  return CX_PUT(to, "]}");
}

/* Its id; with explain also where it was said. */
static char *put_intent(char *to, cx_writing *w, const cxtag_result *result, size_t i, const char *text) {
  cxtag_intent intent;
  if (!cxtag_result_intent(result, i, &intent)) return to;
  size_t const id_length = strlen(intent.id);
  cx_writing_end(w, to);
  if (!(to = cx_writing_room(w, 96 + id_length))) return NULL;
  if (i) *to++ = ',';
  to = w->options.explain ? CX_PUT(to, "{\"id\":\"") : CX_PUT(to, "\"");
  to = cx_put_bytes(to, intent.id, id_length);
  *to++ = '"';
  if (!w->options.explain) return to;
  to = CX_PUT(to, ",\"span\":");
  to = put_span(to, w, text, intent.span);
  return CX_PUT(to, "}");
}

static char *put_flags(char *to, const cxtag_record *record, const cxtag_result *result) {
  uint32_t flags = cxtag_result_flags(result) | (record->repaired ? CXTAG_REPAIRED : 0u);
  const char *name;
  for (unsigned bit = 0; flags && (name = cxtag_flag_text(bit)) != NULL; bit++, flags >>= 1) {
    if (!(flags & 1)) continue;
    *to++ = '"';
    to = cx_put_bytes(to, name, strlen(name));
    to = CX_PUT(to, "\",");
  }
  return to - (to[-1] == ',');
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

static void write_why(cx_writing *w, const cxtag_result *result, const char *text) {
  cx_buffer_append_text(&w->out, ",\"why\":[");
  for (size_t i = 0; i < cxtag_result_hit_count(result); i++) write_hit(w, result, i, text);
  cx_buffer_append_byte(&w->out, ']');
}

/* What only some records have. */
static char *put_extras(char *to, cx_writing *w, const cxtag_record *record, const cxtag_result *result,
                        const char *text) {
  cx_writing_end(w, to);
  if (w->options.explain) write_why(w, result, text);
  if (record->meta_count) write_meta(w, record);
  return cx_writing_room(w, 0);
}

static void write_record(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  size_t len;
  const char *text = cxtag_result_text(result, &len);
  size_t const themes = cxtag_result_theme_count(result), intents = cxtag_result_intent_count(result);
  char *to = cx_writing_room(w, 0);

  if (w->options.offsets != CXTAG_BYTES) measure_blocks(w, text, len);
  if (!to || !(to = put_head(to, w, record, (cxtag_text_value){text, len}))) return;
  to = CX_PUT(put_sentiment(to, result), ",\"themes\":[");
  for (size_t i = 0; i < themes; i++)
    if (!(to = put_theme(to, w, result, i, text))) return;
  to = CX_PUT(to, "],\"intents\":[");
  for (size_t i = 0; i < intents; i++)
    if (!(to = put_intent(to, w, result, i, text))) return;
  to = put_flags(CX_PUT(to, "],\"flags\":["), record, result);
  to = CX_PUT(to, "]");
  if (w->options.explain || record->meta_count) to = put_extras(to, w, record, result, text);
  if (to) cx_writing_end(w, CX_PUT(to, "}\n"));
}

const cx_writer_format cx_jsonl_writer = {"jsonl", write_record, NULL, NULL, NULL, NULL, 1};
