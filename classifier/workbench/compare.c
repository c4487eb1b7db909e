/* An evaluation against an earlier report of its own kind, and against minimum figures. Both look at the JSON
 * report as a tree, so that every figure it has can be compared or required. */
#include <string.h>

#include "workbench/evaluation.h"
#include "workbench/json.h"

static cxtag_status read_report(const cx_json **out, cx_arena *arena, cxtag_evaluation *e, cxtag_error *err) {
  cx_buffer_reset(&e->scratch);
  cx_report_json(&e->scratch, e, 0);
  if (e->scratch.failed) return cx_error_memory(err);
  return cx_json_read(out, arena, e->scratch.bytes, e->scratch.length, err);
}

/* Thousandths of a figure; 0 for what is no number of at most three decimals. */
static int read_milli(const char *text, int32_t *out) {
  int32_t value = 0;
  int decimals = -1, digits = 0;
  for (; *text; text++) {
    if (*text == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (*text < '0' || *text > '9' || value > 100000 || decimals == 3) return 0;
    value = value * 10 + (*text - '0');
    digits++;
    if (decimals >= 0) decimals++;
  }
  for (int i = decimals < 0 ? 0 : decimals; i < 3; i++) value *= 10;
  *out = value;
  return digits > 0;
}

static int is_figure(const cx_json *value) {
  return value && value->kind == CX_JSON_NUMBER && strchr(value->text, '.') != NULL;
}

/* ---- what differs */

typedef struct comparison {
  cx_buffer *out;
  char path[400];
} comparison;

static void write_change(comparison *c, const char *was, const char *is) {
  int32_t before, after;
  cx_buffer_append_text(c->out, c->path);
  cx_buffer_append_text(c->out, ": ");
  cx_buffer_append_text(c->out, was ? was : "none");
  cx_buffer_append_text(c->out, " -> ");
  cx_buffer_append_text(c->out, is ? is : "none");
  if (was && is && read_milli(was, &before) && read_milli(is, &after)) {
    cx_buffer_append_text(c->out, after > before ? " (+" : " (");
    cx_buffer_append_milli(c->out, after - before);
    cx_buffer_append_byte(c->out, ')');
  }
  cx_buffer_append_byte(c->out, '\n');
}

static void compare_values(comparison *c, const cx_json *was, const cx_json *is);

/* Members of the new object against the old one's, then those that only the old one has. */
static void compare_members(comparison *c, const cx_json *was, const cx_json *is) {
  size_t const length = strlen(c->path);
  for (int only_old = 0; only_old < 2; only_old++) {
    const cx_json *from = only_old ? was : is;
    for (const cx_json *item = from ? from->first : NULL; item; item = item->next) {
      const cx_json *other = cx_json_member(only_old ? is : was, item->key);
      size_t const key = strlen(item->key);
      if ((only_old && other) || length + key + 2 > sizeof c->path ||
          (!length && !strcmp(item->key, "wrong")))
        continue;
      if (length) c->path[length] = '.';
      memcpy(c->path + length + (length > 0), item->key, key + 1);
      compare_values(c, only_old ? item : other, only_old ? NULL : item);
      c->path[length] = '\0';
    }
  }
}

static void compare_values(comparison *c, const cx_json *was, const cx_json *is) {
  const cx_json *any = is ? is : was;
  if (!any) return;
  if (any->kind == CX_JSON_OBJECT) {
    compare_members(c, was && was->kind == CX_JSON_OBJECT ? was : NULL, is);
  } else if (is_figure(any) || (any->kind == CX_JSON_NUMBER && !strcmp(c->path, "texts"))) {
    if (!was || !is || strcmp(was->text, is->text))
      write_change(c, was ? was->text : NULL, is ? is->text : NULL);
  }
}

/* Ids of texts wrong in one report and not in the other. */
static void compare_wrong(cx_buffer *out, const char *title, const cx_json *wrong, const cx_json *other) {
  size_t count = 0;
  for (const cx_json *item = wrong ? wrong->first : NULL; item; item = item->next) {
    if (cx_json_member(other, item->key)) continue;
    cx_buffer_append_text(out, count++ ? ", " : title);
    cx_buffer_append_text(out, item->key);
  }
  if (count) cx_buffer_append_byte(out, '\n');
}

cxtag_status cxtag_evaluation_compare(const char **out, cxtag_evaluation *e, const char *old_report,
                                      size_t len, cxtag_error *err) {
  const cx_json *was, *is;
  cx_arena arena;
  *out = NULL;
  if (!e || (!old_report && len))
    return cx_error_set(err, CXTAG_EINVAL, "an evaluation and an old report are needed");
  cx_arena_init(&arena, e->memory);
  cx_buffer_reset(&e->comparison);
  cxtag_status status = cx_json_read(&was, &arena, old_report ? old_report : "", len, err);
  if (status == CXTAG_OK && !cx_json_at(was, "sentiment.accuracy")) status = CXTAG_ESYNTAX;
  if (status == CXTAG_ESYNTAX)
    cx_error_set(err, status, "the old report is none that `cxtag eval --json` wrote: make it anew");
  if (status == CXTAG_OK) status = read_report(&is, &arena, e, err);
  if (status == CXTAG_OK) {
    comparison c = {&e->comparison, ""};
    compare_values(&c, was, is);
    compare_wrong(c.out, "now wrong: ", cx_json_member(is, "wrong"), cx_json_member(was, "wrong"));
    compare_wrong(c.out, "now right: ", cx_json_member(was, "wrong"), cx_json_member(is, "wrong"));
    *out = cx_buffer_text(c.out);
    if (!*out) status = cx_error_memory(err);
  }
  cx_arena_clear(&arena);
  return status;
}

/* ---- minimum figures */

static const char *path_of(const char *name) {
  static const char *const names[][2] = {{"accuracy", "sentiment.accuracy"},
                                         {"macro_f1", "sentiment.macro_f1"},
                                         {"sign", "sentiment.sign"},
                                         {"theme_f1", "themes.f1"},
                                         {"theme_precision", "themes.precision"},
                                         {"theme_recall", "themes.recall"},
                                         {"polarity", "themes.polarity"},
                                         {"intent_f1", "intents.f1"},
                                         {"intent_precision", "intents.precision"},
                                         {"intent_recall", "intents.recall"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(names[i][0], name)) return names[i][1];
  return name;
}

static void write_miss(cx_buffer *out, const char *name, int32_t reached, const char *how, int32_t bound) {
  cx_buffer_append_text(out, name);
  cx_buffer_append_byte(out, ' ');
  cx_buffer_append_milli(out, reached);
  cx_buffer_append_text(out, how);
  cx_buffer_append_milli(out, bound);
  cx_buffer_append_byte(out, '\n');
}

/* "theme_f1=0.7", or "calibration_error<=0.05" for a figure that may be no higher; it may be written to. */
static cxtag_status require(cx_buffer *out, const cx_json *report, char *item, cxtag_error *err) {
  char *equals = strchr(item, '=');
  int const at_most = equals && equals > item && equals[-1] == '<';
  int32_t bound, reached;
  if (!equals || !read_milli(equals + 1, &bound))
    return cx_error_set(err, CXTAG_EINVAL, "'%.100s' is no minimum: write NAME=NUMBER, as accuracy=0.8",
                        item);
  equals[at_most ? -1 : 0] = '\0';
  const cx_json *figure = cx_json_at(report, path_of(item));
  if (!is_figure(figure) || !read_milli(figure->text, &reached))
    return cx_error_set(err, CXTAG_EINVAL,
                        "the report has no figure '%.100s': write accuracy, macro_f1, sign, theme_f1, "
                        "polarity, intent_f1, calibration_error or a path as themes.each.delivery.f1",
                        item);
  if (at_most && reached > bound) write_miss(out, item, reached, " is above ", bound);
  if (!at_most && reached < bound) write_miss(out, item, reached, " is below ", bound);
  return CXTAG_OK;
}

static cxtag_status require_all(cx_buffer *out, const cx_json *report, char *items, cxtag_error *err) {
  cxtag_status status = CXTAG_OK;
  while (items && status == CXTAG_OK) {
    char *comma = strchr(items, ',');
    if (comma) *comma = '\0';
    items += strspn(items, " ");
    size_t len = strlen(items);
    while (len && items[len - 1] == ' ') items[--len] = '\0';
    status = require(out, report, items, err);
    items = comma ? comma + 1 : NULL;
  }
  return status;
}

cxtag_status cxtag_evaluation_require(const char **out, cxtag_evaluation *e, const char *minimums,
                                      cxtag_error *err) {
  const cx_json *report;
  cx_arena arena;
  *out = NULL;
  if (!e || !minimums) return cx_error_set(err, CXTAG_EINVAL, "an evaluation and minimum figures are needed");
  cx_arena_init(&arena, e->memory);
  cx_buffer_reset(&e->comparison);
  char *items = cx_arena_copy(&arena, minimums, strlen(minimums));
  cxtag_status status = items ? read_report(&report, &arena, e, err) : cx_error_memory(err);
  if (status == CXTAG_OK) status = require_all(&e->comparison, report, items, err);
  if (status == CXTAG_OK && !(*out = cx_buffer_text(&e->comparison))) status = cx_error_memory(err);
  cx_arena_clear(&arena);
  return status;
}
