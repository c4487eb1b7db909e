/* What builder, engine, session and result know of one another. */
#ifndef CX_ENGINE_ENGINE_H
#define CX_ENGINE_ENGINE_H

#include <stdatomic.h>

#include "base/buffer.h"
#include "engine/question.h"

struct cxtag_engine {
  cxtag_memory memory;
  atomic_size_t references;
  cx_lexicon *lexicon;
  cx_language_model *model;
  cx_word_store *stores[2]; /* where its sessions share words: without typos, and with */
  uint32_t regex_match_limit;
  cxtag_language messages; /* of the reports made with it */
};

struct cxtag_result {
  const cx_outcome *outcome;
  const cx_lexicon *lexicon;
  cx_buffer notes; /* explain: forms and shifters in words, each ended by NUL */
  uint32_t *hits;  /* explain: hits to show, in text order */
  size_t hit_count, hit_capacity;
  uint32_t *note_at; /* explain: for each shown hit, where its notes begin */
  size_t note_capacity;
  const cxtag_memory *memory;
};

struct cxtag_session {
  cxtag_memory memory;
  cxtag_engine *engine;
  cxtag_language language;
  int explain;
  size_t max_text;
  cx_text_reader *reader;
  cx_scorer *scorer;
  cx_text text;
  cx_questions questions;
  cxtag_result result;
};

/* An engine with one reference and no lexicon yet. What belongs to it is made with its own copy of the hook,
 * which lives as long as it does. */
cxtag_status cx_engine_new(cxtag_engine **out, uint32_t regex_match_limit, const cxtag_memory *memory,
                           cxtag_error *err);

/* The same when it has its lexicon: sessions can be made. */
cxtag_status cx_engine_ready(cxtag_engine *engine, cxtag_error *err);

/* For the workbench: the topmost layer's tables (NULL when there is no layer), and an engine of all rows
 * without faults. The faults go to `faults`, not to the builder's callback. EINVAL when the builder has no
 * tables. */
const cx_pack *cx_builder_top(const cxtag_builder *builder);
/* Layer i from below; NULL behind the topmost. */
const cx_pack *cx_builder_layer(const cxtag_builder *builder, size_t i);
/* The language its findings are told in. */
cxtag_language cx_builder_messages(const cxtag_builder *builder);
cxtag_status cx_builder_compile_sound(cxtag_engine **out, cxtag_builder *builder, cx_faults *faults,
                                      cxtag_error *err);

/* Writes down forms and shifters of all hits that count. */
cxtag_status cx_result_explain(cxtag_result *result, cxtag_error *err);

/* Of a hit of several words, what form each is. */
void cx_write_word_forms(cx_buffer *notes, const cxtag_result *result, const cx_hit *hit);

/* What other floors may ask of a result: the outcome behind it. */
static inline const cx_outcome *cx_result_outcome(const cxtag_result *result) {
  return result->outcome;
}

#endif
