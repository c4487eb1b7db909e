#include "record/json_paths.h"

#include <string.h>

#include "record/json_stream.h"

typedef struct builder {
  cx_reading *reading;
  const cx_user_paths *user;
  const cx_sketch *sketch;
  int lines, array; /* the document is an array */
  size_t held;      /* steps to the values that are read whole, one after the other */
  size_t entry;     /* steps to the entries, in these or these themselves */
} builder;

static cx_path slice(const cx_path *path, size_t from, size_t to) {
  cx_path part = *path;
  part.steps += from;
  part.count = to - from;
  return part;
}

static int same_names(const cx_key *a, size_t a_count, const cx_key *b, size_t b_count) {
  size_t same = 0;
  if (a_count != b_count) return 0;
  while (same < a_count && cx_key_is(&a[same], b[same].text, b[same].length)) same++;
  return same == a_count;
}

static int same_step(const cx_path_step *a, const cx_path_step *b) {
  return a->kind == b->kind && a->index == b->index && !a->other && !b->other &&
         same_names(a->names, a->name_count, b->names, b->name_count) &&
         same_names(a->values, a->value_count, b->values, b->value_count);
}

/* Steps that two paths share, up to and with the last [] among them. */
static size_t shared_prefix(const cx_path *a, const cx_path *b) {
  size_t shared = 0;
  for (size_t i = 0; i < a->count && i < b->count && same_step(&a->steps[i], &b->steps[i]); i++)
    if (a->steps[i].kind == CX_STEP_EACH) shared = i + 1;
  return shared;
}

static size_t own_prefix(const cx_path *path) {
  return shared_prefix(path, path);
}

/* What [name=value] leads to is known when all of the array is read: the way down a document ends in front of it. */
static size_t streamed_prefix(const cx_path *text) {
  size_t at = 0;
  while (at < text->count && text->steps[at].kind != CX_STEP_MATCH) at++;
  cx_path const front = slice(text, 0, at);
  return own_prefix(&front);
}

/* Where a level of the text ends, at or in front of `at` steps: behind an element, or at the document. The last is that
 * of the elements which make a record each. */
static size_t level_before(const cx_path *text, size_t at) {
  while (at && !cx_step_is_element(&text->steps[at - 1])) at--;
  return at;
}

/* Steps to the innermost level of the text in which the path lies too. */
static size_t shared_level(const cx_path *path, const cx_path *text) {
  size_t const last = own_prefix(text);
  size_t same = 0;
  while (same < last && same < path->count && same_step(&path->steps[same], &text->steps[same])) same++;
  return level_before(text, same);
}

cxtag_status cx_path_fit_root(cx_path *path, cx_reading *reading, int array) {
  int const begins =
      path->count && path->steps[0].kind != CX_STEP_KEY && path->steps[0].kind != CX_STEP_OBJECT;
  if (!array && begins && path->steps[0].kind == CX_STEP_EACH) *path = slice(path, 1, path->count);
  if (!array || begins) return CXTAG_OK;
  cx_path_step *steps = cx_arena_array(&reading->arena, path->count + 1, sizeof *steps);
  if (!steps) return CXTAG_ENOMEM;
  memset(steps, 0, sizeof *steps);
  steps[0].kind = CX_STEP_EACH;
  if (path->count) memcpy(steps + 1, path->steps, path->count * sizeof *steps);
  path->steps = steps;
  path->count++;
  return CXTAG_OK;
}

/* The path as it leads on from this many steps of the text. */
static cxtag_status join(cx_path *out, cx_reading *reading, const cx_path *text, size_t level, const cx_path *path) {
  cx_path_step *steps = cx_arena_array(&reading->arena, level + path->count + 1, sizeof *steps);
  if (!steps) return CXTAG_ENOMEM;
  if (level) memcpy(steps, text->steps, level * sizeof *steps);
  if (path->count) memcpy(steps + level, path->steps, path->count * sizeof *steps);
  *out = *path;
  out->steps = steps;
  out->count = level + path->count;
  return CXTAG_OK;
}

/* Is it written to begin at the document, by a $ or by going the first levels of the text? */
static int begins_at_document(const cx_path *path, const cx_path *text) {
  return *path->text == '$' || shared_level(path, text) > 0;
}

