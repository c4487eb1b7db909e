#include "cli/identity.h"

#include <cxtag/lexicon.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/text.h"

enum { FIRST_BYTES = 64 * 1024 };

uint64_t cli_hash(uint64_t hash, const void *bytes, size_t length) {
  const unsigned char *const at = bytes;
  for (size_t i = 0; i < length; i++) hash = (hash ^ at[i]) * UINT64_C(0x100000001B3);
  return hash;
}

static uint64_t hash_first_bytes(const char *path) {
  uint64_t hash = CLI_HASH_BASIS;
  char *const bytes = malloc(FIRST_BYTES);
  FILE *const file = bytes ? fopen(path, "rb") : NULL;
  if (file) {
    hash = cli_hash(hash, bytes, fread(bytes, 1, FIRST_BYTES, file));
    fclose(file);
  }
  free(bytes);
  return hash;
}

static void put_file(FILE *out, const char *what, const char *path) {
  struct stat about;
  memset(&about, 0, sizeof about);
  int const there = stat(path, &about) == 0;
  fprintf(out, "%s ", what);
  cli_print_json(out, path, strlen(path));
  if (there)
    fprintf(out, " of %lld bytes, changed %lld.%09ld, begins %016" PRIx64 "\n", (long long)about.st_size,
            (long long)about.st_mtim.tv_sec, about.st_mtim.tv_nsec, hash_first_bytes(path));
  else
    fputs(" not there\n", out);
}

/* How a run goes, not what it writes. */
static int matters(const cli_option *option) {
  static const char *const not[] = {"jobs",       "strict", "max-errors", "resume", "progress",
                                    "no-progress", "color",  "quiet",      "help",   "ui"};
  for (size_t i = 0; i < sizeof not / sizeof *not; i++)
    if (!strcmp(option->name, not[i])) return 0;
  return 1;
}

static void put_text(FILE *out, const char *name, const char *value) {
  fprintf(out, "option --%s ", name);
  cli_print_json(out, value, strlen(value));
  putc('\n', out);
}

static void put_option(FILE *out, const cli_option *option, const cli_settings *settings) {
  const void *const value = (const char *)settings + option->member;
  const cli_list *const list = value;
  uint64_t number;
  switch (option->kind) {
  case CLI_FLAG:
    if (*(const int *)value) fprintf(out, "option --%s\n", option->name);
    return;
  case CLI_TEXT:
  case CLI_CHOICE:
    if (*(const char *const *)value) put_text(out, option->name, *(const char *const *)value);
    return;
  case CLI_LIST:
  case CLI_NAMES:
    for (size_t i = 0; i < list->count; i++) put_text(out, option->name, list->items[i]);
    return;
  case CLI_COUNT:
  case CLI_SIZE:
    number = *(const uint64_t *)value;
    if (number) fprintf(out, "option --%s %" PRIu64 "\n", option->name, number);
  }
}

char *cli_identity(const cli_settings *settings, const cli_inputs *inputs, cxtag_engine *engine, size_t *length) {
  size_t lexicon_length;
  const void *const lexicon = cxtag_engine_compiled(engine, &lexicon_length);
  char *text = NULL;
  FILE *const out = open_memstream(&text, length);
  if (!out) return NULL;
  fprintf(out, "cxtag state 1\nversion %s\nlexicon %016" PRIx64 "\n", cxtag_version(),
          lexicon ? cli_hash(CLI_HASH_BASIS, lexicon, lexicon_length) : 0);
  for (size_t g = 0; cli_tag.groups[g]; g++)
    for (size_t i = 0; i < cli_tag.groups[g]->count; i++)
      if (matters(&cli_tag.groups[g]->options[i])) put_option(out, &cli_tag.groups[g]->options[i], settings);
  for (size_t i = 0; i < settings->preset_files.count; i++) put_file(out, "preset", settings->preset_files.items[i]);
  for (size_t i = 0; i < inputs->count; i++)
    if (!inputs->items[i].left_out) put_file(out, "input", inputs->items[i].path);
  if (fclose(out) == 0) return text;
  free(text);
  return NULL;
}
