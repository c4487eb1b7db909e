/* The lexicon in service, and what a request asks of it. */
#include <cxtag/cxtag.h>
#include <cxtag/records.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "server.h"

/* What a request is worked on with, kept for the next one. The writer hands its output to the answer under way. */
typedef struct worker {
  cxtag_engine *engine;
  cxtag_session *session;
  cxtag_writer *writer;
  answer *answer;
  struct worker *next; /* idle, too */
} worker;

struct service {
  char *const *packs;
  size_t pack_count, body_max;
  pthread_mutex_t lock; /* of what follows */
  cxtag_engine *engine; /* in service */
  worker *idle;         /* all of that engine; the last one given back is the first one taken */
};

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

/* ------------------------------------------------------------------ workers */

static void worker_free(worker *worker) {
  if (!worker) return;
  cxtag_writer_free(worker->writer);
  cxtag_session_free(worker->session);
  cxtag_engine_free(worker->engine);
  free(worker);
}

static void workers_free(worker *worker) {
  for (struct worker *next; worker; worker = next) {
    next = worker->next;
    worker_free(worker);
  }
}

static int write_answer(void *ctx, const char *bytes, size_t length) {
  worker *const worker = ctx;
  buffer_add(&worker->answer->body, bytes, length);
  return worker->answer->body.failed;
}

/* Takes over the reference to the engine. NULL = out of memory. */
static worker *worker_new(cxtag_engine *engine, size_t body_max, cxtag_error *error) {
  worker *const worker = calloc(1, sizeof *worker);
  if (!worker) {
    cxtag_engine_free(engine);
    return NULL;
  }
  worker->engine = engine;
  cxtag_session_options session = CXTAG_SESSION_OPTIONS_INIT;
  session.max_text = body_max;
  session.shares_words = 1;
  cxtag_output const output = {write_answer, worker, "answer"};
  cxtag_writer_options writer = CXTAG_WRITER_OPTIONS_INIT;
  writer.format = "jsonl";
  if (!cxtag_session_new(&worker->session, engine, &session, error) &&
      !cxtag_writer_open(&worker->writer, &output, engine, &writer, error))
    return worker;
  worker_free(worker);
  return NULL;
}

static worker *worker_take(service *service, cxtag_error *error) {
  pthread_mutex_lock(&service->lock);
  worker *const worker = service->idle;
  if (worker) service->idle = worker->next;
  cxtag_engine *const engine = worker ? NULL : cxtag_engine_retain(service->engine);
  pthread_mutex_unlock(&service->lock);
  return worker ? worker : worker_new(engine, service->body_max, error);
}

/* One whose engine is no longer in service goes, and the engine with the last of them. */
static void worker_give_back(service *service, worker *worker) {
  pthread_mutex_lock(&service->lock);
  int const stays = worker->engine == service->engine;
  if (stays) {
    worker->next = service->idle;
    service->idle = worker;
  }
  pthread_mutex_unlock(&service->lock);
  if (!stays) worker_free(worker);
}

int service_load(service *service) {
  cxtag_engine *const fresh = build(service);
  if (!fresh) return 0;
  pthread_mutex_lock(&service->lock);
  cxtag_engine *const old = service->engine;
  worker *const idle = service->idle;
  service->engine = fresh;
  service->idle = NULL;
  pthread_mutex_unlock(&service->lock);
  workers_free(idle);
  cxtag_engine_free(old); /* workers that are busy hold references of their own */
  return 1;
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
    if (!record.text.bytes) { /* not even an empty one: its name may be misspelt */
      error->offset = record.byte;
      return CXTAG_EFORMAT;
    }
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

/* Tags the whole body; error says what is wrong with it. The worker is good for another one unless memory was out. */
static cxtag_status tag_body(worker *worker, source source, size_t body_max, cxtag_error *error) {
  cxtag_reader *reader;
  cxtag_status status = open_reader(&reader, &source, body_max, error);
  if (!status) status = tag_records(worker, reader, error);
  cxtag_reader_close(reader);
  if (cxtag_writer_flush(worker->writer, status ? NULL : error)) return CXTAG_ENOMEM; /* a buffer is all it writes to */
  return !status && !worker->answer->texts ? CXTAG_EFORMAT : status;
}

void service_tag(service *service, const char *bytes, size_t length, answer *answer) {
  cxtag_error error = {0};
  worker *const worker = worker_take(service, &error);
  if (!worker) {
    refuse(answer, CXTAG_ENOMEM, &error);
    return;
  }
  worker->answer = answer;
  answer->status = 200;
  cxtag_status const status = tag_body(worker, (source){bytes, length}, service->body_max, &error);
  if (status == CXTAG_ENOMEM)
    worker_free(worker); /* what it holds is in doubt */
  else
    worker_give_back(service, worker);
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
  pthread_mutex_init(&service->lock, NULL);
  service->packs = packs;
  service->pack_count = pack_count;
  service->body_max = body_max;
  return service;
}

void service_free(service *service) {
  if (!service) return;
  workers_free(service->idle);
  cxtag_engine_free(service->engine);
  pthread_mutex_destroy(&service->lock);
  free(service);
}
