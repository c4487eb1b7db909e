#include "lexicon/merge.h"

#include <string.h>

#include "base/eight.h"
#include "base/hash.h"
#include "lexicon/cells.h"
#include "lexicon/faults.h"
#include "morph/vocabulary.h"

enum { KEY_COLUMNS_MAX = 3 };

static const struct key_columns {
  size_t count;
  cx_column columns[KEY_COLUMNS_MAX];
} KEYS[] = {
    [CX_TABLE_PACK] = {1, {CX_COLUMN_KEY}},
    [CX_TABLE_THEMES] = {1, {CX_COLUMN_ID}},
    [CX_TABLE_TERMS] = {3, {CX_COLUMN_EXPRESSION, CX_COLUMN_THEME, CX_COLUMN_LANG}},
    [CX_TABLE_SENTIMENT] = {3, {CX_COLUMN_EXPRESSION, CX_COLUMN_THEME, CX_COLUMN_LANG}},
    [CX_TABLE_INTENTS] = {3, {CX_COLUMN_EXPRESSION, CX_COLUMN_THEME, CX_COLUMN_LANG}},
    [CX_TABLE_SHIFTERS] = {2, {CX_COLUMN_EXPRESSION, CX_COLUMN_LANG}},
    [CX_TABLE_NORMAL] = {2, {CX_COLUMN_FROM, CX_COLUMN_LANG}},
    [CX_TABLE_LISTS] = {2, {CX_COLUMN_NAME, CX_COLUMN_MEMBER}},
    [CX_TABLE_TESTS] = {1, {CX_COLUMN_TEXT}},
};

/* Do eight bytes stand for themselves in every key? No dot, no capital, no control character, none of Latin-1's
 * capitals (C3 80 to C3 9E), and no two blanks: most expressions hold nothing else. `before` is the byte before
 * them. */
static int are_steady(uint64_t bytes, unsigned char before) {
  uint64_t const low = bytes & CX_EIGHT(0x7F), high = bytes & CX_EIGHT(0x80);
  uint64_t const capitals = ((low + CX_EIGHT(0x80 - 'A')) ^ (low + CX_EIGHT(0x80 - 'Z' - 1))) & ~high;
  uint64_t const behind_c3 = cx_eight_equal(bytes, 0xC3) << 8 | (before == 0xC3 ? 0x80 : 0);
  uint64_t const latin = ~(low + CX_EIGHT(0x80 - 0x1F)) & high & behind_c3;
  uint64_t const blanks = cx_eight_equal(bytes, ' '), twice = blanks & (blanks << 8 | (before == ' ' ? 0x80 : 0));
  uint64_t const odd = cx_eight_below(bytes, ' ') | cx_eight_equal(bytes, '.');
  return !(odd | ((capitals | latin) & CX_EIGHT(0x80)) | twice);
}

static int is_steady(const char *text, size_t len) {
  char rest[8] = {'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'};
  unsigned char before = ' ';
  size_t at = 0;
  for (; len - at >= sizeof rest; at += sizeof rest) {
    if (!are_steady(cx_eight_load(text + at), before)) return 0;
    before = (unsigned char)text[at + sizeof rest - 1];
  }
  memcpy(rest, text + at, len - at);
  return are_steady(cx_eight_load(rest), before);
}

/* A cell as a key: one blank for many, `…` for `...`, small letters for ASCII and Latin-1 unless case
 * counts. */
static void append_key(cx_buffer *key, const cx_cell *cell, int fold) {
  char *out = cx_buffer_reserve(key, cell->length);
  size_t length = 0;

  if (!out) return;
  for (uint32_t i = 0; i < cell->length; i++) {
    unsigned char c = (unsigned char)cell->text[i];
    if (c == '\n' || c == '\t') c = ' ';
    if (c == ' ' && length && out[length - 1] == ' ') continue;
    if (c == '.' && cell->length - i >= 3 && !memcmp(cell->text + i, "...", 3)) {
      memcpy(out + length, "…", 3);
      length += 3;
      i += 2;
      continue;
    }
    if (fold && c >= 'A' && c <= 'Z') c = (unsigned char)(c + 0x20);
    if (fold && i && c >= 0x80 && c <= 0x9E && (unsigned char)cell->text[i - 1] == 0xC3 && c != 0x97)
      c = (unsigned char)(c + 0x20);
    out[length++] = (char)c;
  }
  key->length += length;
}

