#include "lexicon/open.h"

#include <string.h>

#include "lexicon/blob.h"

static cxtag_status fail_damaged(cxtag_error *err, const char *what) {
  return cx_error_set(err, CXTAG_EDAMAGED, "the compiled pack is damaged (%s): compile it again", what);
}

static cxtag_status fail_foreign(cxtag_error *err) {
  return cx_error_set(err, CXTAG_EFORMAT,
                      "not a compiled pack: give a file that `lex compile` wrote, or a folder of tables");
}

static cxtag_status check_header(const cx_blob_header *header, size_t len, cxtag_error *err) {
  if (memcmp(header->magic, CX_BLOB_MAGIC, sizeof header->magic)) return fail_foreign(err);
  if (header->version < CXTAG_PACK_FORMAT_MINIMUM || header->version > CXTAG_PACK_FORMAT)
    return cx_error_set(err, CXTAG_EVERSION,
                        "the compiled pack has format %u, this program reads %d to %d: compile it again",
                        header->version, CXTAG_PACK_FORMAT_MINIMUM, CXTAG_PACK_FORMAT);
  if (header->length != len || header->section_count != CX_SECTION_COUNT)
    return fail_damaged(err, header->length > len ? "its end is missing" : "its length is wrong");
  return CXTAG_OK;
}

static int sections_lie_inside(const cx_blob_header *header, size_t len) {
  for (int i = 0; i < CX_SECTION_COUNT; i++) {
    const cx_section *section = &header->sections[i];
    size_t const size = cx_section_item_size((cx_section_kind)i);
    if (section->offset % CX_SECTION_ALIGN || section->offset < sizeof *header || section->offset > len)
      return 0;
    if (section->count > (len - section->offset) / size) return 0;
  }
  return 1;
}

static const void *section_at(const cx_lexicon *lexicon, cx_section_kind kind, uint32_t *count) {
  const cx_blob_header *header = (const void *)lexicon->bytes;
  *count = header->sections[kind].count;
  return lexicon->bytes + header->sections[kind].offset;
}

/* Points the lexicon's tables into its bytes; 0 when sections that go together do not agree in size. */
static int place_sections(cx_lexicon *l, cx_section_counts *counts) {
  uint32_t cancel_count, at_count, regex_count, setting_count;

  l->strings = section_at(l, CX_SECTION_STRINGS, &counts->string_bytes);
  l->rows = section_at(l, CX_SECTION_ROWS, &l->row_count);
  l->patterns = section_at(l, CX_SECTION_PATTERNS, &l->pattern_count);
  l->steps = section_at(l, CX_SECTION_STEPS, &l->step_count);
  l->symbols = section_at(l, CX_SECTION_SYMBOLS, &l->symbol_count);
  l->symbol_entries = section_at(l, CX_SECTION_SYMBOL_ENTRIES, &counts->symbol_entries);
  l->gates = section_at(l, CX_SECTION_GATES, &l->gate_count);
  l->cancel_sets = section_at(l, CX_SECTION_CANCEL_SETS, &cancel_count);
  l->entry_bits = section_at(l, CX_SECTION_ENTRY_BITS, &l->entry_count);
  l->entry_triggers_at = section_at(l, CX_SECTION_ENTRY_TRIGGERS_AT, &at_count);
  l->entry_triggers = section_at(l, CX_SECTION_ENTRY_TRIGGERS, &counts->entry_triggers);
  l->regexes = section_at(l, CX_SECTION_REGEXES, &l->regex_count);
  l->regex_patterns = section_at(l, CX_SECTION_REGEX_PATTERNS, &regex_count);
  l->themes = section_at(l, CX_SECTION_THEMES, &l->theme_count);
  l->intents = section_at(l, CX_SECTION_INTENTS, &l->intent_count);
  l->layers = section_at(l, CX_SECTION_LAYERS, &l->layer_count);
  l->normals = section_at(l, CX_SECTION_NORMALS, &l->normal_count);
  l->settings = section_at(l, CX_SECTION_SETTINGS, &setting_count);
  return cancel_count == l->pattern_count && at_count && at_count - 1 == l->entry_count &&
         regex_count == l->regex_count && setting_count == CX_SETTING_NUMBERS;
}

