#include "record/path.h"

#include <string.h>

#include "record/repair.h"

typedef struct parser {
  cx_arena *arena;
  const char *text;
  size_t len, at;
  cxtag_error *err;
} parser;

static cxtag_status fault(const parser *p, const char *message) {
  return cx_error_set(p->err, CXTAG_ESYNTAX, "path '%.*s', character %zu: %s",
                      (int)(p->len > 200 ? 200 : p->len), p->text, p->at + 1, message);
}

/* One name up to an unescaped character of `stop`, with backslashes taken away. 0 = memory is out. */
static int read_name(parser *p, const char *stop, cx_key *out) {
  char *name = cx_arena_alloc(p->arena, p->len - p->at + 1), *to = name;
  if (!name) return 0;
  while (p->at < p->len && !strchr(stop, p->text[p->at])) {
    if (p->text[p->at] == '\\' && p->at + 1 < p->len) p->at++;
    *to++ = p->text[p->at++];
  }
  *to = '\0';
  *out = (cx_key){name, (size_t)(to - name)};
  return 1;
}

enum { ALTERNATIVES = 64 };

/* Of these two characters, up to `most`: no more parts than that, and one, can follow. */
static size_t count_marks(const parser *p, char a, char b, size_t most) {
  size_t count = 0;
  for (size_t i = p->at; i < p->len && count < most; i++) count += p->text[i] == a || p->text[i] == b;
  return count;
}

/* A|B|C up to one of `stop`. */
static cxtag_status read_names(parser *p, const char *stop, const cx_key **out, size_t *count) {
  cx_key *names = cx_arena_array(p->arena, count_marks(p, '|', '|', ALTERNATIVES - 1) + 1, sizeof *names);
  char ends[8] = "|";
  strcat(ends, stop);
  *count = 0;
  if (!names) return cx_error_memory(p->err);
  do {
    if (*count == ALTERNATIVES) return fault(p, "too many alternatives");
    if (*count) p->at++;
    if (!read_name(p, ends, &names[*count])) return cx_error_memory(p->err);
    ++*count;
  } while (p->at < p->len && p->text[p->at] == '|');
  *out = names;
  return CXTAG_OK;
}

static cxtag_status read_match(parser *p, cx_path_step *step) {
  cxtag_status status = read_names(p, "=]", &step->names, &step->name_count);
  if (status) return status;
  step->kind = CX_STEP_MATCH;
  if (p->at >= p->len || p->text[p->at] != '=') return fault(p, "[ needs ], or name=value");
  p->at++;
  if (p->at < p->len && p->text[p->at] == '@') {
    size_t const from = ++p->at;
    while (p->at < p->len && p->text[p->at] != ']') p->at++;
    cx_path *other = cx_arena_alloc(p->arena, sizeof *other);
    if (!other) return cx_error_memory(p->err);
    status = cx_path_parse(other, p->arena, p->text + from, p->at - from, p->err);
    step->other = other;
  } else
    status = read_names(p, "]", &step->values, &step->value_count);
  return status;
}

static cxtag_status read_bracket(parser *p, cx_path_step *step) {
  size_t from = ++p->at, number = 0;
  while (p->at < p->len && p->text[p->at] >= '0' && p->text[p->at] <= '9' && number < 1000000)
    number = number * 10 + (size_t)(p->text[p->at++] - '0');
  if (p->at < p->len && p->text[p->at] == ']') {
    step->kind = p->at > from ? CX_STEP_INDEX : CX_STEP_EACH;
    step->index = number;
  } else if (p->at + 1 < p->len && !memcmp(p->text + p->at, "*]", 2)) {
    step->kind = CX_STEP_EACH;
    p->at++;
  } else {
    p->at = from;
    cxtag_status status = read_match(p, step);
    if (status) return status;
  }
  if (p->at >= p->len || p->text[p->at] != ']') return fault(p, "[ is not closed by ]");
  p->at++;
  return CXTAG_OK;
}

static cxtag_status read_key(parser *p, cx_path_step *step) {
  cxtag_status status;
  step->kind = CX_STEP_KEY;
  if (p->text[p->at] != '{') {
    cx_key *name = cx_arena_alloc(p->arena, sizeof *name);
    if (!name || !read_name(p, ".[", name)) return cx_error_memory(p->err);
    step->names = name;
    step->name_count = 1;
    return name->length ? CXTAG_OK : fault(p, "a name is missing");
  }
  p->at++;
  status = read_names(p, "}", &step->names, &step->name_count);
  if (status) return status;
  if (p->at >= p->len) return fault(p, "{ is not closed by }");
  p->at++;
  if (step->name_count == 1 && !step->names[0].length) step->kind = CX_STEP_OBJECT;
  return CXTAG_OK;
}

