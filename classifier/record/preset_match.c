#include "record/preset_match.h"

#include <stdio.h>
#include <string.h>

#include "record/json_stream.h"

void cx_preset_consider(cx_preset_choice *choice, const cx_preset *preset, size_t rule, size_t row,
                        const cx_names *names) {
  if (choice->preset == preset && choice->score >= names->count) return;
  if (names->count > choice->score) {
    if (choice->preset && choice->preset != preset) {
      choice->next = choice->preset;
      choice->next_score = choice->score;
    }
    choice->preset = preset;
    choice->rule = rule;
    choice->row = row;
    choice->score = names->count;
    choice->names = names;
    choice->rival = NULL;
  } else {
    if (names->count == choice->score) choice->rival = preset;
    if (names->count > choice->next_score) {
      choice->next = preset;
      choice->next_score = names->count;
    }
  }
}

static void list_names(char *out, size_t size, const cx_names *names) {
  *out = '\0';
  for (size_t i = 0; i < names->count; i++) {
    size_t const at = strlen(out);
    snprintf(out + at, size - at, "%s%s", at ? ", " : "", names->items[i]);
  }
}

cxtag_status cx_preset_settle(cx_reading *reading, const cx_preset_choice *choice, int asked,
                              cxtag_error *err) {
  char list[300] = "";
  cxtag_status status;
  if (choice->rival && !asked)
    return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 0, 0),
                       "this could be %s or %s: choose with --from", choice->preset->name,
                       choice->rival->name);
  if (choice->names) list_names(list, sizeof list, choice->names);
  status = cx_reading_find(reading, "format", choice->preset->name, "%s%s%s", asked ? "as asked" : "it has ",
                           asked && *list ? "; it has " : "", list);
  if (!status && choice->next && choice->next != choice->preset)
    status = cx_reading_find(reading, "other candidate", choice->next->name,
                             "%zu names of its own against %zu", choice->next_score, choice->score);
  return status ? cx_error_memory(err) : CXTAG_OK;
}

static const cx_names *fitting_names(const cx_preset_rule *rule, const cx_sketch *sketch) {
  const cx_names *best = NULL;
  for (size_t i = 0; i < rule->detect_count; i++) {
    const cx_names *names = &rule->detects[i];
    size_t found = 0;
    while (found < names->count && cx_sketch_find(sketch, names->items[found])) found++;
    if (found == names->count && (!best || names->count > best->count)) best = names;
  }
  return best;
}

/* One name alone proves nothing, unless it is a path of several steps. */
static int proves(const cx_names *names) {
  return names->count >= 2 || strpbrk(names->items[0], ".[") != NULL;
}

cx_preset_choice cx_preset_match_json(const cx_presets *presets, const cx_preset *asked,
                                      const cx_sketch *sketch) {
  cx_preset_choice choice;
  memset(&choice, 0, sizeof choice);
  for (size_t i = 0; i < presets->count; i++) {
    const cx_preset *preset = &presets->items[i];
    if (asked && preset != asked) continue;
    for (size_t k = 0; k < preset->rule_count; k++) {
      const cx_preset_rule *rule = &preset->rules[k];
      const cx_names *names = rule->kind == CX_PRESET_JSON ? fitting_names(rule, sketch) : NULL;
      if (names && (asked || proves(names))) cx_preset_consider(&choice, preset, k, 0, names);
    }
  }
  return choice;
}

static int is_name_of(const cx_path_step *step, const cx_path_step *written) {
  for (size_t i = 0; i < step->name_count; i++)
    if (written->name_count == 1 && cx_key_is(&step->names[i], written->names[0].text, written->names[0].length))
      return 1;
  return 0;
}

/* Takes away what leads along the first path. 0 = it leads elsewhere. */
static int follow(cx_path *path, const cx_path *first) {
  if (path->count < first->count) return 0;
  for (size_t i = 0; i < first->count; i++) {
    const cx_path_step *const step = &first->steps[i], *const written = &path->steps[i];
    if (step->kind != written->kind || (step->kind == CX_STEP_KEY && !is_name_of(step, written))) return 0;
  }
  path->steps += first->count;
  path->count -= first->count;
  return 1;
}

/* A path of the user's begins at the entry or at the document, and leads to the entry or to the element in it. */
static void add_kept(cx_value_rule *value, const cx_rule *rule, const cx_path *path, int from_document) {
  cx_value_path *to = &value->paths[value->count];
  memset(to, 0, sizeof *to);
  to->path = *path;
  to->filters = CX_FILTER_RICH;
  if (from_document && (!rule->records.count || !follow(&to->path, &rule->records))) return;
  to->path.from = rule->level_count && follow(&to->path, rule->levels) ? CX_FROM_ELEMENT : CX_FROM_ENTRY;
  value->count++;
}

static cxtag_status set_kept(cx_rule *rule, cx_reading *reading, const cx_mapping *mapping) {
  rule->kept = cx_arena_array(&reading->arena, mapping->kept_count + 1, sizeof *rule->kept);
  if (!rule->kept) return CXTAG_ENOMEM;
  for (size_t i = 0; i < mapping->kept_count; i++) {
    cx_value_rule *kept = &rule->kept[i];
    memset(kept, 0, sizeof *kept);
    kept->paths = cx_arena_array(&reading->arena, 2, sizeof *kept->paths);
    if (!kept->paths) return CXTAG_ENOMEM;
    add_kept(kept, rule, &mapping->kept[i].path, 0);
    add_kept(kept, rule, &mapping->kept[i].path, 1);
  }
  return CXTAG_OK;
}

cxtag_status cx_preset_json_mapping(cx_mapping *out, cx_reading *reading, const cx_preset *preset,
                                    const cx_sketch *sketch, cxtag_error *err) {
  int any = 0, active = 0;
  memset(out, 0, sizeof *out);
  out->mojibake = preset->mojibake;
  out->rules = cx_arena_array(&reading->arena, preset->rule_count, sizeof *out->rules);
  if (!out->rules) return cx_error_memory(err);
  for (size_t i = 0; i < preset->rule_count; i++)
    any |= preset->rules[i].kind == CX_PRESET_JSON && fitting_names(&preset->rules[i], sketch) != NULL;
  for (size_t i = 0; i < preset->rule_count; i++) {
    const cx_preset_rule *rule = &preset->rules[i];
    if (rule->kind != CX_PRESET_JSON) continue;
    /* A rule without names of its own belongs to the one before it. */
    if (rule->detect_count) active = fitting_names(rule, sketch) != NULL;
    if (active || !any) out->rules[out->count++] = rule->rule;
  }
  if (!out->count)
    return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 0, 0),
                       "this is JSON, which preset %s does not read", preset->name);
  cxtag_status const status = cx_mapping_keep(out, reading, err);
  for (size_t i = 0; !status && i < out->count; i++)
    if (set_kept(&out->rules[i], reading, out)) return cx_error_memory(err);
  return status;
}
