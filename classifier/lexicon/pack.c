#include "lexicon/pack.h"

#include <string.h>

#include "lexicon/columns.h"
#include "lexicon/decode.h"
#include "lexicon/faults.h"
#include "lexicon/nearest.h"
#include "lexicon/normal_form.h"
#include "lexicon/sheet.h"
#include "lexicon/spreadsheet.h"

/* What reading one file needs at hand. */
typedef struct reading {
  cx_pack *pack;
  cx_table *table;
  cx_sheet sheet;
  cx_faults *faults;
  cx_cell *line; /* the cells of one line: CX_TABLE_COLUMNS_MAX of them */
  int is_masked;   /* a spreadsheet's form: a ' may stand before what it would mangle */
  int is_no_table; /* columns are missing without which its rows mean nothing: they are not read */
  size_t row_capacity;
} reading;

static void forget_metadata(cx_pack *pack) {
  pack->name = pack->version = pack->licence = pack->languages = pack->extends = "";
}

void cx_pack_init(cx_pack *pack, const char *folder, const cxtag_memory *memory) {
  memset(pack, 0, sizeof *pack);
  cx_arena_init(&pack->arena, memory);
  pack->folder = folder ? cx_decode_name(&pack->arena, folder, strlen(folder)) : NULL;
  forget_metadata(pack);
}

void cx_pack_clear(cx_pack *pack) {
  const cxtag_memory *memory = pack->arena.memory;
  for (size_t i = 0; i < pack->table_count; i++) cx_release(memory, pack->tables[i].rows);
  cx_release(memory, pack->tables);
  cx_release(memory, pack->strays);
  cx_arena_clear(&pack->arena);
  memset(pack, 0, sizeof *pack);
  pack->arena.memory = memory;
}

void cx_pack_expect(cx_pack *pack, size_t bytes) {
  enum { OF_BYTE = 4 /* the text, and a cell for every ten bytes of it */, MOST = 16 << 20 };
  (void)cx_arena_reserve(&pack->arena, (bytes < MOST ? bytes : MOST) * OF_BYTE);
}

static size_t find_column(const cx_table *table, const char *column) {
  for (size_t i = 0; i < table->column_count; i++) {
    const char *name = table->canonical[i];
    if (name && name[0] == column[0] && !strcmp(name, column)) return i;
  }
  return table->column_count;
}

const cx_cell *cx_table_cell(const cx_table *table, const cx_table_row *row, const char *column) {
  size_t const i = find_column(table, column);
  return i < table->column_count ? &row->cells[i] : NULL;
}

static cxtag_status check_cell(reading *r, cx_cell *cell, cx_sheet_fault quote) {
  if (quote == CX_SHEET_QUOTE_OPEN)
    cx_fault_at(r->faults, CXTAG_ESYNTAX, r->table, cell, 0, CX_TEXT(quote_open));
  else if (quote == CX_SHEET_QUOTE_INSIDE && r->sheet.delimiter != '\t')
    cx_fault_at(r->faults, CXTAG_ESYNTAX, r->table, cell, 0, CX_TEXT(quote_inside));
  if (cell->length > CX_CELL_BYTES_MAX) {
    cx_fault_at(r->faults, CXTAG_ELIMIT, r->table, cell, 0, CX_TEXT(cell_too_long), cell->length,
                CX_CELL_BYTES_MAX);
    cell->text = "";
    cell->length = 0;
  }
  if (!r->sheet.may_compose) return CXTAG_OK;
  cxtag_status const status = cx_make_nfc(&cell->text, &cell->length, &r->pack->arena);
  if (status != CXTAG_ELIMIT) return status;
  cx_fault_at(r->faults, CXTAG_ELIMIT, r->table, cell, 0, CX_TEXT(too_many_accents));
  return CXTAG_OK;
}

