/* Workbook, relations, shared strings and styles. */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/xlsx.h"

const char *cx_local_name(const char *name) {
  const char *colon = strchr(name, ':');
  return colon ? colon + 1 : name;
}

const char *cx_attribute(const char **attributes, const char *name) {
  for (; *attributes; attributes += 2)
    if (!strcmp(cx_local_name(*attributes), name)) return attributes[1];
  return NULL;
}

/* Number formats, of which Excel has room for some hundred of one's own, and sheets. */
enum { FORMATS_MOST = 65536, SHEETS_MOST = 1000 };

typedef struct part {
  cx_book *book;
  cx_reading *reading;
  XML_Parser parser;
  int refused, failed;
  int depth_phonetic, inside_text; /* shared strings */
  int inside_cell_formats;
  uint8_t dates[FORMATS_MOST / 8]; /* a bit for each number format that shows one */
  cx_buffer text;
} part;

static void XMLCALL refuse_doctype(void *ctx, const XML_Char *name, const XML_Char *id, const XML_Char *pub,
                                   int internal) {
  part *p = ctx;
  (void)name;
  (void)id;
  (void)pub;
  (void)internal;
  p->refused = 1;
  XML_StopParser(p->parser, XML_FALSE);
}

/* Streams one member through a parser. A missing member is no fault when it may be missing. */
static cxtag_status parse_part(part *p, const char *member_name, int needed, XML_StartElementHandler start,
                               XML_EndElementHandler end, XML_CharacterDataHandler text, cxtag_error *err) {
  const cx_member *member = cx_archive_find(p->book->archive, member_name);
  cx_position const here = {p->book->name, 0, 0, 0};
  cx_stream *stream;
  cxtag_status status;
  long got = 1;
  if (!member)
    return needed ? cx_error_at(err, CXTAG_EDAMAGED, here, "the workbook has no %s", member_name) : CXTAG_OK;
  status = cx_archive_read(&stream, p->book->archive, member, p->book->name, err);
  if (status) return status;
  p->parser = XML_ParserCreate(NULL);
  if (p->parser) {
    XML_SetUserData(p->parser, p);
    XML_SetElementHandler(p->parser, start, end);
    XML_SetCharacterDataHandler(p->parser, text);
    XML_SetStartDoctypeDeclHandler(p->parser, refuse_doctype);
  } else
    status = cx_error_memory(err);
  while (!status && got > 0) {
    char buffer[16384];
    got = cx_stream_read(stream, buffer, sizeof buffer, err);
    if (got < 0)
      status = CXTAG_EDAMAGED;
    else if (XML_Parse(p->parser, buffer, (int)got, got == 0) == XML_STATUS_ERROR)
      status = cx_error_at(err, CXTAG_EDAMAGED, here, "%s, line %lu: %s", member_name,
                           (unsigned long)XML_GetCurrentLineNumber(p->parser),
                           p->refused ? "a document type has no place here"
                                      : XML_ErrorString(XML_GetErrorCode(p->parser)));
    else if (p->failed)
      status = cx_error_memory(err);
  }
  if (p->parser) XML_ParserFree(p->parser);
  cx_stream_close(stream);
  return status;
}

static const char *keep(part *p, const char *text) {
  const char *const copy = text ? cx_arena_copy(&p->reading->arena, text, strlen(text)) : "";
  if (!copy) p->failed = 1;
  return copy;
}

static void add_sheet(part *p, const char *name, const char **attributes) {
  cx_book *book = p->book;
  const char *const state = cx_attribute(attributes, "state");
  if (book->sheet_count == SHEETS_MOST) return;
  if (!cx_grow(book->memory, &book->sheets, &book->sheet_capacity, book->sheet_count + 1, sizeof *book->sheets)) {
    p->failed = 1;
    return;
  }
  cx_sheet *const sheet = &book->sheets[book->sheet_count++];
  *sheet = (cx_sheet){keep(p, name), "", NULL, !state || !strcmp(state, "visible")};
  for (const char **a = attributes; *a; a += 2) /* r:id, not sheetId */
    if (strchr(*a, ':') && !strcmp(cx_local_name(*a), "id")) sheet->relation = keep(p, a[1]);
}

static void XMLCALL workbook_start(void *ctx, const XML_Char *element, const XML_Char **attributes) {
  part *p = ctx;
  const char *const element_name = cx_local_name(element), *const name = cx_attribute(attributes, "name");
  if (!strcmp(element_name, "workbookPr")) {
    const char *value = cx_attribute(attributes, "date1904");
    p->book->from_1904 = value && (!strcmp(value, "1") || !strcmp(value, "true"));
  }
  if (!strcmp(element_name, "sheet") && name) add_sheet(p, name, attributes);
}

static void XMLCALL relation_start(void *ctx, const XML_Char *element, const XML_Char **attributes) {
  part *p = ctx;
  const char *id = cx_attribute(attributes, "Id"), *target = cx_attribute(attributes, "Target");
  char member[256];
  if (strcmp(cx_local_name(element), "Relationship") != 0 || !id || !target) return;
  snprintf(member, sizeof member, *target == '/' ? "%s%s" : "xl/%s%s", *target == '/' ? "" : target,
           *target == '/' ? target + 1 : "");
  for (size_t i = 0; i < p->book->sheet_count && !p->failed; i++) {
    cx_sheet *const sheet = &p->book->sheets[i];
    if (!strcmp(sheet->relation, id) && cx_archive_find(p->book->archive, member)) sheet->member = keep(p, member);
  }
}

