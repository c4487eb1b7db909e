/* What the steps of compiling share. Only the files of this floor see it. */
#ifndef CX_LEXICON_COMPILER_H
#define CX_LEXICON_COMPILER_H

#include "lexicon/blob.h"
#include "lexicon/cells.h"
#include "lexicon/expression.h"
#include "lexicon/faults.h"
#include "lexicon/lexicon.h"
#include "lexicon/merge.h"
#include "lexicon/spelling.h"
#include "lexicon/strings.h"
#include "lexicon/symbols.h"

enum {
  CX_STEPS_MAX = 32,        /* words of one pattern */
  CX_ALTERNATIVES_MAX = 1000, /* patterns of one row after multiplying out */
  CX_BUDGET = 200000         /* parts looked at for one row: bounds lists that name lists */
};

/* One way to match a chain or an expression: step by step the entries that may stand there. */
typedef struct cx_run_step {
  uint32_t *entries; /* ascending */
  uint32_t count;
  uint8_t gap, new_chain;
} cx_run_step;

typedef struct cx_run {
  cx_run_step *steps;
  size_t count;
} cx_run;

/* What alternatives come to: the entries that may stand alone, and the runs of more than one step. */
typedef struct cx_runs {
  cx_run *items;
  size_t count, capacity;
  uint32_t *words; /* in any order, a number may stand twice */
  size_t word_count, word_capacity;
} cx_runs;

typedef struct cx_member {
  struct cx_member *next;
  const cx_expression *expression;
  const cx_source_row *row;
  const cx_cell *cell;
} cx_member;

typedef enum cx_list_state { CX_LIST_UNSEEN, CX_LIST_OPEN, CX_LIST_SOUND, CX_LIST_BROKEN } cx_list_state;

typedef struct cx_list {
  const char *name;
  cx_member *members, *last;
  cx_list_state state; /* broken: in a cycle, names an unknown list or nests too deep; reported */
} cx_list;

/* A row of themes.tsv that removes a theme, and who still speaks of it. */
typedef struct cx_removed_theme {
  struct cx_removed_theme *next;
  const cx_source_row *removal, *first_user;
  size_t user_count;
} cx_removed_theme;

typedef struct cx_compiler {
  const cxtag_memory *memory;      /* of a workspace: released when compiling ends */
  const cxtag_memory *outer_memory; /* the caller's: for what stays, and for what is large and
                                       soon released */
  cx_arena arena;   /* until the end of compiling */
  cx_arena scratch; /* until the end of one row */
  cx_faults *faults;
  cx_merged merged;
  cx_speller speller;
  cx_vocabulary_builder *builder;
  cx_map lists;      /* name -> number */
  cx_list *list_items;
  size_t list_capacity;
  cx_map themes, intents; /* id -> number, ascending ids */
  cx_removed_theme *removed_themes;
  cx_symbols symbols;
  cx_strings strings;
  cx_theme *theme_items;
  uint32_t *intent_items;
  cx_layer *layers;
  size_t layer_count;
  cx_row *rows;
  size_t row_count, row_capacity;
  const cx_table *last_table; /* of the last row, and its name in `strings` */
  uint32_t last_source;
  cx_pattern *patterns;
  size_t pattern_count, pattern_capacity;
  cx_step *steps;
  size_t step_count, step_capacity;
  cx_regex *regexes;
  size_t regex_count, regex_capacity;
  cx_normal *normals;
  size_t normal_count, normal_capacity;
  cx_settings settings;
  uint32_t *entry_costs;  /* how often words of each entry are met, and of each symbol: trigger.c guesses */
  uint64_t *symbol_costs;
} cx_compiler;

/* The row being compiled. */
typedef struct cx_row_work {
  const cx_source_row *source;
  const char *inflect; /* or NULL */
  uint8_t languages;
  size_t budget;
  int failed; /* a fault was reported: the row yields nothing */
  const char *list; /* the list that is being expanded, or NULL */
  size_t list_at;   /* where the row names it */
  size_t words, exact_words;
  size_t first_pattern; /* of the row */
  cx_index by_steps;    /* its patterns, where there are many */
} cx_row_work;

/* All of these report faults and go on; what they return is ENOMEM or OK. */

/* themes.tsv and the sub-themes that rows use; the intents. Sorted and numbered. */
cxtag_status cx_compile_themes(cx_compiler *c);
cxtag_status cx_compile_intents(cx_compiler *c);
/* What pack.tsv sets. */
void cx_compile_settings(cx_compiler *c);
/* lists.tsv: every member parsed, cycles found. */
cxtag_status cx_compile_lists(cx_compiler *c);
/* Rows of terms/, sentiment/, intents and shifters: checked, and those in force made patterns. */
cxtag_status cx_compile_rows(cx_compiler *c);
cxtag_status cx_compile_normals(cx_compiler *c);
cxtag_status cx_check_tests(cx_compiler *c);
/* The step of each pattern that leads to it. */
cxtag_status cx_choose_triggers(cx_compiler *c);
/* Everything as one run of bytes. */
cxtag_status cx_write_blob(cx_blob *out, cx_compiler *c, const cx_vocabulary_draft *vocabulary);

/* The rows that remove themes; and, when all rows were read, a fault at each whose theme is still used. */
cxtag_status cx_note_removed_themes(cx_compiler *c);
void cx_fault_removed_themes(cx_compiler *c);
/* Was the unknown theme (or the one before its dot) removed by a layer above the row's? Then the fault is that row's:
 * whoever removed the theme wrote none of those that use it. */
int cx_is_removed_theme(cx_compiler *c, const cx_source_row *row, const char *id);

/* The theme's number, or CX_NO_SUBJECT with a fault that names the nearest. */
uint16_t cx_theme_number(cx_compiler *c, const cx_source_row *row, const cx_cell *cell);

/* The list of this name, or NULL with a fault at byte `at` of the cell. */
cx_list *cx_find_list(cx_compiler *c, const cx_source_row *row, const cx_cell *cell, const cx_part *part);

/* Multiplies an expression of the cell out: all in items, words left
 * empty. *out lives in the scratch arena. */
cxtag_status cx_expand(cx_runs *out, cx_compiler *c, cx_row_work *work, const cx_cell *cell,
                       const cx_expression *expression);
/* Makes one of alternatives that differ in one step only, in the order in which they stand. */
cxtag_status cx_join_alternatives(cx_compiler *c, cx_runs *runs);
/* Appends the patterns of an expression to the row. */
cxtag_status cx_add_patterns(cx_compiler *c, cx_row_work *work, const cx_cell *cell,
                             const cx_expression *expression, uint8_t role);

#endif
