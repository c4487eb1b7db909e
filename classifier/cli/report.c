#include "cli/report.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/terminal.h"
#include "cli/text.h"

enum {
  SHOWN = 96,                  /* code points of a line that are shown */
  SEARCHED = 16 * 1024 * 1024, /* bytes of a file that are searched for its line */
  LINE_BYTES = 64 * 1024
};

static const cli_list *pack_folders;

void cli_report_packs(const cli_list *folders) { pack_folders = folders; }

static void complain(const char *format, va_list args) {
  char message[1024];
  vsnprintf(message, sizeof message, format, args);
  fputs("cxtag: ", stderr);
  cli_print_safe(stderr, message, strlen(message));
  fputc('\n', stderr);
}

void cli_complain(const char *format, ...) {
  va_list args;
  va_start(args, format);
  complain(format, args);
  va_end(args);
}

int cli_complain_usage(const char *command, const char *format, ...) {
  va_list args;
  va_start(args, format);
  complain(format, args);
  va_end(args);
  fprintf(stderr, CLI_SAY(usage_hint), command ? command : "", command && *command ? " " : "");
  return CLI_USAGE;
}

const char *cli_cause(int error) { return cxtag_cause_text(error, cli_ui()); }

const char *cli_write_cure(int error) {
  switch (error) {
  case ENOENT: return CLI_SAY(cure_no_folder);
  case EISDIR: return CLI_SAY(cure_is_folder);
  case EACCES:
  case EPERM:
  case EROFS: return CLI_SAY(cure_no_right);
  case ENOSPC:
  case EDQUOT: return CLI_SAY(cure_no_room);
  default: return "";
  }
}

void cli_complain_write(const char *path, int error) {
  cli_complain(CLI_SAY(cannot_write), path, error ? cli_cause(error) : CLI_SAY(write_failed), cli_write_cure(error));
}

/* How far the file read last was searched: where a line of it begins, and the byte before. Faults come in the order of
 * lines, so that the next one is found from here: from the start, thousands in one file would take seconds. */
static struct {
  struct stat file;
  uint32_t line;
  size_t at;
  int before;
} searched;

static int is_searched(const struct stat *file) {
  return file->st_dev == searched.file.st_dev && file->st_ino == searched.file.st_ino &&
         file->st_size == searched.file.st_size && file->st_mtim.tv_sec == searched.file.st_mtim.tv_sec &&
         file->st_mtim.tv_nsec == searched.file.st_mtim.tv_nsec;
}

/* Goes to where the search goes on: the first line, unless the file is the same and the line not behind. */
static void find_start(FILE *file, uint32_t line) {
  struct stat now;
  memset(&now, 0, sizeof now);
  if (fstat(fileno(file), &now) == 0 && is_searched(&now) && searched.line <= line &&
      fseek(file, (long)searched.at, SEEK_SET) == 0)
    return;
  rewind(file);
  searched.file = now;
  searched.line = 1;
  searched.at = 0;
  searched.before = 0;
}

/* Skips a mark of UTF-8, reads on to the line, and returns its bytes (at most LINE_BYTES) in out. */
static size_t read_line(FILE *file, uint32_t line, char *out) {
  size_t length = 0;
  find_start(file, line);
  int before = searched.before;
  for (size_t at = searched.at; at < SEARCHED && length < LINE_BYTES; at++) {
    int const c = getc(file), ends = c == '\n' || c == '\r', splits = c == '\n' && before == '\r';
    if (c == EOF || (ends && !splits && searched.line == line)) break;
    before = c;
    if (ends && !splits) {
      searched.line++;
      searched.at = at + 1;
      searched.before = c;
    } else if (!ends && searched.line == line) {
      out[length++] = (char)c;
    }
  }
  if (searched.line != line) return 0;
  if (line == 1 && length >= 3 && !memcmp(out, "\xEF\xBB\xBF", 3)) memmove(out, out + 3, length -= 3);
  return length;
}

static FILE *open_regular(const char *path) {
  struct stat about;
  return stat(path, &about) == 0 && S_ISREG(about.st_mode) ? fopen(path, "rb") : NULL;
}

/* The file that a place names: a path, or a table inside one of the packs in use. */
static FILE *open_source(const char *source) {
  FILE *file = open_regular(source);
  for (size_t i = 0; !file && pack_folders && i < pack_folders->count; i++) {
    const char *const folder = pack_folders->items[i];
    size_t length = strlen(folder);
    while (length && folder[length - 1] == '/') length--;
    while (length && folder[length - 1] != '/') length--;
    char *const path = malloc(length + strlen(source) + 1);
    if (!path) return NULL;
    memcpy(path, folder, length);
    strcpy(path + length, source);
    file = open_regular(path);
    free(path);
  }
  return file;
}

/* The line, cut to what lies around the column, with a caret below. Lines that are no text are not shown. */
static void show_line(const char *line, size_t length, uint32_t column) {
  uint32_t const from = column > SHOWN * 2 / 3 ? column - SHOWN * 2 / 3 : 1;
  uint32_t position = 1, code_point = 0;
  size_t start = 0, end = 0, indent = 0;
  for (size_t at = 0; at < length; position++) {
    size_t const size = cli_decode(&code_point, line + at, length - at);
    if (!size || !code_point) return;
    if (position == from) start = at;
    if (position >= from && position < column) indent += cli_columns(code_point);
    at += size;
    if (position < from + SHOWN) end = at;
  }
  if (!length || column > position) return;
  fputs(start ? "  …" : "  ", stderr);
  cli_print_safe(stderr, line + start, end - start);
  fprintf(stderr, "%s\n%*s%s\n", end < length ? "…" : "", (int)indent + (start ? 3 : 2), "",
          cli_stderr_colour() ? "\033[1;32m^\033[0m" : "^");
}

static void print_place(const cxtag_error *error, const char *kind) {
  int const colour = cli_stderr_colour();
  if (colour) fputs("\033[1m", stderr);
  const char *const source = *error->source ? error->source : "cxtag";
  cli_print_safe(stderr, source, strlen(source));
  if (*error->source && error->line) fprintf(stderr, ":%lu", (unsigned long)error->line);
  if (*error->source && error->line && error->column) fprintf(stderr, ":%lu", (unsigned long)error->column);
  fputs(colour ? ":\033[0m " : ": ", stderr);
  if (kind) fprintf(stderr, "%s: ", kind);
  const char *const message = *error->message ? error->message : cxtag_status_text(error->code);
  cli_print_safe(stderr, message, strlen(message));
  fputc('\n', stderr);
}

void cli_report_line(const cxtag_error *error, const char *kind, const char *line, size_t length) {
  print_place(error, kind);
  const char *const stop = length ? memchr(line, '\n', length) : NULL;
  if (error->column) show_line(line, stop ? (size_t)(stop - line) : length, error->column);
}

void cli_report(const cxtag_error *error, const char *kind) {
  print_place(error, kind);
  if (!error->line || !error->column || !*error->source || !strncmp(error->source, "...", 3)) return;
  FILE *const file = open_source(error->source);
  if (!file) return;
  char *const line = malloc(LINE_BYTES);
  if (line) show_line(line, read_line(file, error->line, line), error->column);
  free(line);
  fclose(file);
}

void cli_print_finding(void *ctx, const cxtag_finding *finding) {
  (void)ctx;
  printf("%s", finding->source && *finding->source ? finding->source : "pack");
  if (finding->line) printf(":%lu", (unsigned long)finding->line);
  if (finding->line && finding->column) printf(":%lu", (unsigned long)finding->column);
  printf(": %s\n", finding->message);
}
