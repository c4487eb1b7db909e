#include "record/tape.h"

#include <string.h>

#include "record/scan.h"
#include "record/unicode.h"

void cx_tape_init(cx_tape *json, const cxtag_memory *memory) {
  memset(json, 0, sizeof *json);
  json->memory = memory;
  json->depth_limit = 512;
}

void cx_tape_clear(cx_tape *json) {
  cx_release(json->memory, json->nodes);
  cx_release(json->memory, json->kinds);
  cx_release(json->memory, json->open);
  cx_tape_init(json, json->memory);
}

typedef struct parse {
  cx_tape *json;
  const char *bytes;
  size_t at, len;
  int final;
  size_t depth;      /* open containers */
  int object;        /* the innermost one is an object */
  size_t kept_depth; /* of them, those on the tape */
  int dropping;      /* inside a member that is not wanted */
  size_t drop_depth; /* depth at which dropping ends */
} parse;

static cx_tape_status broken(parse *p, const char *message) {
  p->json->fault = p->at;
  p->json->message = message;
  return CX_TAPE_BROKEN;
}

static void skip_blanks(parse *p) {
  while (p->at < p->len) {
    char const c = p->bytes[p->at];
    if ((unsigned char)c > ' ') return;
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
    p->at++;
  }
}

static cx_tape_node *add_node(parse *p, cx_tape_kind kind, size_t start, size_t length) {
  cx_tape *json = p->json;
  if (json->count == json->capacity &&
      !cx_grow(json->memory, &json->nodes, &json->capacity, json->count + 1, sizeof *json->nodes))
    return NULL;
  cx_tape_node *node = &json->nodes[json->count++];
  node->start = (uint32_t)start;
  node->length = (uint32_t)length;
  node->next = (uint32_t)json->count;
  node->kind = (uint8_t)kind;
  node->escaped = 0;
  return node;
}

static cx_tape_status keep_scalar(parse *p, cx_tape_kind kind, size_t start, size_t length) {
  return p->dropping || add_node(p, kind, start, length) ? CX_TAPE_OK : CX_TAPE_NO_MEMORY;
}

static int is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* A backslash and what it escapes; moves behind it. */
static cx_tape_status scan_escape(parse *p) {
  if (p->at + 1 >= p->len) return CX_TAPE_INCOMPLETE;
  switch (p->bytes[p->at + 1]) {
  case '"':
  case '\\':
  case '/':
  case 'b':
  case 'f':
  case 'n':
  case 'r':
  case 't':
    p->at += 2;
    return CX_TAPE_OK;
  case 'u':
    for (size_t i = 2; i < 6; i++) {
      if (p->at + i >= p->len) return CX_TAPE_INCOMPLETE;
      if (!is_hex(p->bytes[p->at + i])) return broken(p, "\\u needs four hexadecimal digits");
    }
    p->at += 6;
    return CX_TAPE_OK;
  default:
    return broken(p, "this escape is unknown to JSON");
  }
}

/* The rest of a string, from its first byte that is not plain. */
static CX_APART cx_tape_status scan_rest(parse *p) {
  for (; p->at < p->len && p->bytes[p->at] != '"'; p->at = cx_find_json_special(p->bytes, p->at, p->len)) {
    if (p->bytes[p->at] != '\\') return broken(p, "a control character stands in a string");
    cx_tape_status const status = scan_escape(p);
    if (status != CX_TAPE_OK) return status;
  }
  return p->at < p->len ? CX_TAPE_OK : CX_TAPE_INCOMPLETE;
}

/* From the opening quote to behind the closing one. */
static inline cx_tape_status scan_string(parse *p, size_t *start, size_t *length, int *escaped) {
  *start = p->at + 1;
  p->at = cx_find_json_special(p->bytes, *start, p->len);
  *escaped = p->at >= p->len || p->bytes[p->at] != '"';
  if (*escaped) {
    cx_tape_status const status = scan_rest(p);
    if (status != CX_TAPE_OK) return status;
  }
  *length = p->at - *start;
  p->at++;
  return CX_TAPE_OK;
}

