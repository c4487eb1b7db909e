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
static void lock(cx_word_store *store) {
  enum { TRIES = 64, PAUSES = 4 };
  for (int i = 0; i < TRIES; i++) {
    if (!pthread_mutex_trylock(&store->lock)) return;
    for (int pause = 0; pause < PAUSES; pause++) CX_PAUSE();
  }
  pthread_mutex_lock(&store->lock);
}

static void unlock(cx_word_store *store) { pthread_mutex_unlock(&store->lock); }

cx_word_room *cx_word_store_join(cx_word_store *store, uint32_t capacity) {
  lock(store);
  if (!store->current) store->current = cx_word_table_new(capacity, 1, store->memory);
  cx_word_room *room = store->current ? cx_word_table_enter(store->current) : NULL;
  unlock(store);
  return room;
}

/* What is to be freed, when the lock is not held any more: the table, or NULL. */
static cx_word_table *leave(cx_word_store *store, cx_word_room *room) {
  cx_word_table *const table = room->table;
  cx_word_table_exit(room);
  if (table->users) return NULL;
  if (store->current == table) store->current = NULL;
  return table;
}

void cx_word_store_leave(cx_word_store *store, cx_word_room *room) {
  lock(store);
  cx_word_table *left = leave(store, room);
  unlock(store);
  cx_word_table_free(left);
}

int cx_word_store_reserve(cx_word_store *store, cx_word_room *room) {
  lock(store);
  int const reserved = cx_word_table_reserve(room);
  unlock(store);
  return reserved;
}

/* The words of now, while others use the table and add to it: the lock is held before and behind, not meanwhile.
 * Without memory for another table all go on with the one that is full, and try again at the next text. */
static void replace(cx_word_store *store) {
  const cx_word_table *const full = store->current;
  size_t const count = full->count;
  store->renews = 1;
  unlock(store);
  cx_word_table *fresh = cx_word_table_copy(full, count);
  lock(store);
  store->renews = 0;
  if (fresh) store->current = fresh;
}

cx_word_room *cx_word_store_renew(cx_word_store *store, cx_word_room *room) {
  cx_word_table *const table = room->table, *left = NULL;
  lock(store);
  if (!store->current) store->current = table; /* all who had moved on have left */
  if (table == store->current && !store->renews) {
    if (table->users == 1)
      cx_word_table_sweep(table);
    else
      replace(store);
  }
  cx_word_room *const next = table == store->current ? NULL : cx_word_table_enter(store->current);
  if (next) left = leave(store, room);
  unlock(store);
  cx_word_table_free(left);
  return next ? next : room;
}
