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

/* The functions below begin at an offset and return where they end; STOP: nowhere, p->status says why. The offset
 * stays in a register that way. */
#define STOP SIZE_MAX

typedef struct parse {
  cx_tape *json;
  const char *bytes;
  size_t len;
  int final;
  uint64_t blanks; /* a bit for each byte that is white space */
  cx_tape_status status;
  size_t depth;      /* open containers */
  int object;        /* the innermost one is an object */
  size_t kept_depth; /* of them, those on the tape */
  int dropping;      /* inside a member of the top object that is not wanted */
  size_t member;     /* of the top object: the next one's number */
  size_t lead;       /* where what leads to its value begins */
} parse;

static size_t stop(parse *p, cx_tape_status status) {
  p->status = status;
  return STOP;
}

static CX_RARE size_t broken(parse *p, size_t at, const char *message) {
  p->json->fault = at;
  p->json->message = message;
  return stop(p, CX_TAPE_BROKEN);
}

static inline size_t skip_blanks(const parse *p, size_t at) {
  const char *const bytes = p->bytes;
  size_t const len = p->len;
  while (at < len && (unsigned char)bytes[at] <= ' ' && (p->blanks >> bytes[at] & 1)) at++;
  return at;
}

/* NULL = memory is out. */
static inline cx_tape_node *add_node(parse *p, cx_tape_kind kind, size_t start, size_t length) {
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

static inline size_t keep_scalar(parse *p, cx_tape_kind kind, size_t start, size_t end) {
  return p->dropping || add_node(p, kind, start, end - start) ? end : stop(p, CX_TAPE_NO_MEMORY);
}

static inline size_t keep_string(parse *p, size_t start, size_t end, int escaped) {
  cx_tape_node *const node = add_node(p, CX_TAPE_STRING, start, end - start);
  if (!node) return stop(p, CX_TAPE_NO_MEMORY);
  node->escaped = (uint8_t)escaped;
  return end + 1;
}

static int is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* A backslash and what it escapes. */
static size_t scan_escape(parse *p, size_t at) {
  if (at + 1 >= p->len) return stop(p, CX_TAPE_INCOMPLETE);
  switch (p->bytes[at + 1]) {
  case '"':
  case '\\':
  case '/':
  case 'b':
  case 'f':
  case 'n':
  case 'r':
  case 't':
    return at + 2;
  case 'u':
    for (size_t i = 2; i < 6; i++) {
      if (at + i >= p->len) return stop(p, CX_TAPE_INCOMPLETE);
      if (!is_hex(p->bytes[at + i])) return broken(p, at, "\\u needs four hexadecimal digits");
    }
    return at + 6;
  default:
    return broken(p, at, "this escape is unknown to JSON");
  }
}

/* The rest of a string, from its first byte that is not plain to its closing quote. */
static CX_APART size_t scan_rest(parse *p, size_t at) {
  while (at < p->len && p->bytes[at] != '"') {
    if (p->bytes[at] != '\\') return broken(p, at, "a control character stands in a string");
    at = scan_escape(p, at);
    if (at == STOP) return STOP;
    at = cx_find_json_special(p->bytes, at, p->len);
  }
  return at < p->len ? at : stop(p, CX_TAPE_INCOMPLETE);
}

/* From the inside of a string to its closing quote. */
static inline size_t scan_string(parse *p, size_t start, int *escaped) {
  size_t const at = cx_find_json_special(p->bytes, start, p->len);
  *escaped = at >= p->len || p->bytes[at] != '"';
  return *escaped ? scan_rest(p, at) : at;
}

static inline size_t read_string(parse *p, size_t at) {
  int escaped;
  size_t const end = scan_string(p, at + 1, &escaped);
  if (end == STOP) return STOP;
  return p->dropping ? end + 1 : keep_string(p, at + 1, end, escaped);
}

static size_t digits(const parse *p, size_t at) {
  size_t from = at;
  while (at < p->len && p->bytes[at] >= '0' && p->bytes[at] <= '9') at++;
  return at - from;
}

/* RFC 8259: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static size_t read_number(parse *p, size_t start) {
  size_t at = start, run;
  at += p->bytes[at] == '-';
  run = digits(p, at);
  if (run > 1 && p->bytes[at] == '0') return broken(p, start, "a number begins with 0");
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
  if (at >= p->len && !p->final) return stop(p, CX_TAPE_INCOMPLETE);
  if (!run) return at >= p->len ? stop(p, CX_TAPE_INCOMPLETE) : broken(p, start, "this is not a number");
  return keep_scalar(p, CX_TAPE_NUMBER, start, at);
}

static size_t read_word(parse *p, size_t at, const char *word, cx_tape_kind kind) {
  size_t const length = strlen(word);
  for (size_t i = 0; i < length; i++) {
    if (at + i >= p->len) return stop(p, CX_TAPE_INCOMPLETE);
    if (p->bytes[at + i] != word[i]) return broken(p, at, "a value is expected here");
  }
  return keep_scalar(p, kind, at, at + length);
}

static size_t read_scalar(parse *p, size_t at) {
  char const c = p->bytes[at];
  if (c == '"') return read_string(p, at);
  if (c == '-' || (c >= '0' && c <= '9')) return read_number(p, at);
  if (c == 't') return read_word(p, at, "true", CX_TAPE_TRUE);
  if (c == 'f') return read_word(p, at, "false", CX_TAPE_FALSE);
  if (c == 'n') return read_word(p, at, "null", CX_TAPE_NULL);
  return broken(p, at, "a value is expected here");
}

/* What is wanted of a member: its place among the wanted ones, or one of these. */
enum { NOT_WANTED = INT32_MAX - 1, NO_PLACE };

static inline uint32_t wanted_place(const parse *p, size_t start, size_t length, int escaped) {
  const cx_tape *json = p->json;
  cx_tape_node const name = {(uint32_t)start, (uint32_t)length, 0, CX_TAPE_STRING, 1};
  if (!json->wanted) return NO_PLACE;
  for (size_t i = 0; i < json->wanted_count; i++) {
    const cx_key *const key = &json->wanted[i];
    if (escaped ? cx_tape_equals_escaped(json, &name, *key) : cx_key_is(key, p->bytes + start, length))
      return (uint32_t)i;
  }
  return escaped ? NO_PLACE : NOT_WANTED;
}

/* The name of a member of the top object; its value comes next on the tape. 0 = memory is out. */
static inline int keep_member(parse *p, size_t start, size_t length, int escaped, uint32_t place) {
  p->member++;
  p->dropping = place == NOT_WANTED;
  if (p->dropping) return 1;
  if (place != NO_PLACE) p->json->members[place] = (uint32_t)p->json->count + 1;
  return keep_string(p, start, start + length, escaped) != STOP;
}

/* The lead of the next member of the top object, where the same as the last time stands at `at`; else NULL. */
static inline const cx_lead *find_lead(const parse *p, size_t at) {
  if (p->member >= CX_LEADS || p->len - at < CX_LEAD_BYTES) return NULL;
  const cx_lead *const lead = &p->json->leads[p->member];
  return cx_lead_is(lead, p->bytes + at) ? lead : NULL;
}

static inline size_t follow_lead(parse *p, const cx_lead *lead, size_t at) {
  return keep_member(p, at + lead->name, lead->name_size, 0, lead->place) ? at + lead->length : STOP;
}

/* What has led to the value at `at`. */
static void note_lead(const parse *p, size_t at, size_t name, size_t name_size, uint32_t place) {
  size_t const number = p->member - 1, length = at - p->lead;
  if (number >= CX_LEADS) return;
  cx_lead *const lead = &p->json->leads[number];
  cx_lead_fill(lead, p->bytes + p->lead, length <= CX_LEAD_BYTES ? length : 0);
  lead->brace = p->json->nodes[0].start;
  lead->name = (uint32_t)(name - p->lead);
  lead->name_size = (uint32_t)name_size;
  lead->place = place;
}

/* A key, its colon and the blanks behind it. A member of the top object that nobody wants is not kept. */
static CX_APART size_t read_key(parse *p, size_t at) {
  int escaped;
  uint32_t place = NO_PLACE;
  if (at >= p->len) return stop(p, CX_TAPE_INCOMPLETE);
  if (p->bytes[at] != '"') return broken(p, at, "a member's name in quotes is expected here");
  size_t const start = at + 1, end = scan_string(p, start, &escaped);
  if (end == STOP) return STOP;
  if (p->depth == 1) {
    place = wanted_place(p, start, end - start, escaped);
    if (!keep_member(p, start, end - start, escaped, place)) return STOP;
  } else if (!p->dropping && keep_string(p, start, end, escaped) == STOP) {
    return STOP;
  }
  at = skip_blanks(p, end + 1);
  if (at >= p->len) return stop(p, CX_TAPE_INCOMPLETE);
  if (p->bytes[at] != ':') return broken(p, at, "a colon is expected here");
  at = skip_blanks(p, at + 1);
  if (p->depth == 1 && !escaped) note_lead(p, at, start, end - start, place);
  return at;
}

/* 0 = stopped. */
static int open_container(parse *p, size_t at, int object) {
  cx_tape *json = p->json;
  size_t const byte = p->depth / 8;
  if (byte >= json->kinds_capacity &&
      !cx_grow(json->memory, &json->kinds, &json->kinds_capacity, byte + 1, 1))
    return stop(p, CX_TAPE_NO_MEMORY), 0;
  uint8_t const bit = (uint8_t)(1u << p->depth % 8);
  json->kinds[byte] = (uint8_t)(object ? json->kinds[byte] | bit : json->kinds[byte] & ~bit);
  p->depth++;
  p->object = object;
  if (p->dropping) return 1;
  if (p->kept_depth >= json->depth_limit) {
    json->fault = at;
    return stop(p, CX_TAPE_TOO_DEEP), 0;
  }
  if (p->kept_depth >= json->open_capacity &&
      !cx_grow(json->memory, &json->open, &json->open_capacity, p->kept_depth + 1, sizeof *json->open))
    return stop(p, CX_TAPE_NO_MEMORY), 0;
  json->open[p->kept_depth++] = (uint32_t)json->count;
  if (!add_node(p, object ? CX_TAPE_OBJECT : CX_TAPE_ARRAY, at, 0)) return stop(p, CX_TAPE_NO_MEMORY), 0;
  return 1;
}

/* With the bracket at `at`. */
static inline size_t close_container(parse *p, size_t at) {
  p->depth--;
  if (p->depth) p->object = p->json->kinds[(p->depth - 1) / 8] >> ((p->depth - 1) % 8) & 1;
  if (p->dropping) return at + 1;
  cx_tape_node *node = &p->json->nodes[p->json->open[--p->kept_depth]];
  node->length = (uint32_t)(at + 1 - node->start);
  node->next = (uint32_t)p->json->count;
  return at + 1;
}

/* Behind a value: closes what ends here, up to where the next value begins; the top one ends at depth 0. */
static size_t finish_value(parse *p, size_t at) {
  for (;;) {
    if (p->depth == 1) {
      p->dropping = 0;
      p->lead = at;
      const cx_lead *const next = p->object ? find_lead(p, at) : NULL;
      if (next) return follow_lead(p, next, at);
    }
    if (!p->depth) return at;
    at = skip_blanks(p, at);
    if (at >= p->len) return stop(p, CX_TAPE_INCOMPLETE);
    if (p->bytes[at] == ',') {
      at = skip_blanks(p, at + 1);
      return p->object ? read_key(p, at) : at;
    }
    if (p->bytes[at] != (p->object ? '}' : ']'))
      return broken(p, at, p->object ? "a comma or } is expected here" : "a comma or ] is expected here");
    at = close_container(p, at);
  }
}

/* An opening bracket: an empty container closes at once; in an object a key comes first. */
static size_t enter_container(parse *p, size_t at) {
  if (!open_container(p, at, p->bytes[at] == '{')) return STOP;
  at = skip_blanks(p, at + 1);
  if (at >= p->len) return stop(p, CX_TAPE_INCOMPLETE);
  if (p->bytes[at] == (p->object ? '}' : ']')) return finish_value(p, close_container(p, at));
  return p->object ? read_key(p, at) : at;
}

/* Other rules: what led to a value need not lead there any more. */
static void forget_leads(cx_tape *json) {
  for (size_t i = 0; i < CX_LEADS; i++) json->leads[i].length = 0;
  json->leads_wanted = json->wanted;
  json->leads_one_line = json->one_line;
}

/* To the value of an object's first member, where the same leads there as the last time; else the beginning. */
static inline size_t begin(parse *p) {
  const cx_lead *const first = find_lead(p, 0);
  if (!first) return 0;
  return open_container(p, first->brace, 1) ? follow_lead(p, first, 0) : STOP;
}

cx_tape_status cx_tape_parse(cx_tape *json, const char *bytes, size_t len, int final) {
  uint64_t const blanks = 1ull << ' ' | 1u << '\r' | 1u << '\t' | (uint64_t)!json->one_line << '\n';
  parse p = {json, bytes, len, final, blanks, CX_TAPE_OK, 0, 0, 0, 0, 0, 0};

  json->bytes = bytes;
  json->count = 0;
  if (json->wanted)
    for (size_t i = 0; i < json->wanted_count; i++) json->members[i] = 0;
  json->message = NULL;
  if (json->leads_wanted != json->wanted || json->leads_one_line != json->one_line) forget_leads(json);
  size_t at = begin(&p);
  while (at != STOP) {
    at = skip_blanks(&p, at);
    if (at >= len) return CX_TAPE_INCOMPLETE;
    if (bytes[at] == '{' || bytes[at] == '[')
      at = enter_container(&p, at);
    else if ((at = read_scalar(&p, at)) != STOP)
      at = finish_value(&p, at);
    if (!p.depth) break;
  }
  json->consumed = at;
  return p.status;
}