static cx_tape_status parse_string(parse *p) {
  size_t start, length;
  int escaped;
  cx_tape_status status = scan_string(p, &start, &length, &escaped);
  if (status != CX_TAPE_OK || p->dropping) return status;
  cx_tape_node *node = add_node(p, CX_TAPE_STRING, start, length);
  if (!node) return CX_TAPE_NO_MEMORY;
  node->escaped = (uint8_t)escaped;
  return CX_TAPE_OK;
}

static size_t digits(const parse *p, size_t at) {
  size_t from = at;
  while (at < p->len && p->bytes[at] >= '0' && p->bytes[at] <= '9') at++;
  return at - from;
}

/* RFC 8259: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static cx_tape_status parse_number(parse *p) {
  size_t at = p->at, run;
  at += at < p->len && p->bytes[at] == '-';
  run = digits(p, at);
  if (run > 1 && p->bytes[at] == '0') return broken(p, "a number begins with 0");
  at += run;
  if (run && at < p->len && p->bytes[at] == '.') {
    run = digits(p, at + 1);
    at += 1 + run;
  }
  if (run && at < p->len && (p->bytes[at] == 'e' || p->bytes[at] == 'E')) {
    at++;
    at += at < p->len && (p->bytes[at] == '+' || p->bytes[at] == '-');
    run = digits(p, at);
    at += run;
  }
  if (at >= p->len && !p->final) return CX_TAPE_INCOMPLETE;
  if (!run) return at >= p->len ? CX_TAPE_INCOMPLETE : broken(p, "this is not a number");
  size_t const start = p->at;
  p->at = at;
  return keep_scalar(p, CX_TAPE_NUMBER, start, at - start);
}

static cx_tape_status parse_word(parse *p, const char *word, cx_tape_kind kind) {
  size_t const length = strlen(word);
  for (size_t i = 0; i < length; i++) {
    if (p->at + i >= p->len) return CX_TAPE_INCOMPLETE;
    if (p->bytes[p->at + i] != word[i]) return broken(p, "a value is expected here");
  }
  p->at += length;
  return keep_scalar(p, kind, p->at - length, length);
}

static cx_tape_status open_container(parse *p, int object) {
  cx_tape *json = p->json;
  size_t const byte = p->depth / 8;
  if (byte >= json->kinds_capacity &&
      !cx_grow(json->memory, &json->kinds, &json->kinds_capacity, byte + 1, 1))
    return CX_TAPE_NO_MEMORY;
  uint8_t const bit = (uint8_t)(1u << p->depth % 8);
  json->kinds[byte] = (uint8_t)(object ? json->kinds[byte] | bit : json->kinds[byte] & ~bit);
  p->depth++;
  p->object = object;
  if (!p->dropping) {
    if (p->kept_depth >= json->depth_limit) {
      json->fault = p->at;
      return CX_TAPE_TOO_DEEP;
    }
    if (p->kept_depth >= json->open_capacity &&
        !cx_grow(json->memory, &json->open, &json->open_capacity, p->kept_depth + 1, sizeof *json->open))
      return CX_TAPE_NO_MEMORY;
    json->open[p->kept_depth++] = (uint32_t)json->count;
    if (!add_node(p, object ? CX_TAPE_OBJECT : CX_TAPE_ARRAY, p->at, 0)) return CX_TAPE_NO_MEMORY;
  }
  p->at++;
  return CX_TAPE_OK;
}

static void close_container(parse *p) {
  p->depth--;
  p->at++;
  if (p->depth) p->object = p->json->kinds[(p->depth - 1) / 8] >> ((p->depth - 1) % 8) & 1;
  if (p->dropping) return;
  cx_tape_node *node = &p->json->nodes[p->json->open[--p->kept_depth]];
  node->length = (uint32_t)(p->at - node->start);
  node->next = (uint32_t)p->json->count;
}

/* A scalar, or the opening of a container. */
static cx_tape_status begin_value(parse *p) {
  switch (p->bytes[p->at]) {
  case '{':
    return open_container(p, 1);
  case '[':
    return open_container(p, 0);
  case '"':
    return parse_string(p);
  case 't':
    return parse_word(p, "true", CX_TAPE_TRUE);
  case 'f':
    return parse_word(p, "false", CX_TAPE_FALSE);
  case 'n':
    return parse_word(p, "null", CX_TAPE_NULL);
  case '-':
  case '0':
  case '1':
  case '2':
  case '3':
  case '4':
  case '5':
  case '6':
  case '7':
  case '8':
  case '9':
    return parse_number(p);
  default:
    return broken(p, "a value is expected here");
  }
}

