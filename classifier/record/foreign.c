#include "record/foreign.h"

#include <string.h>

static int begins(const char *head, size_t len, const char *with) {
  for (size_t i = 0; with[i]; i++) {
    char c = i < len ? head[i] : '\0';
    if (c >= 'A' && c <= 'Z' && with[i] >= 'a') c = (char)(c + 32);
    if (c != with[i]) return 0;
  }
  return 1;
}

static const char *by_magic(const char *head, size_t len) {
  static const struct {
    const char *magic;
    size_t length;
    const char *what;
  } known[] = {
      {"\xD0\xCF\x11\xE0", 4, "an old Office file (.xls, .doc): save it as XLSX or CSV"},
      {"%PDF", 4, "a PDF: export the data as CSV or XLSX"},
      {"\xFF\xD8\xFF", 3, "a JPEG picture"},
      {"\x89PNG", 4, "a PNG picture"},
      {"GIF8", 4, "a GIF picture"},
      {"RIFF", 4, "a sound, picture or film"},
      {"SQLite format 3", 15, "an SQLite database: export the table as CSV"},
      {"7z\xBC\xAF", 4, "a 7-Zip archive: unpack it first"},
      {"Rar!", 4, "a RAR archive: unpack it first"},
      {"BZh", 3, "a bzip2 file: unpack it first"},
      {"\xFD"
       "7zXZ",
       5, "an xz file: unpack it first"},
      {"PAR1", 4, "a Parquet file: export it as CSV or JSON lines"},
      {"\x7F"
       "ELF",
       4, "a program"},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (len >= known[i].length && !memcmp(head, known[i].magic, known[i].length)) return known[i].what;
  if (len >= 12 && !memcmp(head + 4, "ftyp", 4)) return "a film";
  if (len >= 263 && !memcmp(head + 257, "ustar", 5)) return "a tar archive: unpack it first";
  return NULL;
}

const char *cx_foreign_kind(const char *head, size_t len) {
  size_t at = 0, controls = 0;
  const char *what = by_magic(head, len);
  if (what) return what;
  while (at < len && strchr(" \t\r\n", head[at])) at++;
  if (begins(head + at, len - at, "<!doctype html") || begins(head + at, len - at, "<html"))
    return "a web page: export the data as CSV or JSON";
  if (begins(head + at, len - at, "<?xml")) return "XML: export the data as CSV, XLSX or JSON";
  if (len > 4096) len = 4096;
  for (size_t i = 0; i < len; i++) {
    unsigned char const c = (unsigned char)head[i];
    controls += c < 0x20 && !(c >= 8 && c <= 13) && c != 0x1B && c != 0x1E;
  }
  return controls * 20 > len && controls > 8 ? "no text" : NULL;
}
