/* What the tests of the workbench share: a small pack and files. */
#ifndef TESTS_UNIT_WORKBENCH_H
#define TESTS_UNIT_WORKBENCH_H

#include "failing.h"
#include "support.h"

#include <cxtag/lexicon.h>
#include <stdlib.h>
#include <unistd.h>

#define TERMS "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"

/* Exact words only, so that the tests do not hang on inflection. */
static const char *const test_pack[] = {
    "t/themes.tsv",
    "id\tname_fi\tname_en\towner\talert\tnote\n"
    "delivery\tToimitus\tDelivery\t\t\t\ndelivery.speed\tToimitusaika\tDelivery speed\t\t\t\n"
    "other\tMuu\tOther\t\t\t\nprice\tHinta\tPrice\t\t\t\n",
    "t/terms/delivery.tsv",
    TERMS "[delivery]\tdelivery\t\ten\t\t\t\t\n[courier]\tdelivery.speed\t\ten\t\t\t\t\n",
    "t/terms/price.tsv",
    TERMS "[price]\tprice\t\ten\t\t\t\t\n[fee]\tprice\t-2\ten\t\t\t\t\n",
    "t/terms/other.tsv",
    TERMS "[office]\tother\t\ten\t\t\t\t\n",
    "t/sentiment/en.tsv",
    TERMS "[good]\t\t2\ten\t\t\t\t\n[bad]\t\t-2\ten\t\t\t\t\n",
    "t/intents.tsv",
    TERMS "[leaving]\tchurn\t\ten\t\t\t\t\n[recommend]\trecommend\t\ten\t\t\t\t\n",
    "t/shifters.tsv",
    "expression\tkind\tfactor\treach\tlang\tyes\tno\n[not]\tnegator\t-1\t\ten\t\t\n",
    NULL};

typedef struct test_file {
  char path[64];
} test_file;

static inline test_file test_file_new(const char *bytes, size_t len) {
  test_file file = {"/tmp/cxtag-test-XXXXXX"};
  int const handle = mkstemp(file.path);
  assert_true(handle >= 0);
  assert_int_equal(write(handle, bytes, len), (ssize_t)len);
  assert_int_equal(close(handle), 0);
  return file;
}

/* A builder of tables (name, content ... NULL); faults are left to what looks at it. */
static inline cxtag_builder *test_builder(const char *const *tables) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder;
  cxtag_error err;
  options.lenient = 1;
  assert_int_equal(cxtag_builder_new(&builder, &options), CXTAG_OK);
  for (; *tables; tables += 2)
    if (cxtag_builder_add_lexicon(builder, tables[0], tables[1], strlen(tables[1]), &err) != CXTAG_OK)
      fail_msg("%s: %s", tables[0], err.message);
  return builder;
}

/* Findings as lines "kind source:line:column: message". */
typedef struct test_findings {
  char text[16384];
  size_t length;
  int count;
} test_findings;

static inline void test_find(void *ctx, const cxtag_finding *finding) {
  test_findings *found = ctx;
  found->count++;
  found->length += (size_t)snprintf(found->text + found->length, sizeof found->text - found->length,
                                    "%d %s:%u:%u: %s\n", (int)finding->kind, finding->source,
                                    (unsigned)finding->line, (unsigned)finding->column, finding->message);
  if (found->length >= sizeof found->text) found->length = sizeof found->text - 1;
}

#endif
