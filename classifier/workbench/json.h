/* JSON texts as trees, read by yajl: gold lines and reports of earlier evaluations. */
#ifndef CX_WORKBENCH_JSON_H
#define CX_WORKBENCH_JSON_H

#include "base/arena.h"
#include "base/error.h"

typedef enum cx_json_kind {
  CX_JSON_NULL,
  CX_JSON_FALSE,
  CX_JSON_TRUE,
  CX_JSON_NUMBER,
  CX_JSON_STRING,
  CX_JSON_LIST,
  CX_JSON_OBJECT
} cx_json_kind;

typedef struct cx_json {
  cx_json_kind kind;
  const char *key;              /* of a member of an object, ended by NUL; else "" */
  const char *text;             /* a string, or a number as written; ended by NUL */
  size_t length;                /* of text */
  struct cx_json *first, *next; /* of a list or object: its first item; the next one of the same */
} cx_json;

enum { CX_JSON_DEPTH_MAX = 64 };

/* One JSON value; it lives in the arena. ESYNTAX with the byte in err->offset, or ENOMEM. */
cxtag_status cx_json_read(const cx_json **out, cx_arena *arena, const char *bytes, size_t len,
                          cxtag_error *err);

/* The member with this key, NULL when there is none or it is no object. The last one wins, as in JavaScript.
 */
const cx_json *cx_json_member(const cx_json *object, const char *key);
/* A member by its path, "answers.text"; a key may itself hold points. */
const cx_json *cx_json_at(const cx_json *object, const char *path);

#endif