/* The path from the document: the sketch says on which level of the text it leads anywhere, the innermost first. 0 in
 * *found: on none, and it may be on any. */
static cxtag_status find_path(cx_path *out, int *found, const builder *b, const cx_path *path, const cx_path *text) {
  cx_path whole = *path;
  if (cx_path_fit_root(&whole, b->reading, b->array && *path->text == '[')) return CXTAG_ENOMEM;
  *found = 1;
  for (size_t level = own_prefix(text); *path->text != '$'; level = level_before(text, level - 1)) {
    if (join(out, b->reading, text, level, level ? path : &whole)) return CXTAG_ENOMEM;
    if (cx_sketch_has(b->sketch, out)) return CXTAG_OK;
    if (!level) break;
  }
  *out = whole;
  *found = begins_at_document(&whole, text);
  return CXTAG_OK;
}

/* Where a path begins that is looked for at a level of the text. */
static int begin_at(const builder *b, const cx_path *text, size_t level) {
  int from = CX_FROM_LEVEL;
  if (level == own_prefix(text)) return CX_FROM_ELEMENT;
  for (size_t at = b->held; at < level; at++) from += cx_step_is_element(&text->steps[at]);
  return from;
}

static void add_path(const builder *b, cx_value_rule *rule, const cx_path *path, const cx_path *text, size_t level) {
  cx_value_path *value = &rule->paths[rule->count++];
  memset(value, 0, sizeof *value);
  value->path = *path;
  value->path.from = begin_at(b, text, level);
}

/* What is found on no level may come later in the input: then the innermost that has it counts. */
static cxtag_status set_value(const builder *b, cx_value_rule *rule, const cx_path *path, const cx_path *text) {
  cx_path whole;
  int found;
  if (find_path(&whole, &found, b, path, text)) return CXTAG_ENOMEM;
  rule->paths = cx_arena_array(&b->reading->arena, own_prefix(text) + 1, sizeof *rule->paths);
  if (!rule->paths) return CXTAG_ENOMEM;
  if (found) {
    size_t const level = shared_level(&whole, text);
    cx_path const rest = slice(&whole, level, whole.count);
    add_path(b, rule, &rest, text, level);
    return CXTAG_OK;
  }
  for (size_t level = own_prefix(text);; level = level_before(text, level - 1)) {
    add_path(b, rule, path, text, level);
    if (level <= b->held) return CXTAG_OK;
  }
}

/* Where it stands beside the text only: further out it would be in the way of what else has this name. */
static cxtag_status set_own(const builder *b, cx_value_rule *rule, const cx_path *path, const cx_path *text) {
  rule->paths = cx_arena_alloc(&b->reading->arena, sizeof *rule->paths);
  if (!rule->paths) return CXTAG_ENOMEM;
  add_path(b, rule, path, text, own_prefix(text));
  return CXTAG_OK;
}

/* The levels of the text between two places. */
static cxtag_status cut_levels(const cx_path **out, size_t *count, cx_reading *reading, const cx_path *text,
                               size_t from, size_t to) {
  cx_path *levels = cx_arena_array(&reading->arena, to - from + 1, sizeof *levels);
  if (!levels) return CXTAG_ENOMEM;
  *count = 0;
  for (size_t at = from; at < to; at++) {
    if (!cx_step_is_element(&text->steps[at])) continue;
    levels[(*count)++] = slice(text, from, at + 1);
    from = at + 1;
  }
  *out = levels;
  return CXTAG_OK;
}

static cxtag_status set_kept(const builder *b, cx_rule *rule, const cx_mapping *mapping, const cx_path *text) {
  rule->kept = cx_arena_array(&b->reading->arena, mapping->kept_count + 1, sizeof *rule->kept);
  if (!rule->kept) return CXTAG_ENOMEM;
  memset(rule->kept, 0, (mapping->kept_count + 1) * sizeof *rule->kept);
  for (size_t i = 0; i < mapping->kept_count; i++) {
    if (mapping->kept[i].detail == CX_SOURCE) {
      if (set_own(b, &rule->kept[i], &mapping->kept[i].path, text)) return CXTAG_ENOMEM;
    } else if (set_value(b, &rule->kept[i], &mapping->kept[i].path, text)) {
      return CXTAG_ENOMEM;
    }
    for (size_t k = 0; k < rule->kept[i].count; k++) rule->kept[i].paths[k].filters = CX_FILTER_JOINS;
  }
  return CXTAG_OK;
}

