#include "record/preset.h"

#include <string.h>

enum { RULES = 12, ITEMS = 40 };

typedef struct parser {
  cx_arena *arena;
  const char *source;
  uint32_t line;
  cx_preset *preset;
  cx_preset_rule *rule; /* the one being filled, NULL = none yet */
  cxtag_error *err;
} parser;

typedef struct words {
  const char *at, *end;
} words;

static cxtag_status fault(parser *p, const char *message, words what) {
  cx_position const here = {p->source, p->line, 0, 0};
  return cx_error_at(p->err, CXTAG_ESYNTAX, here, "%s: '%.*s'", message,
                     (int)(what.end - what.at > 80 ? 80 : what.end - what.at), what.at);
}

static cxtag_status no_memory(parser *p) {
  return cx_error_memory(p->err);
}

static words trim(words w) {
  while (w.at < w.end && (*w.at == ' ' || *w.at == '\t')) w.at++;
  while (w.at < w.end && (w.end[-1] == ' ' || w.end[-1] == '\t' || w.end[-1] == '\r')) w.end--;
  return w;
}

/* Takes off what stands before ` SEPARATOR `, or everything. */
static words split(words *rest, const char *separator) {
  size_t const length = strlen(separator);
  for (const char *c = rest->at; c + length <= rest->end; c++) {
    if (memcmp(c, separator, length)) continue;
    words part = {rest->at, c};
    rest->at = c + length;
    return trim(part);
  }
  words part = *rest;
  rest->at = rest->end;
  return trim(part);
}

static const char *copy(parser *p, words w) {
  return cx_arena_copy(p->arena, w.at, (size_t)(w.end - w.at));
}

static int is_word(words w, const char *word) {
  return (size_t)(w.end - w.at) == strlen(word) && !memcmp(w.at, word, strlen(word));
}

/* Room for what a separator divides, which holds `mark` once: no more parts than that, and one, can follow. */
static size_t room_for(words rest, char mark) {
  size_t room = 1;
  for (const char *c = rest.at; c < rest.end && room < ITEMS; c++) room += *c == mark;
  return room;
}

static cxtag_status parse_names(parser *p, cx_names *out, words rest) {
  out->items = cx_arena_array(p->arena, room_for(rest, '|'), sizeof *out->items);
  if (!out->items) return no_memory(p);
  for (out->count = 0; rest.at < rest.end; out->count++) {
    if (out->count == ITEMS) return fault(p, "too many names", rest);
    if (!(out->items[out->count] = copy(p, split(&rest, " | ")))) return no_memory(p);
  }
  return CXTAG_OK;
}

/* A path in JSON, the name of a column in a table. */
static cxtag_status parse_path(parser *p, cx_path *out, words w) {
  cx_path_step *step;
  cx_key *name;
  if (!p->rule || p->rule->kind != CX_PRESET_TABLE) {
    cxtag_error inner;
    if (!cx_path_parse(out, p->arena, w.at, (size_t)(w.end - w.at), &inner)) return CXTAG_OK;
    return inner.code == CXTAG_ENOMEM ? no_memory(p) : fault(p, inner.message, w);
  }
  memset(out, 0, sizeof *out);
  step = cx_arena_alloc(p->arena, sizeof *step);
  name = cx_arena_alloc(p->arena, sizeof *name);
  if (!step || !name || !(name->text = copy(p, w))) return no_memory(p);
  memset(step, 0, sizeof *step);
  step->kind = CX_STEP_KEY;
  name->length = strlen(name->text);
  step->names = name;
  step->name_count = 1;
  out->text = name->text;
  out->steps = step;
  out->count = 1;
  return CXTAG_OK;
}

