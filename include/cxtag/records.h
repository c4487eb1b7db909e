/*
 * Reading the exports people really have, and writing tagged records: pull readers and writers without global
 * state, for commands and servers alike. A reader streams in constant memory, whatever the size of the file;
 * of a workbook it holds the shared strings, of a zip that comes through a pipe the packed bytes, up to 512 MiB.
 *
 *   cxtag_reader_open -> cxtag_reader_next ... -> cxtag_reader_close
 *   cxtag_writer_open -> cxtag_writer_record ... -> cxtag_writer_finish -> cxtag_writer_free
 *
 * The rules of cxtag.h hold here too. One thread at a time for a reader or writer. Messages and warnings are the same
 * for the command and for programs: where they name an option of the command (--text-column, --max-window), a
 * program has the member of that name in cxtag_reader_options (text_columns, max_window; format for --from).
 */
#ifndef CXTAG_RECORDS_H
#define CXTAG_RECORDS_H

#include <cxtag/cxtag.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ input */

/* Where bytes come from. read: up to len bytes into buffer; returns how many, 0 at the end, -1 on failure. */
typedef struct cxtag_input {
  long (*read)(void *ctx, char *buffer, size_t len);
  /* 1 when read would return at once; NULL = always. Lets a command flush its output before it waits. Opening waits for
   * what tells the format: the first line of lines and JSON lines, else 256 KiB or the end. */
  int (*ready)(void *ctx);
  void *ctx;
  const char *name; /* shown in messages; "-" for standard input */
} cxtag_input;

typedef struct cxtag_reader_options {
  size_t struct_size; /* sizeof(cxtag_reader_options) */
  const cxtag_memory *memory;
  const char *format;            /* lines csv tsv jsonl json xlsx or a preset; NULL = by content */
  int piped;                     /* 1 = lines, unless the first bytes are a magic, { or [; what is
                                    packed is found out as in a file */
  const char *const *text_columns; /* names or "#2"; "A+B" joins by a blank line; several = a record each */
  size_t text_column_count;
  const char *const *text_paths; /* items[].body.fi; [label=Viesti] */
  size_t text_path_count;
  /* Paths of an id, of a question and of `keep` begin at the document, or at what the text lies in, the innermost
   * first: for the text items[].comments[].text, `key` is comments[].key where the beginning of the file has that,
   * else items[].key; $.key is that of the document. More of it is then read whole, up to max_record. A warning tells
   * those that no entry holds. */
  const char *id_column, *id_path;
  const char *question_column, *question_path;
  /* Columns or paths to pass on under meta, or details: time, author, rating, language and channel, where the format
   * has them, and source, the file (file!member of an archive). One "all" = every column and the details, but not
   * source. */
  const char *const *keep;
  size_t keep_count;
  const char *sheet, *member, *encoding;
  char delimiter;    /* 0 = find out */
  char quote_escape; /* '\\' = backslash escapes quotes; 0 = find out */
  unsigned header_rows; /* 0 = find out; CXTAG_NO_HEADER = none */
  const char *skip, *include; /* reasons, separated by commas: entries to leave out besides the usual ones
                                 ("retweets"), and usual ones to deliver all the same ("deleted") */
  int keep_blank;    /* 1 = empty texts are records too */
  size_t max_record; /* bytes; 0 = 64 MiB */
  uint64_t max_expand; /* bytes one archive may unpack to; 0 = 64 GiB, and no more than 500 times its size
                          beyond 1 GiB */
  const char *const *preset_files; /* more presets, as data */
  size_t preset_file_count;
  void (*warning)(void *ctx, const cxtag_error *warning); /* what was guessed or left out; may be NULL */
  void *warning_ctx;
  uint64_t max_window; /* bytes that zstd data may look back, held in memory; 0 = 128 MiB */
  int one_of_several;  /* 1 = inputs of several kinds are read alike: a column of `keep` that this one lacks is left
                          out, with a warning, instead of EFORMAT. So it is for an archive's members in any case */
} cxtag_reader_options;
#define CXTAG_NO_HEADER 99u
#define CXTAG_READER_OPTIONS_INIT                                                                           \
  {sizeof(cxtag_reader_options), NULL, NULL, 0, NULL, 0, NULL, 0, NULL, NULL, NULL, NULL, NULL, 0, NULL,    \
   NULL, NULL, 0, 0, 0, NULL, NULL, 0, 0, 0, NULL, 0, NULL, NULL, 0, 0}

