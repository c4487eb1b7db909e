/* Builder, engine, session, stream, result. */
#include <stdio.h>
#include <stdlib.h>

#include "life.h"

#define ROWS "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"

static const char *const tables[] = {
    "shop/pack.tsv", "key\tvalue\nname\tshop\nversion\t1\n",
    "shop/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\ndelivery\tToimitus\tDelivery\t\t\t\n"
                       "delivery.speed\tToimitusaika\tSpeed\t\t\t\nphone\tPuhelin\tPhone\t\t\t\n",
    "shop/terms/delivery.tsv",
    ROWS "toimitus\tdelivery\t\tfi\t\tToimitus tuli.\tToimitusjohtaja tuli.\t\n"
         "(parcel|package) … lost\tdelivery\t-3\ten\tnever\tThe parcel was lost.\t\t\n"
         "~kulu\tdelivery\t-1\tfi\t& maksuton\tToimituskulut.\t\t\n{slow}\tdelivery.speed\t-2\t\t\t\t\t\n",
    "shop/terms/phone.tsv", ROWS "puhelin & jonottaa\tphone\t-2\tfi\t\tPuhelimessa jonotin.\t\t\n",
    "shop/sentiment/fi.tsv", ROWS "hyvä\t\t2\tfi\t\t\t\t\n/huo?no\\w*/\t\t-2\tfi\t\t\t\t\n",
    "shop/intents.tsv", ROWS "vaihtaa … (liittymä|firma)\tchurn\t\tfi\t\tVaihdan liittymää.\t\t\n",
    "shop/shifters.tsv",
    "expression\tkind\tfactor\treach\tlang\tyes\tno\nei\tnegator\t-1\t\tfi\t\t\ntodella\tbooster\t1.5\t\tfi\t\t\n",
    "shop/lists.tsv", "name\tmember\nslow\thidas\nslow\tslow\n",
    "shop/normal.tsv", "from\tto\tkind\tlang\noo\tole\tspoken\tfi\n",
    "shop/tests.tsv", "text\texpected\nHidas toimitus\tdelivery.speed:-\n", NULL};

const char *const life_texts[] = {"Toimitus ei ollut todella hyvä, mutta puhelimessa jonotin tunnin.",
                                  "the parcel was lost :(\r", "\xE4iti hyv\xE4", "  ", "huono 😀 #Hidas_toimitus",
                                  "Vaihdan liittymää, toimituskulut ei oo maksuttomia! \xFF",
                                  "hjkasdhkajsd qweoiu sanoja joita kukaan ei tunne", NULL};

static void note_fault(void *ctx, const cxtag_error *fault) {
  (void)ctx;
  fprintf(stderr, "%s:%u: %s\n", fault->source, (unsigned)fault->line, fault->message);
}

cxtag_status life_builder(cxtag_builder **out, const cxtag_memory *memory, int over_base) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  options.memory = memory;
  options.diagnostic = note_fault;
  cxtag_status status = cxtag_builder_new(out, &options);
  if (over_base) TRY(status, cxtag_builder_add_base(*out, NULL));
  for (size_t i = 0; tables[i]; i += 2)
    TRY(status, cxtag_builder_add_lexicon(*out, tables[i], tables[i + 1], strlen(tables[i + 1]), NULL));
  return status;
}

cxtag_status life_session(cxtag_session **out, const cxtag_memory *memory) {
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  *out = NULL;
  options.explain = 1;
  options.typos = 1;
  options.cache_words = 16;
  cxtag_status status = life_builder(&builder, memory, 0);
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  TRY(status, cxtag_session_new(out, engine, &options, NULL));
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

cxtag_status say_result(cx_buffer *said, const cxtag_result *result) {
  size_t len;
  cxtag_theme theme;
  cxtag_intent intent;
  cxtag_hit hit;
  const char *text = cxtag_result_text(result, &len);
  cx_buffer_append(said, text, len);
  cx_buffer_append_integer(said, cxtag_result_sentiment(result).score_milli);
  cx_buffer_append_integer(said, cxtag_result_flags(result));
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) cx_buffer_append_text(said, theme.id);
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) cx_buffer_append_text(said, intent.id);
  for (size_t i = 0; cxtag_result_hit(result, i, &hit); i++) {
    cx_buffer_append_text(said, hit.expression);
    cx_buffer_append_text(said, hit.forms);
    for (size_t k = 0; k < hit.shifter_count; k++)
      cx_buffer_append_text(said, cxtag_result_hit_shifter(result, i, k));
  }
  return CXTAG_OK;
}

static int take_result(void *ctx, uint64_t ordinal, const cxtag_result *result) {
  cx_buffer_append_integer(ctx, (int64_t)ordinal);
  say_result(ctx, result);
  return 0;
}

