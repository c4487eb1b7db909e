/* The repairs of texts, one after the other, in the order of their bits. */
#include <string.h>

#include "record/entities.h"
#include "record/people.h"
#include "record/repair.h"
#include "record/tape.h"
#include "record/values.h"

static void undo_mojibake(cx_buffer *out, cxtag_text_value text) {
  if (!cx_undo_mojibake(out, text.bytes, text.length)) cx_buffer_append(out, text.bytes, text.length);
}

static const char *find(cxtag_text_value text, size_t from, const char *needle) {
  size_t const length = strlen(needle);
  for (size_t at = from; at + length <= text.length; at++) {
    const char *first = memchr(text.bytes + at, *needle, text.length - length - at + 1);
    if (!first) return NULL;
    if (!memcmp(first, needle, length)) return first;
    at = (size_t)(first - text.bytes);
  }
  return NULL;
}

static size_t line_breaks_before(cxtag_text_value text, size_t at) {
  while (at && (text.bytes[at - 1] == '\n' || text.bytes[at - 1] == '\r')) at--;
  return at;
}

/* "(Translated by Google) X (Original) Y" -> Y; "Y (Translated by Google) X" -> Y. A translation alone stays.
 */
static void drop_translation(cx_buffer *out, cxtag_text_value text) {
  static const char translated[] = "(Translated by Google)", original[] = "(Original)";
  const char *mark = find(text, 0, translated), *other;
  if (mark == text.bytes) {
    other = find(text, sizeof translated - 1, "\n(Original)");
    size_t from = other ? (size_t)(other - text.bytes) + sizeof original : sizeof translated - 1;
    while (from < text.length && strchr(" \r\n", text.bytes[from])) from++;
    cx_buffer_append(out, text.bytes + from, text.length - from);
  } else if (mark && mark[-1] == '\n') {
    size_t from = 0;
    if (text.length >= sizeof original - 1 && !memcmp(text.bytes, original, sizeof original - 1)) {
      from = sizeof original - 1;
      while (from < text.length && strchr(" \r\n", text.bytes[from])) from++;
    }
    size_t const end = line_breaks_before(text, (size_t)(mark - text.bytes));
    cx_buffer_append(out, text.bytes + from, end > from ? end - from : 0);
  } else
    cx_buffer_append(out, text.bytes, text.length);
}

/* JSON objects one after the other, without brackets, and with raw line breaks in their strings. */
static int youtube_objects(cx_batch *batch, cx_buffer *json, cxtag_text_value text) {
  (void)batch;
  int inside = 0;
  cx_buffer_append_byte(json, '[');
  for (size_t i = 0; i < text.length; i++) {
    char const c = text.bytes[i];
    if (inside && c == '\n')
      cx_buffer_append(json, "\\n", 2);
    else if (inside && c == '\r')
      cx_buffer_append(json, "\\r", 2);
    else if (inside && c == '\t')
      cx_buffer_append(json, "\\t", 2);
    else
      cx_buffer_append_byte(json, c);
    if (inside && c == '\\' && i + 1 < text.length)
      cx_buffer_append_byte(json, text.bytes[++i]);
    else if (c == '"')
      inside = !inside;
  }
  cx_buffer_append_byte(json, ']');
  return !json->failed;
}

static void join_segments(cx_batch *batch, cx_buffer *out, const cx_tape *tape, uint32_t array) {
  static const cx_key names[] = {{"text", 4}}, segments[] = {{"takeoutSegments", 15}};
  cx_place const place = {tape, 0, 0, 0, NULL};
  for (uint32_t at = array + 1; at < tape->nodes[array].next; at = tape->nodes[at].next) {
    uint32_t member = cx_tape_member(&place, at, segments, 1);
    if (member != UINT32_MAX && tape->nodes[member].kind == CX_TAPE_ARRAY) {
      for (uint32_t k = member + 1; k < tape->nodes[member].next; k = tape->nodes[k].next) {
        uint32_t inner = cx_tape_member(&place, k, names, 1);
        cxtag_text_value value =
            inner == UINT32_MAX ? cx_value(NULL, 0) : cx_node_text(batch, tape, inner, 0, NULL);
        cx_buffer_append(out, value.bytes, value.length);
      }
      continue;
    }
    member = cx_tape_member(&place, at, names, 1);
    if (member == UINT32_MAX) continue;
    cxtag_text_value value = cx_node_text(batch, tape, member, 0, NULL);
    cx_buffer_append(out, value.bytes, value.length);
  }
}

static void read_youtube_cell(cx_batch *batch, cx_buffer *out, cxtag_text_value text) {
  cx_buffer json;
  cx_tape tape;
  int read = 0;
  cx_buffer_init(&json, batch->memory);
  cx_tape_init(&tape, batch->memory);
  if (text.length && *text.bytes == '{' && youtube_objects(batch, &json, text) &&
      cx_tape_parse(&tape, json.bytes, json.length, 1) == CX_TAPE_OK && tape.consumed == json.length) {
    join_segments(batch, out, &tape, 0);
    read = 1;
  }
  if (!read) cx_buffer_append(out, text.bytes, text.length);
  cx_tape_clear(&tape);
  cx_buffer_clear(&json);
}