cxtag_status cx_path_parse(cx_path *out, cx_arena *arena, const char *text, size_t len, cxtag_error *err) {
  parser p = {arena, text, len, 0, err};
  size_t const room = count_marks(&p, '.', '[', CX_PATH_STEPS - 1) + 1;
  cx_path_step *steps = cx_arena_array(arena, room, sizeof *steps);

  memset(out, 0, sizeof *out);
  out->text = cx_arena_copy(arena, text, len);
  if (!steps || !out->text) return cx_error_memory(err);
  memset(steps, 0, room * sizeof *steps);
  out->steps = steps;
  if (len && *text == '/') {
    out->from = CX_FROM_ENTRY;
    p.at++;
  }
  if (p.at < len && text[p.at] == '$') p.at++;
  if (p.at < len && text[p.at] == '.') p.at++;
  while (p.at < len) {
    cxtag_status status;
    if (out->count == CX_PATH_STEPS) return fault(&p, "too many steps");
    status = text[p.at] == '[' ? read_bracket(&p, &steps[out->count]) : read_key(&p, &steps[out->count]);
    if (status) return status;
    out->count++;
    if (p.at < len && text[p.at] == '.') {
      p.at++;
      if (p.at == len) return fault(&p, "a name is missing behind the point");
    } else if (p.at < len && text[p.at] != '[')
      return fault(&p, "a point is expected here");
  }
  return CXTAG_OK;
}

static int is_named(const cx_place *place, const cx_tape_node *key, const cx_key *names, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (cx_tape_equals(place->json, key, names[i])) return 1;
    if (place->mojibake && cx_mojibake_equals(place->json, key, names[i])) return 1;
  }
  return 0;
}

static inline uint32_t find_member(const cx_place *place, uint32_t object, const cx_key *names, size_t count) {
  const cx_tape *const json = place->json;
  const cx_tape_node *const nodes = json->nodes;
  int const simple = count == 1 && !place->mojibake;
  uint32_t const end = nodes[object].next;
  uint32_t found = UINT32_MAX;
  if (nodes[object].kind != CX_TAPE_OBJECT) return UINT32_MAX;
  /* Of members with the same name the last one counts, as for most readers of JSON. */
  for (uint32_t at = object + 1; at < end; at = nodes[at + 1].next)
    if (simple ? cx_tape_equals(json, &nodes[at], *names) : is_named(place, &nodes[at], names, count)) found = at + 1;
  return found;
}

uint32_t cx_tape_member(const cx_place *place, uint32_t object, const cx_key *names, size_t count) {
  return find_member(place, object, names, count);
}

static int same_value(const cx_tape *json, const cx_tape_node *a, const cx_tape_node *b) {
  return a->kind == b->kind && a->length == b->length &&
         !memcmp(json->bytes + a->start, json->bytes + b->start, a->length);
}

static int matches(const cx_path_step *step, const cx_place *place, uint32_t element) {
  uint32_t member = cx_tape_member(place, element, step->names, step->name_count);
  const cx_tape_node *nodes = place->json->nodes;
  if (member == UINT32_MAX) return 0;
  if (step->other) {
    uint32_t other = cx_path_first(step->other, place);
    return other != UINT32_MAX && same_value(place->json, &nodes[member], &nodes[other]);
  }
  return nodes[member].kind != CX_TAPE_OBJECT && nodes[member].kind != CX_TAPE_ARRAY &&
         is_named(place, &nodes[member], step->values, step->value_count);
}

static int walk_elements(const cx_path *path, size_t step, const cx_place *place, uint32_t array,
                         cx_path_visit visit, void *ctx) {
  const cx_tape_node *nodes = place->json->nodes;
  const cx_path_step *how = &path->steps[step];
  size_t index = 0;
  if (nodes[array].kind != CX_TAPE_ARRAY) return 0;
  for (uint32_t at = array + 1; at < nodes[array].next; at = nodes[at].next, index++) {
    int stop;
    if (how->kind == CX_STEP_INDEX && index != how->index) continue;
    if (how->kind == CX_STEP_MATCH && !matches(how, place, at)) continue;
    stop = cx_path_walk(path, step + 1, place, at, visit, ctx);
    if (stop) return stop;
  }
  return 0;
}

/* Along steps that are no elements, from *step on; UINT32_MAX = they lead nowhere. */
static inline uint32_t follow_names(const cx_path *path, size_t *step, const cx_place *place, uint32_t node) {
  for (; *step < path->count && node != UINT32_MAX; ++*step) {
    const cx_path_step *how = &path->steps[*step];
    if (how->kind == CX_STEP_KEY)
      node = find_member(place, node, how->names, how->name_count);
    else if (how->kind != CX_STEP_OBJECT)
      break;
    else if (place->json->nodes[node].kind != CX_TAPE_OBJECT)
      node = UINT32_MAX;
  }
  return node;
}

int cx_path_walk(const cx_path *path, size_t step, const cx_place *place, uint32_t node, cx_path_visit visit,
                 void *ctx) {
  node = follow_names(path, &step, place, node);
  if (node == UINT32_MAX) return 0;
  return step == path->count ? visit(ctx, node) : walk_elements(path, step, place, node, visit, ctx);
}

typedef struct first_found {
  const cx_tape *json;
  uint32_t node;
} first_found;

static int note_first(void *ctx, uint32_t node) {
  first_found *found = ctx;
  if (found->json->nodes[node].kind == CX_TAPE_NULL) return 0;
  found->node = node;
  return 1;
}

uint32_t cx_path_first(const cx_path *path, const cx_place *place) {
  first_found found = {place->json, UINT32_MAX};
  size_t step = 0;
  uint32_t const node = follow_names(path, &step, place, cx_path_beginning(path, place));
  if (node == UINT32_MAX) return node;
  if (step < path->count)
    walk_elements(path, step, place, node, note_first, &found);
  else
    note_first(&found, node);
  return found.node;
}
