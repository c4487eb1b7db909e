/* The lexicon in service, and what a request asks of it. */
#include <cxtag/cxtag.h>
#include <cxtag/records.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server.h"

struct service {
  char *const *packs;
  size_t pack_count, body_max;
  pthread_key_t workers; /* worker of this thread */
  pthread_mutex_t lock;  /* of engine and generation together */
  cxtag_engine *engine;
  atomic_uint generation; /* counts engines: a worker that lags behind takes the new one before its next request */
};

/* What a thread keeps between requests. The writer hands its output to the answer under way. */
typedef struct worker {
  cxtag_session *session;
  cxtag_writer *writer;
  unsigned generation;
  answer *answer;
} worker;

void buffer_add(buffer *buffer, const char *bytes, size_t length) {
  if (length > buffer->capacity - buffer->length) {
    size_t const capacity = (buffer->length + length) * 2;
    char *const grown = buffer->failed ? NULL : realloc(buffer->bytes, capacity);
    buffer->failed = !grown;
    if (!grown) return;
    buffer->bytes = grown;
    buffer->capacity = capacity;
  }
  if (length) memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
}

/* ------------------------------------------------------------------ engine */

static void tell_fault(void *ctx, const cxtag_error *fault) {
  size_t *const count = ctx;
  ++*count;
  fprintf(stderr, "%s:%u:%u: %s\n", fault->source, fault->line, fault->column, fault->message);
}

static cxtag_engine *build(const service *service) {
  size_t faults = 0;
  cxtag_error error = {0};
  cxtag_options options = CXTAG_OPTIONS_INIT;
  options.diagnostic = tell_fault;
  options.diagnostic_ctx = &faults;
  cxtag_builder *builder;
  cxtag_engine *engine = NULL;
  cxtag_status status = cxtag_builder_new(&builder, &options);
  if (!status) status = cxtag_builder_add_base(builder, &error);
  for (size_t i = 0; !status && i < service->pack_count; i++)
    status = cxtag_builder_add_directory(builder, service->packs[i], &error);
  if (!status) status = cxtag_builder_finish(&engine, builder, &error);
  if (status && !faults)
    fprintf(stderr, "%s: %s\n", error.source, *error.message ? error.message : cxtag_status_text(status));
  cxtag_builder_free(builder);
  return engine;
}

int service_load(service *service) {
  cxtag_engine *const fresh = build(service);
  if (!fresh) return 0;
  pthread_mutex_lock(&service->lock);
  cxtag_engine *const old = service->engine;
  service->engine = fresh;
  atomic_fetch_add(&service->generation, 1);
  pthread_mutex_unlock(&service->lock);
  cxtag_engine_free(old); /* sessions at work on it hold references of their own */
  return 1;
}

/* ------------------------------------------------------------------ workers */

static void worker_clear(worker *worker) {
  cxtag_writer_free(worker->writer);
  cxtag_session_free(worker->session);
  worker->writer = NULL;
  worker->session = NULL;
}

static void worker_free(void *ctx) {
  worker_clear(ctx);
  free(ctx);
}

static int write_answer(void *ctx, const char *bytes, size_t length) {
  worker *const worker = ctx;
  buffer_add(&worker->answer->body, bytes, length);
  return worker->answer->body.failed;
}

static cxtag_status worker_renew(worker *worker, service *service, cxtag_error *error) {
  worker_clear(worker);
  pthread_mutex_lock(&service->lock);
  cxtag_engine *const engine = cxtag_engine_retain(service->engine);
  worker->generation = atomic_load(&service->generation);
  pthread_mutex_unlock(&service->lock);
  cxtag_session_options session = CXTAG_SESSION_OPTIONS_INIT;
  session.max_text = service->body_max;
  session.shares_words = 1;
  cxtag_output const output = {write_answer, worker, "answer"};
  cxtag_writer_options writer = CXTAG_WRITER_OPTIONS_INIT;
  writer.format = "jsonl";
  cxtag_status status = cxtag_session_new(&worker->session, engine, &session, error);
  if (!status) status = cxtag_writer_open(&worker->writer, &output, engine, &writer, error);
  if (status) worker_clear(worker);
  cxtag_engine_free(engine);
  return status;
}

/* This thread's worker, on the engine in service; NULL = out of memory. */
static worker *worker_here(service *service, cxtag_error *error) {
  worker *worker = pthread_getspecific(service->workers);
  if (!worker) {
    worker = calloc(1, sizeof *worker);
    if (!worker || pthread_setspecific(service->workers, worker)) {
      free(worker);
      return NULL;
    }
  }
  int const stale = !worker->session || worker->generation != atomic_load(&service->generation);
  return stale && worker_renew(worker, service, error) ? NULL : worker;
}

/* ------------------------------------------------------------------ a request */

typedef struct source {
  const char *at;
  size_t left;
} source;

static long read_source(void *ctx, char *bytes, size_t length) {
  source *const source = ctx;
  if (length > source->left) length = source->left;
  memcpy(bytes, source->at, length);
  source->at += length;
  source->left -= length;
  return (long)length;
}

