#include "record/sketch.h"

#include <string.h>

#include "base/buffer.h"
#include "record/scan.h"
#include "record/tape.h"

enum { DEPTH = 24, PATHS = 4000 };

typedef struct walker {
  cx_sketch *sketch;
  const char *bytes;
  size_t at, len;
  cx_buffer path, name;
  size_t marks[DEPTH]; /* length of path before each container was entered */
  char kinds[DEPTH];
  size_t depth;
} walker;

void cx_sketch_init(cx_sketch *sketch, const cxtag_memory *memory) {
  memset(sketch, 0, sizeof *sketch);
  sketch->memory = memory;
  cx_map_init(&sketch->names, memory);
}

void cx_sketch_clear(cx_sketch *sketch) {
  cx_map_clear(&sketch->names);
  cx_release(sketch->memory, sketch->paths);
  cx_sketch_init(sketch, sketch->memory);
}

const cx_sketch_path *cx_sketch_find(const cx_sketch *sketch, const char *path) {
  uint32_t at = cx_map_find(&sketch->names, path, strlen(path));
  return at == CX_MAP_NONE ? NULL : &sketch->paths[at];
}

/* Behind this name as append_name writes it; NULL = another stands there. */
static const char *pass_name(const char *at, cx_key name) {
  for (size_t i = 0; i < name.length; i++) {
    at += *at == '\\';
    if (*at++ != name.text[i]) return NULL;
  }
  return *at == '\0' || *at == '.' || *at == '[' ? at : NULL;
}

static const char *pass_step(const char *at, const cx_path_step *step) {
  const char *behind = NULL;
  if (step->kind == CX_STEP_OBJECT) return at;
  if (step->kind != CX_STEP_KEY) return strncmp(at, "[]", 2) ? NULL : at + 2;
  at += *at == '.';
  for (size_t i = 0; i < step->name_count && !behind; i++) behind = pass_name(at, step->names[i]);
  return behind;
}

int cx_sketch_has(const cx_sketch *sketch, const cx_path *path) {
  for (size_t i = 0; i < sketch->names.count; i++) {
    const char *at = sketch->names.entries[i].key;
    for (size_t k = 0; k < path->count && at; k++) at = pass_step(at, &path->steps[k]);
    if (at) return 1;
  }
  return 0;
}

static cx_sketch_path *note_value(walker *w) {
  cx_sketch *s = w->sketch;
  int made = 0;
  if (w->path.failed || s->names.count >= PATHS) return NULL;
  uint32_t at = cx_map_insert(&s->names, w->path.bytes ? w->path.bytes : "", w->path.length, 0, &made);
  if (at == CX_MAP_NONE || !cx_grow(s->memory, &s->paths, &s->capacity, at + 1, sizeof *s->paths)) {
    w->path.failed = 1;
    return NULL;
  }
  if (made) memset(&s->paths[at], 0, sizeof *s->paths);
  s->paths[at].values++;
  return &s->paths[at];
}

/* From the opening quote to behind the closing one; 0 = cut, and as long as it is known. */
static int read_string(walker *w, size_t *start, size_t *length) {
  *start = ++w->at;
  for (;;) {
    w->at = cx_find_json_special(w->bytes, w->at, w->len);
    if (w->at >= w->len) break;
    if (w->bytes[w->at] == '"') {
      *length = w->at++ - *start;
      return 1;
    }
    w->at += w->bytes[w->at] == '\\' ? 2 : 1;
  }
  *length = w->len - *start;
  return 0;
}