/* Reads one line into r->line; *count is how many cells it has, *end what ended it. */
static cxtag_status read_line(reading *r, size_t *count, cx_sheet_end *end) {
  cx_cell surplus, first = {NULL, 0, 0, 0};
  cx_sheet_fault quote;

  *count = 0;
  do {
    cx_cell *cell = *count < CX_TABLE_COLUMNS_MAX ? &r->line[*count] : &surplus;
    *end = cx_sheet_next(&r->sheet, cell, &quote);
    int const is_plain = quote == CX_SHEET_FINE && !r->sheet.may_compose && cell->length <= CX_CELL_BYTES_MAX;
    cxtag_status const status = is_plain ? CXTAG_OK : check_cell(r, cell, quote);
    if (status != CXTAG_OK) return status;
    if (r->is_masked) cx_take_mask_off(cell);
    if (*count < CX_TABLE_COLUMNS_MAX) ++*count;
    else if (surplus.length && !first.length)
      first = surplus;
  } while (*end == CX_SHEET_CELL);
  if (first.length)
    cx_fault_at(r->faults, CXTAG_ELIMIT, r->table, &first, 0, CX_TEXT(too_many_columns), CX_TABLE_COLUMNS_MAX);
  return CXTAG_OK;
}

static int is_blank(const cx_cell *cells, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (cells[i].length) return 0;
  return 1;
}

static void fault_missing_column(const reading *r, const char *needed) {
  const cx_table *table = r->table;
  const cx_cell *meant = NULL;
  cx_nearest nearest;
  cx_nearest_init(&nearest, needed);
  for (size_t i = 0; i < table->column_count; i++) {
    const char *before = nearest.best;
    if (!table->canonical[i]) cx_nearest_try(&nearest, table->columns[i].text);
    if (nearest.best != before) meant = &table->columns[i];
  }
  if (meant)
    cx_fault_at(r->faults, CXTAG_ESYNTAX, table, meant, 0, CX_TEXT(column_near), needed, meant->text);
  else
    cx_fault_at(r->faults, CXTAG_ESYNTAX, table, &table->columns[0], 0, CX_TEXT(column_missing), needed);
}

/* Names of columns with blanks or `|` between: to the reader they are one cell. */
static int is_unparted(const cx_table *table) {
  return table->column_count == 1 && !table->canonical[0] && strpbrk(table->columns[0].text, " |\t") != NULL;
}

static void check_columns(reading *r) {
  const cx_table *table = r->table;
  const char *needed;

  for (size_t i = 0; i < table->column_count; i++) {
    if (table->canonical[i] && find_column(table, table->canonical[i]) < i)
      cx_fault_at(r->faults, CXTAG_ESYNTAX, table, &table->columns[i], 0, CX_TEXT(column_twice),
                  table->canonical[i]);
  }
  r->is_no_table = is_unparted(table);
  if (r->is_no_table)
    cx_fault_at(r->faults, CXTAG_ESYNTAX, table, &table->columns[0], 0, CX_TEXT(header_unparted),
                table->columns[0].text);
  for (size_t n = 0; !is_unparted(table) && (needed = cx_column_required(table->kind, n)) != NULL; n++) {
    if (find_column(table, needed) < table->column_count) continue;
    r->is_no_table = 1;
    fault_missing_column(r, needed);
  }
}

static cxtag_status read_header(reading *r, size_t count) {
  cx_table *table = r->table;
  cx_arena *arena = &r->pack->arena;

  while (count > 1 && !r->line[count - 1].length) count--;
  table->columns = cx_arena_array(arena, count, sizeof *table->columns);
  table->canonical = cx_arena_array(arena, count, sizeof *table->canonical);
  int8_t *places = cx_arena_alloc(arena, CX_COLUMN_COUNT);
  if (!table->columns || !table->canonical || !places) return CXTAG_ENOMEM;
  memcpy(table->columns, r->line, count * sizeof *table->columns);
  for (size_t i = 0; i < count; i++)
    table->canonical[i] = cx_column_name(table->kind, table->columns[i].text);
  table->column_count = count;
  for (int column = 0; column < CX_COLUMN_COUNT; column++) {
    size_t const place = find_column(table, cx_column_text((cx_column)column));
    places[column] = (int8_t)(place < count ? (int)place : -1);
  }
  table->places = places;
  check_columns(r);
  return CXTAG_OK;
}

