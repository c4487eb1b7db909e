#include "lexicon/stray.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "lexicon/columns.h"

int cx_is_workbook_name(const char *name) {
  static const char *const endings[] = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (cx_has_ending(name, endings[i])) return 1;
  return 0;
}

/* What programs hide, or keep beside a file while it is open. */
static int is_hidden(const char *name) { return name[0] == '.' || name[0] == '~'; }

/* What is there for people, and what editors keep of it. */
static int is_note(const char *name) {
  return is_hidden(name) || name[strlen(name) - 1] == '~' || cx_has_ending(name, ".md") ||
         !strncasecmp(name, "readme", 6) || !strncasecmp(name, "licen", 5);
}

/* The first line has a tab, or the file is the "Unicode text" of a spreadsheet. */
static int looks_like_table(const char *path) {
  char line[512] = "";
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  size_t const length = fread(line, 1, sizeof line - 1, file);
  fclose(file);
  if (length >= 2 && !memcmp(line, "\xFF\xFE", 2)) return 1;
  return line[strcspn(line, "\t\r\n")] == '\t';
}

static int holds_tables(const char *path) {
  int found = 0;
  DIR *const folder = opendir(path);
  for (struct dirent *entry; folder && !found && (entry = readdir(folder)) != NULL;)
    found = !is_note(entry->d_name) && (cx_has_table_ending(entry->d_name) || cx_is_workbook_name(entry->d_name));
  if (folder) closedir(folder);
  return found;
}

/* "Sentiment", "termit": a folder of the user's own is no matter of ours until tables lie in it. */
static int is_stray_folder(const char *path, const char *name, cx_stray_kind *kind) {
  *kind = CX_STRAY_TOP_FOLDER;
  return strcmp(name, "terms") != 0 && strcmp(name, "sentiment") != 0 && holds_tables(path);
}

int cx_is_stray(const char *path, const char *inside, const char *name, cx_stray_kind *kind) {
  char file[4096];
  struct stat about;
  int const size = snprintf(file, sizeof file, "%s/%s%s%s", path, inside, *inside ? "/" : "", name);
  if (is_hidden(name) || size < 0 || (size_t)size >= sizeof file || stat(file, &about) != 0) return 0;
  if (cx_has_table_ending(name)) {
    *kind = *inside && S_ISDIR(about.st_mode) ? CX_STRAY_FOLDER : CX_STRAY_NO_FILE;
    return !S_ISREG(about.st_mode);
  }
  if (is_note(name)) return 0;
  if (S_ISDIR(about.st_mode) && !*inside) return is_stray_folder(file, name, kind);
  *kind = S_ISDIR(about.st_mode) ? CX_STRAY_FOLDER : cx_is_workbook_name(name) ? CX_STRAY_WORKBOOK : CX_STRAY_FILE;
  if (*inside) return 1;
  if (*kind == CX_STRAY_FILE)
    return S_ISREG(about.st_mode) && (cx_has_ending(name, ".txt") || cx_has_ending(name, ".tab")) &&
           looks_like_table(file);
  return *kind == CX_STRAY_WORKBOOK;
}

const char *cx_stray_text(cx_stray_kind kind, cxtag_language language) {
  if (kind == CX_STRAY_FOLDER) return CX_SAY(language, stray_folder);
  if (kind == CX_STRAY_TOP_FOLDER) return CX_SAY(language, stray_top_folder);
  if (kind == CX_STRAY_NO_FILE) return CX_SAY(language, stray_no_file);
  return kind == CX_STRAY_WORKBOOK ? CX_SAY(language, stray_workbook) : CX_SAY(language, stray_file);
}

/* The length of the path without its last part; 0 when it has one only. */
static size_t cut_last(const char *path, size_t length) {
  while (length && path[length - 1] != '/') length--;
  while (length > 1 && path[length - 1] == '/') length--;
  return length;
}

int cx_folder_of_table(char *out, size_t room, const char *path) {
  size_t length = cut_last(path, strlen(path));
  size_t const above = cut_last(path, length);
  const char *const last = path[length] == '/' ? path + length + 1 : path + length;
  cx_table_kind kind;
  if (cx_table_kind_of(path[above] == '/' ? path + above + 1 : path + above, &kind))
    length = above;
  else if (!cx_table_kind_of(last, &kind))
    return 0;
  if (length)
    snprintf(out, room, "%.*s", (int)length, path);
  else
    snprintf(out, room, ".");
  return 1;
}
