#include "cli/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/report.h"

enum { FILE_BYTES = 64 * 1024 * 1024 };

char *cli_read_file(const char *path, size_t *length) {
  size_t capacity = 0;
  char *bytes = NULL;
  *length = 0;
  errno = 0;
  FILE *const file = fopen(path, "rb");
  while (file && !ferror(file) && !feof(file) && *length < FILE_BYTES) {
    if (*length == capacity) {
      capacity = capacity ? capacity * 2 : 64 * 1024;
      char *const grown = realloc(bytes, capacity);
      if (!grown) break;
      bytes = grown;
    }
    *length += fread(bytes + *length, 1, capacity - *length, file);
  }
  if (!file || !feof(file)) {
    cli_complain(CLI_SAY(cannot_read), path, errno ? cli_cause(errno) : CLI_SAY(too_large));
    free(bytes);
    bytes = NULL;
  }
  if (file) fclose(file);
  return bytes;
}

int cli_same_file(const char *a, const char *b) {
  struct stat first, second;
  return stat(a, &first) == 0 && stat(b, &second) == 0 && S_ISREG(first.st_mode) && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

static int is_table_name(const char *name) {
  size_t const length = strlen(name);
  return length > 4 && (!strcasecmp(name + length - 4, ".tsv") || !strcasecmp(name + length - 4, ".csv"));
}

static int is_table_in(const char *path, const char *folder) {
  char file[4096];
  int found = 0;
  DIR *const entries = opendir(folder);
  for (struct dirent *entry; entries && !found && (entry = readdir(entries)) != NULL;)
    if (is_table_name(entry->d_name) &&
        (size_t)snprintf(file, sizeof file, "%s/%s", folder, entry->d_name) < sizeof file)
      found = cli_same_file(path, file);
  if (entries) closedir(entries);
  return found;
}

int cli_is_of_lexicon(const char *path, const char *lexicon) {
  static const char *const parts[] = {"", "/terms", "/sentiment"};
  char folder[4096];
  if (cli_same_file(path, lexicon)) return 1;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if ((size_t)snprintf(folder, sizeof folder, "%s%s", lexicon, parts[i]) < sizeof folder && is_table_in(path, folder))
      return 1;
  return 0;
}
