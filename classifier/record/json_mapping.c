/* The mapping of JSON without a preset: from the paths the user names, or from a sketch of the first entries. */
#include <stdio.h>
#include <string.h>

#include "record/json_paths.h"
#include "record/json_stream.h"
#include "record/names.h"
#include "record/preset_match.h"
#include "record/sample.h"
#include "record/sketch.h"

static cxtag_status parse_text(cx_user_paths *user, cx_reading *reading, const char *text, int array,
                               cxtag_error *err) {
  cx_path *path = &user->texts[user->text_count++];
  cxtag_status const status = cx_path_parse(path, &reading->arena, text, strlen(text), err);
  if (status) return status;
  return cx_path_fit_root(path, reading, array) ? cx_error_memory(err) : CXTAG_OK;
}

static cxtag_status from_options(cx_user_paths *user, cx_reading *reading, int array, cxtag_error *err) {
  const cxtag_reader_options *o = reading->options;
  cxtag_status status = CXTAG_OK;
  if (o->text_path_count > CX_TEXT_PATHS) return cx_error_set(err, CXTAG_EINVAL, "more than 16 text paths");
  for (size_t i = 0; !status && i < o->text_path_count; i++)
    status = parse_text(user, reading, o->text_paths[i], array, err);
  user->has_id = o->id_path != NULL;
  if (!status && user->has_id) status = cx_path_parse(&user->id, &reading->arena, o->id_path, strlen(o->id_path), err);
  user->has_question = o->question_path != NULL;
  if (!status && user->has_question)
    status = cx_path_parse(&user->question, &reading->arena, o->question_path, strlen(o->question_path), err);
  return status;
}

/* Behind all steps but the last. */
static const char *last_step(const char *path) {
  const char *step = path;
  for (const char *at = path; *at; at++)
    if (*at == '\\' && at[1])
      at++;
    else if (*at == '.' || *at == ']')
      step = at + 1;
  return step;
}

/* What the last step is called; of `review\.body`, as flattened JSON has it, the body. */
static const char *last_name(const char *path) {
  const char *dot = strrchr(path, '.'), *bracket = strrchr(path, ']');
  if (bracket && (!dot || bracket > dot)) return bracket + 1;
  return dot ? dot + 1 : path;
}

typedef struct text_choice {
  const char *chosen; /* path */
  int rank;           /* 3 called text, 2 called like feedback and reads so, 1 either */
  size_t rivals;
  char list[300];
} text_choice;

static void list_candidate(text_choice *c, const char *path, const cx_sketch_path *about) {
  size_t const at = strlen(c->list);
  int const cut = about->sample_length > 30;
  snprintf(c->list + at, sizeof c->list - at, "%s'%s' (\"%.*s%s\")", at ? ", " : "", path,
           (int)(cut ? 30 : about->sample_length), about->sample ? about->sample : "", cut ? "..." : "");
}

static void choose_text(text_choice *c, const cx_sketch *sketch) {
  for (size_t i = 0; i < sketch->names.count; i++) {
    const cx_sketch_path *about = &sketch->paths[i];
    const char *path = sketch->names.entries[i].key, *name = last_name(path);
    size_t const len = strlen(name);
    int const named = cx_is_text_name(name, len),
              reads = about->strings && about->words >= 3 * about->strings;
    int const rank = !about->strings  ? 0
                     : named == 2     ? 3
                     : named && reads ? 2
                                      : named || (reads && !cx_is_other_name(name, len));
    if (!rank) continue;
    list_candidate(c, path, about);
    if (rank > c->rank) {
      c->rank = rank;
      c->chosen = path;
      c->rivals = 0;
    } else if (rank == c->rank)
      c->rivals++;
  }
}

