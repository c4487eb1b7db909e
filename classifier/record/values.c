#include "record/values.h"

#include <string.h>

#include "record/repair.h"

const char *const cx_detail_names[CX_NAMED] = {"time", "author", "rating", "language", "channel", "source"};

int cx_detail_named(const char *name) {
  int detail = 0;
  while (detail < CX_NAMED && strcmp(cx_detail_names[detail], name) != 0) detail++;
  return detail;
}

static CX_APART cxtag_text_value unescaped(cx_batch *batch, const char *bytes, const cx_tape_node *node, int *mended) {
  cx_buffer out = {batch->memory, NULL, 0, node->length + 4, 0};
  out.bytes = cx_arena_alloc(&batch->arena, out.capacity);
  if (!out.bytes) {
    batch->failed = 1;
    return cx_value(NULL, 0);
  }
  if (cx_tape_append_text(&out, bytes, node->length) && mended) *mended = 1;
  return cx_value(out.bytes, out.length);
}

static inline cxtag_text_value string_text(cx_batch *batch, const cx_tape *json, const cx_tape_node *node,
                                           int *mended) {
  const char *const bytes = json->bytes + node->start;
  return node->escaped ? unescaped(batch, bytes, node, mended) : cx_value(bytes, node->length);
}

static int only_strings(const cx_tape_node *nodes, uint32_t array) {
  for (uint32_t at = array + 1; at < nodes[array].next; at = nodes[at].next)
    if (nodes[at].kind != CX_TAPE_STRING) return 0;
  return 1;
}

/* Strings, and the `text` of objects, one behind the other. A line break is shorter than the quotes. */
static cxtag_text_value rich_text(cx_batch *batch, const cx_tape *json, uint32_t array, int by_lines, int *mended) {
  static const cx_key names[] = {{"text", 4}};
  const cx_tape_node *nodes = json->nodes;
  cx_place place = {json, 0, 0, 0, NULL};
  char *bytes = cx_arena_alloc(&batch->arena, nodes[array].length + 1), *to = bytes;
  int const breaks = by_lines && only_strings(nodes, array);

  if (!bytes) {
    batch->failed = 1;
    return cx_value(NULL, 0);
  }
  for (uint32_t at = array + 1; at < nodes[array].next; at = nodes[at].next) {
    uint32_t piece = nodes[at].kind == CX_TAPE_OBJECT ? cx_tape_member(&place, at, names, 1) : at;
    if (piece == UINT32_MAX || nodes[piece].kind != CX_TAPE_STRING) continue;
    cxtag_text_value text = string_text(batch, json, &nodes[piece], mended);
    if (!text.bytes) return text;
    if (breaks && to > bytes) *to++ = '\n';
    memcpy(to, text.bytes, text.length);
    to += text.length;
  }
  return cx_value(bytes, (size_t)(to - bytes));
}

cxtag_text_value cx_node_text(cx_batch *batch, const cx_tape *json, uint32_t node, unsigned filters,
                              int *mended) {
  const cx_tape_node *n = &json->nodes[node];
  if (n->kind == CX_TAPE_STRING) return string_text(batch, json, n, mended); /* most are */
  switch (n->kind) {
  case CX_TAPE_NUMBER:
  case CX_TAPE_TRUE:
  case CX_TAPE_FALSE:
    return cx_value(json->bytes + n->start, n->length);
  case CX_TAPE_ARRAY:
    if (filters & CX_FILTER_RICH) return rich_text(batch, json, node, filters & CX_FILTER_LINES, mended);
    break;
  default:
    break;
  }
  return cx_value(NULL, 0);
}

/* Where a path leads, UINT32_MAX = nowhere; null counts as nothing, as in cx_path_first. */
static inline uint32_t find_node(const cx_place *place, const cx_value_path *how) {
  const cx_tape *const json = place->json;
  if (!how->member || !json->wanted || place->element) return cx_path_first(&how->path, place);
  uint32_t const node = json->members[how->member - 1];
  return node && json->nodes[node].kind != CX_TAPE_NULL ? node : UINT32_MAX;
}

cxtag_text_value cx_place_value(cx_batch *batch, const cx_place *place, const cx_value_rule *rule,
                                int *mended) {
  cxtag_text_value value = {NULL, 0};
  for (size_t i = 0; i < rule->count; i++) {
    const cx_value_path *how = &rule->paths[i];
    uint32_t const node = find_node(place, how);
    if (node == UINT32_MAX) continue;
    cxtag_text_value text = cx_node_text(batch, place->json, node, how->filters, mended);
    if (!text.bytes) continue;
    if (how->filters & ~(unsigned)CX_FILTER_JOINS) text = cx_filter_value(batch, text, how);
    if (text.length) return text;
    value = text;
  }
  return value;
}

int cx_condition_holds(const cx_condition *condition, cxtag_text_value value) {
  int const present = value.bytes != NULL && value.length;
  if (condition->test == CX_TEST_PRESENT) return present;
  if (condition->test == CX_TEST_ABSENT) return !present;
  for (size_t i = 0; i < condition->word_count; i++) {
    size_t const length = strlen(condition->words[i]);
    int const equal = condition->test == CX_TEST_BEGINS ? value.length >= length : value.length == length;
    if (equal && (!length || (present && !memcmp(value.bytes, condition->words[i], length))))
      return condition->test != CX_TEST_IS_NOT;
  }
  return condition->test == CX_TEST_IS_NOT && present;
}

/* FNV-1a, twice folded: the same on every machine. */
cxtag_text_value cx_author_hash(cx_batch *batch, cxtag_text_value author) {
  static const char digits[] = "0123456789abcdef";
  uint64_t hash = 0xCBF29CE484222325u;
  char text[16];
  if (!author.length) return cx_value(NULL, 0);
  for (size_t i = 0; i < author.length; i++) hash = (hash ^ (unsigned char)author.bytes[i]) * 0x100000001B3u;
  hash ^= hash >> 32;
  hash *= 0x9E3779B97F4A7C15u;
  for (int i = 0; i < 16; i++) text[i] = digits[hash >> (60 - 4 * i) & 15];
  return cx_batch_copy(batch, text, sizeof text);
}