static cxtag_status parse_filters(parser *p, cx_value_path *out, words rest) {
  static const struct {
    const char *name;
    unsigned filter;
  } known[] = {
      {"rich", CX_FILTER_RICH},   {"mojibake", CX_FILTER_MOJIBAKE}, {"youtube", CX_FILTER_YOUTUBE},
      {"xml", CX_FILTER_XML},     {"html", CX_FILTER_HTML},         {"translation", CX_FILTER_TRANSLATION},
      {"slack", CX_FILTER_SLACK}, {"linkedin", CX_FILTER_LINKEDIN}, {"parameter", CX_FILTER_PARAMETER}};
  while (rest.at < rest.end) {
    words const name = split(&rest, " ");
    unsigned filter = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
      if (is_word(name, known[i].name)) filter = known[i].filter;
    if (!filter) return fault(p, "no such filter", name);
    out->filters |= filter;
    if (filter == CX_FILTER_PARAMETER && !(out->detail = copy(p, split(&rest, " ")))) return no_memory(p);
  }
  return CXTAG_OK;
}

static cxtag_status parse_value_path(parser *p, cx_value_path *out, words rest) {
  words const path = split(&rest, " : ");
  memset(out, 0, sizeof *out);
  out->column = SIZE_MAX;
  cxtag_status status = parse_path(p, &out->path, path);
  return status ? status : parse_filters(p, out, trim(rest));
}

/* PATH : filters | PATH : filters, perhaps with ` as FORM` behind. */
static cxtag_status parse_value(parser *p, cx_value_rule *out, words rest) {
  static const char *const forms[] = {"auto", "epoch", "epoch-ms", "utc", "month-first", "day-first"};
  words value = split(&rest, " as ");
  if (rest.at < rest.end) {
    size_t form = 0;
    while (form < sizeof forms / sizeof *forms && !is_word(trim(rest), forms[form])) form++;
    if (form == sizeof forms / sizeof *forms) return fault(p, "no such form of time", rest);
    out->form = (cx_time_form)form;
  }
  out->paths = cx_arena_array(p->arena, room_for(value, '|'), sizeof *out->paths);
  if (!out->paths) return no_memory(p);
  for (out->count = 0; value.at < value.end; out->count++) {
    if (out->count == ITEMS) return fault(p, "too many alternatives", value);
    cxtag_status status = parse_value_path(p, &out->paths[out->count], split(&value, " | "));
    if (status) return status;
  }
  return out->count ? CXTAG_OK : fault(p, "a path is missing", value);
}

static cxtag_status parse_text(parser *p, words rest) {
  cx_rule *rule = &p->rule->rule;
  size_t const room = room_for(rest, '+');
  rule->parts = cx_arena_array(p->arena, room, sizeof *rule->parts);
  if (!rule->parts) return no_memory(p);
  memset(rule->parts, 0, room * sizeof *rule->parts);
  for (rule->part_count = 0; rest.at < rest.end; rule->part_count++) {
    if (rule->part_count == ITEMS) return fault(p, "too many parts", rest);
    cxtag_status status = parse_value(p, &rule->parts[rule->part_count], split(&rest, " + "));
    if (status) return status;
  }
  return CXTAG_OK;
}

/* PATH is A|B, PATH isnt A|B, PATH begins A|B, PATH present, PATH absent; @text is the record's text. */
static cxtag_status parse_condition(parser *p, cx_condition *out, words w) {
  static const char *const tests[] = {" is ", " isnt ", " begins ", " present", " absent"};
  size_t test = 0;
  words path, rest = w;
  memset(out, 0, sizeof *out);
  for (; test < 5; test++) {
    rest = w;
    path = split(&rest, tests[test]);
    if (path.end < w.end &&
        (test < CX_TEST_PRESENT ? rest.at <= rest.end && path.end + strlen(tests[test]) <= w.end
                                : rest.at == rest.end))
      break;
  }
  if (test == 5) return fault(p, "a condition needs is, isnt, begins, present or absent", w);
  out->test = (cx_test)test;
  if (!is_word(path, "@text")) {
    cxtag_status status = parse_value_path(p, &out->value, path);
    if (status) return status;
  }
  if (test >= CX_TEST_PRESENT) return CXTAG_OK;
  out->words = cx_arena_array(p->arena, room_for(rest, '|'), sizeof *out->words);
  if (!out->words) return no_memory(p);
  for (rest = trim(rest); rest.at < rest.end; out->word_count++) {
    if (out->word_count == ITEMS) return fault(p, "too many words", rest);
    if (!(out->words[out->word_count] = copy(p, split(&rest, "|")))) return no_memory(p);
  }
  return CXTAG_OK;
}

