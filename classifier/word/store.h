/*
 * The table of words that sessions share, and its lock, which nobody needs to look a word up, and only every so many
 * words to add one. When it is full, and one session uses it, it is swept; else the words used lately go into a new
 * one, to which each session moves before its next text: nobody waits for the texts of others, and their words stay
 * where they are.
 */
#ifndef CX_WORD_STORE_H
#define CX_WORD_STORE_H

#include "word/table.h"

/* A room in the table to look into; `capacity` counts where there is none yet. NULL when memory is out. */
cx_word_room *cx_word_store_join(cx_word_store *store, uint32_t capacity);
void cx_word_store_leave(cx_word_store *store, cx_word_room *room);
/* For one in a table that is full: the room from now on, maybe the same. */
cx_word_room *cx_word_store_renew(cx_word_store *store, cx_word_room *room);
/* cx_word_table_reserve, with the lock held. */
int cx_word_store_reserve(cx_word_store *store, cx_word_room *room);

const cx_word_kind *cx_word_store_kind(const cx_word_store *store);

#endif
