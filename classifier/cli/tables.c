#include "cli/tables.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/file.h"
#include "cli/output.h"
#include "cli/report.h"

static char *copy(const char *bytes, size_t length) {
  char *const made = malloc(length + 1);
  if (!made) return NULL;
  memcpy(made, bytes, length);
  made[length] = '\0';
  return made;
}

static int gather(void *ctx, const char *read_from, const char *name, const char *bytes, size_t length) {
  cli_tables *const tables = ctx;
  if (tables->count == tables->capacity) {
    size_t const capacity = tables->capacity ? tables->capacity * 2 : 32;
    cli_table *const grown = realloc(tables->items, capacity * sizeof *grown);
    if (!grown) return 1;
    tables->items = grown;
    tables->capacity = capacity;
  }
  cli_table *const table = &tables->items[tables->count++];
  table->read_from = copy(read_from, strlen(read_from));
  table->name = copy(name, strlen(name));
  table->bytes = copy(bytes, length);
  table->length = length;
  table->stands = 0;
  return !table->read_from || !table->name || !table->bytes;
}

/* A pack that does not compile is not written either. */
static int has_no_fault(cxtag_builder *builder, const cli_settings *settings) {
  cxtag_engine *engine;
  int const code = cli_builder_finish(&engine, builder, settings);
  cxtag_engine_free(engine);
  return code == CLI_OK;
}

int cli_tables_gather(cli_tables *tables, const cli_settings *settings, const char *folder, cxtag_table_form form) {
  cxtag_builder *builder;
  cxtag_error error;
  cli_list const pack = {(const char **)&folder, 1};
  memset(tables, 0, sizeof *tables);
  memset(&error, 0, sizeof error);
  cli_report_packs(&pack);
  int code = cli_builder_new(&builder, settings, folder, NULL);
  if (code == CLI_OK && !has_no_fault(builder, settings)) code = CLI_USAGE;
  if (code == CLI_OK && cxtag_lexicon_write(builder, form, gather, tables, &error) != CXTAG_OK) {
    cli_report(&error, NULL);
    code = error.code == CXTAG_EINVAL ? CLI_USAGE : CLI_DAMAGED;
  }
  cxtag_builder_free(builder);
  cli_report_packs(&settings->lexicons);
  return code;
}

int cli_tables_convert(cli_tables *tables, const cli_settings *settings, const char *path,
                       cxtag_check_counts *counts) {
  cxtag_error error;
  size_t length;
  memset(tables, 0, sizeof *tables);
  memset(&error, 0, sizeof error);
  char *const bytes = cli_read_file(path, &length);
  if (!bytes) return CLI_USAGE;
  cxtag_status const status =
      cxtag_lexicon_convert(settings->from, path, bytes, length, cli_language(settings), gather, tables,
                            cli_print_finding, NULL, counts, cli_ui(), NULL, &error);
  free(bytes);
  if (status == CXTAG_OK) return CLI_OK;
  cli_report(&error, NULL);
  return status == CXTAG_ENOMEM || status == CXTAG_ELIMIT ? CLI_DAMAGED : CLI_USAGE;
}

static char *join(const char *folder, const char *name) {
  size_t const length = strlen(folder) + strlen(name) + 2;
  char *const path = malloc(length);
  if (path) snprintf(path, length, "%s/%s", folder, name);
  return path;
}

int cli_table_stands(const cli_table *table, const char *folder) {
  char *const path = join(folder, table->name);
  FILE *const file = path && !strcmp(table->read_from, table->name) ? fopen(path, "rb") : NULL;
  size_t at = 0;
  int byte = EOF;
  while (file && (byte = getc(file)) != EOF && at < table->length && (char)byte == table->bytes[at]) at++;
  int const same = file && byte == EOF && !ferror(file) && at == table->length;
  if (file) fclose(file);
  free(path);
  return same;
}

/* A table on its way to its place. */
typedef struct put {
  cli_output output;
  char *path;
  size_t made; /* as much of path is the uppermost folder that was made for it; 0 = none was */
} put;