static cxtag_status add_row(reading *r, size_t count) {
  cx_table *table = r->table;
  cx_cell *cells = cx_arena_array(&r->pack->arena, table->column_count, sizeof *cells);

  if (!cells || !cx_grow(r->pack->arena.memory, &table->rows, &r->row_capacity, table->row_count + 1,
                         sizeof *table->rows))
    return CXTAG_ENOMEM;
  memcpy(cells, r->line, (count < table->column_count ? count : table->column_count) * sizeof *cells);
  for (size_t i = count; i < table->column_count; i++)
    cells[i] = (cx_cell){"", 0, r->line[count - 1].line, r->line[count - 1].column};
  for (size_t i = table->column_count; i < count; i++) {
    if (!r->line[i].length) continue;
    cx_fault_at(r->faults, CXTAG_ESYNTAX, table, &r->line[i], 0, CX_TEXT(cell_surplus));
    break;
  }
  table->rows[table->row_count++] = (cx_table_row){cells, r->line[0].line};
  return CXTAG_OK;
}

static cxtag_status read_rows(reading *r) {
  cxtag_status status = CXTAG_OK;
  cx_sheet_end end = r->sheet.at < r->sheet.end ? CX_SHEET_LINE : CX_SHEET_FILE;

  r->line = cx_arena_array(&r->pack->arena, CX_TABLE_COLUMNS_MAX, sizeof *r->line);
  if (!r->line) return CXTAG_ENOMEM;
  while (status == CXTAG_OK && end != CX_SHEET_FILE && !r->is_no_table) {
    size_t count;
    status = read_line(r, &count, &end);
    if (status != CXTAG_OK || is_blank(r->line, count)) continue;
    status = r->table->columns ? add_row(r, count) : read_header(r, count);
  }
  if (status == CXTAG_OK && !r->table->columns)
    cx_fault(r->faults, CXTAG_ESYNTAX, (cx_position){r->table->source, 1, 1, 0}, CX_TEXT(table_empty));
  return status;
}

/* Keys of pack.tsv that the reader itself knows. */
static void read_metadata(cx_pack *pack, const cx_table *table) {
  const struct {
    const char *key;
    const char **value;
  } known[] = {{"name", &pack->name},           {"version", &pack->version}, {"licence", &pack->licence},
               {"license", &pack->licence},     {"languages", &pack->languages}, {"extends", &pack->extends}};

  for (size_t i = 0; i < table->row_count; i++) {
    const cx_cell *key = cx_cell_in(table, &table->rows[i], CX_COLUMN_KEY);
    const cx_cell *value = cx_cell_in(table, &table->rows[i], CX_COLUMN_VALUE);
    if (!key || !value) return;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
      if (!strcmp(key->text, known[k].key)) *known[k].value = value->text;
  }
}

/* Makes room for a table among its neighbours by name; NULL when memory is out. */
static cx_table *insert_table(cx_pack *pack, const char *name) {
  size_t at = pack->table_count;

  if (!cx_grow(pack->arena.memory, &pack->tables, &pack->table_capacity, pack->table_count + 1,
               sizeof *pack->tables))
    return NULL;
  while (at && strcmp(pack->tables[at - 1].name, name) > 0) {
    pack->tables[at] = pack->tables[at - 1];
    at--;
  }
  memset(&pack->tables[at], 0, sizeof pack->tables[at]);
  pack->tables[at].name = name;
  pack->table_count++;
  return &pack->tables[at];
}

const char *cx_pack_source(cx_pack *pack, const char *name) {
  size_t folder = pack->folder ? strlen(pack->folder) : 0;
  const char *readable = cx_decode_name(&pack->arena, name, strlen(name));
  char *source = readable ? cx_arena_alloc(&pack->arena, folder + strlen(readable) + 2) : NULL;
  if (!source) return NULL;
  if (folder) memcpy(source, pack->folder, folder);
  if (folder) source[folder++] = '/';
  strcpy(source + folder, readable);
  return source;
}

