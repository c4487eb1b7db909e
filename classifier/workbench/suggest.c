#include "workbench/suggest.h"

#include <string.h>

#include "score/scorer.h"
#include "workbench/counts.h"

cxtag_status cxtag_suggestions_new(cxtag_suggestions **out, cxtag_session *session, cxtag_error *err) {
  *out = NULL;
  if (!session) return cx_error_set(err, CXTAG_EINVAL, "no session: make one of an engine");
  cxtag_suggestions *s = cx_alloc_zeroed(&session->memory, 1, sizeof *s);
  if (!s) return cx_error_memory(err);
  s->memory = &session->memory;
  s->session = session;
  cx_map_init(&s->terms, s->memory);
  cx_arena_init(&s->arena, s->memory);
  cx_buffer_init(&s->scratch, s->memory);
  cx_buffer_init(&s->report, s->memory);
  *out = s;
  return CXTAG_OK;
}

void cxtag_suggestions_free(cxtag_suggestions *s) {
  if (!s) return;
  const cxtag_memory *memory = s->memory;
  cx_map_clear(&s->terms);
  cx_arena_clear(&s->arena);
  cx_buffer_clear(&s->scratch);
  cx_buffer_clear(&s->report);
  cx_release(memory, s->items);
  cx_release(memory, s);
}

/* ---- one text */

static int says_nothing(const cx_outcome *outcome) {
  if (outcome->theme_count || outcome->intent_count || (outcome->flags & (CXTAG_NON_ANSWER | CXTAG_EMPTY)))
    return 0;
  for (size_t i = 0; i < outcome->hit_count; i++)
    if (cx_is_evaluation(&outcome->hits[i]) && !(outcome->hits[i].state & CX_HIT_LOST)) return 0;
  return 1;
}

static int is_taken(const cx_outcome *outcome, uint32_t token) {
  for (size_t i = 0; i < outcome->hit_count && outcome->hits[i].first <= token; i++)
    if (!(outcome->hits[i].state & CX_HIT_LOST) && outcome->hits[i].table != CX_TABLE_SHIFTERS &&
        cx_hit_covers(&outcome->hits[i], token))
      return 1;
  return 0;
}

static int is_function_word(const cx_word *word) {
  return word->evidence.function_word != 0;
}

static int is_usable(const cx_outcome *outcome, uint32_t token) {
  return outcome->text->tokens[token].kind == CX_WORD && outcome->words[token]->length >= 2 &&
         !is_taken(outcome, token);
}

static const char *keep_example(cxtag_suggestions *s, const cx_text *text) {
  enum { SHOWN = 200 };
  size_t len = text->source_length < SHOWN ? text->source_length : SHOWN;
  while (len < text->source_length && len && ((unsigned char)text->source[len] & 0xC0) == 0x80) len--;
  cx_buffer shown;
  cx_buffer_init(&shown, s->memory);
  cx_append_one_line(&shown, text->source, len);
  const char *copy =
      shown.failed ? NULL : cx_arena_copy(&s->arena, shown.length ? shown.bytes : "", shown.length);
  cx_buffer_clear(&shown);
  return copy;
}

/* Counts what scratch names, once a text. */
static int count_term(cxtag_suggestions *s, const cx_outcome *outcome, int wanted) {
  const cx_buffer *name = &s->scratch;
  int made = 0;
  if (name->failed) return 0;
  uint32_t number = cx_map_find(&s->terms, name->bytes, name->length);
  if (number == CX_MAP_NONE) {
    if (s->terms.count >= CX_TERMS_MAX) return 1;
    if (!cx_grow(s->memory, &s->items, &s->capacity, s->terms.count + 1, sizeof *s->items)) return 0;
    number = cx_map_insert(&s->terms, name->bytes, name->length, 0, &made);
    if (number == CX_MAP_NONE) return 0;
    s->items[number] = (cx_term){0, 0, 0, 0, NULL};
  }
  cx_term *term = &s->items[number];
  uint32_t const text = s->wanted + s->others;
  if (!made && term->last_text == text) return 1;
  term->last_text = text;
  *(wanted ? &term->wanted : &term->others) += 1;
  term->finnish += outcome->language == CXTAG_FI;
  if (!wanted || term->example) return 1;
  term->example = keep_example(s, outcome->text);
  return term->example != NULL;
}

static void name_word(cxtag_suggestions *s, const cx_word *word) {
  cx_buffer_reset(&s->scratch);
  cx_buffer_append(&s->scratch, cx_word_text(word), word->length);
}

static int count_words(cxtag_suggestions *s, const cx_outcome *outcome, int wanted) {
  for (uint32_t i = 0; i < outcome->text->token_count; i++) {
    const cx_word *word = outcome->words[i];
    if (!is_usable(outcome, i)) continue;
    name_word(s, word);
    if (word->length >= 3 && !is_function_word(word) && !count_term(s, outcome, wanted)) return 0;
    if (i + 1 >= outcome->text->token_count || outcome->text->tokens[i + 1].border != CX_BORDER_NONE ||
        !is_usable(outcome, i + 1) || (is_function_word(word) && is_function_word(outcome->words[i + 1])))
      continue;
    cx_buffer_append_byte(&s->scratch, ' ');
    cx_buffer_append(&s->scratch, cx_word_text(outcome->words[i + 1]), (outcome->words[i + 1])->length);
    if (!count_term(s, outcome, wanted)) return 0;
  }
  return 1;
}

cxtag_status cxtag_suggestions_add(cxtag_suggestions *s, const char *text, size_t len,
                                   const cxtag_context *context, int wanted, cxtag_error *err) {
  const cxtag_result *result;
  if (!s) return cx_error_set(err, CXTAG_EINVAL, "no suggestions: make them of a session");
  cxtag_status const status = cxtag_tag_in_context(&result, s->session, text, len, context, err);
  if (status != CXTAG_OK) return status;
  const cx_outcome *outcome = cx_result_outcome(result);
  if (wanted < 0) wanted = says_nothing(outcome);
  *(wanted ? &s->wanted : &s->others) += 1;
  return count_words(s, outcome, wanted) ? CXTAG_OK : cx_error_memory(err);
}