static size_t count_words(const char *text, size_t len) {
  size_t words = 0;
  int inside = 0;
  for (size_t i = 0; i < len; i++) {
    int const blank = text[i] == ' ';
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

static void note_string(walker *w, size_t start, size_t length) {
  cx_sketch_path *path = note_value(w);
  if (!path) return;
  path->strings++;
  path->words += count_words(w->bytes + start, length);
  if (length > path->sample_length && path->sample_length < 40) {
    path->sample = w->bytes + start;
    path->sample_length = length;
  }
}

static void enter(walker *w, char kind) {
  note_value(w);
  w->at++;
  w->sketch->arrays += kind == '[';
  if (w->depth < DEPTH) {
    w->marks[w->depth] = w->path.length;
    w->kinds[w->depth] = kind;
    if (kind == '[') cx_buffer_append_text(&w->path, "[]");
  }
  w->depth++;
}

static void leave(walker *w) {
  w->at++;
  if (!w->depth) return;
  w->depth--;
  if (w->depth < DEPTH) w->path.length = w->marks[w->depth];
}

/* Adds a member's name as cx_path_parse takes it: by what it means, with a backslash before what would be read as
 * something else. */
static void append_name(walker *w, const char *name, size_t len) {
  for (size_t i = 0; i < len; i++) {
    int const begins = !i && (name[i] == '{' || (!w->path.length && (name[i] == '$' || name[i] == '/')));
    if (begins || memchr(".[]\\", name[i], 4)) cx_buffer_append_byte(&w->path, '\\');
    cx_buffer_append_byte(&w->path, name[i]);
  }
}

static int is_hex(char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

/* Holds it escapes, and none that JSON does not know? */
static int is_escaped(const char *text, size_t len) {
  size_t escapes = 0;
  for (size_t i = 0; i < len; i++) {
    if (text[i] != '\\') continue;
    escapes++;
    if (++i >= len) return 0;
    if (text[i] != 'u') continue;
    for (int digit = 0; digit < 4; digit++)
      if (++i >= len || !is_hex(text[i])) return 0;
  }
  return escapes != 0;
}

static void append_key(walker *w, const char *key, size_t len) {
  if (!is_escaped(key, len)) {
    append_name(w, key, len);
    return;
  }
  cx_buffer_reset(&w->name);
  cx_tape_append_text(&w->name, key, len);
  append_name(w, w->name.bytes, w->name.length);
  w->path.failed |= w->name.failed;
}

static int is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Does a colon stand before the quote? */
static int is_behind_key(const walker *w, size_t quote) {
  while (quote && is_blank(w->bytes[quote - 1])) quote--;
  return quote && w->bytes[quote - 1] == ':';
}

/* A string is a key when a colon follows in an object. Returns 0 when the head ends: a value that it cuts is one of its
 * kind all the same. */
static int read_key_or_string(walker *w) {
  size_t start, length;
  int const deep = w->depth > DEPTH, object = w->depth && !deep && w->kinds[w->depth - 1] == '{';
  if (!read_string(w, &start, &length)) {
    if (!deep && (!object || is_behind_key(w, start - 1))) note_string(w, start, length);
    return 0;
  }
  size_t at = w->at;
  while (at < w->len && is_blank(w->bytes[at])) at++;
  if (object && at < w->len && w->bytes[at] == ':') {
    w->path.length = w->marks[w->depth - 1];
    if (w->path.length) cx_buffer_append_byte(&w->path, '.');
    append_key(w, w->bytes + start, length);
    w->at = at + 1;
  } else if (!deep)
    note_string(w, start, length);
  return 1;
}

/* From w->at to w->len. */
static void walk(walker *w) {
  while (w->at < w->len && !w->path.failed) {
    char const c = w->bytes[w->at];
    if (!w->sketch->root && (c == '[' || c == '{')) w->sketch->root = c;
    if (c == '"') {
      if (!read_key_or_string(w)) break;
    } else if (c == '[' || c == '{')
      enter(w, c);
    else if (c == ']' || c == '}')
      leave(w);
    else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-') {
      if (w->depth <= DEPTH) note_value(w);
      while (w->at < w->len && !strchr(",]} \t\r\n", w->bytes[w->at])) w->at++;
    } else
      w->at++;
  }
}

cxtag_status cx_sketch_read(cx_sketch *sketch, const char *head, size_t len, int lines) {
  walker w = {.sketch = sketch, .bytes = head};
  int failed;
  cx_buffer_init(&w.path, sketch->memory);
  cx_buffer_init(&w.name, sketch->memory);
  for (size_t begin = 0; begin < len && !w.path.failed; begin = w.len) {
    const char *const feed = lines ? memchr(head + begin, '\n', len - begin) : NULL;
    w.at = begin;
    w.len = feed ? (size_t)(feed - head) + 1 : len;
    w.depth = w.path.length = 0;
    walk(&w);
    sketch->cut |= w.depth > 0 || w.at > w.len;
  }
  failed = w.path.failed;
  cx_buffer_clear(&w.path);
  cx_buffer_clear(&w.name);
  return failed ? CXTAG_ENOMEM : CXTAG_OK;
}
