/* The texts of the columns `yes` and `no` and of tests.tsv: what a pack says about itself, as tests to
 * run. */
#ifndef CX_LEXICON_EXAMPLES_H
#define CX_LEXICON_EXAMPLES_H

#include "lexicon/expected.h"
#include "lexicon/lexicon.h"

typedef enum cx_example_kind {
  CX_EXAMPLE_YES, /* the row's own hit stands, with the sign of its polarity */
  CX_EXAMPLE_NO,  /* it does not */
  CX_EXAMPLE_TEST /* a row of tests.tsv: what is expected of the text as a whole */
} cx_example_kind;

typedef struct cx_example {
  cx_example_kind kind;
  const char *text; /* `\/` read as `/`; ends in NUL */
  size_t length;
  const char *source;       /* "base/terms/delivery.tsv" */
  uint32_t line, column;    /* where the text begins */
  uint32_t row;             /* number in the lexicon; UINT32_MAX for tests */
  cx_expectation expected;  /* of tests */
} cx_example;

typedef struct cx_examples {
  cx_example *items;
  size_t count, capacity;
  const cxtag_memory *memory;
} cx_examples;

/* The examples of a pack that was compiled into the lexicon, in the order of tables, lines and cells. Rows
 * that a later layer replaced or removed are no longer in the lexicon and have none. Texts live in the arena,
 * sources in the pack. Only ENOMEM fails; clear in any case. */
cxtag_status cx_examples_collect(cx_examples *out, cx_arena *arena, const cx_pack *pack,
                                 const cx_lexicon *lexicon);
void cx_examples_clear(cx_examples *examples);

#endif