/* REASON when CONDITION and CONDITION */
static cxtag_status parse_skip(parser *p, words rest, int by_default) {
  cx_rule *rule = &p->rule->rule;
  if (!rule->skips && !(rule->skips = cx_arena_array(p->arena, ITEMS, sizeof *rule->skips)))
    return no_memory(p);
  if (rule->skip_count == ITEMS) return fault(p, "too many skips", rest);
  cx_skip_rule *skip = &rule->skips[rule->skip_count++];
  memset(skip, 0, sizeof *skip);
  skip->by_default = by_default;
  skip->reason = copy(p, split(&rest, " when "));
  skip->conditions = cx_arena_array(p->arena, ITEMS, sizeof *skip->conditions);
  if (!skip->reason || !skip->conditions) return no_memory(p);
  if (rest.at == rest.end) return fault(p, "a reason needs `when` and a condition", rest);
  for (; rest.at < rest.end; skip->count++) {
    if (skip->count == ITEMS) return fault(p, "too many conditions", rest);
    cxtag_status status = parse_condition(p, &skip->conditions[skip->count], split(&rest, " and "));
    if (status) return status;
  }
  return CXTAG_OK;
}

static cxtag_status begin_rule(parser *p, cx_preset_kind kind) {
  cx_preset *preset = p->preset;
  if (!preset->rules && !(preset->rules = cx_arena_array(p->arena, RULES, sizeof *preset->rules)))
    return no_memory(p);
  if (preset->rule_count == RULES) return fault(p, "too many rules", (words){"", ""});
  p->rule = &preset->rules[preset->rule_count++];
  memset(p->rule, 0, sizeof *p->rule);
  p->rule->kind = kind;
  return CXTAG_OK;
}

static cxtag_status parse_records(parser *p, words rest) {
  cx_path *records = &p->rule->rule.records;
  cxtag_status status = parse_path(p, records, rest);
  if (status || !records->count || records->steps[0].kind != CX_STEP_OBJECT) return status;
  p->rule->rule.object_only = 1;
  records->steps++;
  records->count--;
  return CXTAG_OK;
}

static cxtag_status parse_detect(parser *p, words rest) {
  if (!p->rule->detects && !(p->rule->detects = cx_arena_array(p->arena, ITEMS, sizeof *p->rule->detects)))
    return no_memory(p);
  if (p->rule->detect_count == ITEMS) return fault(p, "too many lists", rest);
  return parse_names(p, &p->rule->detects[p->rule->detect_count++], rest);
}

static cxtag_status parse_people(parser *p, words rest) {
  words const member = split(&rest, " "), id = split(&rest, " ");
  cxtag_status status;
  if (!(p->preset->people = copy(p, member))) return no_memory(p);
  status = parse_path(p, &p->preset->people_id, id);
  return status ? status : parse_path(p, &p->preset->people_name, trim(rest));
}

static cxtag_status parse_flag_or_text(parser *p, words key, words rest, int *known) {
  cx_preset_rule *r = p->rule;
  *known = 1;
  if (is_word(key, "instead"))
    r->rule.instead = 1;
  else if (is_word(key, "optional"))
    r->rule.optional = 1;
  else if (is_word(key, "folder"))
    r->rule.folder = 1;
  else if (is_word(key, "outer"))
    return (r->rule.outer = copy(p, rest)) ? CXTAG_OK : no_memory(p);
  else if (is_word(key, "field-name"))
    return (r->rule.field_name = copy(p, rest)) ? CXTAG_OK : no_memory(p);
  else if (is_word(key, "escape"))
    r->escape = is_word(rest, "backslash") ? '\\' : '"';
  else if (is_word(key, "header-rows"))
    r->header_rows = (unsigned)(rest.at < rest.end ? *rest.at - '0' : 0) % 4;
  else if (is_word(key, "below"))
    return parse_names(p, &r->below, rest);
  else if (is_word(key, "named"))
    return parse_names(p, &r->named, rest);
  else if (is_word(key, "import"))
    return parse_names(p, &r->import, rest);
  else if (is_word(key, "unimported"))
    return parse_names(p, &r->unimported, rest);
  else if (is_word(key, "written-except"))
    return r->written = 1, parse_names(p, &r->except, rest);
  else
    *known = 0;
  return CXTAG_OK;
}