static int is_wanted(const parse *p, size_t start, size_t length, int escaped) {
  const cx_tape *json = p->json;
  if (!json->wanted || escaped) return 1;
  for (size_t i = 0; i < json->wanted_count; i++)
    if (json->wanted[i].length == length && !memcmp(json->wanted[i].text, p->bytes + start, length)) return 1;
  return 0;
}

/* A key and its colon. A member of the top object that nobody wants is not kept. */
static cx_tape_status parse_key(parse *p) {
  size_t start, length;
  int escaped;
  cx_tape_status status;
  if (p->at >= p->len) return CX_TAPE_INCOMPLETE;
  if (p->bytes[p->at] != '"') return broken(p, "a member's name in quotes is expected here");
  status = scan_string(p, &start, &length, &escaped);
  if (status != CX_TAPE_OK) return status;
  if (!p->dropping) {
    if (p->depth == 1 && !is_wanted(p, start, length, escaped)) {
      p->dropping = 1;
      p->drop_depth = 1;
    } else {
      cx_tape_node *node = add_node(p, CX_TAPE_STRING, start, length);
      if (!node) return CX_TAPE_NO_MEMORY;
      node->escaped = (uint8_t)escaped;
    }
  }
  skip_blanks(p);
  if (p->at >= p->len) return CX_TAPE_INCOMPLETE;
  if (p->bytes[p->at] != ':') return broken(p, "a colon is expected here");
  p->at++;
  return CX_TAPE_OK;
}

/* Behind a value: closes what ends here and goes on to the next value. *done when the top value is complete.
 */
static cx_tape_status finish_value(parse *p, int *done) {
  for (;;) {
    if (p->dropping && p->depth == p->drop_depth) p->dropping = 0;
    if (!p->depth) {
      *done = 1;
      return CX_TAPE_OK;
    }
    skip_blanks(p);
    if (p->at >= p->len) return CX_TAPE_INCOMPLETE;
    char const c = p->bytes[p->at], closing = p->object ? '}' : ']';
    if (c == ',') {
      p->at++;
      skip_blanks(p);
      if (p->object) return parse_key(p);
      return CX_TAPE_OK;
    }
    if (c != closing)
      return broken(p, p->object ? "a comma or } is expected here" : "a comma or ] is expected here");
    close_container(p);
  }
}

/* Behind an opening bracket: an empty container closes at once; in an object a key comes first. *closed
 * tells. */
static cx_tape_status enter_container(parse *p, int *closed) {
  *closed = 0;
  skip_blanks(p);
  if (p->at >= p->len) return CX_TAPE_INCOMPLETE;
  if (p->bytes[p->at] == (p->object ? '}' : ']')) {
    close_container(p);
    *closed = 1;
    return CX_TAPE_OK;
  }
  return p->object ? parse_key(p) : CX_TAPE_OK;
}

cx_tape_status cx_tape_parse(cx_tape *json, const char *bytes, size_t len, int final) {
  parse p = {json, bytes, 0, len, final, 0, 0, 0, 0, 0};
  int done = 0;

  json->bytes = bytes;
  json->count = 0;
  json->message = NULL;
  while (!done) {
    size_t const depth = p.depth;
    cx_tape_status status;
    int closed = 1;
    skip_blanks(&p);
    if (p.at >= len) return CX_TAPE_INCOMPLETE;
    status = begin_value(&p);
    if (status == CX_TAPE_OK && p.depth > depth) status = enter_container(&p, &closed);
    if (status == CX_TAPE_OK && closed) status = finish_value(&p, &done);
    if (status != CX_TAPE_OK) return status;
  }
  json->consumed = p.at;
  return CX_TAPE_OK;
}
