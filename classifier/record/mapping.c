/* What a mapping keeps, and which members of an entry it looks at. */
#include <string.h>

#include "record/json_stream.h"
#include "record/values.h"

cxtag_status cx_mapping_keep(cx_mapping *mapping, cx_reading *reading, cxtag_error *err) {
  const cxtag_reader_options *o = reading->options;
  mapping->kept = cx_arena_array(&reading->arena, o->keep_count + 1, sizeof *mapping->kept);
  if (!mapping->kept) return cx_error_memory(err);
  for (size_t i = 0; i < o->keep_count; i++) {
    cx_kept *kept = &mapping->kept[mapping->kept_count];
    cxtag_status status;
    if (!strcmp(o->keep[i], "all")) {
      mapping->keep_all = 1;
      continue;
    }
    memset(kept, 0, sizeof *kept);
    kept->name = o->keep[i];
    kept->option = i;
    status = cx_path_parse(&kept->path, &reading->arena, o->keep[i], strlen(o->keep[i]), err);
    if (status) return status;
    kept->detail = cx_detail_named(kept->name);
    mapping->kept_count++;
  }
  return CXTAG_OK;
}

typedef struct wanted_names {
  cx_key *names;
  size_t count, capacity;
  int all; /* a path that begins with no name: everything is wanted */
  int failed;
} wanted_names;

/* Where the name stands, from 1; 0 = memory is out. */
static size_t want_name(wanted_names *w, cx_reading *reading, cx_key name) {
  for (size_t i = 0; i < w->count; i++)
    if (cx_key_is(&w->names[i], name.text, name.length)) return i + 1;
  if (!cx_grow(reading->memory, &w->names, &w->capacity, w->count + 1, sizeof *w->names)) {
    w->failed = 1;
    return 0;
  }
  w->names[w->count] = name;
  return ++w->count;
}

/* Where the path's name stands if that is all of it, else 0. */
static size_t want_path(wanted_names *w, cx_reading *reading, const cx_path *path, size_t from) {
  size_t place = 0;
  if (path->count <= from || path->steps[from].kind != CX_STEP_KEY) {
    if (path->count > from || from == 0) w->all = 1;
    return 0;
  }
  for (size_t i = 0; i < path->steps[from].name_count; i++)
    place = want_name(w, reading, path->steps[from].names[i]);
  return path->count == 1 && path->steps[from].name_count == 1 ? place : 0;
}

static void want_value(wanted_names *w, cx_reading *reading, const cx_value_rule *rule) {
  for (size_t i = 0; i < rule->count; i++)
    rule->paths[i].member = want_path(w, reading, &rule->paths[i].path, 0);
}

static void want_rule(wanted_names *w, cx_reading *reading, const cx_mapping *mapping, const cx_rule *rule,
                      size_t depth) {
  const cx_path *levels = mapping->level_count ? mapping->levels : rule->level_count ? rule->levels : NULL;
  if (rule->records.count > depth) {
    want_path(w, reading, &rule->records, depth);
    return;
  }
  if (levels) want_path(w, reading, levels, 0);
  for (size_t i = 0; i < rule->part_count; i++) want_value(w, reading, &rule->parts[i]);
  want_value(w, reading, &rule->id);
  want_value(w, reading, &rule->field);
  want_value(w, reading, &rule->question);
  want_value(w, reading, &rule->prefix);
  for (int i = 0; i < CX_DETAILS; i++) want_value(w, reading, &rule->details[i]);
  for (size_t i = 0; i < mapping->kept_count; i++) want_value(w, reading, &rule->kept[i]);
  for (size_t i = 0; i < rule->skip_count; i++)
    for (size_t k = 0; k < rule->skips[i].count; k++)
      if (rule->skips[i].conditions[k].value.path.count)
        want_path(w, reading, &rule->skips[i].conditions[k].value.path, 0);
}

cxtag_status cx_mapping_wanted(cx_tape *json, cx_reading *reading, const cx_mapping *mapping, size_t depth) {
  wanted_names w = {NULL, 0, 0, 0, 0};
  for (size_t i = 0; i < mapping->count; i++) want_rule(&w, reading, mapping, &mapping->rules[i], depth);
  json->wanted = NULL;
  if (!w.failed && !w.all && !mapping->keep_all && !mapping->mojibake) {
    cx_key *kept = cx_arena_array(&reading->arena, w.count + 1, sizeof *kept);
    json->members = cx_arena_array(&reading->arena, w.count + 1, sizeof *json->members);
    if (kept && json->members) {
      if (w.count) memcpy(kept, w.names, w.count * sizeof *kept);
      json->wanted = kept;
      json->wanted_count = w.count;
    } else
      w.failed = 1;
  }
  cx_release(reading->memory, w.names);
  return w.failed ? CXTAG_ENOMEM : CXTAG_OK;
}
