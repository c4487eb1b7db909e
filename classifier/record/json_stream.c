/* Whole documents: goes down to the entries that the mapping's paths lead to and passes over everything else,
 * so that no more than one entry is ever in memory. */
#include "record/json_stream.h"

#include <string.h>

#include "record/json_skip.h"

enum { DEPTH = CX_PATH_STEPS + 1, OUTER = 80 };

typedef struct frame {
  uint32_t alive; /* rules whose first steps match the way down to here */
  char kind;      /* { or [ */
  size_t element; /* of an array: the number of the next one */
  char outer_length;
  char outer[OUTER]; /* the value of the member that a rule calls outer */
} frame;

typedef enum expect { EXPECT_VALUE, EXPECT_FIRST, EXPECT_KEY, EXPECT_MORE, EXPECT_SKIP } expect;

typedef struct json_stream {
  cx_format format;
  cx_reading *reading;
  cx_mapping mapping;
  cx_tape json;
  frame frames[DEPTH];
  size_t depth;
  expect state;
  uint32_t alive; /* of the value that comes */
  int outer_next; /* that value is somebody's outer member */
  /* passing over a value */
  cx_json_skip skip;
} json_stream;

static cx_position place_at(const json_stream *r, size_t at) {
  const cx_window *const window = r->reading->window;
  cx_position here = cx_reading_position(r->reading, window->line, cx_window_offset(window, at));
  const char *const bytes = cx_window_bytes(window);
  for (size_t i = 0; i < at; i++) here.line += bytes[i] == '\n';
  here.column = cx_window_column(window, at);
  return here;
}

/* Where a document ends to be one, nobody knows where the next entry begins. */
static cx_step fault(json_stream *r, cxtag_status code, size_t at, const char *message, cxtag_error *err) {
  cx_position const here = place_at(r, at);
  cx_error_at(err, code, here, "%s (byte %llu): nothing behind it can be read; mend it and run it again", message,
              (unsigned long long)here.offset);
  return CX_STEP_DAMAGED;
}

static cx_step at_end(json_stream *r, cxtag_error *err) {
  cx_position const here = place_at(r, cx_window_length(r->reading->window));
  cx_error_at(err, CXTAG_EDAMAGED, here,
              "unexpected end of input at byte %llu: %llu records read, record %llu is incomplete",
              (unsigned long long)here.offset, (unsigned long long)r->reading->ordinal,
              (unsigned long long)r->reading->ordinal + 1);
  return CX_STEP_DAMAGED;
}

/* Makes sure a byte that is no white space stands at the front. ENTRY = it does. */
static cx_step peek(json_stream *r, char *c, cxtag_error *err) {
  cx_window *window = r->reading->window;
  for (;;) {
    const char *bytes = cx_window_bytes(window);
    size_t at = 0, len = cx_window_length(window);
    while (at < len && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t'))
      at++;
    cx_window_consume_lines(window, at);
    if (at < len) {
      *c = bytes[at];
      return CX_STEP_ENTRY;
    }
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_END) return CX_STEP_END;
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
  }
}

static void begin_skip(json_stream *r) {
  r->state = EXPECT_SKIP;
  cx_json_skip_begin(&r->skip);
}

static cx_step skip_value(json_stream *r, cxtag_error *err) {
  cx_window *window = r->reading->window;
  for (;;) {
    cx_json_skipped result;
    size_t used = cx_json_skip_bytes(&r->skip, cx_window_bytes(window), cx_window_length(window), &result);
    cx_window_consume_lines(window, used);
    if (result == CX_SKIPPED_ALL) break;
    if (result == CX_SKIPPED_WRONG) return fault(r, CXTAG_EDAMAGED, 0, "another bracket is open here", err);
    if (result == CX_SKIPPED_NO_MEMORY) {
      cx_error_memory(err);
      return CX_STEP_DAMAGED;
    }
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
    if (more == CX_MORE_END) {
      if (r->skip.scalar && !r->depth) break;
      return at_end(r, err);
    }
  }
  r->state = EXPECT_MORE;
  return CX_STEP_ENTRY;
}

/* Keeps the value of a member that a rule calls outer, when it is short. */
static void note_outer(json_stream *r) {
  frame *top = &r->frames[r->depth - 1];
  const cx_tape_node *node = &r->json.nodes[0];
  if (node->kind != CX_TAPE_STRING && node->kind != CX_TAPE_NUMBER) return;
  if (node->length >= OUTER || node->escaped) return;
  memcpy(top->outer, r->json.bytes + node->start, node->length);
  top->outer_length = (char)node->length;
}