/* Its place among the tables; behind the last = there is none of that name. */
static size_t find_table(const cx_pack *pack, const char *name) {
  size_t at = 0;
  while (at < pack->table_count && strcmp(pack->tables[at].name, name) != 0) at++;
  return at;
}

static int has_table(const cx_pack *pack, const char *name) {
  return find_table(pack, name) < pack->table_count;
}

static void read_all_metadata(cx_pack *pack) {
  forget_metadata(pack);
  for (size_t i = 0; i < pack->table_count; i++)
    if (pack->tables[i].kind == CX_TABLE_PACK && pack->tables[i].columns) read_metadata(pack, &pack->tables[i]);
}

void cx_pack_remove_file(cx_pack *pack, const char *name) {
  size_t const at = find_table(pack, name);
  if (at == pack->table_count) return;
  cx_release(pack->arena.memory, pack->tables[at].rows);
  pack->table_count--;
  memmove(&pack->tables[at], &pack->tables[at + 1], (pack->table_count - at) * sizeof *pack->tables);
  read_all_metadata(pack);
}

/* The names that the first line of the bytes gives to columns; 0 when there is none that can be read. */
static size_t read_names(const char **names, cx_pack *pack, const char *bytes, size_t len) {
  enum { HEADER_BYTES = 4096 };
  size_t text_len, count = 0;
  cx_sheet sheet;
  cx_sheet_fault fault;
  cx_cell cell;
  cx_damage damage;
  char *text;
  if (len > HEADER_BYTES) len = HEADER_BYTES;
  if (cx_decode_table(&text, &text_len, &damage, &pack->arena, bytes, len) != CXTAG_OK) return 0;
  cx_sheet_init(&sheet, text, text_len);
  if (sheet.at >= sheet.end) return 0;
  cx_sheet_end end = CX_SHEET_CELL;
  while (end == CX_SHEET_CELL && count < CX_TABLE_COLUMNS_MAX) {
    end = cx_sheet_next(&sheet, &cell, &fault);
    names[count++] = cell.text;
  }
  return count;
}

/* Do the names hold all that a table of the kind cannot do without? */
static int fits_kind(const char *const *names, size_t count, cx_table_kind kind) {
  const char *needed;
  for (size_t n = 0; (needed = cx_column_required(kind, n)) != NULL; n++) {
    size_t i = 0;
    for (const char *known; i < count; i++)
      if ((known = cx_column_name(kind, names[i])) != NULL && !strcmp(known, needed)) break;
    if (i == count) return 0;
  }
  return 1;
}

static const struct top_table {
  const char *stem, *name;
  cx_table_kind kind;
  int is_told_apart; /* its columns are those of no other table */
} TOP_TABLES[] = {{"pack", "pack.tsv", CX_TABLE_PACK, 0},          {"themes", "themes.tsv", CX_TABLE_THEMES, 0},
                  {"intents", "intents.tsv", CX_TABLE_INTENTS, 0}, {"shifters", "shifters.tsv", CX_TABLE_SHIFTERS, 1},
                  {"normal", "normal.tsv", CX_TABLE_NORMAL, 1},    {"lists", "lists.tsv", CX_TABLE_LISTS, 1},
                  {"tests", "tests.tsv", CX_TABLE_TESTS, 1}};

enum { TOP_TABLE_COUNT = sizeof TOP_TABLES / sizeof *TOP_TABLES };

static const struct top_table *nearest_table(const char *stem) {
  const struct top_table *meant = NULL;
  cx_nearest nearest;
  cx_nearest_init(&nearest, stem);
  for (size_t i = 0; i < TOP_TABLE_COUNT; i++) {
    const char *before = nearest.best;
    cx_nearest_try(&nearest, TOP_TABLES[i].stem);
    if (nearest.best != before) meant = &TOP_TABLES[i];
  }
  return meant;
}

/* What a table of an unknown name is meant to be: by its name and its columns, else by its columns, else by its name.
 */
