#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/report.h"

/* Takes path over. */
static cli_input *add_input(cli_inputs *inputs, char *path, size_t operand) {
  if (path && inputs->count == inputs->capacity) {
    size_t const capacity = inputs->capacity ? inputs->capacity * 2 : 16;
    cli_input *const grown = realloc(inputs->items, capacity * sizeof *grown);
    if (grown) {
      inputs->items = grown;
      inputs->capacity = capacity;
    }
  }
  if (!path || inputs->count == inputs->capacity) {
    free(path);
    return NULL;
  }
  cli_input *const input = &inputs->items[inputs->count++];
  memset(input, 0, sizeof *input);
  input->path = path;
  input->operand = operand;
  return input;
}

static char *join_path(const char *folder, const char *name) {
  size_t const length = strlen(folder);
  char *const path = malloc(length + strlen(name) + 2);
  if (!path) return NULL;
  strcpy(path, folder);
  if (!length || folder[length - 1] != '/') strcat(path, "/");
  return strcat(path, name);
}

static int is_file(const char *path, const struct stat *about) {
  struct stat other;
  return path && stat(path, &other) == 0 && other.st_dev == about->st_dev && other.st_ino == about->st_ino;
}

/* What this run writes, perhaps to the file that standard output was sent to. */
static int is_written(const cli_settings *settings, const struct stat *about) {
  struct stat other;
  if (is_file(settings->output, about) || is_file(settings->rejects, about) || is_file(settings->resume, about))
    return 1;
  if (settings->output && strcmp(settings->output, "-") != 0) return 0;
  return fstat(STDOUT_FILENO, &other) == 0 && other.st_dev == about->st_dev && other.st_ino == about->st_ino;
}

/* Why an entry of a folder is not read; a folder is read later. */
static const char *judge(const char *path, const char *name, struct stat *about, const cli_settings *settings) {
  if (name[0] == '.') return CLI_SAY(hidden);
  if (lstat(path, about) != 0) return NULL; /* opening it says what is wrong */
  if (S_ISLNK(about->st_mode) && stat(path, about) == 0 && S_ISDIR(about->st_mode)) return CLI_SAY(link_to_folder);
  if (S_ISDIR(about->st_mode) || S_ISLNK(about->st_mode)) return NULL;
  if (!S_ISREG(about->st_mode)) return CLI_SAY(no_file);
  return is_written(settings, about) ? CLI_SAY(own_file) : NULL;
}

/* A folder's entries; folders among them are appended to `folders`. 0 = memory is out. */
static int read_folder(cli_inputs *inputs, DIR *folder, const char *path, cli_inputs *folders, size_t operand,
                       const cli_settings *settings) {
  const struct dirent *entry;
  while ((entry = readdir(folder)) != NULL) {
    struct stat about;
    memset(&about, 0, sizeof about);
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    char *const inner = join_path(path, entry->d_name);
    const char *const why = inner ? judge(inner, entry->d_name, &about, settings) : NULL;
    int const goes_down = !why && S_ISDIR(about.st_mode);
    cli_input *const input = add_input(goes_down ? folders : inputs, inner, operand);
    if (!input) return 0;
    input->left_out = why;
    input->found = 1;
    input->bytes = S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
  }
  return 1;
}

static int by_path(const void *a, const void *b) {
  return strcmp(((const cli_input *)a)->path, ((const cli_input *)b)->path);
}

/* Folders wait in a list: nested ones are met later, however deep. */
static int add_folder(cli_inputs *inputs, const char *path, size_t operand, const cli_settings *settings) {
  size_t const first = inputs->count;
  cli_inputs folders = {NULL, 0, 0};
  int code = add_input(&folders, strdup(path), operand) ? CLI_OK : CLI_DAMAGED;
  for (size_t at = 0; code != CLI_DAMAGED && at < folders.count; at++) {
    const char *const here = folders.items[at].path;
    DIR *const folder = opendir(here);
    if (!folder) {
      cli_complain(CLI_SAY(cannot_open), here, cli_cause(errno));
      code = CLI_USAGE;
      continue;
    }
    if (!read_folder(inputs, folder, here, &folders, operand, settings)) code = CLI_DAMAGED;
    closedir(folder);
  }
  cli_inputs_clear(&folders);
  if (inputs->count > first)
    qsort(inputs->items + first, inputs->count - first, sizeof *inputs->items, by_path);
  return code;
}

int cli_inputs_find(cli_inputs *inputs, const cli_settings *settings) {
  size_t const count = settings->operands.count ? settings->operands.count : 1;
  int worst = CLI_OK;
  memset(inputs, 0, sizeof *inputs);
  for (size_t i = 0; i < count && worst != CLI_DAMAGED; i++) {
    const char *const path = settings->operands.count ? settings->operands.items[i] : "-";
    struct stat about;
    int const there = strcmp(path, "-") != 0 && stat(path, &about) == 0;
    int code = CLI_OK;
    if (there && S_ISDIR(about.st_mode)) {
      code = add_folder(inputs, path, i, settings);
    } else {
      cli_input *const input = add_input(inputs, strdup(path), i);
      if (!input) code = CLI_DAMAGED;
      if (input && there && S_ISREG(about.st_mode)) input->bytes = (uint64_t)about.st_size;
    }
    if (code > worst) worst = code;
  }
  if (worst == CLI_DAMAGED) cli_complain(CLI_SAY(out_of_memory));
  return worst;
}

int cli_inputs_several(const cli_inputs *inputs) {
  return inputs->count > 1 || (inputs->count && inputs->items[0].found);
}

void cli_inputs_clear(cli_inputs *inputs) {
  for (size_t i = 0; i < inputs->count; i++) free(inputs->items[i].path);
  free(inputs->items);
  memset(inputs, 0, sizeof *inputs);
}
