/* The rows of a sheet: the parser is fed until a row is complete, then waits. */
#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "record/xlsx.h"

enum { COLUMNS_MOST = 16384, CHUNK = 16384 };

typedef enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOLEAN, CELL_ERROR } cell_type;

typedef struct xlsx_rows {
  cx_rows rows;
  cx_reading *reading;
  cx_book *book;
  const char *member; /* the sheet's */
  cx_stream *stream;
  XML_Parser parser;
  cx_row row;
  cx_buffer text;  /* of the row's cells */
  cx_buffer value; /* of the cell being read */
  uint64_t number; /* of the row */
  size_t column;
  cell_type type;
  int is_date, inside_value, phonetic;
  int row_done, too_large, suspended, all_given, ended, refused, failed;
  cxtag_error fault;
  char chunk[CHUNK];
} xlsx_rows;

/* "AB12" -> 27; SIZE_MAX = no such thing. */
static size_t column_of(const char *reference) {
  size_t column = 0;
  const char *c = reference;
  for (; *c >= 'A' && *c <= 'Z' && column < 100000; c++) column = column * 26 + (size_t)(*c - 'A' + 1);
  return c == reference || column > COLUMNS_MOST ? SIZE_MAX : column - 1;
}

static void begin_row(xlsx_rows *r, const char **attributes) {
  const char *number = cx_attribute(attributes, "r");
  r->number = number ? strtoull(number, NULL, 10) : r->number + 1;
  r->row.count = 0;
  r->column = 0;
  r->too_large = 0;
  cx_buffer_reset(&r->text);
}

static void begin_cell(xlsx_rows *r, const char **attributes) {
  const char *reference = cx_attribute(attributes, "r"), *type = cx_attribute(attributes, "t");
  const char *style = cx_attribute(attributes, "s");
  size_t const at = reference ? column_of(reference) : SIZE_MAX,
               number = style ? (size_t)strtoul(style, NULL, 10) : 0;
  if (at != SIZE_MAX) r->column = at;
  r->type = !type || !strcmp(type, "n") || !strcmp(type, "d") ? CELL_NUMBER
            : !strcmp(type, "s")                              ? CELL_SHARED
            : !strcmp(type, "b")                              ? CELL_BOOLEAN
            : !strcmp(type, "e")                              ? CELL_ERROR
                                                              : CELL_TEXT;
  r->is_date = number < r->book->style_count && r->book->dates[number];
  cx_buffer_reset(&r->value);
}

static void XMLCALL start(void *ctx, const XML_Char *element, const XML_Char **attributes) {
  xlsx_rows *r = ctx;
  const char *name = cx_local_name(element);
  if (!strcmp(name, "row"))
    begin_row(r, attributes);
  else if (!strcmp(name, "c"))
    begin_cell(r, attributes);
  else if (!strcmp(name, "rPh"))
    r->phonetic++;
  else if (!strcmp(name, "v") || !strcmp(name, "t"))
    r->inside_value = !r->phonetic;
}

static void XMLCALL text(void *ctx, const XML_Char *bytes, int len) {
  xlsx_rows *r = ctx;
  if (!r->inside_value) return;
  if (r->text.length + r->value.length + (size_t)len > r->reading->options->max_record)
    r->too_large = 1;
  else
    cx_buffer_append(&r->value, bytes, (size_t)len);
}

static void append_value(xlsx_rows *r) {
  const char *bytes = r->value.bytes ? r->value.bytes : "";
  size_t const len = r->value.length;
  if (r->type == CELL_SHARED) {
    size_t index = 0;
    for (size_t i = 0; i < len && bytes[i] >= '0' && bytes[i] <= '9' && index < SIZE_MAX / 20; i++)
      index = index * 10 + (size_t)(bytes[i] - '0');
    if (!len || index >= r->book->string_count) return;
    size_t const from = index ? r->book->ends[index - 1] : 0, length = r->book->ends[index] - from;
    if (r->text.length + length > r->reading->options->max_record) /* one string may be said a thousand times */
      r->too_large = 1;
    else
      cx_buffer_append(&r->text, r->book->strings.bytes + from, length);
  } else if (r->type == CELL_NUMBER)
    cx_append_cell_number(&r->text, bytes, len, r->is_date, r->book->from_1904);
  else if (r->type == CELL_BOOLEAN)
    cx_buffer_append_text(&r->text, len && *bytes == '1' ? "TRUE" : "FALSE");
  else if (r->type == CELL_TEXT)
    cx_append_cell_text(&r->text, bytes, len);
  /* #DIV/0! is what a formula came to, and said by nobody. */
}

/* Cells that the sheet leaves out are empty. */
static void end_cell(xlsx_rows *r) {
  size_t const from = r->text.length;
  if (r->column >= COLUMNS_MOST) { /* no spreadsheet has more */
    r->too_large = 1;
    return;
  }
  if (!cx_grow(r->reading->memory, &r->row.cells, &r->row.capacity, r->column + 1, sizeof *r->row.cells)) {
    r->failed = 1;
    return;
  }
  while (r->row.count <= r->column) r->row.cells[r->row.count++] = (cx_cell){from, 0, 0, 0};
  append_value(r);
  r->row.cells[r->column] = (cx_cell){from, r->text.length - from, 0, 0};
  r->column++;
  if (r->text.failed || r->value.failed) r->failed = 1;
}