static void fault_name(cx_pack *pack, cx_faults *faults, const char *source, const char *name, const char *bytes,
                       size_t len) {
  const char *names[CX_TABLE_COLUMNS_MAX], *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
  size_t const count = read_names(names, pack, bytes, len), size = strlen(last);
  const char *stem = cx_arena_copy(&pack->arena, last, cx_has_table_ending(last) ? size - 4 : size);
  const struct top_table *near = stem ? nearest_table(stem) : NULL;
  cx_position const where = {source, 0, 0, 0};
  int const is_near = near && fits_kind(names, count, near->kind);
  if (!is_near && fits_kind(names, count, CX_TABLE_TERMS)) {
    cx_fault(faults, CXTAG_EFORMAT, where, CX_TEXT(table_misplaced), "terms");
    return;
  }
  if (!is_near && fits_kind(names, count, CX_TABLE_SENTIMENT)) {
    cx_fault(faults, CXTAG_EFORMAT, where, CX_TEXT(table_misplaced), "sentiment");
    return;
  }
  for (size_t i = 0; i < TOP_TABLE_COUNT && !is_near; i++)
    if (TOP_TABLES[i].is_told_apart && fits_kind(names, count, TOP_TABLES[i].kind)) near = &TOP_TABLES[i];
  if (near)
    cx_fault(faults, CXTAG_EFORMAT, where, CX_TEXT(table_near), near->name);
  else
    cx_fault(faults, CXTAG_EFORMAT, where, CX_TEXT(table_unknown));
}

/* One fault for the whole table: what damages one character seldom damages only that. */
static void fault_damage(cx_faults *faults, const char *source, const cx_damage *damage) {
  cx_position const where = {source, damage->line, damage->column, 0};
  if (damage->places == 1)
    cx_fault(faults, CXTAG_EUTF8, where, CX_TEXT(table_damaged), damage->byte);
  else if (damage->places)
    cx_fault(faults, CXTAG_EUTF8, where, CX_TEXT(table_damaged_often), damage->byte, damage->places);
}

cxtag_status cx_pack_add_file(cx_pack *pack, const char *name, const char *bytes, size_t len,
                              cx_faults *faults) {
  reading r = {.pack = pack, .faults = faults};
  cx_table_kind kind;
  cx_damage damage;
  char *text;
  size_t text_len;

  name = cx_arena_copy(&pack->arena, name, strlen(name));
  const char *source = name ? cx_pack_source(pack, name) : NULL;
  if (!source) return CXTAG_ENOMEM;
  if (!cx_table_kind_of(name, &kind)) {
    fault_name(pack, faults, source, name, bytes, len);
    return CXTAG_OK;
  }
  cx_position const start = {source, 1, 1, 0};
  if (has_table(pack, name)) {
    cx_fault(faults, CXTAG_EINVAL, start, CX_TEXT(table_twice));
    return CXTAG_OK;
  }
  if (len > CX_TABLE_BYTES_MAX) {
    cx_fault(faults, CXTAG_ELIMIT, start, CX_TEXT(table_too_large));
    return CXTAG_OK;
  }
  cxtag_status status = cx_decode_table(&text, &text_len, &damage, &pack->arena, bytes, len);
  if (status == CXTAG_ENOMEM) return status;
  if (status == CXTAG_EUTF8) {
    cx_fault(faults, CXTAG_EUTF8, start, CX_TEXT(table_no_text));
    return CXTAG_OK;
  }
  fault_damage(faults, source, &damage);
  r.table = insert_table(pack, name);
  if (!r.table) return CXTAG_ENOMEM;
  r.table->kind = kind;
  r.table->source = source;
  cx_sheet_init(&r.sheet, text, text_len);
  r.is_masked = r.sheet.delimiter != '\t' || cx_has_ending(name, ".csv");
  status = read_rows(&r);
  if (status != CXTAG_OK) cx_pack_remove_file(pack, name);
  if (status == CXTAG_OK && kind == CX_TABLE_PACK && r.table->columns) read_metadata(pack, r.table);
  return status;
}
