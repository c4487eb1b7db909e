/*
 * Reading packs: files -> tables -> rows, with every tolerance spreadsheets ask for, and every fault reported
 * with its place and cure. Nothing here knows about matching.
 */
#ifndef CX_LEXICON_PACK_H
#define CX_LEXICON_PACK_H

#include "base/arena.h"
#include "base/error.h"

typedef enum cx_table_kind {
  CX_TABLE_PACK, CX_TABLE_THEMES, CX_TABLE_TERMS, CX_TABLE_SENTIMENT, CX_TABLE_INTENTS, CX_TABLE_SHIFTERS,
  CX_TABLE_NORMAL, CX_TABLE_LISTS, CX_TABLE_TESTS
} cx_table_kind;

typedef struct cx_cell {
  const char *text; /* ends in NUL, NFC, blanks at both ends gone */
  uint32_t length;
  uint32_t line, column; /* where it begins in the file; column in code points */
} cx_cell;

typedef struct cx_table_row {
  cx_cell *cells; /* column_count of the table; a missing cell is empty */
  uint32_t line;
} cx_table_row;

typedef struct cx_table {
  cx_table_kind kind;
  const char *name;  /* "terms/delivery.tsv": path inside the pack */
  const char *source; /* "base/terms/delivery.tsv" (pack folder's name + name), as explain shows it */
  cx_cell *columns;  /* names as written; Finnish header names count too (lauseke, teema, sävy, kieli ...) */
  const char **canonical; /* the English name of each column; NULL for a column of the pack's own */
  const int8_t *places; /* cx_column of columns.h -> its place among the columns, or -1 */
  size_t column_count;
  cx_table_row *rows;
  size_t row_count;
} cx_table;

/* What lies among the tables and is not read. */
typedef enum cx_stray_kind {
  CX_STRAY_FILE,
  CX_STRAY_WORKBOOK,
  CX_STRAY_FOLDER,    /* inside terms or sentiment */
  CX_STRAY_TOP_FOLDER, /* beside them, with tables in it */
  CX_STRAY_NO_FILE     /* under a table's name: a pipe, which could be waited on for ever, a device */
} cx_stray_kind;

typedef struct cx_stray {
  const char *source; /* as of a table */
  cx_stray_kind kind;
} cx_stray;

typedef struct cx_pack {
  cx_arena arena;
  const char *folder; /* last part of the path: "base" */
  const char *name, *version, *licence, *languages, *extends; /* of pack.tsv; "" where not said */
  cx_table *tables;   /* in order of their names */
  size_t table_count, table_capacity;
  cx_stray *strays; /* in order of their names */
  size_t stray_count, stray_capacity;
} cx_pack;

/* Every fault goes here; reading goes on behind it. */
typedef struct cx_faults {
  void (*report)(void *ctx, const cxtag_error *fault); /* may be NULL */
  void *ctx;
  cxtag_language language; /* CXTAG_FI = told in Finnish, else in English */
  size_t count;
  cxtag_error first; /* the first one reported */
} cx_faults;

/* Limits of a table, each reported as a fault where it is met. */
enum { CX_TABLE_COLUMNS_MAX = 64, CX_CELL_BYTES_MAX = 32 * 1024, CX_TABLE_BYTES_MAX = 256 * 1024 * 1024 };

/* folder is copied; NULL = the last part of the path that cx_pack_add_folder gets. Without memory the first
 * file added says so. */
void cx_pack_init(cx_pack *pack, const char *folder, const cxtag_memory *memory);
void cx_pack_clear(cx_pack *pack);
/* Files of so many bytes are about to come: room for them is made at once. No promise, and no failure. */
void cx_pack_expect(cx_pack *pack, size_t bytes);
/* One file of a pack: any encoding and dialect of design section 7. Faults are reported and counted; only
 * ENOMEM is returned, and then the pack is as it was. */
cxtag_status cx_pack_add_file(cx_pack *pack, const char *name, const char *bytes, size_t len,
                              cx_faults *faults);
/* Takes the table of that name back, if there is one, with all that it said of the pack. */
void cx_pack_remove_file(cx_pack *pack, const char *name);
/* All files of a folder; EIO for a missing folder or one with no table of a pack. */
cxtag_status cx_pack_add_folder(cx_pack *pack, const char *path, cx_faults *faults, cxtag_error *err);
/* "terms/delivery.tsv" with the pack's folder before it, in the pack's arena; NULL when memory is out. */
const char *cx_pack_source(cx_pack *pack, const char *name);
/* The cell of a column by its canonical (English) name, or NULL when the table has no such column. */
const cx_cell *cx_table_cell(const cx_table *table, const cx_table_row *row, const char *column);

#endif
