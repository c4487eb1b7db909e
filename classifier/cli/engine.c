#include "cli/engine.h"

#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/report.h"

/* Faults are printed as the builder finds them. It is lenient, so that one fault does not hide the next; what is
 * built of a pack with faults is thrown away. */
static unsigned long faults;

static void print_fault(void *ctx, const cxtag_error *fault) {
  cxtag_finding const finding = {CXTAG_FINDING_FAULT, fault->source, fault->line, fault->column, fault->message};
  const cli_fault_sink *const sink = ctx;
  faults++;
  if (sink)
    sink->print(sink->ctx, &finding);
  else
    cli_report(fault, NULL);
}

unsigned long cli_faults(void) { return faults; }

static int fail(const cxtag_error *error) {
  if (!faults) cli_report(error, NULL);
  if (faults > 1) cli_complain(CLI_SAY(faults_counted), faults);
  return error->code == CXTAG_ENOMEM ? CLI_DAMAGED : CLI_USAGE;
}

static int is_file(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

static int names_base(const char *folder, const char *table) {
  char path[4096], line[512], name[64];
  int found = 0;
  if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, table) >= sizeof path) return 0;
  FILE *const file = is_file(path) ? fopen(path, "r") : NULL;
  if (!file) return 0;
  while (!found && fgets(line, sizeof line, file))
    found = sscanf(line, "name%*[\t;,]%63[^\r\n\t;,]", name) == 1 && !strcmp(name, "base");
  fclose(file);
  return found;
}

/* The base pack is not laid under itself. Its folder says `name`, `base` in pack.tsv, or pack.csv once exported. */
static int is_base(const char *folder) { return names_base(folder, "pack.tsv") || names_base(folder, "pack.csv"); }

/* A compiled pack holds all its layers, so nothing lies below it. */
static int wants_base(const cli_settings *settings, const char *top) {
  const char *lowest = settings->lexicons.count ? settings->lexicons.items[0] : NULL;
  if (settings->no_base || (top && is_base(top))) return 0;
  return !lowest || (!is_file(lowest) && !is_base(lowest));
}

int cli_builder_new(cxtag_builder **out, const cli_settings *settings, const char *top,
                    const cli_fault_sink *sink) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_error error;

  *out = NULL;
  faults = 0;
  memset(&error, 0, sizeof error);
  options.diagnostic = print_fault;
  options.diagnostic_ctx = (void *)sink;
  options.lenient = 1;
  options.messages = cli_ui();
  error.code = cxtag_builder_new(&builder, &options);
  if (error.code == CXTAG_OK && wants_base(settings, top))
    error.code = cxtag_builder_add_base(builder, &error);
  for (size_t i = 0; i < settings->lexicons.count && error.code == CXTAG_OK; i++)
    error.code = cxtag_builder_add_directory(builder, settings->lexicons.items[i], &error);
  if (error.code == CXTAG_OK && top) error.code = cxtag_builder_add_directory(builder, top, &error);
  if (error.code != CXTAG_OK) {
    cxtag_builder_free(builder);
    return fail(&error);
  }
  *out = builder;
  return CLI_OK;
}

int cli_builder_finish(cxtag_engine **out, cxtag_builder *builder, const cli_settings *settings) {
  cxtag_error error;
  memset(&error, 0, sizeof error);
  if (cxtag_builder_finish(out, builder, &error) == CXTAG_OK) {
    if (!faults) return CLI_OK;
    cxtag_engine_free(*out);
    *out = NULL;
    return fail(&error);
  }
  /* What is wrong with a compiled pack has no place inside it: it is the file. */
  if (!*error.source && settings->lexicons.count && is_file(settings->lexicons.items[0]))
    snprintf(error.source, sizeof error.source, "%s", settings->lexicons.items[0]);
  return fail(&error);
}

int cli_engine_new(cxtag_engine **out, const cli_settings *settings) {
  cxtag_builder *builder;
  *out = NULL;
  int code = cli_builder_new(&builder, settings, NULL, NULL);
  if (code == CLI_OK) code = cli_builder_finish(out, builder, settings);
  cxtag_builder_free(builder);
  return code;
}

/* What the threads of --jobs keep between them, and half as much again while they move to another table: together about
 * what one session keeps by default. */
enum { SHARED_WORDS = 229376 };

int cli_session_new(cxtag_session **out, cxtag_engine *engine, const cli_settings *settings, int explain) {
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_error error;
  options.language = cli_language(settings);
  options.explain = explain != 0;
  options.max_text = (size_t)settings->max_text;
  options.typos = settings->typos != 0;
  if (settings->jobs > 1) {
    options.shares_words = 1;
    options.cache_words = SHARED_WORDS;
  }
  if (cxtag_session_new(out, engine, &options, &error) == CXTAG_OK) return CLI_OK;
  cli_report(&error, NULL);
  return error.code == CXTAG_EINVAL ? CLI_USAGE : CLI_DAMAGED;
}

cxtag_language cli_language(const cli_settings *settings) {
  if (settings->language && !strcmp(settings->language, "fi")) return CXTAG_FI;
  if (settings->language && !strcmp(settings->language, "en")) return CXTAG_EN;
  return CXTAG_UND;
}

cxtag_unit cli_unit(const cli_settings *settings) {
  if (settings->offsets && !strcmp(settings->offsets, "codepoints")) return CXTAG_CODEPOINTS;
  if (settings->offsets && !strcmp(settings->offsets, "utf16")) return CXTAG_UTF16;
  return CXTAG_BYTES;
}
