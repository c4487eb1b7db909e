/* Readers of every format, and writers of every one, whose output is read again where it is a table or JSON. */
#include <stdio.h>
#include <stdlib.h>

#include "life.h"

typedef struct bytes {
  const char *bytes;
  size_t length, at;
} bytes;

static long read_bytes(void *ctx, char *buffer, size_t len) {
  bytes *b = ctx;
  size_t left = b->length - b->at;
  if (left > len) left = len;
  if (left > 100) left = 100;
  memcpy(buffer, b->bytes + b->at, left);
  b->at += left;
  return (long)left;
}

static void take_value(cx_buffer *said, cxtag_text_value value) {
  cx_buffer_append(said, value.bytes ? value.bytes : "", value.length);
  cx_buffer_append_byte(said, '|');
}

static void take_record(cx_buffer *said, const cxtag_record *record) {
  take_value(said, record->id);
  take_value(said, record->text);
  take_value(said, record->field);
  take_value(said, record->time);
  take_value(said, record->author);
  for (size_t i = 0; i < record->meta_count; i++) take_value(said, record->meta_values[i]);
}

static cxtag_status read_all(const char *text, size_t len, const cxtag_reader_options *options, cx_buffer *said) {
  bytes from = {text, len, 0};
  cxtag_input const input = {read_bytes, NULL, &from, "memory"};
  cxtag_reader *reader = NULL;
  cxtag_reader_statistics tally;
  cxtag_reader_finding finding;
  cxtag_record record;
  cxtag_error err;
  cxtag_next next = CXTAG_NEXT_END;
  cxtag_status status = cxtag_reader_open_input(&reader, &input, options, &err);
  if (status != CXTAG_OK) return status == err.code ? status : CXTAG_EINVAL;
  while ((next = cxtag_reader_next(reader, &record, &err)) > CXTAG_NEXT_END) {
    take_record(said, &record);
    if (next == CXTAG_NEXT_REJECTED) cx_buffer_append_text(said, err.message);
  }
  if (next == CXTAG_NEXT_DAMAGED) status = err.code;
  for (size_t i = 0; cxtag_reader_finding_get(reader, i, &finding); i++) cx_buffer_append_text(said, finding.value);
  cxtag_reader_statistics_get(reader, &tally);
  for (size_t i = 0; i < tally.skip_count; i++) cx_buffer_append_text(said, tally.skips[i].reason);
  cxtag_reader_close(reader);
  return status;
}