/* An id beside the text, or beside one of the containers it is in. */
static const char *choose_id(cx_reading *reading, const cx_sketch *sketch, const char *text) {
  size_t parent = (size_t)(last_step(text) - text);
  const char *best = NULL;
  size_t best_length = 0;
  for (size_t i = 0; i < sketch->names.count; i++) {
    const char *path = sketch->names.entries[i].key, *name = last_name(path);
    size_t const length = (size_t)(last_step(path) - path);
    if (length > parent || strncmp(path, text, length) || !cx_is_id_name(name, strlen(name))) continue;
    if (best && length <= best_length) continue;
    if (length < parent && memchr(text + length, ']', parent - length)) continue; /* of a group of entries */
    best = path;
    best_length = length;
  }
  return best ? cx_arena_copy(&reading->arena, best, strlen(best)) : NULL;
}

static cxtag_status no_member(const cx_reading *reading, const cx_sketch *sketch, cxtag_error *err) {
  enum { NAME = 60 };
  char list[380] = "";
  for (size_t i = 0, at = 0; i < sketch->names.count && at + 2 * NAME < sizeof list; i++, at = strlen(list))
    if (sketch->paths[i].values && *sketch->names.entries[i].key)
      snprintf(list + at, sizeof list - at, "%s'%.*s'", at ? ", " : "", NAME, sketch->names.entries[i].key);
  cx_position const here = cx_reading_position(reading, 0, 0);
  if (!*list && reading->options->format)
    return cx_error_at(err, CXTAG_EFORMAT, here,
                       "this is not JSON with members: leave --from out, or name another format");
  if (!*list)
    return cx_error_at(err, CXTAG_EFORMAT, here,
                       "it begins like JSON, but no whole member stands there: is it cut? "
                       "--from lines reads it as text");
  return cx_error_at(err, CXTAG_EFORMAT, here, "no member looks like feedback; choose with --text-path: there are %s",
                     list);
}

/* `[]`, `{}`, `{"data":[],"page":3}`: an export, or a page of one, in which nothing is. */
static int has_no_entries(const cx_reading *reading, const cx_sketch *sketch) {
  if (!sketch->root || sketch->cut || !reading->sample.is_all) return 0;
  for (size_t i = 0; i < sketch->names.count; i++) {
    const char *const path = sketch->names.entries[i].key;
    if (strstr(path, "[]") || (*path && !sketch->arrays)) return 0;
  }
  return 1;
}

static cxtag_status from_nothing(cx_user_paths *user, cx_reading *reading, cxtag_error *err) {
  static const char path[] = "[].text"; /* any: no entry is there to have it */
  if (!reading->options->piped) cx_reading_warn(reading, CXTAG_EFORMAT, 0, 0, "the file holds no entries");
  reading->is_empty = 1;
  if (user->text_count) return CXTAG_OK;
  user->text_count = 1;
  return cx_path_parse(&user->texts[0], &reading->arena, path, sizeof path - 1, err);
}

static cxtag_status from_sketch(cx_user_paths *user, cx_reading *reading, const cx_sketch *sketch,
                                cxtag_error *err) {
  text_choice c = {NULL, 0, 0, ""};
  const char *id;
  cxtag_status status;
  choose_text(&c, sketch);
  if (!c.chosen) return no_member(reading, sketch, err);
  if (c.rivals)
    return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 0, 0),
                       "several members could be the text: %s; choose with --text-path", c.list);
  id = reading->options->id_path ? NULL : choose_id(reading, sketch, c.chosen);
  user->text_count = 1;
  status = cx_path_parse(&user->texts[0], &reading->arena, c.chosen, strlen(c.chosen), err);
  if (!status && id) {
    status = cx_path_parse(&user->id, &reading->arena, id, strlen(id), err);
    user->has_id = 1;
  }
  if (!status)
    status =
        cx_reading_find(reading, "text", c.chosen, "%s", c.rank == 3 ? "its name" : "its name and its words");
  if (!status && id) status = cx_reading_find(reading, "id", id, "its name");
  return status;
}

/* The preset asked for, or the one whose members are there. */
static cxtag_status from_preset(cx_mapping *out, cx_reading *reading, const cx_sketch *sketch, int *mapped,
                                cxtag_error *err) {
  const cx_preset *asked = reading->preset;
  cx_preset_choice choice;
  cxtag_status status;
  if (!reading->presets || (!asked && reading->options->format)) return CXTAG_OK;
  choice = cx_preset_match_json(reading->presets, asked, sketch);
  if (asked) choice.preset = asked;
  if (!choice.preset) return CXTAG_OK;
  *mapped = 1;
  status = cx_preset_settle(reading, &choice, asked != NULL, err);
  return status ? status : cx_preset_json_mapping(out, reading, choice.preset, sketch, err);
}

