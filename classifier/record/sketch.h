/* A sketch of a JSON document: which paths its first bytes hold, and how much their strings look like text.
 * Works on a head that is cut anywhere. Presets are recognised by it and text is looked for in it. */
#ifndef CX_RECORD_SKETCH_H
#define CX_RECORD_SKETCH_H

#include "base/map.h"
#include "record/path.h"

typedef struct cx_sketch_path {
  size_t values, strings, words;
  size_t sample_length;
  const char *sample; /* a string, still escaped; points into the head */
} cx_sketch_path;

typedef struct cx_sketch {
  const cxtag_memory *memory;
  cx_map names; /* "reviews[].comment" -> number */
  cx_sketch_path *paths;
  size_t capacity;
  char root; /* [ or {, 0 = none */
  int cut;   /* the head ends inside a value */
  size_t arrays;
} cx_sketch;

void cx_sketch_init(cx_sketch *sketch, const cxtag_memory *memory);
void cx_sketch_clear(cx_sketch *sketch);
/* lines: each line is a value of its own, so that one which is cut spoils none behind it. */
cxtag_status cx_sketch_read(cx_sketch *sketch, const char *head, size_t len, int lines);
/* NULL = no such path. */
const cx_sketch_path *cx_sketch_find(const cx_sketch *sketch, const char *path);
/* Does the path, of any kind of steps, lead anywhere? */
int cx_sketch_has(const cx_sketch *sketch, const cx_path *path);

#endif