static cxtag_status tag_and_stream(cxtag_session *session, cx_buffer *said) {
  const cxtag_result *result;
  cxtag_stream *stream = NULL;
  cxtag_status status = CXTAG_OK;
  for (size_t i = 0; life_texts[i]; i++) {
    TRY(status, cxtag_tag(&result, session, life_texts[i], strlen(life_texts[i]), NULL));
    TRY(status, say_result(said, result));
  }
  TRY(status, cxtag_stream_new(&stream, session, take_result, said, NULL));
  for (size_t i = 0; life_texts[i]; i++)
    for (const char *at = life_texts[i]; *at; at += strlen(at) < 7 ? strlen(at) : 7)
      TRY(status, cxtag_stream_feed(stream, at, strlen(at) < 7 ? strlen(at) : 7, NULL));
  TRY(status, cxtag_stream_feed(stream, "\nviimeinen", 10, NULL));
  TRY(status, cxtag_stream_finish(stream, NULL));
  cxtag_stream_free(stream);
  return status;
}

static cxtag_status live_session(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_session *session;
  cxtag_status status = life_session(&session, memory);
  TRY(status, tag_and_stream(session, said));
  cxtag_session_free(session);
  return status;
}

/* A session that memory failed stays usable: the text that failed succeeds when it is tagged again. */
static cxtag_status live_on(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_session *session;
  const cxtag_result *result;
  cxtag_status status = life_session(&session, memory);
  for (size_t i = 0; status == CXTAG_OK && life_texts[i]; i++) {
    status = cxtag_tag(&result, session, life_texts[i], strlen(life_texts[i]), NULL);
    if (status == CXTAG_ENOMEM) status = cxtag_tag(&result, session, life_texts[i], strlen(life_texts[i]), NULL);
    TRY(status, say_result(said, result));
  }
  cxtag_session_free(session);
  return status;
}

/* Two that share their words tag more than their table keeps in turns, so that they move to others. */
static cxtag_status live_together(const cxtag_memory *memory, cx_buffer *said) {
  enum { TEXTS = 40, TEXT = 8 };
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_session *sessions[2] = {NULL, NULL};
  const cxtag_result *result;
  char text[TEXT * 16];
  options.shares_words = 1;
  options.cache_words = 64;
  cxtag_status status = life_builder(&builder, memory, 0);
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  for (int i = 0; i < 2; i++) TRY(status, cxtag_session_new(&sessions[i], engine, &options, NULL));
  for (int i = 0; i < TEXTS; i++) {
    int at = 0;
    for (int n = 0; n < TEXT; n++) at += snprintf(text + at, sizeof text - (size_t)at, "toimitus%d ", i * TEXT + n);
    TRY(status, cxtag_tag(&result, sessions[i % 2], text, (size_t)at, NULL));
    TRY(status, say_result(said, result));
  }
  for (int i = 0; i < 2; i++) cxtag_session_free(sessions[i]);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

static cxtag_status live_base(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_session *session = NULL;
  options.memory = memory;
  cxtag_status status = cxtag_builder_new(&builder, &options);
  TRY(status, cxtag_builder_add_base(builder, NULL));
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  TRY(status, cxtag_session_new(&session, engine, NULL, NULL));
  TRY(status, tag_and_stream(session, said));
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

/* All rows of the base pack are compiled anew under a layer. */
static cxtag_status live_over_base(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_status status = life_builder(&builder, memory, 1);
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  if (status == CXTAG_OK) cx_buffer_append_integer(said, (int64_t)cxtag_engine_row_count(engine));
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

static cxtag_status live_folder(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  size_t len;
  options.memory = memory;
  cxtag_status status = cxtag_builder_new(&builder, &options);
  TRY(status, cxtag_builder_add_directory(builder, CXTAG_SOURCE_DIR "/tests/lexicon/accepted/canonical/shop", NULL));
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  if (status == CXTAG_OK) {
    const char *compiled = cxtag_engine_compiled(engine, &len);
    cx_buffer_append(said, compiled, len);
  }
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

/* A compiled file that is written once, without the hook. */
static const char *compiled_file(void) {
  static char path[] = "cxtag-allocations.cxp";
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_status status = life_builder(&builder, NULL, 0);
  size_t len = 0;
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  FILE *file = status == CXTAG_OK ? fopen(path, "wb") : NULL;
  if (file) {
    const void *bytes = cxtag_engine_compiled(engine, &len);
    if (fwrite(bytes, 1, len, file) != len) len = 0;
    fclose(file);
  }
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return path;
}

static cxtag_status live_compiled(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_session *session = NULL;
  cxtag_session_options session_options = CXTAG_SESSION_OPTIONS_INIT;
  const char *path = compiled_file();
  options.memory = memory;
  session_options.shares_words = 1;
  cxtag_status status = cxtag_builder_new(&builder, &options);
  TRY(status, cxtag_builder_add_directory(builder, path, NULL));
  if (status == CXTAG_OK && cxtag_builder_finish(&engine, builder, NULL) == CXTAG_ENOMEM)
    status = cxtag_builder_finish(&engine, builder, NULL); /* the builder stays usable */
  TRY(status, cxtag_session_new(&session, engine, &session_options, NULL));
  TRY(status, tag_and_stream(session, said));
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  remove(path);
  return status;
}

const life engine_lives[] = {{"engine/session", live_session},         {"engine/live_on", live_on},
                             {"engine/live_together", live_together}, {"engine/base", live_base},
                             {"engine/over_base", live_over_base},    {"engine/folder", live_folder},
                             {"engine/compiled", live_compiled},      {NULL, NULL}};