static void XMLCALL strings_start(void *ctx, const XML_Char *element, const XML_Char **attributes) {
  part *p = ctx;
  const char *name = cx_local_name(element);
  (void)attributes;
  if (!strcmp(name, "rPh")) p->depth_phonetic++;
  if (!strcmp(name, "t")) p->inside_text = !p->depth_phonetic;
  if (!strcmp(name, "si")) cx_buffer_reset(&p->text);
}

static void XMLCALL strings_end(void *ctx, const XML_Char *element) {
  part *p = ctx;
  cx_book *book = p->book;
  const char *name = cx_local_name(element);
  if (!strcmp(name, "rPh")) p->depth_phonetic--;
  if (!strcmp(name, "t")) p->inside_text = 0;
  if (strcmp(name, "si")) return;
  cx_append_cell_text(&book->strings, p->text.bytes, p->text.length);
  if (p->text.failed || book->strings.failed ||
      !cx_grow(book->memory, &book->ends, &book->string_capacity, book->string_count + 1,
               sizeof *book->ends)) {
    p->failed = 1;
    return;
  }
  book->ends[book->string_count++] = book->strings.length;
}

static void XMLCALL strings_text(void *ctx, const XML_Char *text, int len) {
  part *p = ctx;
  size_t const most = p->reading->options->max_record;
  if (!p->inside_text || p->text.length > most) return; /* the row that says it is too large then */
  size_t const room = most + 1 - p->text.length;
  cx_buffer_append(&p->text, text, (size_t)len < room ? (size_t)len : room);
}

/* A format with day, month, year or hour outside quotes, brackets and escapes shows a time. */
static int is_date_format(const char *code) {
  for (; *code; code++) {
    if (*code == '"') {
      code = strchr(code + 1, '"');
      if (!code) return 0;
    } else if (*code == '[') {
      if ((code[1] | 0x20) == 'h' || (code[1] | 0x20) == 'm' || (code[1] | 0x20) == 's') return 1;
      code = strchr(code, ']');
      if (!code) return 0;
    } else if (*code == '\\' || *code == '_' || *code == '*') {
      if (!*++code) return 0;
    } else if (strchr("dmyhs", *code | 0x20) && (*code | 0x20) >= 'a')
      return 1;
  }
  return 0;
}

static int is_date_style(const part *p, unsigned long format) {
  if ((format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
      (format >= 50 && format <= 58))
    return 1;
  return format < FORMATS_MOST && p->dates[format / 8] >> (format % 8) & 1;
}

static void XMLCALL styles_start(void *ctx, const XML_Char *element, const XML_Char **attributes) {
  part *p = ctx;
  cx_book *book = p->book;
  const char *name = cx_local_name(element), *id = cx_attribute(attributes, "numFmtId");
  unsigned long const format = id ? strtoul(id, NULL, 10) : 0;
  if (!strcmp(name, "cellXfs")) p->inside_cell_formats = 1;
  if (!strcmp(name, "numFmt")) {
    const char *code = cx_attribute(attributes, "formatCode");
    if (code && format < FORMATS_MOST && is_date_format(code)) p->dates[format / 8] |= (uint8_t)(1u << (format % 8));
  }
  if (!p->inside_cell_formats || strcmp(name, "xf")) return;
  if (!cx_grow(book->memory, &book->dates, &book->style_capacity, book->style_count + 1, 1)) {
    p->failed = 1;
    return;
  }
  book->dates[book->style_count++] = (uint8_t)is_date_style(p, format);
}

static void XMLCALL styles_end(void *ctx, const XML_Char *element) {
  part *p = ctx;
  if (!strcmp(cx_local_name(element), "cellXfs")) p->inside_cell_formats = 0;
}

int cx_is_workbook(const cx_archive *archive) {
  return cx_archive_find(archive, "xl/workbook.xml") != NULL;
}

static cxtag_status read_parts(part *p, cxtag_error *err) {
  cxtag_status status = parse_part(p, "xl/workbook.xml", 1, workbook_start, NULL, NULL, err);
  if (!status) status = parse_part(p, "xl/_rels/workbook.xml.rels", 1, relation_start, NULL, NULL, err);
  if (!status) status = parse_part(p, "xl/sharedStrings.xml", 0, strings_start, strings_end, strings_text, err);
  return status ? status : parse_part(p, "xl/styles.xml", 0, styles_start, styles_end, NULL, err);
}

cxtag_status cx_book_open(cx_book *book, cx_archive *archive, cx_reading *reading, cxtag_error *err) {
  memset(book, 0, sizeof *book);
  book->memory = reading->memory;
  book->archive = archive;
  book->name = reading->source;
  cx_buffer_init(&book->strings, reading->memory);
  part *const p = cx_alloc_zeroed(reading->memory, 1, sizeof *p);
  if (!p) return cx_error_memory(err);
  p->book = book;
  p->reading = reading;
  cx_buffer_init(&p->text, reading->memory);
  cxtag_status const status = read_parts(p, err);
  cx_buffer_clear(&p->text);
  cx_release(reading->memory, p);
  return status;
}

void cx_book_list(char *list, size_t size, const cx_book *book) {
  *list = '\0';
  for (size_t i = 0; i < book->sheet_count; i++) {
    size_t const at = strlen(list);
    snprintf(list + at, size - at, "%s'%s'", at ? ", " : "", book->sheets[i].name);
  }
}

void cx_book_clear(cx_book *book) {
  cx_buffer_clear(&book->strings);
  cx_release(book->memory, book->sheets);
  cx_release(book->memory, book->ends);
  cx_release(book->memory, book->dates);
  memset(book, 0, sizeof *book);
}
