/* The checks of lint. Each looks at the rows of the topmost pack only, seen with all layers. */
#ifndef CX_WORKBENCH_LINT_H
#define CX_WORKBENCH_LINT_H

#include "workbench/bench.h"

/* What can be asked of a compiled lexicon backwards. Lives in the bench's arena. */
typedef struct cx_word_index {
  uint32_t *entry_symbols_at, *entry_symbols;   /* entry -> the symbols that accept it */
  uint32_t *symbol_firsts_at, *symbol_firsts;   /* symbol -> patterns whose first step it is */
  uint32_t *row_patterns_at; /* row -> its patterns: they stand together; row_count + 1 numbers */
} cx_word_index;

typedef struct cx_lint {
  cx_bench *bench;
  const cx_lexicon *lexicon;
  cx_word_index index;
  uint32_t *foreign;     /* row with a part of a compound -> words of other themes that it takes in */
  uint32_t *foreign_row; /* ... and the row of the first of them */
} cx_lint;

/* 0 when memory is out. */
int cx_index_words(cx_lint *lint);

/* The row's own patterns: [first, end). */
void cx_patterns_of(const cx_lint *lint, uint32_t row, uint32_t *first, uint32_t *end);
/* Rows compete for the same words: their hits would overlap as of one kind. */
int cx_rows_compete(const cx_row *a, const cx_row *b);

/* Files among the tables that are not read; one table under two endings; misspelt names of columns. */
void cx_lint_files(cx_lint *lint);
/* Rows with the same words as another; rows that another always takes the words from. */
void cx_lint_words(cx_lint *lint);
/* Rows that turn one of a layer below round. */
cxtag_status cx_lint_layers(cx_lint *lint, cxtag_error *err);
/* Words that are a form of another row's word. */
void cx_lint_forms(cx_lint *lint);
/* The word of `row` is a form of the word of `other`: by a paradigm that this may not have? */
void cx_lint_paradigm(cx_lint *lint, uint32_t row, uint32_t other);
/* The single plain word of a row: its entry, or UINT32_MAX. */
uint32_t cx_lint_word(const cx_lint *lint, uint32_t row);
/* Of readings that deny their word (unhappy, toimimaton) scoring knows that they turn. */
int cx_lint_denies(uint32_t features);
/* Patterns whose literal stands in very many texts, or need not stand in what they match. */
cxtag_status cx_lint_literals(cx_lint *lint, cxtag_error *err);
/* Words and patterns that no text holds. */
cxtag_status cx_lint_signs(cx_lint *lint, cxtag_error *err);
/* Words with a `*`, which stands for nothing. */
void cx_lint_wildcards(cx_lint *lint);
/* Forms that two words share. Begins to count which words parts of compounds take in; examples count on. */
cxtag_status cx_lint_reach(cx_lint *lint, cxtag_error *err);
void cx_lint_count_anchor(cx_lint *lint, uint32_t anchored, uint32_t row);
/* Parts of compounds that take in far more words of other themes than their neighbours. */
cxtag_status cx_lint_anchors(cx_lint *lint, cxtag_error *err);
/* Examples that are missing, contradict themselves or are written in another language. */
cxtag_status cx_lint_examples(cx_lint *lint, cxtag_error *err);

#endif
