/*
 * The table of words that sessions share, and its lock. When it is full, and one session uses it, it is swept; else the
 * words used lately go into a new one, to which each session moves before its next text: nobody waits for the texts of
 * others, and their words stay where they are.
 */
#ifndef CX_WORD_STORE_H
#define CX_WORD_STORE_H

#include "word/table.h"

/* The table to look into; `capacity` counts where there is none yet. NULL when memory is out. */
cx_word_table *cx_word_store_join(cx_word_store *store, uint32_t capacity);
void cx_word_store_leave(cx_word_store *store, cx_word_table *table);
/* For a table that is full: the table to look into from now on, maybe the same. */
cx_word_table *cx_word_store_renew(cx_word_store *store, cx_word_table *table);

/* Round what adds to a table. */
void cx_word_store_lock(cx_word_store *store);
void cx_word_store_unlock(cx_word_store *store);

const cx_word_kind *cx_word_store_kind(const cx_word_store *store);

#endif
