/*
 * Any bytes as a pack: blocks that begin with a line `@@NAME`. Invariants: every fault has a place and a
 * text; a lexicon comes out exactly when there was no fault; the same tables give the same bytes; what was
 * compiled opens.
 */
#include "fuzz.h"

#include <string.h>

#include "lexicon/decode.h"
#include "lexicon/examples.h"

static void look_at_fault(void *ctx, const cxtag_error *fault) {
  (void)ctx;
  MUST(fault->code != CXTAG_OK && fault->code != CXTAG_ENOMEM);
  MUST(fault->message[0] && cx_is_utf8(fault->message, strlen(fault->message)));
  MUST(!fault->column || fault->line);
}

static const char *find_block(const char *text, const char *end) {
  for (; text + 2 <= end; text++)
    if (!memcmp(text, "@@", 2)) return text;
  return end;
}

static void add_blocks(cx_pack *pack, const char *text, size_t size, cx_faults *faults) {
  const char *end = text + size, *block = find_block(text, end);
  if (block != text)
    MUST(cx_pack_add_file(pack, "terms/t.tsv", text, (size_t)(block - text), faults) == CXTAG_OK);
  while (block < end) {
    char name[64] = "";
    const char *next = find_block(block + 2, end), *line = memchr(block, '\n', (size_t)(next - block));
    size_t len = line ? (size_t)(line - block) - 2 : 0;
    if (len >= sizeof name) len = sizeof name - 1;
    memcpy(name, block + 2, len);
    if (line) MUST(cx_pack_add_file(pack, name, line + 1, (size_t)(next - line) - 1, faults) == CXTAG_OK);
    block = next;
  }
}

static void look_at_examples(const cx_pack *pack, const cx_lexicon *lexicon) {
  cx_arena arena;
  cx_examples examples;
  cx_arena_init(&arena, NULL);
  MUST(cx_examples_collect(&examples, &arena, pack, lexicon) == CXTAG_OK);
  for (size_t i = 0; i < examples.count; i++) {
    const cx_example *e = &examples.items[i];
    MUST(e->length && strlen(e->text) == e->length && cx_is_utf8(e->text, e->length) && e->line && e->column);
    MUST(e->kind == CX_EXAMPLE_TEST ? e->row == UINT32_MAX : e->row < lexicon->row_count);
  }
  cx_examples_clear(&examples);
  cx_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  cx_faults faults = {.report = look_at_fault}, again_faults = {0};
  cx_lexicon *lexicon, *again, *opened;

  cx_pack_init(&pack, "p", NULL);
  add_blocks(&pack, (const char *)data, size, &faults);
  size_t const in_reading = faults.count;
  cxtag_status const status = cx_lexicon_compile(&lexicon, packs, 1, NULL, &faults, NULL);
  MUST((status == CXTAG_OK) == !faults.count && (status == CXTAG_OK) == (lexicon != NULL));
  cx_lexicon_compile(&again, packs, 1, NULL, &again_faults, NULL);
  MUST(again_faults.count == faults.count - in_reading);
  if (lexicon) {
    MUST(again && again->length == lexicon->length && !memcmp(again->bytes, lexicon->bytes, again->length));
    MUST(cx_lexicon_open(&opened, lexicon->bytes, lexicon->length, NULL, NULL) == CXTAG_OK);
    look_at_examples(&pack, opened);
    cx_lexicon_free(opened);
  }
  cx_lexicon_free(again);
  cx_lexicon_free(lexicon);
  cx_pack_clear(&pack);
  return 0;
}
