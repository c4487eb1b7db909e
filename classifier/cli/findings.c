#include "cli/findings.h"

#include <stdlib.h>
#include <string.h>

#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text.h"

enum { OF_FILE_MAX = 100 };

void cli_findings_init(cli_findings *findings, const char *folder, int json) {
  memset(findings, 0, sizeof *findings);
  findings->folder = folder;
  findings->json = json;
}

static void print_text(const char *key, const char *text) {
  printf("\"%s\":", key);
  cli_print_json(stdout, text, strlen(text));
}

static void print_json(const char *folder, const cxtag_finding *finding) {
  putchar('{');
  print_text("pack", folder);
  printf(",\"kind\":\"%s\",", cxtag_finding_kind_text(finding->kind));
  print_text("source", finding->source ? finding->source : "");
  printf(",\"line\":%lu,\"column\":%lu,", (unsigned long)finding->line, (unsigned long)finding->column);
  print_text("message", finding->message);
  puts("}");
}

static cli_findings_of_file *add_file(cli_findings *findings, const char *source) {
  if (findings->count == findings->capacity) {
    size_t const capacity = findings->capacity ? findings->capacity * 2 : 32;
    cli_findings_of_file *const grown = realloc(findings->files, capacity * sizeof *grown);
    if (!grown) return NULL;
    findings->files = grown;
    findings->capacity = capacity;
  }
  cli_findings_of_file *const file = &findings->files[findings->count];
  file->count = 0;
  file->source = malloc(strlen(source) + 1);
  if (!file->source) return NULL;
  strcpy(file->source, source);
  findings->count++;
  return file;
}

/* The last file first: findings come file by file, in each of several rounds. */
static cli_findings_of_file *find_file(cli_findings *findings, const char *source) {
  for (size_t i = findings->count; i; i--)
    if (!strcmp(findings->files[i - 1].source, source)) return &findings->files[i - 1];
  return add_file(findings, source);
}

void cli_findings_print(void *ctx, const cxtag_finding *finding) {
  cli_findings *const findings = ctx;
  findings->faults += finding->kind == CXTAG_FINDING_FAULT;
  if (findings->json) {
    print_json(findings->folder, finding);
    return;
  }
  cli_findings_of_file *const file = find_file(findings, finding->source ? finding->source : "");
  if (!file || file->count++ < OF_FILE_MAX) cli_print_finding(NULL, finding);
}

void cli_findings_end(cli_findings *findings) {
  char more[32];
  for (size_t i = 0; i < findings->count; i++) {
    const cli_findings_of_file *const file = &findings->files[i];
    if (file->count > OF_FILE_MAX)
      printf(CLI_SAY(more_findings), *file->source ? file->source : findings->folder,
             cli_grouped(more, file->count - OF_FILE_MAX));
    free(file->source);
  }
  free(findings->files);
  memset(findings, 0, sizeof *findings);
}
