#include "word/store.h"

#include <pthread.h>

#if defined(__x86_64__)
#define CX_PAUSE() __builtin_ia32_pause()
#else
#define CX_PAUSE() ((void)0)
#endif

struct cx_word_store {
  const cxtag_memory *memory;
  cx_word_kind kind;
  pthread_mutex_t lock;
  cx_word_table *current; /* NULL where no session uses it */
  int renews;             /* somebody is copying it: nobody else need */
};

cxtag_status cx_word_store_new(cx_word_store **out, const cx_word_kind *kind, const cxtag_memory *memory) {
  *out = NULL;
  cx_word_store *store = cx_alloc_zeroed(memory, 1, sizeof *store);
  if (!store) return CXTAG_ENOMEM;
  store->memory = memory;
  store->kind = *kind;
  if (pthread_mutex_init(&store->lock, NULL)) {
    cx_release(memory, store);
    return CXTAG_ENOMEM;
  }
  *out = store;
  return CXTAG_OK;
}

void cx_word_store_free(cx_word_store *store) {
  if (!store) return;
  pthread_mutex_destroy(&store->lock);
  cx_release(store->memory, store);
}

const cx_word_kind *cx_word_store_kind(const cx_word_store *store) {
  return &store->kind;
}

/* It is held for about a microsecond, but while a table grows or is swept: waiting for it awake costs less than going
 * to sleep. The pauses leave the lock's line to the thread that holds it. */
void cx_word_store_lock(cx_word_store *store) {
  enum { TRIES = 64, PAUSES = 4 };
  for (int i = 0; i < TRIES; i++) {
    if (!pthread_mutex_trylock(&store->lock)) return;
    for (int pause = 0; pause < PAUSES; pause++) CX_PAUSE();
  }
  pthread_mutex_lock(&store->lock);
}

void cx_word_store_unlock(cx_word_store *store) {
  pthread_mutex_unlock(&store->lock);
}

cx_word_table *cx_word_store_join(cx_word_store *store, uint32_t capacity) {
  cx_word_store_lock(store);
  if (!store->current) store->current = cx_word_table_new(capacity, 1, store->memory);
  cx_word_table *table = store->current;
  if (table) table->users++;
  cx_word_store_unlock(store);
  return table;
}

/* What is to be freed, when the lock is not held any more: the table, or NULL. */
static cx_word_table *leave(cx_word_store *store, cx_word_table *table) {
  if (--table->users) return NULL;
  if (store->current == table) store->current = NULL;
  return table;
}

void cx_word_store_leave(cx_word_store *store, cx_word_table *table) {
  cx_word_store_lock(store);
  cx_word_table *left = leave(store, table);
  cx_word_store_unlock(store);
  cx_word_table_free(left);
}

/* The words of now, while others use the table and add to it: the lock is held before and behind, not meanwhile.
 * Without memory for another table all go on with the one that is full, and try again at the next text. */
static void replace(cx_word_store *store) {
  const cx_word_table *const full = store->current;
  size_t const count = full->count;
  store->renews = 1;
  cx_word_store_unlock(store);
  cx_word_table *fresh = cx_word_table_copy(full, count);
  cx_word_store_lock(store);
  store->renews = 0;
  if (fresh) store->current = fresh;
}

cx_word_table *cx_word_store_renew(cx_word_store *store, cx_word_table *table) {
  cx_word_store_lock(store);
  if (!store->current) store->current = table; /* all who had moved on have left */
  if (table == store->current && !store->renews) {
    if (table->users == 1)
      cx_word_table_sweep(table);
    else
      replace(store);
  }
  cx_word_table *current = store->current, *left = NULL;
  if (current != table) {
    current->users++;
    left = leave(store, table);
  }
  cx_word_store_unlock(store);
  cx_word_table_free(left);
  return current;
}
