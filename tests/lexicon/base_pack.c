/* base_pack FOLDER: the base pack has no fault, and what the library carries is what the folder holds. */
#include <stdio.h>
#include <string.h>

#include "lexicon/base_pack.h"
#include "lexicon/lexicon.h"

static void print(void *ctx, const cxtag_error *fault) {
  (void)ctx;
  printf("%s:%u:%u: %s\n", fault->source, fault->line, fault->column, fault->message);
}

/* The tables inside the library make the same pack as the folder, and their compiled form is the compiled
 * one. */
static int is_carried(const cx_lexicon *lexicon, size_t table_count) {
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  cx_lexicon *again = NULL;
  cx_faults faults = {.report = print};
  size_t len;
  const void *bytes = cx_base_pack_compiled(&len);

  cx_pack_init(&pack, "base", NULL);
  for (size_t i = 0; i < cx_base_pack_table_count(); i++) {
    const cx_base_table *table = cx_base_pack_table(i);
    cx_pack_add_file(&pack, table->name, table->bytes, table->length, &faults);
  }
  int same = cx_base_pack_table_count() == table_count && cx_base_pack_table(table_count) == NULL;
  same = same && cx_lexicon_compile(&again, packs, 1, NULL, &faults, NULL) == CXTAG_OK;
  same = same && again->length == lexicon->length && !memcmp(again->bytes, lexicon->bytes, again->length);
  same = same && len == lexicon->length && !memcmp(bytes, lexicon->bytes, len);
  if (!same) printf("the library carries another base pack than the folder\n");
  cx_lexicon_free(again);
  cx_pack_clear(&pack);
  return same;
}

int main(int argc, char **argv) {
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  cx_lexicon *lexicon = NULL, *opened = NULL;
  cx_faults faults = {.report = print};
  cxtag_error err;

  cx_pack_init(&pack, NULL, NULL);
  cxtag_status status = argc == 2 ? cx_pack_add_folder(&pack, argv[1], &faults, &err) : CXTAG_EINVAL;
  if (status == CXTAG_OK) status = cx_lexicon_compile(&lexicon, packs, 1, NULL, &faults, &err);
  if (status == CXTAG_OK) status = cx_lexicon_open(&opened, lexicon->bytes, lexicon->length, NULL, &err);
  int const right = status == CXTAG_OK && is_carried(lexicon, pack.table_count);
  if (right)
    printf("%u rows, %u patterns, %zu bytes\n", lexicon->row_count, lexicon->pattern_count, lexicon->length);
  cx_lexicon_free(opened);
  cx_lexicon_free(lexicon);
  cx_pack_clear(&pack);
  return right ? 0 : 1;
}
