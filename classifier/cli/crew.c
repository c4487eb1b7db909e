#include "cli/crew.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"
#include "cli/command.h"
#include "cli/engine.h"
#include "cli/report.h"

/* Batches stand in a ring. The main thread fills the one at `filled` and writes out from `written` on; the workers take
 * the one at `taken`. The main thread is a worker too: while the ring is full it tags, so that N jobs keep N processors
 * busy and do not wake each other for every few batches. written <= taken <= filled <= written + batch_count. */
typedef struct worker {
  cli_crew *crew;
  cxtag_session *session;
  pthread_t thread;
  int runs;
} worker;

struct cli_crew {
  cli_output *output;
  cxtag_context context;
  worker *workers; /* the first is the main thread */
  size_t worker_count;
  cli_batch *batches;
  size_t batch_count;
  cli_batch *filling; /* batches[filled % batch_count]: a division for each record would show */
  uint64_t filled, taken, written;
  int ends;
  pthread_mutex_t lock;
  pthread_cond_t work, done;
};

#if defined(__GNUC__)
#define FETCH(address) __builtin_prefetch(address)
#else
#define FETCH(address) ((void)(address))
#endif

/* Records and texts were written by another processor: what most of them need is asked for while those before are
 * tagged, and no more, for few lines can be on their way at once. */
static void fetch_ahead(const cli_batch *batch, size_t at) {
  enum { RECORDS = 4, TEXTS = 2, LINE = 64 };
  if (at + RECORDS >= batch->count) return;
  const cxtag_record *const record = &batch->records[at + RECORDS], *const next = &batch->records[at + TEXTS];
  FETCH(record);
  FETCH(&record->origin);
  FETCH(next->text.bytes);
  if (next->text.length > LINE) FETCH(next->text.bytes + LINE);
}

/* Takes the next batch and tags it. The lock is held before and behind, not meanwhile. */
static void tag_next(const worker *w) {
  cli_crew *const crew = w->crew;
  cli_batch *const batch = &crew->batches[crew->taken++ % crew->batch_count];
  pthread_mutex_unlock(&crew->lock);
  for (size_t i = 0; i < batch->count && batch->status == CXTAG_OK; i++) {
    fetch_ahead(batch, i);
    batch->status =
        cli_tag_record(w->session, batch->writer, &crew->context, &batch->records[i], &batch->error);
  }
  pthread_mutex_lock(&crew->lock);
  batch->done = 1;
}

static void *work(void *ctx) {
  const worker *const w = ctx;
  cli_crew *const crew = w->crew;
  pthread_mutex_lock(&crew->lock);
  for (;;) {
    while (crew->taken == crew->filled && !crew->ends) pthread_cond_wait(&crew->work, &crew->lock);
    if (crew->taken == crew->filled) break;
    tag_next(w);
    pthread_cond_signal(&crew->done);
  }
  pthread_mutex_unlock(&crew->lock);
  return NULL;
}

static int start_worker(worker *w, cxtag_engine *engine, const cli_settings *settings) {
  int const code = cli_session_new(&w->session, engine, settings, settings->explain);
  if (code != CLI_OK || w == w->crew->workers) return code;
  w->runs = pthread_create(&w->thread, NULL, work, w) == 0;
  if (!w->runs) cli_complain(CLI_SAY(cannot_start), (unsigned long long)settings->jobs);
  return w->runs ? CLI_OK : CLI_USAGE;
}

static int open_batches(cli_crew *crew, cxtag_engine *engine, const cxtag_writer_options *writing) {
  cxtag_error error;
  for (size_t i = 0; i < crew->batch_count; i++)
    if (cli_batch_open(&crew->batches[i], crew->output->sink.name, engine, writing, &error) != CXTAG_OK) {
      cli_report(&error, NULL);
      return CLI_USAGE;
    }
  return CLI_OK;
}