static cxtag_status open_sections(cx_lexicon *lexicon, int check, cxtag_error *err) {
  const cx_blob_header *header = (const void *)lexicon->bytes;
  cx_section_counts counts;
  uint32_t vocabulary_length;

  if (!sections_lie_inside(header, lexicon->length) || !place_sections(lexicon, &counts))
    return fail_damaged(err, "its sections");
  if (check && !cx_lexicon_is_sound(lexicon, &counts)) return fail_damaged(err, "its tables");
  if (lexicon->gate_count > CX_GATES_MAX)
    return cx_error_set(err, CXTAG_ELIMIT, "the lexicon has %u patterns, over %d: use fewer alternatives in one row",
                        lexicon->gate_count, CX_GATES_MAX);
  const void *vocabulary = section_at(lexicon, CX_SECTION_VOCABULARY, &vocabulary_length);
  cxtag_status const status = (check ? cx_vocabulary_open : cx_vocabulary_open_own)(
      &lexicon->vocabulary, vocabulary, vocabulary_length, lexicon->memory, err);
  if (status != CXTAG_OK) return status;
  if (cx_vocabulary_entry_count(lexicon->vocabulary) != lexicon->entry_count)
    return fail_damaged(err, "its vocabulary");
  return CXTAG_OK;
}

/* bytes: aligned, at least a header long; `check` those that come from elsewhere. */
static cxtag_status open_bytes(cx_lexicon **out, const char *bytes, size_t len, cx_pages owned, int check,
                               const cxtag_memory *memory, cxtag_error *err) {
  const cx_blob_header *header = (const void *)bytes;
  cx_lexicon *lexicon = cx_alloc_zeroed(memory, 1, sizeof *lexicon);

  if (!lexicon) {
    cx_pages_free(&owned, memory);
    return cx_error_memory(err);
  }
  lexicon->memory = memory;
  lexicon->owned = owned;
  lexicon->bytes = bytes;
  lexicon->length = len;
  lexicon->is_foreign = check;
  cxtag_status status = check_header(header, len, err);
  if (status == CXTAG_OK && check &&
      header->checksum != cx_blob_checksum(bytes + CX_BLOB_CHECKED_FROM, len - CX_BLOB_CHECKED_FROM))
    status = fail_damaged(err, "its checksum");
  if (status == CXTAG_OK) status = open_sections(lexicon, check, err);
  if (status == CXTAG_OK && (!cx_make_normal_index(lexicon) || !cx_make_regex_bits(lexicon)))
    status = cx_error_memory(err);
  if (status != CXTAG_OK) {
    cx_lexicon_free(lexicon);
    return status;
  }
  *out = lexicon;
  return CXTAG_OK;
}

cxtag_status cx_lexicon_open(cx_lexicon **out, const void *bytes, size_t len, const cxtag_memory *memory,
                             cxtag_error *err) {
  const cx_blob_header *header = bytes;
  cx_pages copy = {NULL, NULL, 0};

  *out = NULL;
  size_t const begun = len < sizeof header->magic ? len : sizeof header->magic;
  if (begun && memcmp(bytes, CX_BLOB_MAGIC, begun)) return fail_foreign(err);
  if (len < sizeof *header) return fail_damaged(err, "it is shorter than a header");
  if ((uintptr_t)bytes % CX_BLOB_ALIGN) {
    if (!cx_pages_alloc(&copy, memory, len)) return cx_error_memory(err);
    bytes = memcpy(copy.bytes, bytes, len);
  }
  return open_bytes(out, bytes, len, copy, 1, memory, err);
}

cxtag_status cx_lexicon_open_builtin(cx_lexicon **out, const void *bytes, size_t len,
                                     const cxtag_memory *memory, cxtag_error *err) {
  *out = NULL;
  cx_pages const nobodys = {NULL, NULL, 0};
  return open_bytes(out, bytes, len, nobodys, 0, memory, err);
}

cxtag_status cx_lexicon_own(cx_lexicon **out, const cx_blob *blob, const cxtag_memory *memory, cxtag_error *err) {
  *out = NULL;
  return open_bytes(out, blob->pages.bytes, blob->length, blob->pages, 0, memory, err);
}

void cx_lexicon_free(cx_lexicon *lexicon) {
  if (!lexicon) return;
  cx_vocabulary_free(lexicon->vocabulary);
  cx_release(lexicon->memory, lexicon->regex_bits);
  cx_release(lexicon->memory, lexicon->regexes_by_bit);
  cx_index_clear(&lexicon->normal_index);
  cx_pages_free(&lexicon->owned, lexicon->memory);
  cx_release(lexicon->memory, lexicon);
}
