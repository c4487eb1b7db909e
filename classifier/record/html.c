#include <string.h>

#include "record/entities.h"
#include "record/unicode.h"

typedef struct writer {
  cx_buffer *out;
  size_t begin;
  int blank; /* white space that stands before the next word */
} writer;

static int at_line_start(const writer *w) {
  return w->out->length == w->begin || w->out->bytes[w->out->length - 1] == '\n';
}

static void put_text(writer *w, const char *bytes, size_t len) {
  if (w->blank && !at_line_start(w)) cx_buffer_append_byte(w->out, ' ');
  w->blank = 0;
  cx_buffer_append(w->out, bytes, len);
}

static void put_line(writer *w, int always) {
  w->blank = 0;
  if (always || !at_line_start(w)) cx_buffer_append_byte(w->out, '\n');
}

static int is_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static int is_tag(const char *name, size_t len, const char *const *list) {
  for (; *list; list++) {
    size_t i = 0;
    while (i < len && (*list)[i] && (name[i] | 0x20) == (*list)[i]) i++;
    if (i == len && !(*list)[i]) return 1;
  }
  return 0;
}

/* Behind </name>, or the end. */
static size_t skip_element(const char *bytes, size_t len, size_t at, const char *name, size_t name_len) {
  while (at + name_len + 2 < len) {
    const char *mark = memchr(bytes + at, '<', len - at);
    if (!mark) return len;
    at = (size_t)(mark - bytes) + 1;
    if (at + name_len >= len || bytes[at] != '/') continue;
    size_t i = 0;
    while (i < name_len && (bytes[at + 1 + i] | 0x20) == (name[i] | 0x20)) i++;
    if (i < name_len) continue;
    const char *end = memchr(bytes + at, '>', len - at);
    return end ? (size_t)(end - bytes) + 1 : len;
  }
  return len;
}

/* The tag at `at`; returns where the text goes on, 0 = `<` is only a character. No `>` stands from `closed` on: many
 * tags without one are not looked through to the end each. */
static size_t read_tag(writer *w, const char *bytes, size_t len, size_t closed, size_t at) {
  static const char *const hidden[] = {"script", "style", "head", "title", NULL};
  static const char *const blocks[] = {"p",          "div", "li",      "ul",      "ol",     "tr",     "table",
                                       "blockquote", "pre", "h1",      "h2",      "h3",     "h4",     "h5",
                                       "h6",         "hr",  "section", "article", "header", "footer", NULL};
  static const char *const breaks[] = {"br", NULL};
  size_t name = at + 1, end;
  if (len - at >= 4 && !memcmp(bytes + at, "<!--", 4)) {
    for (end = at + 4; end + 3 <= len; end++)
      if (!memcmp(bytes + end, "-->", 3)) return end + 3;
    return len;
  }
  if (name < len && bytes[name] == '/') name++;
  if (name >= len || !(is_letter(bytes[name]) || bytes[name] == '!')) return 0;
  end = name;
  while (end < len && (is_letter(bytes[end]) || (bytes[end] >= '0' && bytes[end] <= '9'))) end++;
  size_t const name_len = end - name;
  const char *close = end < closed ? memchr(bytes + end, '>', closed - end) : NULL;
  if (!close) return 0;
  at = (size_t)(close - bytes) + 1;
  if (is_tag(bytes + name, name_len, breaks))
    put_line(w, 1);
  else if (is_tag(bytes + name, name_len, blocks))
    put_line(w, 0);
  else if (bytes[name - 1] != '/' && is_tag(bytes + name, name_len, hidden))
    return skip_element(bytes, len, at, bytes + name, name_len);
  return at;
}

void cx_append_html_text(cx_buffer *out, const char *bytes, size_t len) {
  writer w = {out, out->length, 0};
  size_t closed = len;
  while (closed && bytes[closed - 1] != '>') closed--;
  for (size_t at = 0; at < len && !out->failed;) {
    char const c = bytes[at];
    size_t step;
    uint32_t point;
    if (c == '<' && (step = read_tag(&w, bytes, len, closed, at)) != 0)
      at = step;
    else if (c == '&' && (step = cx_entity_read(bytes + at, len - at, &point)) != 0) {
      char text[4];
      put_text(&w, text, cx_utf8_write(text, point));
      at += step;
    } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      w.blank = 1;
      at++;
    } else {
      step = 1;
      while (at + step < len && !strchr("<& \n\r\t", bytes[at + step])) step++;
      put_text(&w, bytes + at, step);
      at += step;
    }
  }
  while (out->length > w.begin && out->bytes[out->length - 1] == '\n') out->length--;
}