int cli_crew_new(cli_crew **out, cxtag_engine *engine, cli_output *output,
                 const cxtag_writer_options *writing, const cli_settings *settings) {
  size_t const jobs = settings->jobs < CLI_JOBS_MAX ? (size_t)settings->jobs : CLI_JOBS_MAX;
  cli_crew *const crew = *out = calloc(1, sizeof *crew);
  if (crew) {
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->work, NULL);
    pthread_cond_init(&crew->done, NULL);
    crew->output = output;
    crew->context = cli_context(settings);
    crew->workers = calloc(jobs, sizeof *crew->workers);
    crew->batch_count = jobs * 4;
    crew->batches = crew->filling = calloc(crew->batch_count, sizeof *crew->batches);
  }
  if (!crew || !crew->workers || !crew->batches) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  int code = open_batches(crew, engine, writing);
  while (crew->worker_count < jobs && code == CLI_OK) {
    worker *const w = &crew->workers[crew->worker_count++];
    w->crew = crew;
    code = start_worker(w, engine, settings);
  }
  return code;
}

static int is_done(cli_crew *crew, uint64_t at) {
  pthread_mutex_lock(&crew->lock);
  int const done = crew->batches[at % crew->batch_count].done;
  pthread_mutex_unlock(&crew->lock);
  return done;
}

/* Sees to it that the oldest batch is done, by tagging as long as there is something to tag. */
static void await_oldest(cli_crew *crew) {
  const cli_batch *const oldest = &crew->batches[crew->written % crew->batch_count];
  pthread_mutex_lock(&crew->lock);
  while (!oldest->done) {
    if (crew->taken < crew->filled)
      tag_next(crew->workers);
    else
      pthread_cond_wait(&crew->done, &crew->lock);
  }
  pthread_mutex_unlock(&crew->lock);
}

/* Writes the oldest batch, and those behind it that are done too. */
static cxtag_status write_done(cli_crew *crew, cxtag_error *err) {
  cxtag_status status = CXTAG_OK;
  await_oldest(crew);
  do {
    cli_batch *const batch = &crew->batches[crew->written % crew->batch_count];
    status = cli_batch_give(batch, &crew->output->sink, err);
    if (status == CXTAG_OK && (status = batch->status) != CXTAG_OK) *err = batch->error;
    cli_batch_reset(batch);
    crew->written++;
  } while (status == CXTAG_OK && crew->written < crew->filled && is_done(crew, crew->written));
  return status;
}

static void hand_over(cli_crew *crew) {
  pthread_mutex_lock(&crew->lock);
  crew->filled++;
  pthread_mutex_unlock(&crew->lock);
  pthread_cond_signal(&crew->work); /* whom it wakes finds the lock free */
  crew->filling = &crew->batches[crew->filled % crew->batch_count];
}

cxtag_record *cli_crew_place(cli_crew *crew) { return &crew->filling->records[crew->filling->count]; }

cxtag_status cli_crew_record(cli_crew *crew, const cxtag_record *record, cxtag_error *err) {
  if (cli_batch_add(crew->filling, record)) return CXTAG_OK;
  if (crew->filling->count) {
    hand_over(crew);
    if (crew->filled - crew->written == crew->batch_count) {
      cxtag_status const status = write_done(crew, err);
      if (status != CXTAG_OK) return status;
    }
    if (cli_batch_add(crew->filling, record)) return CXTAG_OK;
  }
  memset(err, 0, sizeof *err);
  return err->code = CXTAG_ENOMEM;
}

cxtag_status cli_crew_flush(cli_crew *crew, cxtag_error *err) {
  if (crew->filling->count) hand_over(crew);
  while (crew->written < crew->filled) {
    cxtag_status const status = write_done(crew, err);
    if (status != CXTAG_OK) return status;
  }
  return CXTAG_OK;
}

void cli_crew_free(cli_crew *crew) {
  if (!crew) return;
  pthread_mutex_lock(&crew->lock);
  crew->ends = 1;
  pthread_cond_broadcast(&crew->work);
  pthread_mutex_unlock(&crew->lock);
  for (size_t i = 0; i < crew->worker_count; i++) {
    worker *const w = &crew->workers[i];
    if (w->runs) pthread_join(w->thread, NULL);
    cxtag_session_free(w->session);
  }
  for (size_t i = 0; i < crew->batch_count && crew->batches; i++) cli_batch_clear(&crew->batches[i]);
  free(crew->workers);
  free(crew->batches);
  pthread_mutex_destroy(&crew->lock);
  pthread_cond_destroy(&crew->work);
  pthread_cond_destroy(&crew->done);
  free(crew);
}
