/* Packs out of strings. */
#ifndef TEST_LEXICON_HARNESS_H
#define TEST_LEXICON_HARNESS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/lexicon.h"

typedef struct table_text {
  const char *name, *text;
} table_text;

/* Adds tables up to one without a name. */
static inline cxtag_status add_tables(cx_pack *pack, const table_text *tables, cx_faults *faults) {
  cxtag_status status = CXTAG_OK;
  for (; tables->name && status == CXTAG_OK; tables++)
    status = cx_pack_add_file(pack, tables->name, tables->text, strlen(tables->text), faults);
  return status;
}

/* One pack, compiled; NULL with the first fault in *err when it has any. */
static inline cx_lexicon *compile_tables(const table_text *tables, cxtag_error *err) {
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  cx_faults faults = {0};
  cx_lexicon *lexicon = NULL;
  cx_pack_init(&pack, "p", NULL);
  assert_int_equal(add_tables(&pack, tables, &faults), CXTAG_OK);
  cx_lexicon_compile(&lexicon, packs, 1, NULL, &faults, err);
  cx_pack_clear(&pack);
  return lexicon;
}

#endif
