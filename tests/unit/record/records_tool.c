/* records_tool FILE [ARGS of the command]: what the readers make of a file, a JSON object a record, without
 * tagging. For comparing with samples; exit codes as the command's. */
#include <stdio.h>
#include <string.h>

#include <cxtag/records.h>

static void print_string(cxtag_text_value value) {
  putchar('"');
  for (size_t i = 0; i < value.length; i++) {
    unsigned char const c = (unsigned char)value.bytes[i];
    if (c == '"' || c == '\\' || c < 0x20)
      printf("\\u%04x", c);
    else
      putchar(c);
  }
  putchar('"');
}

static void print_record(const cxtag_record *record) {
  printf("{\"id\":");
  print_string(record->id);
  if (record->field.length) printf(",\"field\":"), print_string(record->field);
  printf(",\"text\":");
  print_string(record->text);
  if (record->question.length) printf(",\"question\":"), print_string(record->question);
  if (record->time.length) printf(",\"time\":"), print_string(record->time);
  if (record->author.length) printf(",\"author\":"), print_string(record->author);
  if (record->rating.length) printf(",\"rating\":"), print_string(record->rating);
  if (record->language.length) printf(",\"language\":"), print_string(record->language);
  if (record->channel.length) printf(",\"channel\":"), print_string(record->channel);
  for (size_t i = 0; i < record->meta_count; i++) {
    printf(i ? "," : ",\"meta\":{");
    print_string(record->meta_names[i]);
    putchar(':');
    print_string(record->meta_values[i]);
  }
  if (record->meta_count) putchar('}');
  printf(",\"line\":%llu,\"byte\":%llu}\n", (unsigned long long)record->line,
         (unsigned long long)record->byte);
}

static void print_error(const char *kind, const cxtag_error *err) {
  fprintf(stderr, "%s: %s:%u:%u: byte %llu: %s\n", kind, err->source, err->line, err->column,
          (unsigned long long)err->offset, err->message);
}

static void warn(void *ctx, const cxtag_error *warning) {
  (void)ctx;
  print_error("warning", warning);
}

static int parse(int argc, char **argv, cxtag_reader_options *o) {
  static const char *columns[16], *paths[16], *keep[16], *presets[16];
  for (int i = 2; i + 1 < argc; i += 2) {
    const char *a = argv[i], *v = argv[i + 1];
    if (!strcmp(a, "--text-column"))
      columns[o->text_column_count++] = v;
    else if (!strcmp(a, "--text-path"))
      paths[o->text_path_count++] = v;
    else if (!strcmp(a, "--id-column"))
      o->id_column = v;
    else if (!strcmp(a, "--id-path"))
      o->id_path = v;
    else if (!strcmp(a, "--from"))
      o->format = v;
    else if (!strcmp(a, "--keep"))
      keep[o->keep_count++] = v;
    else if (!strcmp(a, "--sheet"))
      o->sheet = v;
    else if (!strcmp(a, "--member"))
      o->member = v;
    else if (!strcmp(a, "--skip"))
      o->skip = v;
    else if (!strcmp(a, "--include"))
      o->include = v;
    else if (!strcmp(a, "--encoding"))
      o->encoding = v;
    else if (!strcmp(a, "--delimiter"))
      o->delimiter = *v;
    else if (!strcmp(a, "--header-rows"))
      o->header_rows = (unsigned)(*v - '0');
    else if (!strcmp(a, "--preset-file"))
      presets[o->preset_file_count++] = v;
    else if (!strcmp(a, "--piped"))
      o->piped = *v == '1';
    else
      return 0;
  }
  o->text_columns = columns;
  o->text_paths = paths;
  o->keep = keep;
  o->preset_files = presets;
  o->warning = warn;
  return 1;
}

int main(int argc, char **argv) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_reader_statistics tally;
  cxtag_reader_finding finding;
  cxtag_record record;
  cxtag_reader *reader;
  cxtag_error err;
  cxtag_next next;
  if (argc < 2 || !parse(argc, argv, &options)) return 2;
  if (cxtag_reader_open(&reader, argv[1], &options, &err)) {
    print_error("error", &err);
    return 2;
  }
  for (size_t i = 0; cxtag_reader_finding_get(reader, i, &finding); i++)
    fprintf(stderr, "%s: %s (%s)\n", finding.what, finding.value, finding.evidence);
  while ((next = cxtag_reader_next(reader, &record, &err)) > 0) {
    if (next == CXTAG_NEXT_RECORD)
      print_record(&record);
    else
      print_error("rejected", &err);
  }
  if (next == CXTAG_NEXT_DAMAGED) print_error("damaged", &err);
  cxtag_reader_statistics_get(reader, &tally);
  fprintf(stderr, "read %llu = %llu + skipped %llu + rejected %llu;", (unsigned long long)tally.read,
          (unsigned long long)tally.delivered, (unsigned long long)tally.skipped,
          (unsigned long long)tally.rejected);
  for (size_t i = 0; i < tally.skip_count; i++)
    fprintf(stderr, " %s %llu", tally.skips[i].reason, (unsigned long long)tally.skips[i].count);
  fputc('\n', stderr);
  int const code = next == CXTAG_NEXT_DAMAGED ? (tally.delivered || err.code != CXTAG_EFORMAT ? 3 : 2)
                   : tally.rejected           ? 1
                                              : 0;
  cxtag_reader_close(reader);
  return code;
}
