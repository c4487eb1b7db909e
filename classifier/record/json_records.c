/* From one JSON entry to its records, by the rules of a mapping. */
#include <string.h>

#include "record/json_reader.h"
#include "record/making.h"
#include "record/unicode.h"
#include "record/values.h"

typedef struct maker {
  cx_batch *batch;
  cx_reading *reading;
  const cx_mapping *mapping;
  const cx_entry *entry;
  const cx_rule *rule;
  cx_place place;
  uint32_t *levels; /* of the place */
  size_t level;     /* of them, the last that is known */
  uint64_t ordinal, line, byte; /* of the entry at hand */
  uint32_t at;                  /* its place on the tape's bytes */
  int found;                    /* a text, even an empty one */
  int failed;
} maker;

/* The string or number of a rule that asks for one member, which the tape has noted, and takes it as it is; NULL = it
 * is not so simple. */
static inline const cx_tape_node *noted_value(const maker *m, const cx_value_rule *rule) {
  const cx_tape *const json = m->place.json;
  const cx_value_path *const how = rule->paths;
  if (rule->count != 1 || !how->member || how->filters & ~(unsigned)CX_FILTER_JOINS || !json->wanted ||
      m->place.element)
    return NULL;
  const cx_tape_node *const node = &json->nodes[json->members[how->member - 1]]; /* node 0 is the entry, no value */
  int const is_simple = (node->kind == CX_TAPE_NUMBER) | ((node->kind == CX_TAPE_STRING) & !node->escaped);
  return is_simple && node > json->nodes ? node : NULL;
}

/* cx_place_value of the entry; most rules of most mappings ask for nothing. */
static cxtag_text_value value_of(maker *m, const cx_value_rule *rule, int *mended) {
  return rule->count ? cx_place_value(m->batch, &m->place, rule, mended) : cx_value(NULL, 0);
}

/* The same of the id and the text, which nearly all records have. */
static cxtag_text_value noted_value_of(maker *m, const cx_value_rule *rule, int *mended) {
  const cx_tape_node *const node = noted_value(m, rule);
  return node ? cx_value(m->place.json->bytes + node->start, node->length) : value_of(m, rule, mended);
}

/* The parts that have text, joined. bytes NULL = no part is there at all. */
static cxtag_text_value join_parts(maker *m, int *mended) {
  cxtag_text_value whole = {NULL, 0};
  if (m->rule->part_count == 1) return noted_value_of(m, m->rule->parts, mended);
  for (size_t i = 0; i < m->rule->part_count; i++)
    if (!cx_join_part(m->batch, &whole, value_of(m, &m->rule->parts[i], mended)))
      m->failed = 1;
  return whole;
}

static const char *skip_reason(maker *m, cxtag_text_value text) {
  for (size_t i = 0; i < m->rule->skip_count; i++) {
    const cx_skip_rule *skip = &m->rule->skips[i];
    size_t holds = 0;
    while (holds < skip->count) {
      const cx_condition *condition = &skip->conditions[holds];
      cx_value_rule const where = {(cx_value_path *)&condition->value, 1, CX_TIME_AUTO};
      int ignored;
      cxtag_text_value value =
          condition->value.path.count ? cx_place_value(m->batch, &m->place, &where, &ignored) : text;
      if (!value.bytes && condition->value.path.count && condition->test != CX_TEST_IS &&
          condition->test != CX_TEST_BEGINS) { /* an array or object is there, though it is no text */
        uint32_t node = cx_path_first(&condition->value.path, &m->place);
        const cx_tape_node *nodes = m->place.json->nodes;
        if (node != UINT32_MAX && nodes[node].kind >= CX_TAPE_ARRAY && nodes[node].next > node + 1)
          value = cx_value("[]", 2);
      }
      if (!cx_condition_holds(condition, value)) break;
      holds++;
    }
    if (holds == skip->count && cx_reading_skips(m->reading, skip->reason, skip->by_default))
      return skip->reason;
  }
  return NULL;
}

static void fill_details(maker *m, cxtag_record *record) {
  int ignored;
  for (int i = 0; i < CX_DETAILS; i++) {
    const cx_value_rule *rule = &m->rule->details[i];
    if (rule->count)
      cx_record_detail(m->batch, record, i, cx_place_value(m->batch, &m->place, rule, &ignored), rule->form);
  }
}

static void fill_id(maker *m, cxtag_record *record) {
  int ignored;
  cxtag_text_value id = noted_value_of(m, &m->rule->id, &ignored), prefix = {NULL, 0};
  m->reading->id.met |= id.length != 0;
  if (m->rule->outer) prefix = m->entry->outer;
  if (m->rule->folder && m->reading->folder) prefix = cx_value_text(m->reading->folder);
  if (m->rule->prefix.count) prefix = value_of(m, &m->rule->prefix, &ignored);
  if (!id.length)
    id = cx_batch_number(m->batch, m->ordinal);
  else if (prefix.length) {
    char *joined = cx_arena_alloc(&m->batch->arena, prefix.length + id.length + 1);
    if (!joined)
      m->failed = 1;
    else {
      memcpy(joined, prefix.bytes, prefix.length);
      joined[prefix.length] = '/';
      memcpy(joined + prefix.length + 1, id.bytes, id.length);
      id = cx_value(joined, prefix.length + 1 + id.length);
    }
  }
  if (!id.bytes) m->failed = 1;
  record->id = id;
}