typedef struct cxtag_reader cxtag_reader;

typedef struct cxtag_text_value {
  const char *bytes; /* need not end in NUL */
  size_t length;
} cxtag_text_value;

typedef struct cxtag_record {
  cxtag_text_value id;       /* the format's own, else the ordinal in digits */
  cxtag_text_value text;     /* valid UTF-8 or as it came: see origin; with keep_blank, bytes is NULL where a
                                JSON entry has none, not even an empty one */
  cxtag_text_value field;    /* name of its column or question when the entry has several; else empty */
  cxtag_text_value question; /* what it answers; empty = not known */
  cxtag_text_value time, author, rating, language, channel; /* empty = not known; time in ISO 8601 */
  size_t meta_count;
  const cxtag_text_value *meta_names, *meta_values; /* what `keep` asked for */
  cxtag_origin origin;
  int repaired;    /* the reader itself had to mend the text */
  uint64_t ordinal; /* of the source entry, from 1 */
  const char *source; /* file, or file!member */
  uint64_t line, byte; /* where the entry begins; 0 = not known */
} cxtag_record;

typedef struct cxtag_skip_count {
  const char *reason; /* "blank", "system", "deleted", "media", "agent" ... */
  uint64_t count;
} cxtag_skip_count;

/* read = delivered + skipped + rejected, counted in records. */
typedef struct cxtag_reader_statistics {
  uint64_t read, delivered, skipped, rejected;
  uint64_t bytes_read, bytes_total; /* of the input as stored; total 0 = not known */
  const cxtag_skip_count *skips;
  size_t skip_count;
} cxtag_reader_statistics;

/* What the input was taken for, and why: one line an item, for `inspect` and for messages. */
typedef struct cxtag_reader_finding {
  const char *what; /* "container", "encoding", "dialect", "format", "text", "id", "other candidate" ... */
  const char *value;
  const char *evidence;
} cxtag_reader_finding;

/* path "-" is standard input. EFORMAT before any record: unknown or ambiguous format, missing column; the
 * message names the candidates. EFOREIGN: a kind of file that is no export at all; the message says which. */
CXTAG_API cxtag_status cxtag_reader_open(cxtag_reader **out, const char *path,
                                         const cxtag_reader_options *options, cxtag_error *err);
CXTAG_API cxtag_status cxtag_reader_open_input(cxtag_reader **out, const cxtag_input *input,
                                               const cxtag_reader_options *options, cxtag_error *err);

typedef enum cxtag_next {
  CXTAG_NEXT_RECORD = 1,   /* *record is filled, borrowed until the next call */
  CXTAG_NEXT_END = 0,
  CXTAG_NEXT_REJECTED = 2, /* this entry could not be read: *err says where and why, *record holds its source
                              place and raw bytes as text; reading goes on */
  CXTAG_NEXT_DAMAGED = -1  /* the input is damaged from here on, or memory is out: *err; no more records */
} cxtag_next;
CXTAG_API cxtag_next cxtag_reader_next(cxtag_reader *reader, cxtag_record *record, cxtag_error *err);
CXTAG_API void cxtag_reader_statistics_get(const cxtag_reader *reader, cxtag_reader_statistics *out);
CXTAG_API size_t cxtag_reader_finding_count(const cxtag_reader *reader);
CXTAG_API int cxtag_reader_finding_get(const cxtag_reader *reader, size_t i, cxtag_reader_finding *out);
/* 1 = the next call of cxtag_reader_next may wait for input; 0 = it answers at once. Looks ahead, so a record
 * borrowed from cxtag_reader_next ends here. */