static int fits_preset(const cx_reading *reading, const cx_sketch *sketch) {
  if (reading->preset) return 1;
  return reading->presets && !reading->options->format &&
         cx_preset_match_json(reading->presets, NULL, sketch).preset != NULL;
}

/* Does the first of many lines settle the mapping, so that it can be answered before the next one comes? One member
 * must be called like a text. What a preset reads depends on all members that are met. */
static int is_clear(const cx_reading *reading, const cx_sketch *sketch) {
  text_choice c = {NULL, 0, 0, ""};
  if (reading->options->text_path_count) return 1;
  if (fits_preset(reading, sketch)) return 0;
  choose_text(&c, sketch);
  return c.rank >= 2 && !c.rivals;
}

static int finds_text(const cx_sketch *sketch) {
  text_choice c = {NULL, 0, 0, ""};
  choose_text(&c, sketch);
  return c.chosen != NULL;
}

/* The first entry may be longer than the sample, with its text behind what is. */
static int finds_nothing(const cx_reading *reading, const cx_sketch *sketch) {
  return !reading->options->text_path_count && !fits_preset(reading, sketch) && !finds_text(sketch);
}

static cxtag_status read_sketch(cx_sketch *sketch, const cx_reading *reading, size_t len, int lines) {
  cx_sketch_init(sketch, reading->memory);
  cxtag_status const status = cx_sketch_read(sketch, cx_window_bytes(reading->window), len, lines);
  if (status) cx_sketch_clear(sketch);
  return status;
}

/* Of the first line where that is enough, else of the whole sample. On failure the sketch is empty. */
static cxtag_status make_sketch(cx_sketch *sketch, cx_reading *reading, int lines, cxtag_error *err) {
  cxtag_status status;
  if (lines) {
    if (read_sketch(sketch, reading, cx_sample_line(reading), lines)) return cx_error_memory(err);
    if (is_clear(reading, sketch)) return CXTAG_OK;
    cx_sketch_clear(sketch);
  }
  status = cx_sample_complete(reading, err);
  if (status) return status;
  if (read_sketch(sketch, reading, reading->sample.length, lines)) return cx_error_memory(err);
  while (finds_nothing(reading, sketch) && cx_sample_extend(reading)) {
    cx_sketch_clear(sketch);
    if (read_sketch(sketch, reading, reading->sample.length, lines)) return cx_error_memory(err);
  }
  return CXTAG_OK;
}

cxtag_status cx_json_mapping(cx_mapping *out, cx_reading *reading, int lines, cxtag_error *err) {
  cx_user_paths *user = cx_arena_alloc(&reading->arena, sizeof *user);
  cx_sketch sketch;
  cxtag_status status;
  int mapped = 0;

  if (!user) return cx_error_memory(err);
  memset(user, 0, sizeof *user);
  if ((status = make_sketch(&sketch, reading, lines, err)) != CXTAG_OK) return status;
  if (!reading->options->text_path_count)
    status = from_preset(out, reading, &sketch, &mapped, err);
  if (!status && !mapped) status = from_options(user, reading, !lines && sketch.root == '[', err);
  int const empty = !lines && !mapped && has_no_entries(reading, &sketch);
  if (!status && empty && !finds_text(&sketch)) status = from_nothing(user, reading, err);
  if (!status && !mapped && !user->text_count) status = from_sketch(user, reading, &sketch, err);
  if (!status && !mapped) status = cx_json_path_mapping(out, reading, user, &sketch, lines, err);
  cx_sketch_clear(&sketch);
  if (!status && !mapped)
    status = cx_reading_find(reading, "format", lines ? "jsonl" : "json", "%s",
                             lines ? "a JSON value on every line" : "a JSON document");
  return status;
}