/* A detail by its name, where the mapping knows it, else what its path leads to; the file, where no member is called
 * `source`. */
static cxtag_text_value kept_value(maker *m, const cxtag_record *record, size_t number) {
  const cx_kept *kept = &m->mapping->kept[number];
  int ignored;
  cxtag_text_value value = kept->detail < CX_DETAILS && m->rule->details[kept->detail].count
                               ? cx_record_get_detail(record, kept->detail)
                               : value_of(m, &m->rule->kept[number], &ignored);
  if (!value.bytes && kept->detail == CX_SOURCE) value = cx_record_get_detail(record, CX_SOURCE);
  m->reading->keeps_met[kept->option] |= value.bytes != NULL;
  return value;
}

/* Does the path lead to this member of the entry? */
static int is_member(const maker *m, const cx_path *path, uint32_t key) {
  const cx_path_step *step = path->steps;
  if (path->count != 1 || step->kind != CX_STEP_KEY || cx_path_beginning(path, &m->place) != m->place.entry) return 0;
  for (size_t n = 0; n < step->name_count; n++)
    if (cx_tape_equals(m->place.json, &m->place.json->nodes[key], step->names[n])) return 1;
  return 0;
}

/* Is this member the text itself, or the id as it stands there? */
static int is_given(const maker *m, uint32_t key) {
  for (size_t i = 0; i < m->rule->part_count; i++)
    for (size_t k = 0; k < m->rule->parts[i].count; k++)
      if (is_member(m, &m->rule->parts[i].paths[k].path, key)) return 1;
  for (size_t k = 0; k < m->rule->id.count; k++)
    if (!m->rule->id.paths[k].filters && is_member(m, &m->rule->id.paths[k].path, key)) return 1;
  return 0;
}

static int is_kept_by_name(const maker *m, cxtag_text_value name) {
  for (size_t i = 0; i < m->mapping->kept_count; i++) {
    const cx_kept *kept = &m->mapping->kept[i];
    cx_key const asked = {kept->name, strlen(kept->name)};
    if (kept->detail == CX_NAMED && name.bytes && cx_key_is(&asked, name.bytes, name.length)) return 1;
  }
  return 0;
}

/* `keep all`: the members of the entry that are no containers, without the text and the id. A name that is there
 * already is told apart by the member's number. */
static void keep_members(maker *m, cx_meta *to) {
  const cx_tape *json = m->place.json;
  uint32_t const entry = m->place.entry;
  size_t number = 0;
  cx_kept_names names;
  int ignored;
  if (json->nodes[entry].kind != CX_TAPE_OBJECT) return;
  cx_kept_names_begin(&names, m->batch->memory, &m->batch->arena);
  for (size_t i = 0; i < to->count; i++) cx_kept_names_take(&names, to->names[i]);
  for (uint32_t at = entry + 1; at < json->nodes[entry].next && !names.failed; at = json->nodes[at + 1].next) {
    cxtag_text_value const name = cx_node_text(m->batch, json, at, 0, &ignored),
                           value = cx_node_text(m->batch, json, at + 1, 0, &ignored);
    number++;
    if (!value.bytes || is_given(m, at) || is_kept_by_name(m, name)) continue;
    cx_meta_add(to, cx_kept_names_new(&names, name, number), value);
  }
  m->failed |= names.failed;
  cx_kept_names_end(&names);
}

/* What `keep` asks for: a detail by its name, else a path of the entry. */
static void fill_meta(maker *m, cxtag_record *record) {
  const cx_mapping *mapping = m->mapping;
  const cx_tape_node *entry = &m->place.json->nodes[m->place.entry];
  size_t const room =
      mapping->kept_count + CX_DETAILS + (mapping->keep_all ? entry->next - m->place.entry : 0);
  cx_meta meta;
  if (!mapping->kept_count && !mapping->keep_all) return;
  if (!cx_meta_begin(&meta, m->batch, room)) {
    m->failed = 1;
    return;
  }
  for (size_t i = 0; i < mapping->kept_count; i++)
    cx_meta_add(&meta, cx_value_text(mapping->kept[i].name), kept_value(m, record, i));
  if (mapping->keep_all) {
    cx_meta_add_details(&meta, record);
    keep_members(m, &meta);
  }
  cx_meta_end(&meta, record);
}