static cxtag_status set_text(const builder *b, cx_rule *rule, const cx_path *text) {
  size_t const element = own_prefix(text) > b->entry ? own_prefix(text) : b->entry;
  cx_path const rest = slice(text, element, text->count);
  rule->records = slice(text, 0, b->held);
  if (cut_levels(&rule->levels, &rule->level_count, b->reading, text, b->entry, element)) return CXTAG_ENOMEM;
  rule->parts = cx_arena_alloc(&b->reading->arena, sizeof *rule->parts);
  if (!rule->parts) return CXTAG_ENOMEM;
  memset(rule->parts, 0, sizeof *rule->parts);
  rule->part_count = 1;
  rule->parts->paths = cx_arena_alloc(&b->reading->arena, sizeof *rule->parts->paths);
  if (!rule->parts->paths) return CXTAG_ENOMEM;
  add_path(b, rule->parts, &rest, text, element);
  rule->parts->paths->filters = CX_FILTER_JOINS;
  return CXTAG_OK;
}

static cxtag_status make_rule(const builder *b, cx_rule *rule, const cx_mapping *mapping, const cx_path *text) {
  const cx_user_paths *user = b->user;
  memset(rule, 0, sizeof *rule);
  if (user->text_count > 1) rule->field_name = text->text;
  cxtag_status status = set_text(b, rule, text);
  if (!status && user->has_id) status = set_value(b, &rule->id, &user->id, text);
  if (!status && user->has_question) status = set_value(b, &rule->question, &user->question, text);
  return status ? status : set_kept(b, rule, mapping, text);
}

/* A value that lies further out than the entries makes more of the document be read at once. */
static cxtag_status widen(builder *b, const cx_path *path) {
  for (size_t i = 0; i < b->user->text_count; i++) {
    const cx_path *text = &b->user->texts[i];
    cx_path whole;
    int found;
    if (find_path(&whole, &found, b, path, text)) return CXTAG_ENOMEM;
    if (found && shared_level(&whole, text) < b->held) b->held = shared_level(&whole, text);
  }
  return CXTAG_OK;
}

/* The entries are as deep in the document as the texts agree, and no more of it is held in memory than is needed. */
static cxtag_status settle_depths(builder *b, const cx_mapping *mapping) {
  const cx_user_paths *user = b->user;
  cxtag_status status = CXTAG_OK;
  b->entry = b->lines ? 0 : own_prefix(&user->texts[0]);
  for (size_t i = 0; !b->lines && i < user->text_count; i++) {
    size_t const shared = shared_prefix(&user->texts[0], &user->texts[i]);
    if (shared < b->entry) b->entry = shared;
  }
  size_t const streamed = streamed_prefix(&user->texts[0]);
  b->held = b->entry < streamed ? b->entry : streamed;
  if (b->lines) return CXTAG_OK;
  if (user->has_id) status = widen(b, &user->id);
  if (!status && user->has_question) status = widen(b, &user->question);
  for (size_t i = 0; !status && i < mapping->kept_count; i++)
    if (mapping->kept[i].detail != CX_SOURCE) status = widen(b, &mapping->kept[i].path);
  return status;
}

cxtag_status cx_json_path_mapping(cx_mapping *out, cx_reading *reading, const cx_user_paths *user,
                                  const cx_sketch *sketch, int lines, cxtag_error *err) {
  builder b = {reading, user, sketch, lines, !lines && sketch->root == '[', 0, 0};
  memset(out, 0, sizeof *out);
  cxtag_status const status = cx_mapping_keep(out, reading, err);
  if (status) return status;
  out->rules = cx_arena_array(&reading->arena, user->text_count, sizeof *out->rules);
  if (!out->rules || settle_depths(&b, out) ||
      cut_levels(&out->levels, &out->level_count, reading, &user->texts[0], b.held, b.entry))
    return cx_error_memory(err);
  for (; out->count < user->text_count; out->count++)
    if (make_rule(&b, &out->rules[out->count], out, &user->texts[out->count])) return cx_error_memory(err);
  reading->by_paths = 1;
  reading->id.asked |= user->has_id && reading->options->id_path;
  reading->question.asked |= user->has_question;
  return CXTAG_OK;
}
