#include "engine/engine.h"
#include "engine/known_words.h"

#include <string.h>

#include "base/options.h"

enum { CACHE_WORDS = 425984, MAX_TEXT = 1 << 20, MAX_TEXT_END = 1 << 29 };

static cxtag_status read_options(cxtag_session_options *out, const cxtag_session_options *given,
                                 cxtag_error *err) {
  cxtag_session_options const defaults = CXTAG_SESSION_OPTIONS_INIT;
  *out = defaults;
  cxtag_status const status = cx_options_read(out, sizeof *out, given, "CXTAG_SESSION_OPTIONS_INIT", err);
  if (status != CXTAG_OK) return status;
  if ((unsigned)out->language > CXTAG_EN)
    return cx_error_set(err, CXTAG_EINVAL, "language %d is not one of cxtag_language", (int)out->language);
  if (out->max_text >= MAX_TEXT_END)
    return cx_error_set(err, CXTAG_EINVAL, "max_text is 512 MiB or more: texts are far shorter");
  return CXTAG_OK;
}

static cxtag_status make_words(cx_words **out, const cxtag_session *session, const cxtag_session_options *options) {
  const cxtag_engine *engine = session->engine;
  int const typos = options->typos != 0;
  uint32_t const capacity = options->cache_words ? options->cache_words : CACHE_WORDS;
  cx_word_kind const kind = {engine->lexicon, engine->model, typos};
  if (options->shares_words) return cx_words_share(out, engine->stores[typos], capacity, &session->memory);
  return cx_words_new(out, &kind, capacity, &session->memory);
}

cxtag_status cxtag_session_new(cxtag_session **out, cxtag_engine *engine, const cxtag_session_options *given,
                               cxtag_error *err) {
  cxtag_session_options options;
  cxtag_status status;
  cx_words *words;

  *out = NULL;
  if (!engine) return cx_error_set(err, CXTAG_EINVAL, "no engine: build one first");
  if ((status = read_options(&options, given, err)) != CXTAG_OK) return status;
  const cxtag_memory *memory = options.memory ? options.memory : &engine->memory;
  cxtag_session *session = cx_alloc_zeroed(memory, 1, sizeof *session);
  if (!session) return cx_error_memory(err);
  session->memory = *memory;
  session->engine = cxtag_engine_retain(engine);
  session->language = options.language;
  session->explain = options.explain != 0;
  session->max_text = options.max_text ? options.max_text : MAX_TEXT;
  session->result.memory = &session->memory;
  session->result.lexicon = engine->lexicon;
  cx_buffer_init(&session->result.notes, &session->memory);
  cx_questions_init(&session->questions, &session->memory);
  status = cx_text_reader_new(&session->reader, &session->memory);
  if (status == CXTAG_OK) status = make_words(&words, session, &options);
  if (status != CXTAG_OK)
    cx_error_memory(err);
  else
    status = cx_scorer_new(&session->scorer, words, engine->lexicon, engine->regex_match_limit, &session->memory, err);
  if (status != CXTAG_OK) {
    cxtag_session_free(session);
    return status;
  }
  cx_text_reader_serve(session->reader, cx_scorer_lookup(session->scorer));
  cx_text_reader_ask(session->reader, cx_known_languages, engine);
  *out = session;
  return CXTAG_OK;
}

void cxtag_session_free(cxtag_session *session) {
  if (!session) return;
  cxtag_memory const memory = session->memory;
  cx_questions_clear(&session->questions);
  cx_scorer_free(session->scorer);
  cx_text_reader_free(session->reader);
  cx_buffer_clear(&session->result.notes);
  cx_release(&memory, session->result.hits);
  cx_release(&memory, session->result.note_at);
  cxtag_engine_free(session->engine);
  cx_release(&memory, session);
}

/* The context to go by: the caller's own where it is of this version, else `filled`. NULL when it is not valid. */
static const cxtag_context *read_context(cxtag_context *filled, const cxtag_context *given,
                                         cxtag_error *err) {
  const cxtag_context *context = given;
  if (!given || given->struct_size != sizeof *given) {
    context = filled;
    *filled = (cxtag_context)CXTAG_CONTEXT_INIT;
    if (cx_options_read(filled, sizeof *filled, given, "CXTAG_CONTEXT_INIT", err) != CXTAG_OK) return NULL;
  }
  if ((unsigned)context->language > CXTAG_EN || (unsigned)context->origin > CXTAG_FROM_UTF8) {
    cx_error_set(err, CXTAG_EINVAL, "language %d is not one of cxtag_language, or origin %d not one of cxtag_origin",
                 (int)context->language, (int)context->origin);
    return NULL;
  }
  return context;
}

cxtag_status cxtag_tag_in_context(const cxtag_result **out, cxtag_session *session, const char *text,
                                  size_t len, const cxtag_context *given, cxtag_error *err) {
  cxtag_context filled;
  cx_score_request request;
  cxtag_status status;

  *out = NULL;
  if (!session || (!text && len))
    return cx_error_set(err, CXTAG_EINVAL, "no session, or no text with a length");
  session->result.outcome = NULL; /* of the text before, whose words are gone when this call fails half-way */
  const cxtag_context *context = read_context(&filled, given, err);
  if (!context) return CXTAG_EINVAL;
  request.language = context->language != CXTAG_UND ? context->language : session->language;
  request.asks = CX_ASKS_NOTHING;
  if (context->question) {
    status = cx_questions_ask(&request.asks, &session->questions, session->reader, session->scorer,
                              context->question, context->question_length, err);
    if (status != CXTAG_OK) return status;
  }
  status = cx_text_read(&session->text, session->reader, text ? text : "", len, session->max_text,
                        context->origin, err);
  if (status != CXTAG_OK) return status;
  status = cx_score(&session->result.outcome, session->scorer, &session->text, &request, err);
  if (status != CXTAG_OK) return status;
  session->result.hit_count = 0;
  if (session->explain && (status = cx_result_explain(&session->result, err)) != CXTAG_OK) {
    session->result.outcome = NULL;
    return status;
  }
  *out = &session->result;
  return CXTAG_OK;
}

cxtag_status cxtag_tag(const cxtag_result **out, cxtag_session *session, const char *text, size_t len,
                       cxtag_error *err) {
  return cxtag_tag_in_context(out, session, text, len, NULL, err);
}