static cxtag_text_value find_outer(const json_stream *r) {
  for (size_t i = r->depth; i > 0; i--)
    if (r->frames[i - 1].outer_length)
      return cx_value(r->frames[i - 1].outer, (size_t)r->frames[i - 1].outer_length);
  return cx_value(NULL, 0);
}

/* The number of the rules that end here, at this many steps. */
static int is_entry(const json_stream *r) {
  for (size_t i = 0; i < r->mapping.count; i++)
    if (r->alive >> i & 1 && r->mapping.rules[i].records.count == r->depth) return 1;
  return 0;
}

static cx_step reject_value(json_stream *r, cx_batch *batch, const char *why, cxtag_error *err) {
  cx_window *window = r->reading->window;
  cxtag_error error;
  cx_error_clear(&error);
  cx_error_at(&error, CXTAG_ELIMIT, cx_reading_position(r->reading, window->line, window->offset), "%s", why);
  r->reading->ordinal++;
  begin_skip(r);
  cx_item *item = cx_batch_reject(batch, &error, NULL, 0);
  if (!item) {
    cx_error_memory(err);
    return CX_STEP_DAMAGED;
  }
  item->record.ordinal = r->reading->ordinal;
  return CX_STEP_ENTRY;
}

/* Parses the whole value at the front. ENTRY = it is on the tape and still in the window. */
static cx_step parse_value(json_stream *r, cx_batch *batch, cxtag_error *err) {
  cx_window *window = r->reading->window;
  size_t const limit = r->reading->options->max_record;
  for (;;) {
    size_t const held = cx_window_length(window), within = cx_window_within(window, limit);
    cx_tape_status status =
        cx_tape_parse(&r->json, cx_window_bytes(window), within, window->ended && held <= limit);
    if (status == CX_TAPE_OK && r->json.consumed <= limit) return CX_STEP_ENTRY;
    if (status == CX_TAPE_BROKEN) return fault(r, CXTAG_EDAMAGED, r->json.fault, r->json.message, err);
    if (status == CX_TAPE_TOO_DEEP)
      return reject_value(r, batch, "nesting is deeper than 512: left out", err);
    if (status == CX_TAPE_NO_MEMORY) {
      cx_error_memory(err);
      return CX_STEP_DAMAGED;
    }
    if (held > limit)
      return reject_value(r, batch, "the entry is larger than the limit for a record: left out; --max-record sets it",
                          err);
    if (window->ended) return at_end(r, err);
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
  }
}

static cx_step read_entry(json_stream *r, cx_batch *batch, cxtag_error *err) {
  cx_window *window = r->reading->window;
  cx_step step = parse_value(r, batch, err);
  if (step != CX_STEP_ENTRY || r->state == EXPECT_SKIP) return step;
  cx_entry entry = {&r->json, r->reading->ordinal + 1, window->line, window->offset, r->depth, find_outer(r)};
  cxtag_status status = cx_json_records(batch, r->reading, &r->mapping, &entry);
  cx_window_consume_lines(window, r->json.consumed);
  r->state = EXPECT_MORE;
  if (status) {
    cx_error_memory(err);
    return CX_STEP_DAMAGED;
  }
  return CX_STEP_ENTRY;
}

static cx_step read_outer(json_stream *r, cx_batch *batch, cxtag_error *err) {
  const cx_key *const wanted = r->json.wanted;
  r->json.wanted = NULL;
  cx_step step = parse_value(r, batch, err);
  r->json.wanted = wanted;
  if (step != CX_STEP_ENTRY || r->state == EXPECT_SKIP) return step;
  note_outer(r);
  cx_window_consume_lines(r->reading->window, r->json.consumed);
  r->state = EXPECT_MORE;
  return CX_STEP_ENTRY;
}

static void enter(json_stream *r, char kind) {
  frame *top = &r->frames[r->depth++];
  top->kind = kind;
  top->alive = r->alive;
  top->element = 0;
  top->outer_length = 0;
  cx_window_consume(r->reading->window, 1);
  r->state = EXPECT_FIRST;
}

