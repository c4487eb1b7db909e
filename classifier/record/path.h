/* Paths into JSON: items[].body.fi, [] = each element, [label=Viesti] = the element with that member, [2] =
 * the third, {A|B} = either name. Backslash takes a character as it is. Also understood: a leading $ or `.`,
 * and [*]. */
#ifndef CX_RECORD_PATH_H
#define CX_RECORD_PATH_H

#include "base/arena.h"
#include "base/error.h"
#include "record/tape.h"

typedef enum cx_step_kind {
  CX_STEP_KEY,
  CX_STEP_EACH,
  CX_STEP_MATCH,
  CX_STEP_INDEX,
  CX_STEP_OBJECT
} cx_step_kind;

typedef struct cx_path cx_path;

typedef struct cx_path_step {
  cx_step_kind kind;
  const cx_key *names; /* of the key; of the member to compare */
  size_t name_count;
  const cx_key *values; /* what the member is to be */
  size_t value_count;
  const cx_path *other; /* [id=@field.id]: the value at that path, instead of values */
  size_t index;
} cx_path_step;

/* One or more elements of an array. */
static inline int cx_step_is_element(const cx_path_step *step) {
  return step->kind == CX_STEP_EACH || step->kind == CX_STEP_INDEX || step->kind == CX_STEP_MATCH;
}

/* Where a path begins: at the element that makes a record, at the entry (written with a leading `/`), or at what is so
 * many levels below the value that is read whole. */
enum { CX_FROM_ELEMENT, CX_FROM_ENTRY, CX_FROM_LEVEL };

struct cx_path {
  const char *text; /* as written */
  const cx_path_step *steps;
  size_t count;
  int from; /* CX_FROM_ELEMENT, CX_FROM_ENTRY, CX_FROM_LEVEL + n */
};

enum { CX_PATH_STEPS = 32 };

/* ESYNTAX with the place. Everything lives in the arena. */
cxtag_status cx_path_parse(cx_path *out, cx_arena *arena, const char *text, size_t len, cxtag_error *err);

/* Where paths are looked up: the entry, the element of it that a record is made of, and what they lie in. */
typedef struct cx_place {
  const cx_tape *json;
  uint32_t entry, element;
  int mojibake; /* names of members are mojibake too */
  const uint32_t *levels; /* what is met on the way from the value that is read whole, levels[0], to the element */
} cx_place;

/* Called for each node that a path leads to; 0 = go on. */
typedef int (*cx_path_visit)(void *ctx, uint32_t node);
/* Walks from `node` along the steps from `step` on. Returns what visit returned last. */
int cx_path_walk(const cx_path *path, size_t step, const cx_place *place, uint32_t node, cx_path_visit visit,
                 void *ctx);
/* Where a path begins. */
static inline uint32_t cx_path_beginning(const cx_path *path, const cx_place *place) {
  if (path->from == CX_FROM_ELEMENT) return place->element;
  return path->from == CX_FROM_ENTRY ? place->entry : place->levels[path->from - CX_FROM_LEVEL];
}
/* The first node, UINT32_MAX = none; null counts as none. */
uint32_t cx_path_first(const cx_path *path, const cx_place *place);
/* The value of this member, UINT32_MAX = none. */
uint32_t cx_tape_member(const cx_place *place, uint32_t object, const cx_key *names, size_t count);

#endif