static int make_record(void *ctx, uint32_t element) {
  maker *m = ctx;
  int mended = 0;
  cxtag_text_value text;
  cx_item *item;

  m->place.element = element;
  m->reading->elements++;
  text = join_parts(m, &mended);
  m->found |= text.bytes != NULL;
  if (!text.bytes && m->rule->optional) return 0;
  item = cx_batch_add(m->batch);
  if (!item) {
    m->failed = 1;
    return 1;
  }
  cxtag_record *record = &item->record;
  record->text = text;
  record->origin = CXTAG_FROM_UTF8;
  record->repaired = mended;
  if (cx_reading_warns(m->reading) && (mended || !cx_utf8_valid(record->text.bytes, record->text.length)))
    cx_reading_warn(m->reading, CXTAG_EUTF8, m->line, m->byte,
                    "the text holds what is no character (entry at byte %llu): U+FFFD stands for it",
                    (unsigned long long)m->byte);
  record->source = m->reading->source;
  record->ordinal = m->ordinal;
  record->line = m->line;
  record->byte = m->byte;
  fill_id(m, record);
  if (m->rule->field_name)
    record->field = cx_value_text(m->rule->field_name);
  else
    record->field = value_of(m, &m->rule->field, &mended);
  record->question = value_of(m, &m->rule->question, &mended);
  m->reading->question.met |= record->question.length != 0;
  fill_details(m, record);
  fill_meta(m, record);
  item = &m->batch->items[m->batch->count - 1];
  item->skip = skip_reason(m, record->text);
  cx_skip_blank(item, m->reading);
  return m->failed;
}

static int is_empty_array(void *ctx, uint32_t node) {
  const maker *m = ctx;
  const cx_tape_node *array = &m->place.json->nodes[node];
  return array->kind == CX_TAPE_ARRAY && array->next == node + 1;
}

/* Elements that are not there: the array is, or the path leads elsewhere. */
static int walk_level(maker *m, const cx_path *level, uint32_t node, cx_path_visit visit) {
  int const stop = cx_path_walk(level, 0, &m->place, node, visit, m);
  if (m->reading->elements || m->reading->is_empty || !level->count) return stop;
  cx_path array = *level;
  if (cx_step_is_element(&array.steps[--array.count]))
    m->reading->is_empty = cx_path_walk(&array, 0, &m->place, node, is_empty_array, m);
  return stop;
}

static int enter_element(void *ctx, uint32_t node) {
  maker *m = ctx;
  size_t const below = m->level - m->mapping->level_count;
  m->levels[m->level] = node;
  if (below == m->rule->level_count) return make_record(m, node);
  m->level++;
  int const stop = walk_level(m, &m->rule->levels[below], node, enter_element);
  m->level--;
  return stop;
}

static int enter_entry(void *ctx, uint32_t node) {
  maker *m = ctx;
  m->place.entry = m->place.element = node;
  return enter_element(m, node);
}

/* Where an entry begins that lies in the value. */
static void move_to(maker *m, uint32_t node) {
  const cx_window *window = m->reading->window;
  uint32_t const start = m->place.json->nodes[node].start;
  const char *at = m->place.json->bytes + m->at;
  m->byte += cx_encoding_source_bytes(window->encoding, at, start - m->at);
  for (uint32_t i = 0; i < start - m->at; i++) m->line += at[i] == '\n';
  m->at = start;
}

/* By each of the rules. */
static void make_records(maker *m, uint32_t node) {
  size_t const before = m->batch->count;
  m->found = 0;
  for (size_t i = 0; i < m->mapping->count && !m->failed; i++) {
    m->rule = &m->mapping->rules[i];
    if (m->rule->records.count < m->entry->depth || (m->rule->instead && m->batch->count > before)) continue;
    if (m->rule->object_only && !m->entry->depth && m->place.json->nodes[0].kind != CX_TAPE_OBJECT) continue;
    if (m->rule->records.count == m->entry->depth)
      enter_entry(m, node);
    else
      cx_path_walk(&m->rule->records, m->entry->depth, &m->place, node, enter_entry, m);
  }
  m->reading->entries++;
  m->reading->texts += (uint64_t)m->found;
}

/* Down to the entries in a value that is read whole. */
static int go_down(void *ctx, uint32_t node) {
  maker *m = ctx;
  int stop = 0;
  m->levels[m->level] = node;
  if (m->level < m->mapping->level_count) {
    const cx_path *level = &m->mapping->levels[m->level++];
    stop = walk_level(m, level, node, go_down);
    m->level--;
    return stop;
  }
  if (m->level) move_to(m, node);
  make_records(m, node);
  m->ordinal++;
  return m->failed;
}

cxtag_status cx_json_records(cx_batch *batch, cx_reading *reading, const cx_mapping *mapping,
                             const cx_entry *entry) {
  uint32_t levels[CX_PATH_STEPS + 2];
  maker m = {batch, reading, mapping, entry, NULL, {entry->json, 0, 0, mapping->mojibake, levels}, levels, 0,
             entry->ordinal, entry->line, entry->byte, 0, 0, 0};
  go_down(&m, 0);
  reading->ordinal = m.ordinal - 1;
  return m.failed ? CXTAG_ENOMEM : CXTAG_OK;
}