/* Which rules go on from the top frame to a member of this name, or (name NULL) to an element. */
static void choose_child(json_stream *r, const cx_tape_node *name) {
  frame *top = &r->frames[r->depth - 1];
  size_t const element = name ? 0 : top->element++;
  r->alive = 0;
  r->outer_next = 0;
  for (size_t i = 0; i < r->mapping.count; i++) {
    const cx_rule *rule = &r->mapping.rules[i];
    const cx_path_step *step;
    if (name && rule->outer && cx_tape_equals(&r->json, name, (cx_key){rule->outer, strlen(rule->outer)}))
      r->outer_next = 1;
    if (!(top->alive >> i & 1) || rule->records.count < r->depth) continue;
    step = &rule->records.steps[r->depth - 1];
    if (!name) {
      if (step->kind == CX_STEP_EACH || (step->kind == CX_STEP_INDEX && step->index == element)) r->alive |= 1u << i;
      continue;
    }
    if (step->kind != CX_STEP_KEY) continue;
    for (size_t n = 0; n < step->name_count; n++)
      if (cx_tape_equals(&r->json, name, step->names[n])) r->alive |= 1u << i;
  }
}

/* A key, as a value of its own, and the colon behind it. */
static cx_step read_key(json_stream *r, cxtag_error *err) {
  cx_window *window = r->reading->window;
  for (;;) {
    size_t const len = cx_window_within(window, r->reading->options->max_record);
    const char *bytes = cx_window_bytes(window);
    if (len && *bytes != '"')
      return fault(r, CXTAG_EDAMAGED, 0, "a member's name in quotes is expected here", err);
    cx_tape_status status = cx_tape_parse(&r->json, bytes, len, 0);
    size_t at = r->json.consumed;
    if (status == CX_TAPE_BROKEN) return fault(r, CXTAG_EDAMAGED, r->json.fault, r->json.message, err);
    if (status == CX_TAPE_NO_MEMORY) {
      cx_error_memory(err);
      return CX_STEP_DAMAGED;
    }
    if (status == CX_TAPE_OK) {
      while (at < len && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t'))
        at++;
      if (at < len && bytes[at] != ':') return fault(r, CXTAG_EDAMAGED, at, "a colon is expected here", err);
      if (at < len) {
        choose_child(r, &r->json.nodes[0]);
        cx_window_consume_lines(window, at + 1);
        r->state = EXPECT_VALUE;
        return CX_STEP_ENTRY;
      }
    }
    if (len > r->reading->options->max_record)
      return fault(r, CXTAG_ELIMIT, 0, "a member's name is too long", err);
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
    if (more == CX_MORE_END) return at_end(r, err);
  }
}

static cx_step leave(json_stream *r, char c, cxtag_error *err) {
  if (c != (r->frames[r->depth - 1].kind == '{' ? '}' : ']'))
    return fault(r, CXTAG_EDAMAGED, 0, "this bracket closes nothing", err);
  cx_window_consume(r->reading->window, 1);
  r->depth--;
  r->state = EXPECT_MORE;
  return CX_STEP_ENTRY;
}

static void expect_child(json_stream *r) {
  if (r->frames[r->depth - 1].kind == '{')
    r->state = EXPECT_KEY;
  else {
    choose_child(r, NULL);
    r->state = EXPECT_VALUE;
  }
}

/* The array that ends without an element: would one have led on? */
static void note_empty(json_stream *r) {
  if (r->frames[r->depth - 1].kind == '{') return;
  choose_child(r, NULL);
  r->reading->is_empty |= r->alive != 0;
}

/* Of UTF-8, in front of the second of two files that `cat` has joined. */
static int begins_with_mark(const cx_window *window) {
  return cx_window_length(window) >= 3 && !memcmp(cx_window_bytes(window), "\xEF\xBB\xBF", 3);
}

/* Between the values of the input: blanks, and what scripts and sequences put there. */
static cx_step begin_document(json_stream *r, char c, cxtag_error *err) {
  cx_window *window = r->reading->window;
  size_t script;
  size_t const mark = c == ';' || c == ',' || c == 0x1E ? 1 : begins_with_mark(window) ? 3 : 0;
  if (mark) {
    cx_window_consume(window, mark);
    return CX_STEP_ENTRY;
  }
  script = cx_json_script_prefix(cx_window_bytes(window), cx_window_length(window));
  if (c == '\xEF' && cx_window_length(window) < 3) script = SIZE_MAX;
  if (script == SIZE_MAX && !window->ended) {
    cx_more const more = cx_window_more(window, err);
    return more == CX_MORE_WAIT ? CX_STEP_WAIT : more == CX_MORE_FAILED ? CX_STEP_DAMAGED : CX_STEP_ENTRY;
  }
  if (script && script != SIZE_MAX) {
    cx_window_consume(window, script);
    return CX_STEP_ENTRY;
  }
  if (!strchr("{[\"-0123456789tfn", c)) return fault(r, CXTAG_EDAMAGED, 0, "this is not JSON", err);
  r->alive = 0;
  for (size_t i = 0; i < r->mapping.count; i++)
    if (!r->mapping.rules[i].object_only || c == '{') r->alive |= 1u << i;
  r->outer_next = 0;
  r->state = EXPECT_VALUE;
  return CX_STEP_ENTRY;
}

static cx_step read_value(json_stream *r, cx_batch *batch, char c, cxtag_error *err) {
  if (!strchr("{[\"-0123456789tfn", c)) return fault(r, CXTAG_EDAMAGED, 0, "a value is expected here", err);
  if (r->alive && is_entry(r)) return read_entry(r, batch, err);
  if (r->outer_next && r->depth) return read_outer(r, batch, err);
  if (r->alive && (c == '{' || c == '[') && r->depth < DEPTH) {
    enter(r, c);
    return CX_STEP_ENTRY;
  }
  begin_skip(r);
  return CX_STEP_ENTRY;
}

static cx_step next_piece(json_stream *r, cx_batch *batch, cxtag_error *err) {
  char c = 0;
  cx_step step;
  if (r->state == EXPECT_SKIP) return skip_value(r, err);
  step = peek(r, &c, err);
  if (step == CX_STEP_END && (r->depth || r->state != EXPECT_MORE)) return at_end(r, err);
  if (step != CX_STEP_ENTRY) return step;
  switch (r->state) {
  case EXPECT_FIRST:
    if (c == ']') note_empty(r);
    if (c == ']' || c == '}') return leave(r, c, err);
    expect_child(r);
    return CX_STEP_ENTRY;
  case EXPECT_KEY:
    return read_key(r, err);
  case EXPECT_VALUE:
    return read_value(r, batch, c, err);
  default:
    if (!r->depth) return begin_document(r, c, err);
    if (c != ',')
      return c == ']' || c == '}' ? leave(r, c, err)
                                  : fault(r, CXTAG_EDAMAGED, 0, "a comma is expected here", err);
    cx_window_consume(r->reading->window, 1);
    expect_child(r);
    return CX_STEP_ENTRY;
  }
}

static cx_step next_entry(cx_format *format, cx_batch *batch, cxtag_error *err) {
  json_stream *r = (json_stream *)format;
  cx_step step;
  do step = next_piece(r, batch, err);
  while (step == CX_STEP_ENTRY && !batch->count);
  return step;
}

static void close_stream(cx_format *format) {
  json_stream *r = (json_stream *)format;
  cx_tape_clear(&r->json);
  cx_json_skip_clear(&r->skip);
  cx_release(r->reading->memory, r);
}

static int begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

size_t cx_json_script_prefix(const char *bytes, size_t len) {
  enum { MOST = 200 };
  size_t at = 0;
  if (!len || !begins_name(*bytes)) return 0;
  while (at < len && at < MOST && !strchr("={[\"\n", bytes[at])) at++;
  if (at == MOST) return 0;
  if (at == len) return SIZE_MAX;
  return bytes[at] == '=' ? at + 1 : 0;
}

cxtag_status cx_json_stream_open(cx_format **out, cx_reading *reading, const cx_mapping *mapping,
                                 cxtag_error *err) {
  json_stream *r = cx_alloc_zeroed(reading->memory, 1, sizeof *r);
  size_t depth = SIZE_MAX;
  if (!r) return cx_error_memory(err);
  r->format.next = next_entry;
  r->format.close = close_stream;
  r->reading = reading;
  r->mapping = *mapping;
  r->state = EXPECT_MORE;
  cx_tape_init(&r->json, reading->memory);
  cx_json_skip_init(&r->skip, reading->memory);
  /* Which members are wanted depends on the depth of the entry; with rules of several depths all are kept. */
  for (size_t i = 0; i < mapping->count; i++) {
    size_t const own = mapping->rules[i].records.count;
    if (depth != SIZE_MAX && depth != own)
      depth = SIZE_MAX - 1;
    else if (depth == SIZE_MAX)
      depth = own;
  }
  if (depth < SIZE_MAX - 1 && cx_mapping_wanted(&r->json, reading, mapping, depth)) {
    close_stream(&r->format);
    return cx_error_memory(err);
  }
  *out = &r->format;
  return CXTAG_OK;
}