/* <@U1> <#C1|name> <!here> <url|label> */
static void write_slack_link(cx_batch *batch, cx_buffer *out, const char *bytes, size_t len) {
  const char *bar = memchr(bytes, '|', len);
  size_t const id = bar ? (size_t)(bar - bytes) : len, label = bar ? len - id - 1 : 0;
  char const kind = len ? *bytes : 0;
  if (kind == '@' || kind == '#' || kind == '!') {
    cxtag_text_value name = bar ? cx_value(bar + 1, label) : cx_people_find(batch->people, bytes + 1, id - 1);
    if (!name.length) name = cx_value(bytes + 1, id - 1);
    if (name.length && *name.bytes != '@' && *name.bytes != '#')
      cx_buffer_append_byte(out, kind == '#' ? '#' : '@');
    cx_append_xml_text(out, name.bytes, name.length);
  } else
    cx_append_xml_text(out, bar ? bar + 1 : bytes, bar ? label : len);
}

static void read_slack(cx_batch *batch, cx_buffer *out, cxtag_text_value text) {
  for (size_t at = 0; at < text.length;) {
    const char *open = memchr(text.bytes + at, '<', text.length - at);
    size_t const run = open ? (size_t)(open - text.bytes) - at : text.length - at;
    cx_append_xml_text(out, text.bytes + at, run);
    at += run;
    if (!open) return;
    const char *close = memchr(open, '>', text.length - at);
    if (!close) {
      cx_append_xml_text(out, open, text.length - at);
      return;
    }
    write_slack_link(batch, out, open + 1, (size_t)(close - open) - 1);
    at = (size_t)(close - text.bytes) + 1;
  }
}

/* A line break that LinkedIn wrote as quote, line feed, quote. */
static void join_linkedin_lines(cx_buffer *out, cxtag_text_value text) {
  for (size_t at = 0; at < text.length; at++) {
    const char *c = text.bytes + at;
    size_t const left = text.length - at;
    if (left >= 3 && !memcmp(c, "\"\n\"", 3))
      cx_buffer_append_byte(out, '\n'), at += 2;
    else if (left >= 4 && !memcmp(c, "\"\r\n\"", 4))
      cx_buffer_append_byte(out, '\n'), at += 3;
    else
      cx_buffer_append_byte(out, *c);
  }
}

/* The value of ?name= or &name= in a URL, percent signs undone. */
static void read_parameter(cx_buffer *out, cxtag_text_value url, const char *name) {
  size_t const length = strlen(name);
  static const char hex[] = "0123456789abcdef";
  for (size_t at = 1; at + length + 1 < url.length; at++) {
    if (!strchr("?&", url.bytes[at - 1]) || memcmp(url.bytes + at, name, length) ||
        url.bytes[at + length] != '=')
      continue;
    for (at += length + 1; at < url.length && !strchr("&#", url.bytes[at]); at++) {
      const char *high =
          at + 2 < url.length && url.bytes[at] == '%' ? strchr(hex, url.bytes[at + 1] | 0x20) : NULL;
      const char *low = high && *high ? strchr(hex, url.bytes[at + 2] | 0x20) : NULL;
      if (low && *low) {
        cx_buffer_append_byte(out, (char)((high - hex) << 4 | (low - hex)));
        at += 2;
      } else
        cx_buffer_append_byte(out, url.bytes[at]);
    }
    return;
  }
}

static void apply(cx_batch *batch, cx_buffer *out, unsigned filter, cxtag_text_value text,
                  const cx_value_path *how) {
  switch (filter) {
  case CX_FILTER_MOJIBAKE:
    undo_mojibake(out, text);
    break;
  case CX_FILTER_YOUTUBE:
    read_youtube_cell(batch, out, text);
    break;
  case CX_FILTER_XML:
    cx_append_xml_text(out, text.bytes, text.length);
    break;
  case CX_FILTER_HTML:
    cx_append_html_text(out, text.bytes, text.length);
    break;
  case CX_FILTER_TRANSLATION:
    drop_translation(out, text);
    break;
  case CX_FILTER_SLACK:
    read_slack(batch, out, text);
    break;
  case CX_FILTER_LINKEDIN:
    join_linkedin_lines(out, text);
    break;
  case CX_FILTER_PARAMETER:
    read_parameter(out, text, how->detail ? how->detail : "");
    break;
  default:
    cx_buffer_append(out, text.bytes, text.length);
  }
}

cxtag_text_value cx_filter_value(cx_batch *batch, cxtag_text_value value, const cx_value_path *how) {
  for (unsigned filter = CX_FILTER_MOJIBAKE; filter <= CX_FILTER_PARAMETER; filter <<= 1) {
    cx_buffer out;
    if (!(how->filters & filter)) continue;
    cx_buffer_init(&out, batch->memory);
    apply(batch, &out, filter, value, how);
    batch->failed |= out.failed;
    value = cx_batch_copy(batch, out.bytes, out.length);
    cx_buffer_clear(&out);
    if (!value.bytes) return value;
  }
  return value;
}
