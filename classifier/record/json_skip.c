#include "record/json_skip.h"

#include "record/scan.h"

size_t cx_json_skip_bytes(cx_json_skip *skip, const char *bytes, size_t len, int *done) {
  size_t at = 0;
  *done = 0;
  while (at < len) {
    char const c = bytes[at];
    if (skip->escape) {
      skip->escape = 0;
      at++;
    } else if (skip->string) {
      at = cx_find_any(bytes, at, len, '"', '\\', '"', '\\');
      if (at == len) break;
      skip->escape = bytes[at] == '\\';
      skip->string = bytes[at] != '"';
      at++;
    } else if (skip->scalar &&
               (c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
      skip->scalar = 0;
    } else {
      skip->scalar = 0;
      if (c == '"')
        skip->string = 1;
      else if (c == '[' || c == '{')
        skip->depth++;
      else if (c == ']' || c == '}')
        skip->depth--;
      else
        skip->scalar = c != ',' && c != ':' && c != ' ' && c != '\n' && c != '\r' && c != '\t';
      at++;
    }
    if (!skip->depth && !skip->string && !skip->scalar) {
      *done = 1;
      return at;
    }
  }
  return at;
}
