/* A gold line as JSON. */
#include <string.h>

#include "workbench/gold.h"
#include "workbench/json.h"

static size_t count_items(const cx_json *list) {
  size_t count = 0;
  for (const cx_json *item = list->first; item; item = item->next) count++;
  return count;
}

static int is_text(const cx_json *value) {
  return value && (value->kind == CX_JSON_STRING || value->kind == CX_JSON_NUMBER);
}

static int is_given(const cx_json *value) {
  return value && value->kind != CX_JSON_NULL;
}

/* "positive", or {"label": "positive"} as cxtag writes it. */
static cxtag_status read_sentiment(cx_gold_file *file, cxtag_gold *gold, const cx_json *line,
                                   cxtag_error *err) {
  const cx_json *value = cx_json_member(line, "sentiment");
  if (!is_given(value)) value = cx_json_member(line, "label");
  if (value && value->kind == CX_JSON_OBJECT) value = cx_json_member(value, "label");
  if (!is_given(value)) return CXTAG_OK;
  if (value->kind != CX_JSON_STRING)
    return cx_gold_fault(file, 0, err,
                         "the sentiment is no text: write positive, neutral, negative or mixed");
  gold->has_sentiment = 1;
  return cx_gold_label(file, &gold->sentiment, value->text, 0, err);
}

/* {"delivery": "pos"}, ["delivery"], which says nothing of its polarity, or [{"id": "delivery", "polarity":
 * "positive"}]. */
static cxtag_status read_theme(cx_gold_file *file, cxtag_gold_theme *out, const cx_json *item, int is_member,
                               cxtag_error *err) {
  const cx_json *polarity = item->kind == CX_JSON_OBJECT ? cx_json_member(item, "polarity") : item;
  const cx_json *id = item->kind == CX_JSON_OBJECT ? cx_json_member(item, "id") : item;
  out->id = is_member ? item->key : id ? id->text : "";
  out->polarity = CXTAG_NEUTRAL;
  out->without_polarity = !is_member && item->kind != CX_JSON_OBJECT;
  if (!*out->id || (!is_member && id->kind != CX_JSON_STRING))
    return cx_gold_fault(file, 0, err, "a theme has no id: write \"themes\": {\"delivery\": \"pos\"}");
  if (out->without_polarity) return CXTAG_OK;
  if (!polarity || polarity->kind != CX_JSON_STRING)
    return cx_gold_fault(file, 0, err, "theme '%.60s' has no polarity: write pos, neg, neu or mix", out->id);
  return cx_gold_label(file, &out->polarity, polarity->text, 0, err);
}

static cxtag_status check_theme(cx_gold_file *file, const cxtag_gold_theme *themes, size_t number,
                                cxtag_error *err) {
  for (size_t i = 0; i < number; i++)
    if (!strcmp(themes[i].id, themes[number].id) && !themes[i].without_polarity && !themes[number].without_polarity &&
        themes[i].polarity != themes[number].polarity)
      return cx_gold_fault(file, 0, err, "theme '%.60s' has two polarities: settle on one, or write mix",
                           themes[number].id);
  return CXTAG_OK;
}

static cxtag_status read_themes(cx_gold_file *file, cxtag_gold *gold, const cx_json *value,
                                cxtag_error *err) {
  if (!is_given(value)) return CXTAG_OK;
  if (value->kind != CX_JSON_OBJECT && value->kind != CX_JSON_LIST)
    return cx_gold_fault(file, 0, err, "`themes` is no object: write \"themes\": {\"delivery\": \"pos\"}");
  cxtag_gold_theme *themes = cx_arena_array(&file->arena, count_items(value), sizeof *themes);
  if (!themes) return cx_error_memory(err);
  for (const cx_json *item = value->first; item; item = item->next) {
    size_t const number = gold->theme_count++;
    cxtag_status status = read_theme(file, &themes[number], item, value->kind == CX_JSON_OBJECT, err);
    if (status == CXTAG_OK) status = check_theme(file, themes, number, err);
    if (status != CXTAG_OK) return status;
  }
  gold->themes = themes;
  gold->has_themes = 1;
  return CXTAG_OK;
}

/* Items may be strings, or {"id": ...} as cxtag writes them with spans. */
static cxtag_status read_ids(cx_gold_file *file, const char *const **out, size_t *count, int *given,
                             const cx_json *value, cxtag_error *err) {
  if (!is_given(value)) return CXTAG_OK;
  if (value->kind != CX_JSON_LIST)
    return cx_gold_fault(file, 0, err, "`%s` is no list: write \"%s\": [\"...\"]", value->key, value->key);
  const char **ids = cx_arena_array(&file->arena, count_items(value), sizeof *ids);
  if (!ids) return cx_error_memory(err);
  for (const cx_json *item = value->first; item; item = item->next) {
    const cx_json *id = item->kind == CX_JSON_OBJECT ? cx_json_member(item, "id") : item;
    if (!is_text(id)) return cx_gold_fault(file, 0, err, "an item of `%s` is no text", value->key);
    ids[(*count)++] = id->text;
  }
  *out = ids;
  *given = 1;
  return CXTAG_OK;
}

static cxtag_status read_texts(cx_gold_file *file, cxtag_gold *gold, const cx_json *line, cxtag_error *err) {
  const cx_json *text = cx_json_at(line, file->text_path), *id = cx_json_member(line, "id");
  const cx_json *question = file->question_path ? cx_json_at(line, file->question_path) : NULL;
  const cx_json *language = cx_json_member(line, "lang");
  if (!text || text->kind != CX_JSON_STRING)
    return cx_gold_fault(file, 0, err,
                         "the line has no text `%.60s`: name the member that holds it with --text-path",
                         file->text_path);
  gold->text = text->text;
  gold->text_length = text->length;
  if (is_text(id)) gold->id = id->text;
  if (question && question->kind == CX_JSON_STRING) gold->question = question->text;
  if (language && language->kind == CX_JSON_STRING) gold->language = language->text;
  return CXTAG_OK;
}

cxtag_status cx_gold_read_json(cx_gold_file *file, cxtag_error *err) {
  cxtag_gold gold = {.origin = CXTAG_FROM_UTF8};
  cxtag_error fault;
  const cx_json *line;
  int has_tags = 0;

  cxtag_status status = cx_json_read(&line, &file->arena, file->line_start, file->line_length, &fault);
  if (status == CXTAG_ENOMEM) return cx_error_memory(err);
  if (status != CXTAG_OK)
    return cx_gold_fault(file, fault.offset, err, "%s: write one JSON object a line", fault.message);
  if (line->kind != CX_JSON_OBJECT)
    return cx_gold_fault(file, 0, err, "no object: write one JSON object a line");
  status = read_texts(file, &gold, line, err);
  if (status == CXTAG_OK) status = read_sentiment(file, &gold, line, err);
  if (status == CXTAG_OK) status = read_themes(file, &gold, cx_json_member(line, "themes"), err);
  if (status == CXTAG_OK)
    status = read_ids(file, &gold.intents, &gold.intent_count, &gold.has_intents,
                      cx_json_member(line, "intents"), err);
  if (status == CXTAG_OK)
    status = read_ids(file, &gold.tags, &gold.tag_count, &has_tags, cx_json_member(line, "tags"), err);
  return status == CXTAG_OK ? cx_gold_add(file, &gold, err) : status;
}
