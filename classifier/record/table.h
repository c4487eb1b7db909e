/* Records from rows: finding the header, the columns and the text. */
#ifndef CX_RECORD_TABLE_H
#define CX_RECORD_TABLE_H

#include "record/mapping.h"
#include "record/preset_match.h"
#include "record/rows.h"

typedef struct cx_column {
  cxtag_text_value name;     /* trimmed, UTF-8; empty = the header cell is blank */
  cxtag_text_value below[2]; /* second and third header row */
} cx_column;

/* A column that is empty in the sample: what came in it behind that. */
typedef struct cx_late_column {
  size_t column, filled, words, numeric;
} cx_late_column;

typedef struct cx_grid {
  cx_format format;
  cx_reading *reading;
  cx_rows *rows;
  cx_row_sample sample;
  size_t header_row, header_rows; /* of the sample; header_rows 0 = there is none */
  cx_column *columns;
  size_t column_count;
  cx_mapping mapping; /* its paths are resolved to columns */
  cxtag_text_value *kept_names; /* `keep all`: of each column; bytes NULL = it is kept by name already */
  cx_late_column *late;         /* those that may turn out to hold texts, where the user has named none */
  size_t late_count;
} cx_grid;

/* Cell i of a row without its escapes, in UTF-8: one that is not is mended, whatever the file was taken for, and
 * *mended set. An absent cell is empty. */
cxtag_text_value cx_grid_cell(cx_grid *table, cx_arena *arena, const cx_row *row, const char *bytes, size_t i,
                              int *mended);
cxtag_text_value cx_sample_cell(cx_grid *table, size_t sample_row, size_t i);

/* Takes the names of columns from the header rows. */
cxtag_status cx_grid_read_header(cx_grid *table, cxtag_error *err);
/* Which row is the header: the first where all the names stand, or, without names, the first that is as wide
 * as most rows are. */
size_t cx_grid_find_header(cx_grid *table, const char *const *names, size_t count);
/* The column of this name or "#2". EFORMAT: not there (the message lists what is), or there more than once.
 */
cxtag_status cx_grid_find_column(size_t *out, cx_grid *table, const char *name, size_t len, cxtag_error *err);
/* How many columns are called so. */
size_t cx_grid_count_columns(const cx_grid *table, const char *name, size_t len);
/* "'Id', 'Palaute'", for a message: as many of the names as there is room for. */
void cx_grid_list_columns(char *list, size_t size, const cx_grid *table);

/* How likely it is that texts are to be read here. */
typedef enum cx_table_worth {
  CX_WORTH_NOTHING, /* no row, or none behind the first */
  CX_WORTH_ROWS,    /* no text among them */
  CX_WORTH_WORDS,   /* words, in a single column or a few of them in one */
  CX_WORTH_TEXT,    /* a column that is called like texts or reads like them */
  CX_WORTH_ASKED    /* the columns that were asked for, or the header of a preset */
} cx_table_worth;
/* Looks at the first rows, which it owns, and closes them. ENOMEM alone is a failure. */
cxtag_status cx_grid_look(cx_table_worth *out, cx_reading *reading, cx_rows *rows);
/* What the columns are worth; the header is read. */
cx_table_worth cx_grid_worth(cx_grid *table);

/* The name of a column for people: its header, or its number. NULL when memory is out. */
const char *cx_grid_column_label(cx_grid *table, size_t column);
/* The one column that looks like feedback; a warning tells which others look like texts. EFORMAT: there is none, or
 * more than one that looks so most of all. */
cxtag_status cx_grid_choose_text(size_t *out, cx_grid *table, cxtag_error *err);
/* Looks at the cells of a row that may tell more; and says at the end what they told. */
void cx_grid_note_late(cx_grid *table, const cx_row *row, const char *bytes);
void cx_grid_tell_late(cx_grid *table);

/* The mapping of a table without a preset: what the user names, or the one column that looks like feedback.
 */
cxtag_status cx_grid_mapping(cx_grid *table, cxtag_error *err);

/* Adds the records of a row, which lies at line and byte, to the batch. */
cx_step cx_grid_records(cx_grid *table, cx_batch *batch, const cx_row *row, const char *bytes, uint64_t line,
                        uint64_t byte, cxtag_error *err);

/* The preset whose header a row of the sample is; asked: only this one, NULL = any. */
cxtag_status cx_grid_preset_choose(cx_preset_choice *out, cx_grid *table, const cx_preset *asked);
/* Its header rows, and its mapping. EFORMAT when none of its text columns is there. */
cxtag_status cx_grid_preset_header(cx_grid *table, const cx_preset_choice *choice, cxtag_error *err);
cxtag_status cx_grid_preset_mapping(cx_grid *table, const cx_preset_choice *choice, cxtag_error *err);

#endif