/* Do capitals make no difference in the row's key? */
static int folds_case(const cx_source_row *row) {
  return row->table->kind != CX_TABLE_TESTS && cx_read_mark(cx_source_cell(row, CX_COLUMN_CASE)) <= 0;
}

/* The i-th cell of the row's key; an empty one for all languages, and where the table lacks the column. */
static const cx_cell *key_part(const cx_source_row *row, size_t i) {
  static const cx_cell nothing = {"", 0, 0, 0};
  cx_column const column = KEYS[row->table->kind].columns[i];
  const cx_cell *cell = cx_source_cell(row, column);
  if (!cell || (column == CX_COLUMN_LANG && cell->text[0] == '*')) return &nothing;
  return cell;
}

static void make_key(cx_buffer *key, const cx_source_row *row) {
  int const fold = folds_case(row);
  cx_buffer_reset(key);
  cx_buffer_append_byte(key, (char)('a' + (int)row->table->kind));
  for (size_t i = 0; i < KEYS[row->table->kind].count; i++) {
    cx_buffer_append_byte(key, '\x1F');
    append_key(key, key_part(row, i), fold);
  }
}

/* The hash of what make_key makes; *key is where it is made of cells that do not stand for themselves. */
static uint32_t hash_key(cx_buffer *key, const cx_source_row *row) {
  int const fold = folds_case(row);
  uint32_t hash = (uint32_t)row->table->kind;
  for (size_t i = 0; i < KEYS[row->table->kind].count; i++) {
    const cx_cell *cell = key_part(row, i);
    const char *text = cell->text;
    size_t length = cell->length;
    if (!is_steady(text, length)) {
      cx_buffer_reset(key);
      append_key(key, cell, fold);
      if (key->failed) return 0;
      text = key->bytes;
      length = key->length;
    }
    hash = (hash ^ cx_hash(text, length)) * 0x9E3779B1u;
    hash ^= hash >> 15;
  }
  return hash;
}

/* The key cell, or the first: where a fault of the whole row is shown. */
static const cx_cell *key_cell(const cx_source_row *row) {
  const cx_cell *cell = cx_source_cell(row, KEYS[row->table->kind].columns[0]);
  return cell ? cell : &row->row->cells[0];
}

static void fault_missing_key(cx_faults *faults, const cx_source_row *row) {
  cx_column const column = KEYS[row->table->kind].columns[0];
  const cx_cell *cell = cx_source_cell(row, column);
  if (cell)
    cx_fault_at(faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(cell_empty), cx_column_text(column));
}

static void fault_nothing_to_delete(cx_faults *faults, const cx_source_row *row) {
  const struct key_columns *key = &KEYS[row->table->kind];
  char names[64] = "";
  for (size_t i = 0; i < key->count; i++) {
    if (i) strcat(names, ", ");
    strcat(names, cx_column_text(key->columns[i]));
  }
  cx_fault_at(faults, CXTAG_ESYNTAX, row->table, key_cell(row), 0, CX_TEXT(nothing_to_delete), names);
}

/* The first row with the key of this one, or NULL. Keys are made only where hashes agree, which is where rows meet:
 * making them all would cost more. */
static cx_source_row *find_first(cx_merged *merged, const cx_source_row *row, uint32_t hash) {
  cx_index_search search = cx_index_start(&merged->keys, hash);
  const cx_buffer *key = &merged->key, *other = &merged->other;
  uint32_t number;
  while ((number = cx_index_next(&search)) != CX_INDEX_NONE) {
    make_key(&merged->key, row);
    make_key(&merged->other, &merged->rows[number]);
    if (key->failed || other->failed) return NULL;
    if (other->length == key->length && !memcmp(other->bytes, key->bytes, key->length)) return &merged->rows[number];
  }
  return NULL;
}

static void remove_row(cx_merged *merged, const cx_source_row *row, const cx_source_row *first, cx_faults *faults) {
  cx_source_row *old = first ? &merged->rows[first->latest] : NULL;
  const cx_cell *cell = key_cell(row);

  if (!old || !old->live)
    fault_nothing_to_delete(faults, row);
  else if (old->layer == row->layer)
    cx_fault_at(faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(deletes_own), old->table->source,
                old->row->line);
  else
    old->live = 0;
}