static cxtag_status read_text(const char *text, const char *format, const char *column, const char *path,
                              const cxtag_memory *memory, cx_buffer *said) {
  static const char *const all[] = {"all"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.memory = memory;
  options.format = format;
  options.text_columns = &column;
  options.text_column_count = column != NULL;
  options.text_paths = &path;
  options.text_path_count = path != NULL;
  options.keep = all;
  options.keep_count = column != NULL;
  return read_all(text, strlen(text), &options, said);
}

static cxtag_status live_lines(const cxtag_memory *memory, cx_buffer *said) {
  return read_text("yksi\n\nhyv\xE4\r\nviimeinen", "lines", NULL, NULL, memory, said);
}

static cxtag_status live_csv(const cxtag_memory *memory, cx_buffer *said) {
  return read_text("id;teksti;aika\n1;\"a \"\"b\"\"\nc\";1.2.2024\n2;hyv\xE4;x\n3;;\n", NULL, "teksti", NULL, memory,
                   said);
}

static cxtag_status live_jsonl(const cxtag_memory *memory, cx_buffer *said) {
  return read_text(
      "{\"text\":\"a\\n\\ud83d\\ude00\",\"id\":1,\"x\":[1,{\"y\":null}]}\n{\"text\":\n{\"text\":\"b\",\"id\":2}\n",
      "jsonl", NULL, "text", memory, said);
}

static cxtag_status live_json(const cxtag_memory *memory, cx_buffer *said) {
  return read_text("{\"rows\":[{\"id\":1,\"note\":{\"fi\":\"hyv\xC3\xA4\"}},{\"note\":{\"fi\":\"toinen\"}}]}", NULL,
                   NULL, "rows[].note.fi", memory, said);
}

static cxtag_status live_preset(const cxtag_memory *memory, cx_buffer *said) {
  return read_text(
      "[{\"type\":\"message\",\"user\":\"U1\",\"text\":\"hei <@U2> &amp; <https://a.fi|x>\",\"ts\":"
      "\"1700000000.000100\"},{\"type\":\"message\",\"subtype\":\"channel_join\",\"text\":\"x\",\"ts\":\"1\"}]",
      NULL, NULL, NULL, memory, said);
}

static cxtag_status live_chat(const cxtag_memory *memory, cx_buffer *said) {
  return read_text("[1.2.2024 klo 9.15.33] A: eka\njatko\n[1.2.2024 klo 9.16.02] B: toka\n"
                   "[1.2.2024 klo 9.17.02] B: \xE2\x80\x8E<liite: 1.jpg>\n",
                   "whatsapp", NULL, NULL, memory, said);
}

/* A container that stands among the seeds of the fuzz targets. */
static cxtag_status read_seed(const char *name, const cxtag_memory *memory, cx_buffer *said) {
  static char text[4096];
  char path[512];
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  snprintf(path, sizeof path, "%s/tests/fuzz/seeds/archive/%s", CXTAG_SOURCE_DIR, name);
  FILE *file = fopen(path, "rb");
  if (!file) return CXTAG_EIO;
  size_t const len = fread(text, 1, sizeof text, file);
  fclose(file);
  options.memory = memory;
  return read_all(text, len, &options, said);
}

static cxtag_status live_gzip(const cxtag_memory *memory, cx_buffer *said) { return read_seed("gzip", memory, said); }
static cxtag_status live_zstd(const cxtag_memory *memory, cx_buffer *said) { return read_seed("zstd", memory, said); }
static cxtag_status live_zip(const cxtag_memory *memory, cx_buffer *said) { return read_seed("zip", memory, said); }

/* ---- writers */

static int take_bytes(void *ctx, const char *text, size_t len) {
  cx_buffer_append(ctx, text, len);
  return 0;
}

static cxtag_status write_all(const char *format, const cxtag_memory *memory, cx_buffer *out) {
  cxtag_session *session = NULL;
  cxtag_writer *writer = NULL;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_output const output = {take_bytes, out, "memory"};
  const cxtag_result *result;
  cxtag_text_value const names[] = {{"aika", 4}}, values[] = {{"\xE4 \"x\"", 5}};
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_record record;
  cxtag_session_options session_options = CXTAG_SESSION_OPTIONS_INIT;
  session_options.explain = 1;
  memset(&record, 0, sizeof record);
  record.meta_count = 1;
  record.meta_names = names;
  record.meta_values = values;
  options.memory = memory;
  options.format = format;
  options.explain = 1;
  options.offsets = CXTAG_CODEPOINTS;
  cxtag_status status = life_builder(&builder, NULL, 0); /* fails in its own life */
  TRY(status, cxtag_builder_finish(&engine, builder, NULL));
  TRY(status, cxtag_session_new(&session, engine, &session_options, NULL));
  TRY(status, cxtag_writer_open(&writer, &output, engine, &options, NULL));
  for (size_t i = 0; status == CXTAG_OK && life_texts[i]; i++) {
    record.id = (cxtag_text_value){"17\xFF", i % 2 ? 2 : 3};
    TRY(status, cxtag_tag(&result, session, life_texts[i], strlen(life_texts[i]), NULL));
    TRY(status, cxtag_writer_record(writer, &record, result, NULL));
  }
  if (writer) TRY(status, cxtag_writer_finish(writer, NULL));
  cxtag_writer_free(writer);
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

static cxtag_status live_write_jsonl(const cxtag_memory *memory, cx_buffer *said) {
  return write_all("jsonl", memory, said);
}

static cxtag_status live_write_tables(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_status status = CXTAG_OK;
  TRY(status, write_all("csv", memory, said));
  TRY(status, write_all("wide", memory, said));
  TRY(status, write_all("long", memory, said));
  return status;
}

static cxtag_status live_write_people(const cxtag_memory *memory, cx_buffer *said) {
  cxtag_status status = CXTAG_OK;
  TRY(status, write_all("summary", memory, said));
  TRY(status, write_all("pretty", memory, said));
  return status;
}

/* A workbook holds the time of day: what it says is what a reader finds in it. */
static cxtag_status live_xlsx(const cxtag_memory *memory, cx_buffer *said) {
  static const char *const column[] = {"text"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cx_buffer workbook;
  cx_buffer_init(&workbook, NULL);
  cxtag_status status = write_all("xlsx", memory, &workbook);
  options.memory = memory;
  options.text_columns = column;
  options.text_column_count = 1;
  TRY(status, read_all(workbook.bytes, workbook.length, &options, said));
  cx_buffer_clear(&workbook);
  return status;
}

const life record_lives[] = {{"records/lines", live_lines},
                             {"records/csv", live_csv},
                             {"records/jsonl", live_jsonl},
                             {"records/json", live_json},
                             {"records/preset", live_preset},
                             {"records/chat", live_chat},
                             {"records/gzip", live_gzip},
                             {"records/zstd", live_zstd},
                             {"records/zip", live_zip},
                             {"records/write_jsonl", live_write_jsonl},
                             {"records/write_tables", live_write_tables},
                             {"records/write_people", live_write_people},
                             {"records/xlsx", live_xlsx},
                             {NULL, NULL}};
