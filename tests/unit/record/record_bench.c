/* record_bench FILE [FORMAT [WRITER]]: how fast a file is read into records, and, with a writer, how fast
 * records are written whose result is always the same one; tagging is no part of it. Seconds are of the
 * processor, which other work on the machine disturbs less. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cxtag/records.h>

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static unsigned long long written;
static int count_bytes(void *ctx, const char *bytes, size_t len) {
  (void)ctx;
  (void)bytes;
  written += len;
  return 0;
}

static const cxtag_result *tag_once(cxtag_engine **engine, cxtag_session **session) {
  static const char text[] = "Toimitus oli nopea mutta puhelimeen ei vastattu, \"odotin\" tunnin";
  const cxtag_result *result = NULL;
  cxtag_builder *builder;
  if (cxtag_builder_new(&builder, NULL) || cxtag_builder_add_base(builder, NULL) ||
      cxtag_builder_finish(engine, builder, NULL) || cxtag_session_new(session, *engine, NULL, NULL) ||
      cxtag_tag(&result, *session, text, strlen(text), NULL))
    return NULL;
  cxtag_builder_free(builder);
  return result;
}

int main(int argc, char **argv) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_writer_options writing = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_output const output = {count_bytes, NULL, "nowhere"};
  cxtag_reader_statistics tally;
  cxtag_engine *engine = NULL;
  cxtag_session *session = NULL;
  cxtag_writer *writer = NULL;
  const cxtag_result *result = NULL;
  cxtag_record record;
  cxtag_reader *reader;
  cxtag_error err;
  cxtag_next next;
  unsigned long long texts = 0;
  if (argc < 2) return 2;
  options.format = argc > 2 && *argv[2] ? argv[2] : NULL;
  if (argc > 3) {
    writing.format = argv[3];
    result = tag_once(&engine, &session);
    if (!result || cxtag_writer_open(&writer, &output, engine, &writing, &err)) return 2;
  }
  double const begun = seconds();
  if (cxtag_reader_open(&reader, argv[1], &options, &err)) return fprintf(stderr, "%s\n", err.message), 2;
  while ((next = cxtag_reader_next(reader, &record, &err)) > 0) {
    texts += record.text.length;
    if (writer && cxtag_writer_record(writer, &record, result, &err)) return 3;
  }
  if (writer && cxtag_writer_finish(writer, &err)) return 3;
  double const spent = seconds() - begun;
  cxtag_reader_statistics_get(reader, &tally);
  printf("%llu records, %.1f MB, text %.1f MB, %.3f s, %.0f MB/s, %.0f ns a record",
         (unsigned long long)tally.read, (double)tally.bytes_read / 1e6, (double)texts / 1e6, spent,
         (double)tally.bytes_read / 1e6 / spent, spent * 1e9 / (double)(tally.read ? tally.read : 1));
  if (writer) printf(", written %.1f MB, %.0f MB/s", (double)written / 1e6, (double)written / 1e6 / spent);
  printf("\n");
  cxtag_reader_close(reader);
  cxtag_writer_free(writer);
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  return next < 0;
}