static void XMLCALL end(void *ctx, const XML_Char *element) {
  xlsx_rows *r = ctx;
  const char *name = cx_local_name(element);
  if (!strcmp(name, "v") || !strcmp(name, "t"))
    r->inside_value = 0;
  else if (!strcmp(name, "rPh"))
    r->phonetic--;
  else if (!strcmp(name, "c"))
    end_cell(r);
  else if (!strcmp(name, "row")) {
    r->row_done = 1;
    XML_StopParser(r->parser, XML_TRUE);
  }
}

static void XMLCALL refuse_doctype(void *ctx, const XML_Char *name, const XML_Char *id, const XML_Char *pub,
                                   int internal) {
  xlsx_rows *r = ctx;
  (void)name;
  (void)id;
  (void)pub;
  (void)internal;
  r->refused = 1;
  XML_StopParser(r->parser, XML_FALSE);
}

static cx_step broken(xlsx_rows *r, cxtag_error *err) {
  cx_position const here = cx_reading_position(r->reading, r->number, 0);
  cx_error_at(err, CXTAG_EDAMAGED, here, "%s behind row %llu: %s", r->member, (unsigned long long)r->number,
              r->refused ? "a document type has no place here" : XML_ErrorString(XML_GetErrorCode(r->parser)));
  return CX_STEP_DAMAGED;
}

/* Parses on until a row is there. */
static cx_step feed(xlsx_rows *r, cxtag_error *err) {
  while (!r->row_done && !r->ended) {
    enum XML_Status status;
    if (r->suspended)
      status = XML_ResumeParser(r->parser);
    else {
      long const got = cx_stream_read(r->stream, r->chunk, sizeof r->chunk, err);
      if (got < 0) return CX_STEP_DAMAGED;
      status = XML_Parse(r->parser, r->chunk, (int)got, got == 0);
      r->all_given = got == 0;
    }
    r->suspended = status == XML_STATUS_SUSPENDED;
    r->ended = r->all_given && status == XML_STATUS_OK; /* what is given last may hold rows that the parser put off */
    if (status == XML_STATUS_ERROR) return broken(r, err);
    if (r->failed) {
      cx_error_memory(err);
      return CX_STEP_DAMAGED;
    }
  }
  return r->row_done ? CX_STEP_ENTRY : CX_STEP_END;
}

static cx_step next_xlsx_row(cx_rows *rows, const cx_row **row, const char **bytes, cxtag_error *err) {
  xlsx_rows *r = (xlsx_rows *)rows;
  rows->rejected = 0;
  r->row_done = 0;
  cx_step const step = feed(r, err);
  if (step != CX_STEP_ENTRY) return step;
  rows->line = r->number;
  rows->byte = 0;
  if (r->too_large) {
    rows->rejected = 1;
    cx_error_at(err, CXTAG_ELIMIT, cx_reading_position(r->reading, r->number, 0),
                "row is larger than the limit for a record, or has more than %d cells: left out", COLUMNS_MOST);
  }
  r->row.length = r->text.length;
  *row = &r->row;
  *bytes = r->text.bytes ? r->text.bytes : "";
  return CX_STEP_ENTRY;
}

static void close_xlsx_rows(cx_rows *rows) {
  xlsx_rows *r = (xlsx_rows *)rows;
  if (r->parser) XML_ParserFree(r->parser);
  cx_stream_close(r->stream);
  cx_row_clear(&r->row);
  cx_buffer_clear(&r->text);
  cx_buffer_clear(&r->value);
  cx_release(r->reading->memory, r);
}

cxtag_status cx_xlsx_rows_open(cx_rows **out, cx_reading *reading, cx_book *book, const cx_sheet *sheet,
                               cxtag_error *err) {
  *out = NULL;
  if (!sheet->member)
    return cx_error_at(err, CXTAG_EDAMAGED, cx_reading_position(reading, 0, 0),
                       "the sheet '%s' is missing in the workbook", sheet->name);
  xlsx_rows *const r = cx_alloc_zeroed(reading->memory, 1, sizeof *r);
  if (!r) return cx_error_memory(err);
  r->rows.next = next_xlsx_row;
  r->rows.close = close_xlsx_rows;
  r->rows.what = "xlsx";
  r->rows.dialect = (cx_dialect){'\t', 0, 0};
  r->reading = reading;
  r->book = book;
  r->member = sheet->member;
  cx_row_init(&r->row, reading->memory);
  cx_buffer_init(&r->text, reading->memory);
  cx_buffer_init(&r->value, reading->memory);
  cxtag_status status =
      cx_archive_read(&r->stream, book->archive, cx_archive_find(book->archive, sheet->member), reading->source, err);
  r->parser = status ? NULL : XML_ParserCreate(NULL);
  if (!status && !r->parser) status = cx_error_memory(err);
  if (status) {
    close_xlsx_rows(&r->rows);
    return status;
  }
  XML_SetUserData(r->parser, r);
  XML_SetElementHandler(r->parser, start, end);
  XML_SetCharacterDataHandler(r->parser, text);
  XML_SetStartDoctypeDeclHandler(r->parser, refuse_doctype);
  *out = &r->rows;
  return CXTAG_OK;
}