static cxtag_status open_reader(cxtag_reader **reader, source *source, size_t body_max, cxtag_error *error) {
  static const char *const text_path[] = {"text"};
  cxtag_input const input = {read_source, NULL, source, "body"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.format = "json"; /* one value or many, one behind the other: JSON lines are a case of it */
  options.text_paths = text_path;
  options.text_path_count = 1;
  options.id_path = "id";
  options.keep_blank = 1; /* an answer for every object, also for an empty text */
  options.max_record = body_max;
  options.max_expand = body_max; /* the reader unpacks gzip and zstd by itself */
  options.max_window = body_max;
  return cxtag_reader_open_input(reader, &input, &options, error);
}

static cxtag_status tag_record(worker *worker, const cxtag_record *record, cxtag_error *error) {
  const cxtag_result *result;
  cxtag_context context = CXTAG_CONTEXT_INIT;
  context.origin = record->origin;
  cxtag_status const status =
      cxtag_tag_in_context(&result, worker->session, record->text.bytes, record->text.length, &context, error);
  return status ? status : cxtag_writer_record(worker->writer, record, result, error);
}

static cxtag_status tag_records(worker *worker, cxtag_reader *reader, cxtag_error *error) {
  cxtag_record record;
  cxtag_next next;
  while ((next = cxtag_reader_next(reader, &record, error)) == CXTAG_NEXT_RECORD) {
    cxtag_status const status = tag_record(worker, &record, error);
    if (status) return status;
    worker->answer->texts++;
  }
  return next == CXTAG_NEXT_END ? CXTAG_OK : error->code;
}

/* Whole documents are read as bytes, so an error in one knows its byte but no column: in code points, as elsewhere. */
static void find_place(cxtag_error *error, const char *bytes, size_t length) {
  if (error->column || error->offset > length) return;
  error->line = error->column = 1;
  for (size_t i = 0; i < error->offset; i++) {
    if (bytes[i] == '\n')
      error->line++, error->column = 1;
    else if (((unsigned char)bytes[i] & 0xC0) != 0x80)
      error->column++;
  }
}

static void refuse(answer *answer, cxtag_status status, const cxtag_error *error) {
  const char *const message = *error->message ? error->message : cxtag_status_text(status);
  char text[64];
  answer->status = status == CXTAG_ENOMEM ? 503 : status == CXTAG_ELIMIT ? 413 : 400;
  answer->texts = answer->body.length = 0;
  buffer_add(&answer->body, "{\"error\":\"", 10);
  for (const char *at = message; *at; at++) {
    if (*at == '"' || *at == '\\') buffer_add(&answer->body, "\\", 1);
    buffer_add(&answer->body, (unsigned char)*at < ' ' ? " " : at, 1);
  }
  int const end = snprintf(text, sizeof text, "\",\"line\":%u,\"column\":%u}\n", error->line, error->column);
  buffer_add(&answer->body, text, (size_t)end);
}

void service_tag(service *service, const char *bytes, size_t length, answer *answer) {
  cxtag_error error = {0};
  worker *const worker = worker_here(service, &error);
  if (!worker) {
    refuse(answer, CXTAG_ENOMEM, &error);
    return;
  }
  source source = {bytes, length};
  cxtag_reader *reader;
  worker->answer = answer;
  answer->status = 200;
  cxtag_status status = open_reader(&reader, &source, service->body_max, &error);
  if (!status) status = tag_records(worker, reader, &error);
  cxtag_status const flushed = cxtag_writer_flush(worker->writer, status ? NULL : &error);
  cxtag_reader_close(reader);
  if (flushed || status == CXTAG_ENOMEM) worker_clear(worker); /* what it holds is in doubt: anew for the next one */
  if (flushed && !status) status = CXTAG_ENOMEM; /* the answer's buffer is the only output */
  if (!status && !answer->texts) status = CXTAG_EFORMAT;
  if (!status) return;
  /* The library's own words are for those who read files. */
  if (status == CXTAG_EFORMAT)
    snprintf(error.message, sizeof error.message, "no JSON object with a text: send {\"text\":\"...\",\"id\":\"...\"}");
  find_place(&error, bytes, length);
  refuse(answer, status, &error);
}

/* ------------------------------------------------------------------ life */

service *service_new(char *const *packs, size_t pack_count, size_t body_max) {
  service *const service = calloc(1, sizeof *service);
  if (!service) return NULL;
  if (pthread_key_create(&service->workers, worker_free)) {
    free(service);
    return NULL;
  }
  pthread_mutex_init(&service->lock, NULL);
  service->packs = packs;
  service->pack_count = pack_count;
  service->body_max = body_max;
  return service;
}

void service_free(service *service) {
  if (!service) return;
  cxtag_engine_free(service->engine);
  pthread_mutex_destroy(&service->lock);
  pthread_key_delete(service->workers);
  free(service);
}
