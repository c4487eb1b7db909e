/* One JSON value in memory, as a tape: nodes in document order that point into the bytes they were read from.
 * Strings stay escaped until someone wants them. The parser is iterative, so depth costs no stack, and a pure
 * function of its bytes: on input that ends too early it says so and is called again when there is more. */
#ifndef CX_RECORD_TAPE_H
#define CX_RECORD_TAPE_H

#include <string.h>

#include "base/buffer.h"
#include "record/tape_lead.h"

typedef enum cx_tape_kind {
  CX_TAPE_NULL,
  CX_TAPE_FALSE,
  CX_TAPE_TRUE,
  CX_TAPE_NUMBER,
  CX_TAPE_STRING,
  CX_TAPE_ARRAY,
  CX_TAPE_OBJECT
} cx_tape_kind;

typedef struct cx_tape_node { /* an object's children: key, value, key, value ...; keys are strings */
  uint32_t start, length;     /* bytes; a string's without its quotes */
  uint32_t next;              /* the node behind this value: its sibling, or the parent's end */
  uint8_t kind;
  uint8_t escaped; /* a string that holds a backslash */
} cx_tape_node;

/* The name of a member, or what a value is compared with. */
typedef struct cx_key {
  const char *text; /* plain UTF-8, ended by NUL */
  size_t length;
} cx_key;

/* Most names differ in their length already. */
static inline int cx_key_is(const cx_key *key, const char *bytes, size_t length) {
  return key->length == length && !memcmp(key->text, bytes, length);
}

typedef struct cx_tape {
  const cxtag_memory *memory;
  cx_tape_node *nodes; /* nodes[0] is the value itself */
  size_t count, capacity;
  uint8_t *kinds; /* one bit for every open container: 1 = object */
  size_t kinds_capacity;
  uint32_t *open; /* nodes of the open containers that are kept */
  size_t open_capacity;
  const char *bytes; /* of the last parse */
  /* Members of the top object that are kept, each name once; NULL = all. Others are checked and passed over. */
  const cx_key *wanted;
  size_t wanted_count;
  uint32_t *members; /* the value of each of them, of several with its name the last; 0 = not there */
  int one_line;       /* a line feed is no white space: it ends the value, or breaks it */
  cx_lead leads[CX_LEADS]; /* of the members of the top object, in their order, as they were last met */
  const cx_key *leads_wanted; /* what they were read by */
  int leads_one_line;
  size_t depth_limit; /* of what is kept */
  size_t consumed;    /* bytes of the value */
  size_t fault;       /* where it is broken */
  const char *message;
} cx_tape;

typedef enum cx_tape_status {
  CX_TAPE_OK,
  CX_TAPE_INCOMPLETE, /* the value goes on behind len */
  CX_TAPE_BROKEN,     /* fault, message */
  CX_TAPE_TOO_DEEP,   /* what is to be kept nests deeper than depth_limit */
  CX_TAPE_NO_MEMORY
} cx_tape_status;

void cx_tape_init(cx_tape *json, const cxtag_memory *memory);
void cx_tape_clear(cx_tape *json);
/* Parses the value at the front of bytes (white space before it is skipped). final: nothing follows, so that
 * a number may end there. len < 4 GiB. */
cx_tape_status cx_tape_parse(cx_tape *json, const char *bytes, size_t len, int final);

/* Appends a string's text; returns 1 when unpaired surrogates became U+FFFD. */
int cx_tape_append_text(cx_buffer *out, const char *bytes, size_t len);
/* The same as cx_tape_equals for a string with escapes. */
int cx_tape_equals_escaped(const cx_tape *json, const cx_tape_node *string, cx_key name);
static inline int cx_tape_equals(const cx_tape *json, const cx_tape_node *string, cx_key name) {
  if (string->escaped) return cx_tape_equals_escaped(json, string, name);
  return cx_key_is(&name, json->bytes + string->start, string->length);
}

#endif
