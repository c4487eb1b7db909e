#include "workbench/json.h"

#include <setjmp.h>
#include <stddef.h>
#include <string.h>
#include <yajl/yajl_parse.h>

typedef struct reading {
  cx_arena *arena;
  jmp_buf no_memory;
  cx_json *open[CX_JSON_DEPTH_MAX]; /* lists and objects not closed yet, outermost first */
  cx_json *last[CX_JSON_DEPTH_MAX]; /* their last items */
  size_t depth;
  const char *key;
  cx_json *root;
  int too_deep;
} reading;

/* ---- memory. yajl does not look at what its allocator returns, so running out leaves it by longjmp; all it
 * holds lies in the arena, and nothing is lost. */

typedef union header {
  size_t size;
  max_align_t aligned;
} header;

static void *take(void *ctx, size_t size) {
  reading *r = ctx;
  header *at = size <= SIZE_MAX - sizeof *at ? cx_arena_alloc(r->arena, sizeof *at + size) : NULL;
  if (!at) longjmp(r->no_memory, 1);
  at->size = size;
  return at + 1;
}

static void *retake(void *ctx, void *old, size_t size) {
  size_t const had = old ? ((header *)old - 1)->size : 0;
  if (had >= size) return old;
  void *more = take(ctx, size);
  if (had) memcpy(more, old, had);
  return more;
}

static void leave(void *ctx, void *old) {
  (void)ctx;
  (void)old;
}

static const char *copy(reading *r, const unsigned char *text, size_t len) {
  const char *made = cx_arena_copy(r->arena, (const char *)text, len);
  if (!made) longjmp(r->no_memory, 1);
  return made;
}

/* ---- events */

static cx_json *add(reading *r, cx_json_kind kind) {
  cx_json *item = cx_arena_alloc(r->arena, sizeof *item);
  if (!item) longjmp(r->no_memory, 1);
  *item = (cx_json){kind, r->key ? r->key : "", "", 0, NULL, NULL};
  r->key = NULL;
  if (!r->depth) {
    r->root = item;
    return item;
  }
  cx_json **last = &r->last[r->depth - 1];
  if (*last)
    (*last)->next = item;
  else
    r->open[r->depth - 1]->first = item;
  *last = item;
  return item;
}

static int add_text(reading *r, cx_json_kind kind, const unsigned char *text, size_t len) {
  cx_json *item = add(r, kind);
  item->text = copy(r, text, len);
  item->length = len;
  return 1;
}

static int open_item(reading *r, cx_json_kind kind) {
  if (r->depth == CX_JSON_DEPTH_MAX) {
    r->too_deep = 1;
    return 0;
  }
  cx_json *item = add(r, kind);
  r->open[r->depth] = item;
  r->last[r->depth++] = NULL;
  return 1;
}

static int on_null(void *ctx) {
  return add(ctx, CX_JSON_NULL) != NULL;
}
static int on_boolean(void *ctx, int value) {
  return add(ctx, value ? CX_JSON_TRUE : CX_JSON_FALSE) != NULL;
}
static int on_number(void *ctx, const char *text, size_t len) {
  return add_text(ctx, CX_JSON_NUMBER, (const unsigned char *)text, len);
}
static int on_string(void *ctx, const unsigned char *text, size_t len) {
  return add_text(ctx, CX_JSON_STRING, text, len);
}
static int on_object(void *ctx) {
  return open_item(ctx, CX_JSON_OBJECT);
}
static int on_list(void *ctx) {
  return open_item(ctx, CX_JSON_LIST);
}
static int on_close(void *ctx) {
  ((reading *)ctx)->depth--;
  return 1;
}
static int on_key(void *ctx, const unsigned char *text, size_t len) {
  reading *r = ctx;
  r->key = copy(r, text, len);
  return 1;
}

static const yajl_callbacks callbacks = {.yajl_null = on_null,
                                         .yajl_boolean = on_boolean,
                                         .yajl_number = on_number,
                                         .yajl_string = on_string,
                                         .yajl_start_map = on_object,
                                         .yajl_map_key = on_key,
                                         .yajl_end_map = on_close,
                                         .yajl_start_array = on_list,
                                         .yajl_end_array = on_close};

/* yajl says "lexical error: invalid char in json text.\n"; one line without its end is wanted. */
static cxtag_status explain(yajl_handle parser, const reading *r, size_t at, cxtag_error *err) {
  cxtag_status status;
  if (r->too_deep) {
    status = cx_error_set(err, CXTAG_ESYNTAX, "lists or objects stand more than %d deep", CX_JSON_DEPTH_MAX);
  } else {
    const char *why = (const char *)yajl_get_error(parser, 0, NULL, 0);
    status = cx_error_set(err, CXTAG_ESYNTAX, "not JSON (%.*s)", (int)strcspn(why, "\n"), why);
  }
  if (err) err->offset = at;
  return status;
}

static cxtag_status parse(reading *r, const char *bytes, size_t len, cxtag_error *err) {
  yajl_alloc_funcs functions = {take, retake, leave, r};
  yajl_handle parser = yajl_alloc(&callbacks, &functions, r);
  if (yajl_parse(parser, (const unsigned char *)bytes, len) != yajl_status_ok) {
    size_t const consumed = yajl_get_bytes_consumed(parser);
    return explain(parser, r, consumed < len ? consumed : len, err);
  }
  if (yajl_complete_parse(parser) != yajl_status_ok || !r->root) return explain(parser, r, len, err);
  return CXTAG_OK;
}

cxtag_status cx_json_read(const cx_json **out, cx_arena *arena, const char *bytes, size_t len,
                          cxtag_error *err) {
  reading *r = cx_arena_alloc(arena, sizeof *r);
  *out = NULL;
  if (!r) return cx_error_memory(err);
  memset(r, 0, sizeof *r);
  r->arena = arena;
  if (setjmp(r->no_memory)) return cx_error_memory(err);
  cxtag_status const status = parse(r, bytes, len, err);
  if (status == CXTAG_OK) *out = r->root;
  return status;
}

/* ---- access */

static const cx_json *member_of(const cx_json *object, const char *key, size_t len) {
  const cx_json *found = NULL;
  if (!object || object->kind != CX_JSON_OBJECT) return NULL;
  for (const cx_json *item = object->first; item; item = item->next)
    if (!strncmp(item->key, key, len) && !item->key[len]) found = item;
  return found;
}

const cx_json *cx_json_member(const cx_json *object, const char *key) {
  return member_of(object, key, strlen(key));
}

const cx_json *cx_json_at(const cx_json *object, const char *path) {
  const cx_json *found = cx_json_member(object, path);
  for (const char *point = strchr(path, '.'); !found && point; point = strchr(point + 1, '.')) {
    const cx_json *inner = member_of(object, path, (size_t)(point - path));
    if (inner) found = cx_json_at(inner, point + 1);
  }
  return found;
}