CXTAG_API int cxtag_reader_may_wait(cxtag_reader *reader);
CXTAG_API void cxtag_reader_close(cxtag_reader *reader);

/* Built-in presets in the order of their names. 0 = no such i. */
CXTAG_API int cxtag_preset(size_t i, const char **name, const char **description);

/* ------------------------------------------------------------------ output */

/* Where bytes go. write takes all of len or fails: 0 = written, else an errno value (EPIPE: closed pipe). */
typedef struct cxtag_output {
  int (*write)(void *ctx, const char *bytes, size_t len);
  void *ctx;
  const char *name;
} cxtag_output;

typedef struct cxtag_writer_options {
  size_t struct_size; /* sizeof(cxtag_writer_options) */
  const cxtag_memory *memory;
  const char *format;  /* jsonl csv tsv wide long summary pretty xlsx */
  cxtag_unit offsets;
  int explain;         /* 1 = "why" (jsonl) */
  int no_text;         /* 1 = texts are left out */
  int excel;           /* 1 = `;`, BOM, CRLF, formula-safe, long ids as text (csv, wide, long) */
  int colour;          /* 1 = terminal colours (pretty, summary) */
  unsigned width;      /* terminal columns for pretty; 0 = 100 */
  int finnish;         /* 1 = theme names and headings of pretty, summary and the sheet Themes in Finnish */
  /* Names of kept values that have a column in every table (csv tsv wide long xlsx), in this order; behind them stand
   * those that only the first record has. Must live as long as the writer. */
  const char *const *meta_columns;
  size_t meta_column_count;
  int theme_names; /* 1 = the sheet Themes has the names of themes, 0 = their ids */
} cxtag_writer_options;
#define CXTAG_WRITER_OPTIONS_INIT \
  {sizeof(cxtag_writer_options), NULL, NULL, CXTAG_BYTES, 0, 0, 0, 0, 0, 0, NULL, 0, 0}

typedef struct cxtag_writer cxtag_writer;

/* The engine (kept by reference) gives the columns of wide and the names of themes. It may be NULL, and themes go by
 * their ids, but for wide, which is EINVAL then. Writes nothing before the first record, except for what finish must
 * write of an empty table. */
CXTAG_API cxtag_status cxtag_writer_open(cxtag_writer **out, const cxtag_output *output, cxtag_engine *engine,
                                         const cxtag_writer_options *options, cxtag_error *err);
/* The output already begins with what a writer like this one wrote, `first` being its first record: no header
 * comes again. Before any record; for row formats (jsonl csv tsv wide long), EINVAL for others. */
CXTAG_API cxtag_status cxtag_writer_continue(cxtag_writer *writer, const cxtag_record *first,
                                             cxtag_error *err);
/* EIO when the output fails, EINVAL after finish. Output is gathered and handed on in large pieces. */
CXTAG_API cxtag_status cxtag_writer_record(cxtag_writer *writer, const cxtag_record *record,
                                           const cxtag_result *result, cxtag_error *err);
/* The first name of a kept value that was left out of a table, since it has no column; NULL = none was. Lives as
 * long as the writer. */
CXTAG_API const char *cxtag_writer_left_out(const cxtag_writer *writer);
/* Hands on what is gathered: call it before waiting for input, and before a free without finish. */
CXTAG_API cxtag_status cxtag_writer_flush(cxtag_writer *writer, cxtag_error *err);
/* Ends the document (tables, xlsx) and flushes. */
CXTAG_API cxtag_status cxtag_writer_finish(cxtag_writer *writer, cxtag_error *err);
CXTAG_API void cxtag_writer_free(cxtag_writer *writer);

#ifdef __cplusplus
}
#endif

#endif