static cxtag_status parse_each(parser *p, words rest) {
  cx_path *path = cx_arena_alloc(p->arena, sizeof *path);
  if (!path) return no_memory(p);
  p->rule->rule.levels = path;
  p->rule->rule.level_count = 1;
  return parse_path(p, path, rest);
}

static cxtag_status parse_rule_line(parser *p, words key, words rest) {
  cx_rule *rule = &p->rule->rule;
  int known;
  cxtag_status status = parse_flag_or_text(p, key, rest, &known);
  if (status || known) return status;
  if (is_word(key, "detect")) return parse_detect(p, rest);
  if (is_word(key, "records")) return parse_records(p, rest);
  if (is_word(key, "each")) return parse_each(p, rest);
  if (is_word(key, "text")) return parse_text(p, rest);
  if (is_word(key, "id")) return parse_value(p, &rule->id, rest);
  if (is_word(key, "field")) return parse_value(p, &rule->field, rest);
  if (is_word(key, "question")) return parse_value(p, &rule->question, rest);
  if (is_word(key, "prefix")) return parse_value(p, &rule->prefix, rest);
  if (is_word(key, "skip")) return parse_skip(p, rest, 1);
  if (is_word(key, "may-skip")) return parse_skip(p, rest, 0);
  for (int i = 0; i < CX_DETAILS; i++)
    if (is_word(key, cx_detail_names[i])) return parse_value(p, &rule->details[i], rest);
  return fault(p, "no such keyword in a rule", key);
}

static cxtag_status parse_line(parser *p, words key, words rest) {
  if (is_word(key, "json")) return begin_rule(p, CX_PRESET_JSON);
  if (is_word(key, "table")) return begin_rule(p, CX_PRESET_TABLE);
  if (is_word(key, "chat")) return begin_rule(p, CX_PRESET_CHAT);
  if (p->rule) return parse_rule_line(p, key, rest);
  if (is_word(key, "name")) return (p->preset->name = copy(p, rest)) ? CXTAG_OK : no_memory(p);
  if (is_word(key, "about")) return (p->preset->about = copy(p, rest)) ? CXTAG_OK : no_memory(p);
  if (is_word(key, "member")) return parse_names(p, &p->preset->members, rest);
  if (is_word(key, "people")) return parse_people(p, rest);
  if (is_word(key, "mojibake-names")) return p->preset->mojibake = 1, CXTAG_OK;
  return fault(p, "no such keyword before json, table or chat", key);
}

cxtag_status cx_preset_parse(cx_preset *out, cx_arena *arena, const char *source, const char *text,
                             size_t len, cxtag_error *err) {
  parser p = {arena, source, 0, out, NULL, err};
  words all = {text, text + len};
  memset(out, 0, sizeof *out);
  if (len >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) all.at += 3;
  while (all.at < all.end) {
    const char *feed = memchr(all.at, '\n', (size_t)(all.end - all.at));
    words line = trim((words){all.at, feed ? feed : all.end});
    all.at = feed ? feed + 1 : all.end;
    p.line++;
    if (line.at == line.end || *line.at == '#') continue;
    words rest = line, key = split(&rest, " ");
    cxtag_status status = parse_line(&p, key, trim(rest));
    if (status) return status;
  }
  if (!out->name || !out->rule_count) return fault(&p, "a preset needs a name and a rule", (words){"", ""});
  if (!out->about) out->about = out->name;
  return CXTAG_OK;
}
