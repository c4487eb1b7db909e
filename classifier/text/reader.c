/* The floor's door: a reader owns all working memory and uses it again for every text. */
#include <limits.h>
#include <string.h>

#include "text/fold.h"
#include "text/scan.h"

/* Offsets are 32 bits wide and folding may lengthen a text threefold. */
enum { TEXT_MAX = 1 << 30 };

struct cx_text_reader {
  cxtag_memory hook;
  const cxtag_memory *memory;
  cx_fold fold;
  cx_buffer repaired;
  cx_roles roles;
  cx_scan scan; /* of the last text; keeps its memory */
  const cx_lookup *lookup;
  cx_tag_words tag_words;
};

void cx_text_reader_serve(cx_text_reader *reader, const cx_lookup *lookup) {
  static const uint32_t no_slot;
  static const cx_lookup none = {&no_slot, 0};
  reader->lookup = lookup ? lookup : &none;
}

void cx_text_reader_ask(cx_text_reader *reader, cx_word_languages *languages, const void *ctx) {
  memset(&reader->tag_words, 0, sizeof reader->tag_words);
  reader->tag_words.languages = languages;
  reader->tag_words.ctx = ctx;
}

cxtag_status cx_text_reader_new(cx_text_reader **out, const cxtag_memory *memory) {
  cx_text_reader *reader = cx_alloc_zeroed(memory, 1, sizeof *reader);

  *out = reader;
  if (!reader) return CXTAG_ENOMEM;
  reader->hook = memory ? *memory : cx_memory_default;
  reader->memory = &reader->hook;
  cx_fold_init(&reader->fold, reader->memory);
  cx_buffer_init(&reader->repaired, reader->memory);
  cx_text_reader_serve(reader, NULL);
  reader->scan.memory = reader->memory;
  reader->scan.roles_of_words = &reader->roles;
  reader->scan.tag_words = &reader->tag_words;
  cx_roles_fill(&reader->roles);
  return CXTAG_OK;
}

void cx_text_reader_free(cx_text_reader *reader) {
  if (!reader) return;
  cxtag_memory hook = reader->hook;
  cx_fold_clear(&reader->fold);
  cx_buffer_clear(&reader->repaired);
  cx_release(&hook, reader->scan.tokens);
  cx_release(&hook, reader->scan.marks);
  cx_release(&hook, reader);
}

/* Folds bytes or, where they are not well-formed, their repaired form; *source is what was folded. */
static cxtag_status fold_or_repair(cx_fold *fold, cx_buffer *repaired, const unsigned char **source,
                                   size_t *len, cxtag_origin origin, uint32_t *flags) {
  cx_fold_outcome outcome = cx_fold_text(fold, *source, *len);

  if (outcome == CX_FOLD_ILL_FORMED) {
    if (cx_utf8_repair(repaired, *source, *len, origin) != CXTAG_OK) return CXTAG_ENOMEM;
    *source = (const unsigned char *)repaired->bytes;
    *len = repaired->length;
    *flags |= CX_TEXT_REPAIRED;
    outcome = cx_fold_text(fold, *source, *len);
  }
  return outcome == CX_FOLD_DONE ? CXTAG_OK : CXTAG_ENOMEM;
}

static int scan_tokens(cx_text *out, cx_text_reader *reader) {
  cx_scan *scan = &reader->scan;

  scan->lookup = *reader->lookup;
  scan->bytes = reader->fold.bytes;
  scan->length = reader->fold.length;
  scan->map = reader->fold.mapped ? reader->fold.map : NULL;
  scan->unknown = reader->fold.is_plain ? 0 : UINT_MAX;
  scan->source = (const unsigned char *)out->source;
  scan->source_length = out->source_length;
  if (!cx_scan_text(scan)) return 0;
  cx_set_borders(scan);
  out->bytes = (const char *)scan->bytes;
  out->length = scan->length;
  out->map = scan->map;
  out->tokens = scan->tokens;
  out->token_count = scan->count;
  out->clauses = scan->marks;
  out->clause_count = scan->clause_count;
  out->after = scan->gap.before;
  out->flags |= scan->text_flags | (reader->fold.has_dots ? CX_TEXT_DOTS : 0);
  return 1;
}

cxtag_status cx_text_read(cx_text *out, cx_text_reader *reader, const char *bytes, size_t len,
                          size_t max_text, cxtag_origin origin, cxtag_error *err) {
  const unsigned char *source = (const unsigned char *)bytes;
  size_t length = cx_utf8_cut(source, len, max_text < TEXT_MAX ? max_text : TEXT_MAX);

  memset(out, 0, sizeof *out);
  if (length < len) out->flags |= CX_TEXT_TRUNCATED;
  cxtag_status status =
      fold_or_repair(&reader->fold, &reader->repaired, &source, &length, origin, &out->flags);
  out->source = length ? (const char *)source : "";
  out->source_length = length;
  if (status == CXTAG_OK && !scan_tokens(out, reader)) status = CXTAG_ENOMEM;
  if (status == CXTAG_OK) return CXTAG_OK;
  memset(out, 0, sizeof *out);
  return cx_error_memory(err);
}

cxtag_span cx_text_span(const cx_text *text, size_t first, size_t last) {
  size_t start = text->tokens[first].start, end = text->tokens[last].end;
  if (!text->map) return (cxtag_span){start, end};
  return (cxtag_span){text->map[start], text->map[end]};
}

cxtag_status cx_text_fold(cx_buffer *out, const char *bytes, size_t len) {
  const unsigned char *source = (const unsigned char *)bytes;
  cx_buffer repaired;
  cx_fold fold;
  uint32_t flags = 0;

  if (len > TEXT_MAX) len = cx_utf8_cut(source, len, TEXT_MAX);
  cx_fold_init(&fold, out->memory);
  cx_buffer_init(&repaired, out->memory);
  cxtag_status status = fold_or_repair(&fold, &repaired, &source, &len, CXTAG_FROM_UTF8, &flags);
  if (status == CXTAG_OK) cx_buffer_append(out, (const char *)fold.bytes, fold.length);
  cx_fold_clear(&fold);
  cx_buffer_clear(&repaired);
  return status == CXTAG_OK && !out->failed ? CXTAG_OK : CXTAG_ENOMEM;
}
