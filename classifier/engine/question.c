#include "engine/question.h"

#include <string.h>

/* A wording longer than this is cut; more wordings than that begin anew. */
enum { QUESTION_BYTES_MAX = 1024, QUESTIONS_MAX = 256 };

void cx_questions_init(cx_questions *questions, const cxtag_memory *memory) {
  cx_map_init(&questions->known, memory);
  questions->last = CX_MAP_NONE;
}

void cx_questions_clear(cx_questions *questions) {
  cx_map_clear(&questions->known);
}

/* Most texts answer the same question as the one before. */
static uint32_t find_known(const cx_questions *questions, const char *question, size_t len) {
  const cx_map *known = &questions->known;
  const cx_map_entry *last = questions->last < known->count ? &known->entries[questions->last] : NULL;
  if (last && last->length == len && !memcmp(last->key, question, len)) return questions->last;
  return cx_map_find(known, question, len);
}

static cxtag_status read_anew(uint32_t *asks, cx_text_reader *reader, cx_scorer *scorer, const char *question,
                              size_t len, cxtag_error *err) {
  char words[QUESTION_BYTES_MAX];
  cx_text text;
  for (size_t i = 0; i < len; i++) words[i] = question[i] == '_' ? ' ' : question[i];
  cxtag_status const status = cx_text_read(&text, reader, words, len, len, CXTAG_FROM_LINES, err);
  return status == CXTAG_OK ? cx_read_question(asks, scorer, &text, err) : status;
}

cxtag_status cx_questions_ask(uint32_t *asks, cx_questions *questions, cx_text_reader *reader, cx_scorer *scorer,
                              const char *question, size_t len, cxtag_error *err) {
  cx_map *known = &questions->known;
  *asks = CX_ASKS_NOTHING;
  if (!question || !len) return CXTAG_OK;
  if (len > QUESTION_BYTES_MAX) len = QUESTION_BYTES_MAX;
  questions->last = find_known(questions, question, len);
  if (questions->last != CX_MAP_NONE) {
    *asks = known->entries[questions->last].value;
    return CXTAG_OK;
  }
  cxtag_status const status = read_anew(asks, reader, scorer, question, len, err);
  if (status != CXTAG_OK) return status;
  if (known->count >= QUESTIONS_MAX) cx_map_clear(known);
  return cx_map_insert(known, question, len, *asks, NULL) == CX_MAP_NONE ? cx_error_memory(err) : CXTAG_OK;
}