/* Makes the folders above the last part of the path; what stands there already is no fault. */
static int make_parents(put *at) {
  for (char *slash = strchr(at->path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    int const made = mkdir(at->path, 0777) == 0, stands = made || errno == EEXIST;
    *slash = '/';
    if (!stands) return 0;
    if (made && !at->made) at->made = (size_t)(slash - at->path);
  }
  return 1;
}

/* Takes the folders away again, from the last one up: those that hold nothing. */
static void remove_parents(const put *at) {
  for (char *slash = at->made ? strrchr(at->path, '/') : NULL; slash && slash >= at->path + at->made;
       slash = strrchr(at->path, '/')) {
    *slash = '\0';
    rmdir(at->path);
  }
}

/* Writes a table beside the place where it is to stand. A place where nothing can be written is wrong use. */
static int put_table(put *at, const cli_table *table, const char *folder) {
  cli_output *const output = &at->output;
  at->path = join(folder, table->name);
  cli_output_init(output, at->path, 0);
  if (!at->path) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  if (!make_parents(at)) {
    int const cause = errno;
    cli_complain(CLI_SAY(cannot_make_folder), folder, table->name, cli_cause(cause), cli_write_cure(cause));
    return CLI_USAGE;
  }
  if (!cli_output_open(output)) {
    cli_output_failed(output);
    return CLI_USAGE;
  }
  if (output->sink.write(output->sink.ctx, table->bytes, table->length) == 0 && cli_output_finish(output))
    return CLI_OK;
  return cli_output_failed(output);
}

/* Drops what did not take its name and, where the whole has failed, the folders that were made for it. */
static void end_puts(put *puts, size_t count, int code) {
  for (size_t i = 0; i < count; i++)
    if (puts[i].path) cli_output_close(&puts[i].output);
  while (count--) {
    if (code != CLI_OK) remove_parents(&puts[count]);
    free(puts[count].path);
  }
}

/* Every table takes its name only when all of them are written: a full disk leaves the pack as it was. */
static int put_tables(put *puts, const cli_tables *tables, const char *folder) {
  size_t count = 0;
  int code = CLI_OK;
  for (size_t i = 0; i < tables->count && code == CLI_OK; i++)
    if (!tables->items[i].stands) code = put_table(&puts[count++], &tables->items[i], folder);
  for (size_t i = 0; i < count && code == CLI_OK; i++)
    if (!cli_output_commit(&puts[i].output)) code = cli_output_failed(&puts[i].output);
  end_puts(puts, count, code);
  return code;
}

/* ---- twins */

static const char *last_part(const char *path) {
  const char *const slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

/* "loyalty.csv" and "loyalty.TSV" are the table of loyalty.tsv under other names. */
static int is_twin(const char *file, const char *name) {
  size_t const length = strlen(name);
  const char *const ending = length > 4 && strlen(file) == length ? file + length - 4 : "";
  return (!strcasecmp(ending, ".tsv") || !strcasecmp(ending, ".csv")) && !memcmp(file, name, length - 4) &&
         strcmp(file, name) != 0;
}

/* Where capitals do not count in file names, a twin may be the table itself. */
static int is_same_file(const char *a, const char *b) {
  struct stat one, other;
  return lstat(a, &one) == 0 && lstat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static int remove_file(const char *twin, const char *table) {
  if (!twin || is_same_file(twin, table) || unlink(twin) == 0) return CLI_OK;
  cli_complain(CLI_SAY(cannot_remove), twin, cli_cause(errno));
  return CLI_DAMAGED;
}

/* A table replaces the one that stood there, whatever its ending: both together would say everything twice. */
static int remove_twins(const cli_table *table, const char *folder) {
  char *const path = join(folder, table->name), *const place = join(folder, table->name);
  int code = path && place ? CLI_OK : CLI_DAMAGED;
  if (place) *strrchr(place, '/') = '\0';
  DIR *const files = place ? opendir(place) : NULL;
  for (struct dirent *file; files && (file = readdir(files)) != NULL && code == CLI_OK;) {
    if (!is_twin(file->d_name, last_part(table->name))) continue;
    char *const twin = join(place, file->d_name);
    code = remove_file(twin, path);
    free(twin);
  }
  if (files) closedir(files);
  free(place);
  free(path);
  return code;
}

/* ---- writing */

int cli_tables_write(const cli_tables *tables, const char *folder) {
  put *const puts = calloc(tables->count + 1, sizeof *puts);
  sigset_t ends, before;
  if (!puts) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGHUP);
  sigprocmask(SIG_BLOCK, &ends, &before); /* who interrupts it waits until the pack is whole */
  int code = put_tables(puts, tables, folder);
  for (size_t i = 0; i < tables->count && code == CLI_OK; i++)
    if (!tables->items[i].stands) code = remove_twins(&tables->items[i], folder);
  sigprocmask(SIG_SETMASK, &before, NULL);
  free(puts);
  return code;
}

void cli_tables_clear(cli_tables *tables) {
  for (size_t i = 0; i < tables->count; i++) {
    free(tables->items[i].read_from);
    free(tables->items[i].name);
    free(tables->items[i].bytes);
  }
  free(tables->items);
  memset(tables, 0, sizeof *tables);
}