static void replace_row(cx_merged *merged, cx_source_row *row, cx_source_row *first, cx_faults *faults) {
  cx_source_row *old = &merged->rows[first->latest];

  if (old->live && old->layer == row->layer) {
    cx_fault_at(faults, CXTAG_ESYNTAX, row->table, key_cell(row), 0, CX_TEXT(row_twice), old->table->source,
                old->row->line);
    return;
  }
  uint32_t const number = (uint32_t)(row - merged->rows);
  row->latest = old->live ? first->latest : number;
  old->live = 0;
  row->live = 1;
  first->latest = number;
}

static cxtag_status merge_row(cx_merged *merged, uint32_t number, cx_faults *faults) {
  cx_source_row *row = &merged->rows[number];
  const cx_cell *mark = cx_source_cell(row, CX_COLUMN_DELETE);
  int const removes = cx_read_mark(mark);

  if (!key_part(row, 0)->length) {
    fault_missing_key(faults, row);
    return CXTAG_OK;
  }
  if (removes < 0)
    cx_fault_at(faults, CXTAG_ESYNTAX, row->table, mark, 0, CX_TEXT(delete_no_mark), mark->text);
  row->removes = removes > 0;
  uint32_t const hash = hash_key(&merged->key, row);
  cx_source_row *first = find_first(merged, row, hash);
  if (merged->key.failed || merged->other.failed) return CXTAG_ENOMEM;
  if (removes > 0) {
    remove_row(merged, row, first, faults);
    return CXTAG_OK;
  }
  if (first) {
    replace_row(merged, row, first, faults);
    return CXTAG_OK;
  }
  row->live = 1;
  row->latest = number;
  return cx_index_add(&merged->keys, hash, number) ? CXTAG_OK : CXTAG_ENOMEM;
}

static cxtag_status merge_table(cx_merged *merged, const cx_table *table, uint8_t layer, cx_faults *faults) {
  cxtag_status status = CXTAG_OK;
  for (size_t i = 0; i < table->row_count && status == CXTAG_OK; i++) {
    merged->rows[merged->count] = (cx_source_row){.table = table, .row = &table->rows[i], .layer = layer};
    status = merge_row(merged, (uint32_t)merged->count++, faults);
  }
  return status;
}

/* Room for the rows of all packs at once. 0 = memory is out. */
static int reserve_rows(cx_merged *merged, const cx_pack *const *packs, size_t pack_count) {
  size_t count = 0;
  for (size_t p = 0; p < pack_count; p++)
    for (size_t t = 0; t < packs[p]->table_count; t++) count += packs[p]->tables[t].row_count;
  return cx_grow(merged->memory, &merged->rows, &merged->capacity, count, sizeof *merged->rows) &&
         cx_index_reserve(&merged->keys, count);
}

void cx_merged_init(cx_merged *merged, const cxtag_memory *memory) {
  memset(merged, 0, sizeof *merged);
  merged->memory = memory;
  cx_index_init(&merged->keys, memory);
  cx_buffer_init(&merged->key, memory);
  cx_buffer_init(&merged->other, memory);
}

cxtag_status cx_merge(cx_merged *merged, const cx_pack *const *packs, size_t pack_count, cx_faults *faults) {
  cxtag_status status = CXTAG_OK;

  if (!reserve_rows(merged, packs, pack_count)) return CXTAG_ENOMEM;
  for (size_t p = 0; p < pack_count && status == CXTAG_OK; p++)
    for (size_t t = 0; t < packs[p]->table_count && status == CXTAG_OK; t++)
      if (packs[p]->tables[t].columns)
        status = merge_table(merged, &packs[p]->tables[t], (uint8_t)p, faults);
  return status;
}

void cx_merged_clear(cx_merged *merged) {
  cx_release(merged->memory, merged->rows);
  cx_index_clear(&merged->keys);
  cx_buffer_clear(&merged->key);
  cx_buffer_clear(&merged->other);
  cx_merged_init(merged, merged->memory);
}
