/* What the writers of all formats share: the buffer, the output behind it, and the pieces of a result as
 * bytes. */
#ifndef CX_RECORD_WRITING_H
#define CX_RECORD_WRITING_H

#include <cxtag/records.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

enum {
  CX_FLUSH_AT = 60 * 1024, /* a pipe holds 64 KiB: a piece that it cannot take at once waits for the reader */
  CX_TAIL = 1024 /* room that is made behind a piece of any length, for those of a known one that follow */
};

typedef struct cx_writing cx_writing;
/* A format's writer: appends to writing->out. Memory that ran out is noticed by the caller, in out.failed. */
typedef struct cx_writer_format {
  const char *name;
  void (*record)(cx_writing *writing, const cxtag_record *record, const cxtag_result *result);
  void (*finish)(cx_writing *writing);                         /* may be NULL */
  cxtag_status (*open)(cx_writing *writing, cxtag_error *err); /* may be NULL */
  void (*close)(cx_writing *writing);                          /* may be NULL */
  void (*begin)(cx_writing *writing, const cxtag_record *first); /* what stands before the rows;
                                                                    may be NULL */
  int rows;                                                    /* nothing but rows: can be continued */
} cx_writer_format;

struct cx_writing {
  cxtag_memory memory;
  cxtag_output output;
  cxtag_writer_options options;
  cxtag_engine *engine;
  const cx_writer_format *format;
  cx_buffer out;
  cx_buffer scratch; /* a value being mended or measured */
  cx_buffer blocks;  /* units before every 64th byte of the text, for offsets that are not bytes */
  cx_arena arena;    /* lives as long as the writer */
  void *state;       /* the format's own */
  uint64_t records;
  const char *left_out; /* the first name of a kept value without a column */
  int is_finished;
  cxtag_error fault; /* of the output: everything after it fails with the same */
};

extern const cx_writer_format cx_jsonl_writer, cx_csv_writer, cx_tsv_writer, cx_wide_writer, cx_long_writer,
    cx_summary_writer, cx_pretty_writer, cx_xlsx_writer;

/* Hands on what is in the buffer. */
cxtag_status cx_writing_flush(cx_writing *writing, cxtag_error *err);

/* `more` bytes of any length and the tail behind them: where to put them, or NULL. */
static inline char *cx_writing_room(cx_writing *writing, size_t more) {
  return cx_buffer_reserve(&writing->out, more + CX_TAIL);
}
/* The output ends at `to`. */
static inline void cx_writing_end(cx_writing *writing, const char *to) {
  writing->out.length = (size_t)(to - writing->out.bytes);
}

/* Empties the scratch buffer. What failed in it is remembered in `out`, so that
 * no record lacks a piece of itself. */
static inline void cx_writing_begin_scratch(cx_writing *writing) {
  if (writing->scratch.failed) writing->out.failed = 1;
  cx_buffer_reset(&writing->scratch);
}

/* Appends "...", escaped, with what is no UTF-8 mended when `trusted` is 0. Returns where the output goes on,
 * with room for CX_TAIL bytes; NULL when memory is out. */
char *cx_write_json_string(cx_writing *writing, const char *bytes, size_t len, int trusted);

/* "..." of a string of CX_SHORT bytes at most, as ids and names are. Returns where it ends; NULL when it is
 * below four bytes, not ASCII or needs an escape. */
enum { CX_SHORT = 16 };
char *cx_put_short_string(char *to, const char *bytes, size_t len);

/* "+", "-", "0", "+-" */
const char *cx_polarity_sign(cxtag_label label);
/* A text without what a terminal would obey: control characters, line breaks and bidi marks; cut to `width`
 * columns. Returns the columns used. */
size_t cx_append_plain(cx_buffer *out, const char *bytes, size_t len, size_t width);
size_t cx_text_columns(const char *bytes, size_t len);

/* The theme's name in the language asked for, else its id. */
const char *cx_theme_name(const cx_writing *writing, const char *id);

/* Terminal colours, or nothing when the options say so. */
const char *cx_colour(const cx_writing *writing, cxtag_label label);
const char *cx_colour_name(const cx_writing *writing, const char *code);
const char *cx_colour_end(const cx_writing *writing);

#endif
