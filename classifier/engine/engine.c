#include "engine/engine.h"

#define TEXT_OF(number) TEXT_OF_(number)
#define TEXT_OF_(number) #number

const char *cxtag_version(void) {
  return TEXT_OF(CXTAG_VERSION_MAJOR) "." TEXT_OF(CXTAG_VERSION_MINOR) "." TEXT_OF(CXTAG_VERSION_PATCH);
}

cxtag_status cx_engine_new(cxtag_engine **out, uint32_t regex_match_limit, const cxtag_memory *memory,
                           cxtag_error *err) {
  cxtag_engine *engine = cx_alloc_zeroed(memory, 1, sizeof *engine);
  *out = NULL;
  if (!engine) return cx_error_memory(err);
  engine->memory = memory ? *memory : cx_memory_default;
  cxtag_status const status = cx_language_model_open_builtin(&engine->model, &engine->memory, err);
  if (status != CXTAG_OK) {
    cx_release(memory, engine);
    return status;
  }
  engine->regex_match_limit = regex_match_limit ? regex_match_limit : 100000;
  atomic_init(&engine->references, 1);
  *out = engine;
  return CXTAG_OK;
}

cxtag_status cx_engine_ready(cxtag_engine *engine, cxtag_error *err) {
  cxtag_status status = CXTAG_OK;
  for (int typos = 0; typos < 2 && status == CXTAG_OK; typos++) {
    cx_word_kind const kind = {engine->lexicon, engine->model, typos};
    status = cx_word_store_new(&engine->stores[typos], &kind, &engine->memory);
  }
  return status == CXTAG_OK ? CXTAG_OK : cx_error_memory(err);
}

cxtag_engine *cxtag_engine_retain(cxtag_engine *engine) {
  if (engine) atomic_fetch_add_explicit(&engine->references, 1, memory_order_relaxed);
  return engine;
}

void cxtag_engine_free(cxtag_engine *engine) {
  if (!engine || atomic_fetch_sub_explicit(&engine->references, 1, memory_order_acq_rel) != 1) return;
  cxtag_memory const memory = engine->memory;
  cx_word_store_free(engine->stores[0]);
  cx_word_store_free(engine->stores[1]);
  cx_language_model_free(engine->model);
  cx_lexicon_free(engine->lexicon);
  cx_release(&memory, engine);
}

size_t cxtag_engine_row_count(const cxtag_engine *engine) {
  return engine->lexicon->row_count;
}
size_t cxtag_engine_layer_count(const cxtag_engine *engine) {
  return engine->lexicon->layer_count;
}

const char *cxtag_engine_layer_name(const cxtag_engine *engine, size_t i) {
  const cx_lexicon *lexicon = engine->lexicon;
  return i < lexicon->layer_count ? cx_lexicon_string(lexicon, lexicon->layers[i].name) : NULL;
}

const char *cxtag_engine_layer_version(const cxtag_engine *engine, size_t i) {
  const cx_lexicon *lexicon = engine->lexicon;
  return i < lexicon->layer_count ? cx_lexicon_string(lexicon, lexicon->layers[i].version) : NULL;
}

size_t cxtag_engine_theme_count(const cxtag_engine *engine) {
  return engine->lexicon->theme_count;
}

int cxtag_engine_theme(const cxtag_engine *engine, size_t i, cxtag_theme_info *out) {
  const cx_lexicon *lexicon = engine->lexicon;
  if (i >= lexicon->theme_count) return 0;
  const cx_theme *theme = &lexicon->themes[i];
  *out = (cxtag_theme_info){cx_lexicon_string(lexicon, theme->id), cx_lexicon_string(lexicon, theme->name_fi),
                            cx_lexicon_string(lexicon, theme->name_en),
                            cx_lexicon_string(lexicon, theme->owner)};
  return 1;
}
