/* Faults of a pack: every one is reported with its place, and says what to do. */
#ifndef CX_LEXICON_FAULTS_H
#define CX_LEXICON_FAULTS_H

#include "base/messages.h"
#include "lexicon/pack.h"
#include "morph/vocabulary.h"

/* Reports and counts one fault; returns its code. faults may be NULL. */
cxtag_status cx_fault(cx_faults *faults, cxtag_status code, cx_position where, cx_message message,
                      const char *english, ...) CX_PRINTF(5, 6);
/* At a byte of a cell: 0 is its first. */
cxtag_status cx_fault_at(cx_faults *faults, cxtag_status code, const cx_table *table, const cx_cell *cell,
                         size_t at, cx_message message, const char *english, ...) CX_PRINTF(7, 8);
/* The same with a text made already. */
cxtag_status cx_fault_text_at(cx_faults *faults, cxtag_status code, const cx_table *table,
                              const cx_cell *cell, size_t at, const char *text);
/* The language that faults are told in. */
cxtag_language cx_faults_language(const cx_faults *faults);

/* Why the vocabulary takes no such entry (cx_entry_check), in a language. */
void cx_entry_fault(char *out, size_t room, const cx_entry *entry, cxtag_language language);

/* Where byte `at` of a cell stands in its file. */
cx_position cx_cell_position(const cx_table *table, const cx_cell *cell, size_t at);

/* A sink that keeps faults, so that they can be passed on in the order of files and lines. */
typedef struct cx_fault_list {
  cx_arena arena;
  cxtag_error **items;
  size_t count, capacity;
  size_t dropped; /* beyond CX_FAULTS_MAX */
  int failed;     /* memory ran out */
} cx_fault_list;

enum { CX_FAULTS_MAX = 5000 };

void cx_fault_list_init(cx_fault_list *list, const cxtag_memory *memory);
void cx_fault_list_clear(cx_fault_list *list);
/* A cx_faults that fills the list. */
cx_faults cx_fault_list_sink(cx_fault_list *list);
/* Passes the faults with index >= from on to `faults`, sorted by source, line and column. */
void cx_fault_list_pass(cx_fault_list *list, size_t from, cx_faults *faults);

#endif
