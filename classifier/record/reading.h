/* What the readers of all formats share: the settings asked for, the tally of what became of every record,
 * what was found out about the input, and the batch of records that one entry of the source gives. */
#ifndef CX_RECORD_READING_H
#define CX_RECORD_READING_H

#include <cxtag/records.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "record/put.h"
#include "record/window.h"

typedef enum cx_step {
  CX_STEP_ENTRY = 1, /* the batch holds what the entry gave, perhaps nothing */
  CX_STEP_END = 0,
  CX_STEP_DAMAGED = -1, /* *err: nothing can be read from here on */
  CX_STEP_WAIT = -2     /* nothing to read now; nothing is lost, call again */
} cx_step;

/* One record of an entry: to be delivered, or left out for a reason, or rejected with an error. */
typedef struct cx_item {
  cxtag_record record;
  const char *skip;          /* reason, lives as long as the reader; NULL = not left out */
  const cxtag_error *reject; /* NULL = sound */
} cx_item;

typedef struct cx_batch {
  const cxtag_memory *memory;
  cx_arena arena; /* what the items' texts are made of; emptied with the batch */
  cx_item *items; /* from `count` on all empty: they are emptied together with the batch */
  size_t count, capacity, at;
  int failed;                     /* memory ran out while a value was made: the batch is not whole */
  uint64_t undated;               /* of all batches: times left out, as nothing says whether 2/1/24 is in January */
  const struct cx_people *people; /* who is mentioned by an id; NULL = not known */
} cx_batch;

void cx_batch_init(cx_batch *batch, const cxtag_memory *memory);
void cx_batch_clear(cx_batch *batch);
void cx_batch_reset(cx_batch *batch);
/* Forgets the items from `count` on, which are not whole. */
void cx_batch_cut(cx_batch *batch, size_t count);
int cx_batch_grow(cx_batch *batch);
/* A new item, all empty; NULL when memory is out. */
static inline cx_item *cx_batch_add(cx_batch *batch) {
  if (batch->count == batch->capacity && !cx_batch_grow(batch)) return NULL;
  return &batch->items[batch->count++];
}
/* A new item that is rejected with this error; its text is the raw bytes. */
cx_item *cx_batch_reject(cx_batch *batch, const cxtag_error *error, const char *raw, size_t len);

typedef struct cx_finding {
  const char *what, *value, *evidence;
} cx_finding;

/* The front of the window before anything is read: record/sample.h. */
typedef struct cx_sample {
  size_t length;
  int is_complete; /* more bytes would not be looked at; else it ends with the first line that is not blank */
  int is_all;      /* nothing follows it */
} cx_sample;

/* A path of the options: it is looked for, and was found at least once. */
typedef struct cx_asked_path {
  int asked, met;
} cx_asked_path;

typedef struct cx_reading {
  const cxtag_memory *memory;
  const cxtag_reader_options *options; /* deep copy that lives as long as the reader */
  cx_window *window;
  cx_sample sample;
  const struct cx_presets *presets; /* all that are at hand */
  const struct cx_preset *preset;   /* the one asked for; NULL = find out */
  int one_of_several;               /* see the option; so is a member of an archive */
  const char *folder;               /* of the member of an archive; NULL = none */
  const struct cx_people *people;   /* of the archive; NULL = not known */
  const char *source;               /* file, or file!member */
  uint64_t ordinal;                 /* of the last entry; goes on over the members of an archive */
  unsigned warnings;                /* told so far */
  uint64_t entries, texts;          /* of JSON: seen, and those in which a text was found at all */
  int by_paths;                     /* of JSON: a path of the user's, or one that was found, leads to the texts */
  uint64_t elements;                /* of JSON: that are to have a text */
  int is_empty;                     /* of JSON: an array on the way to them is there, with nothing in it */
  cx_asked_path id, question;       /* of JSON: those of the options */
  unsigned char *keeps_met;         /* for each of the options: is it there at all? */
  cx_arena arena;                   /* lives as long as the reader: findings, names, reasons */
  cx_finding *findings;
  size_t finding_count, finding_capacity;
  cxtag_skip_count *skips;
  size_t skip_count, skip_capacity;
  cxtag_reader_statistics tally;
} cx_reading;

cxtag_status cx_reading_find(cx_reading *reading, const char *what, const char *value, const char *evidence,
                             ...) CX_PRINTF(4, 5);
/* The caller listens to warnings, and not too many have been told. What would only lead to one need not be looked
 * for else. */
enum { CX_WARNINGS_TOLD = 40 };
static inline int cx_reading_warns(const cx_reading *reading) {
  return reading->options->warning && reading->warnings < CX_WARNINGS_TOLD;
}
/* To the caller's warning callback. */
void cx_reading_warn(cx_reading *reading, cxtag_status code, uint64_t line, uint64_t byte, const char *format,
                     ...) CX_PRINTF(5, 6);
/* 0 = memory is out. */
int cx_reading_count_skip(cx_reading *reading, const char *reason);
/* Is this reason of the preset to be left out, when it is (is not) left out by default? */
int cx_reading_skips(const cx_reading *reading, const char *reason, int by_default);
cx_position cx_reading_position(const cx_reading *reading, uint64_t line, uint64_t byte);

/* A copy in the arena; notes the failure when memory is out. */
cxtag_text_value cx_batch_copy(cx_batch *batch, const char *bytes, size_t len);
static inline cxtag_text_value cx_value(const char *bytes, size_t length) {
  cxtag_text_value value = {bytes, length};
  return value;
}
/* The ordinal as digits in the arena. */
static inline cxtag_text_value cx_batch_number(cx_batch *batch, uint64_t number) {
  char *const digits = cx_arena_alloc(&batch->arena, CX_NUMBER_ROOM);
  if (!digits) batch->failed = 1;
  return cx_value(digits, digits ? (size_t)(cx_put_number(digits, number) - digits) : 0);
}
static inline cxtag_text_value cx_value_text(const char *text) {
  size_t length = 0;
  while (text && text[length]) length++;
  return cx_value(text, length);
}

/* A format's reader. next empties and fills the batch with one entry. */
typedef struct cx_format cx_format;
struct cx_format {
  cx_step (*next)(cx_format *format, cx_batch *batch, cxtag_error *err);
  void (*close)(cx_format *format);
};

cxtag_status cx_lines_open(cx_format **out, cx_reading *reading, cxtag_error *err);
struct cx_rows;
/* Owns rows, also on failure. */
cxtag_status cx_grid_open_rows(cx_format **out, cx_reading *reading, struct cx_rows *rows, cxtag_error *err);
cxtag_status cx_grid_open(cx_format **out, cx_reading *reading, const char *format, cxtag_error *err);
cxtag_status cx_chat_open(cx_format **out, cx_reading *reading, cxtag_error *err);
/* Do the first lines look like those of a chat? */
int cx_chat_recognised(const cx_reading *reading);
cxtag_status cx_json_open(cx_format **out, cx_reading *reading, int lines, cxtag_error *err);

#endif
