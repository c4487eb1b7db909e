#include "word/table.h"

#include "base/hash.h"

enum { CAPACITY_LEAST = 64, SLOT_BITS_FIRST = 10, SLOT_BITS_MORE = 2 };

static int make_slots(const cx_word_table *table, cx_slots *slots, unsigned bits) {
  size_t const size = sizeof *slots->at << bits;
  if (!cx_pages_alloc(&slots->pages, table->memory, size)) return 0;
  slots->at = slots->pages.bytes;
  if (!slots->pages.mapped) memset((void *)slots->at, 0, size); /* what the system gives is clear */
  slots->bits = bits;
  return 1;
}

static cx_slots *slots_in_use(cx_word_table *table) {
  return &table->slots[atomic_load_explicit(&table->latest, memory_order_relaxed)];
}

/* So few that their chunk is not worth a large page yet. */
static int has_few_words(cx_word_table *table) { return slots_in_use(table)->bits == SLOT_BITS_FIRST; }

static void free_slots(const cx_word_table *table, cx_slots *slots) {
  cx_pages_free(&slots->pages, table->memory);
  slots->at = NULL;
}

static int add_chunk(cx_word_table *table) {
  if (table->chunk_count == CX_CHUNKS_MAX) return 0;
  cx_pages *pages = &table->pages[table->chunk_count];
  size_t const size = CX_CHUNK_WORDS * sizeof(cx_word);
  if (!(has_few_words(table) ? cx_pages_alloc_plain(pages, table->memory, size)
                             : cx_pages_alloc(pages, table->memory, size)))
    return 0;
  table->chunks[table->chunk_count++] = pages->bytes;
  return 1;
}

/* Its front is no beginning of a text, which are UTF-8. */
static int add_nobody(cx_word_table *table) {
  static const cx_word_more NOTHING = {0, 0};
  if (!add_chunk(table)) return 0;
  cx_word *nobody = cx_word_in(table->chunks, 0);
  *nobody = (cx_word){.more = &NOTHING};
  memset(nobody->front, 0xFF, sizeof nobody->front);
  return 1;
}

static void open_room(cx_word_room *room, cx_word_table *table) {
  room->table = table;
  cx_arena_init_growing(&room->arena, table->memory);
}

static cx_word_table *new_table(uint32_t capacity, int is_shared, unsigned bits, const cxtag_memory *memory) {
  cx_word_table *table = cx_alloc_zeroed(memory, 1, sizeof *table);
  if (!table) return NULL;
  table->memory = memory;
  table->capacity = capacity;
  table->is_shared = is_shared;
  atomic_init(&table->latest, 0);
  atomic_init(&table->is_full, 0);
  cx_arena_init_growing(&table->arenas[0], memory);
  cx_arena_init_growing(&table->arenas[1], memory);
  open_room(&table->room, table);
  if (make_slots(table, table->slots, bits) && add_nobody(table)) return table;
  cx_word_table_free(table);
  return NULL;
}

cx_word_table *cx_word_table_new(uint32_t capacity, int is_shared, const cxtag_memory *memory) {
  if (capacity < CAPACITY_LEAST) capacity = CAPACITY_LEAST;
  if (capacity > CX_TABLE_WORDS_MAX) capacity = CX_TABLE_WORDS_MAX;
  return new_table(capacity, is_shared, SLOT_BITS_FIRST, memory);
}

void cx_word_table_free(cx_word_table *table) {
  if (!table) return;
  for (size_t i = 0; i < table->chunk_count; i++) cx_pages_free(&table->pages[i], table->memory);
  for (size_t i = 0; i < CX_SLOT_TABLES_MAX; i++) free_slots(table, &table->slots[i]);
  cx_arena_clear(&table->arenas[0]);
  cx_arena_clear(&table->arenas[1]);
  cx_arena_clear(&table->room.arena);
  for (cx_word_room *room = table->room.next, *next; room; room = next) {
    next = room->next;
    cx_arena_clear(&room->arena);
    cx_release(table->memory, room);
  }
  cx_release(table->memory, table);
}

static cx_word_room *add_room(cx_word_table *table) {
  cx_word_room *const room = cx_alloc_zeroed(table->memory, 1, sizeof *room);
  if (!room) return NULL;
  open_room(room, table);
  room->next = table->room.next;
  return table->room.next = room;
}

cx_word_room *cx_word_table_enter(cx_word_table *table) {
  cx_word_room *room = &table->room;
  while (room && room->taken) room = room->next;
  if (!room && !(room = add_room(table))) return NULL;
  room->taken = 1;
  table->users++;
  return room;
}

void cx_word_table_exit(cx_word_room *room) {
  room->taken = 0;
  room->table->users--;
}

/* Where only one session adds words, or nobody looks yet. */
static void put_slot(const cx_slots *slots, uint32_t hash, size_t number) {
  uint32_t const mask = cx_slot_mask(slots->bits);
  uint32_t at = hash & mask;
  /* Most words have their place or the next: to count is surer than to guess which. */
  at = (at + (atomic_load_explicit(&slots->at[at], memory_order_relaxed) != 0)) & mask;
  while (atomic_load_explicit(&slots->at[at], memory_order_relaxed)) at = (at + 1) & mask;
  atomic_store_explicit(&slots->at[at], (hash & cx_slot_tags(slots->bits)) | (uint32_t)number,
                        memory_order_release);
}

static uint32_t hash_of(const cx_word *word) {
  return word->length > CX_WORD_FRONT ? cx_hash(cx_word_text(word), word->length) : cx_hash_padded(word->front);
}

/* One whose number is reserved may be half written. */
static int is_written(const cx_word_table *table, size_t number) {
  return number <= table->kept || cx_word_is_used(cx_word_in(table->chunks, number));
}

/* All words into slots that are free, so many at once: they are spread all over, and are waited for together. */
static void put_words(const cx_word_table *table, const cx_slots *slots) {
  enum { BATCH = 32 };
  uint32_t const mask = cx_slot_mask(slots->bits);
  size_t numbers[BATCH];
  uint32_t hashes[BATCH];
  for (size_t next = 1; next <= table->count;) {
    size_t count = 0;
    for (; count < BATCH && next <= table->count; next++) {
      if (!is_written(table, next)) continue;
      numbers[count] = next;
      hashes[count] = hash_of(cx_word_in(table->chunks, next));
      CX_FETCH(&slots->at[hashes[count++] & mask]);
    }
    for (size_t i = 0; i < count; i++) put_slot(slots, hashes[i], numbers[i]);
  }
}

/* Four times as large: every word is hashed anew, which half as many steps do less often. */
static int grow_slots(cx_word_table *table) {
  cx_slots *const old = slots_in_use(table), *const slots = old + 1;
  if (has_few_words(table)) cx_pages_enlarge(&table->pages[0]);
  if (slots == table->slots + CX_SLOT_TABLES_MAX || !make_slots(table, slots, old->bits + SLOT_BITS_MORE)) return 0;
  put_words(table, slots);
  atomic_store_explicit(&table->latest, (unsigned)(slots - table->slots), memory_order_release);
  if (!table->is_shared) free_slots(table, old);
  return 1;
}

/* Half of the slots are free, so that few words are displaced by more than one place. */
static int has_room(const cx_slots *slots, size_t count) {
  return count * 2 <= (size_t)1 << slots->bits;
}

/* Up to where the next block of numbers begins, in one chunk. */
int cx_word_table_reserve(cx_word_room *room) {
  enum { BLOCK = 32 };
  cx_word_table *const table = room->table;
  size_t const first = table->count + 1, end = (first / BLOCK + 1) * BLOCK;
  if (!has_room(slots_in_use(table), end - 1) && !grow_slots(table)) return 0;
  if (first / CX_CHUNK_WORDS == table->chunk_count && !add_chunk(table)) return 0;
  for (size_t i = first; i < end; i++)
    atomic_store_explicit(&cx_word_in(table->chunks, i)->used, 0, memory_order_relaxed);
  table->count = end - 1;
  if (table->count >= table->capacity) atomic_store_explicit(&table->is_full, 1, memory_order_relaxed);
  room->at = first;
  room->end = end;
  return 1;
}

/* 0 where a word has nothing more. */
static size_t size_of_more(const cx_word *word) {
  size_t const tail = word->length > CX_WORD_FRONT ? word->length : 0;
  if (!word->meaning_count && !tail && !cx_word_has_literal(word)) return 0;
  return sizeof *word->more + word->trigger_count * sizeof(cx_trigger) +
         word->meaning_count * sizeof(cx_meaning) + tail;
}

static const cx_word_more NOTHING = {0, 0};

/* What goes with the word, which is written but for that. NULL when memory is out. */
static const cx_word_more *add_more(cx_arena *arena, const cx_word *word, const cx_analysis *analysis,
                                    const char *text) {
  size_t const triggers = analysis->trigger_count * sizeof(cx_trigger),
               meanings = analysis->meaning_count * sizeof(cx_meaning), size = size_of_more(word);
  if (!size) return &NOTHING;
  cx_word_more *more = cx_arena_alloc(arena, size);
  if (!more) return NULL;
  *more = (cx_word_more){.regex_literals = analysis->regex_literals};
  char *const room = (char *)(more + 1);
  memcpy(room, analysis->triggers, triggers);
  memcpy(room + triggers, analysis->meanings, meanings);
  memcpy(room + triggers + meanings, text, size - sizeof *more - triggers - meanings);
  return more;
}

static int is_same_word(const cx_word *a, const cx_word *b) {
  return a->length == b->length && !memcmp(a->front, b->front, sizeof a->front) &&
         (a->length <= CX_WORD_FRONT || !memcmp(cx_word_text(a), cx_word_text(b), a->length));
}

/* Into the first free slot, while others do the same; or the word that stands in front of that already. */
static cx_word *put_slot_shared(const cx_word_table *table, cx_word *word, uint32_t hash, size_t number) {
  const cx_slots *const slots = cx_word_table_slots(table);
  uint32_t const mask = cx_slot_mask(slots->bits), tags = cx_slot_tags(slots->bits);
  for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
    uint32_t there = cx_slot_read(&slots->at[at]);
    if (!there && atomic_compare_exchange_strong_explicit(&slots->at[at], &there, (hash & tags) | (uint32_t)number,
                                                          memory_order_release, memory_order_acquire))
      return word;
    if ((there ^ hash) & tags) continue;
    cx_word *const other = cx_word_in(table->chunks, there & ~tags);
    if (is_same_word(other, word)) return other;
  }
}

cx_word *cx_word_table_add(cx_word_room *room, const cx_analysis *analysis, const char *text, size_t len,
                           uint32_t hash) {
  cx_word_table *const table = room->table;
  cx_word *word = cx_word_in(table->chunks, room->at);
  cx_word made = {.entries = analysis->entries,
                  .length = (uint32_t)len,
                  .features = analysis->features,
                  .evidence = analysis->evidence,
                  .known = (uint8_t)(analysis->known | (analysis->regex_literals ? CX_WORD_LITERAL : 0) |
                                     (analysis->is_cut ? CX_WORD_CUT : 0)),
                  .meaning_count = (uint8_t)analysis->meaning_count,
                  .trigger_count = (uint8_t)analysis->trigger_count};
  cx_front const front = cx_front_read(text, len < CX_WORD_FRONT ? len : CX_WORD_FRONT);
  memcpy(made.front, &front, sizeof front);
  made.more = add_more(&room->arena, &made, analysis, text);
  if (!made.more) return NULL;
  memcpy(word, &made, offsetof(cx_word, used));
  if (table->is_shared) {
    cx_word *const there = put_slot_shared(table, word, hash, room->at);
    room->at += there == word;
    word = there;
  } else {
    put_slot(slots_in_use(table), hash, room->at++);
  }
  cx_word_use(word);
  return word;
}

/* A word and what goes with it, as one that was not used yet. Others may be marking the old one as used. */
static int copy_word(cx_word_table *to, cx_word *copy, const cx_word *word) {
  size_t const size = size_of_more(word);
  void *const room = size ? cx_arena_alloc(&to->arenas[to->arena], size) : NULL;
  if (size && !room) return 0;
  memmove(copy, word, offsetof(cx_word, used));
  atomic_init(&copy->used, 0);
  if (size) copy->more = memcpy(room, copy->more, size);
  return 1;
}

/* Those of the words that are gone. */
static void empty_rooms(cx_word_table *table) {
  for (cx_word_room *room = &table->room; room; room = room->next) {
    room->at = room->end = 0;
    cx_arena_clear(&room->arena); /* what is to come until the next sweep is half as much */
  }
}

/* What one huge text made grow beyond need is given back. */
static void shrink(cx_word_table *table) {
  size_t const chunks = table->capacity / CX_CHUNK_WORDS + 1;
  while (table->chunk_count > chunks) cx_pages_free(&table->pages[--table->chunk_count], table->memory);
  cx_arena_clear(&table->arenas[!table->arena]);
}

/* Room for the next word that is kept. */
static cx_word *next_kept(cx_word_table *table) {
  size_t const number = table->kept + 1;
  if (number / CX_CHUNK_WORDS == table->chunk_count && !add_chunk(table)) return NULL;
  return cx_word_in(table->chunks, number);
}

/* Of the first `count` words of `from` those that stay, into `to`, which may be the same. No slot of it is taken
 * yet. */
static void keep_words(cx_word_table *to, const cx_word_table *from, size_t count) {
  size_t const most = to->capacity / 2;
  to->kept = 0;
  for (size_t i = 1; i <= count && to->kept < most; i++) {
    const cx_word *word = cx_word_in(from->chunks, i);
    if (!cx_word_is_used(word)) continue;
    cx_word *const copy = next_kept(to);
    if (copy && copy_word(to, copy, word)) to->kept++;
  }
  to->count = to->kept;
  put_words(to, slots_in_use(to));
}

void cx_word_table_sweep(cx_word_table *table) {
  int const huge = table->count > table->capacity + table->capacity / 2;
  cx_slots *const slots = slots_in_use(table);
  for (cx_slots *older = table->slots; older < slots; older++) free_slots(table, older);
  memset((void *)slots->at, 0, sizeof *slots->at << slots->bits);
  table->arena = !table->arena;
  cx_arena_reset(&table->arenas[table->arena]);
  atomic_store_explicit(&table->is_full, 0, memory_order_relaxed);
  keep_words(table, table, table->count);
  empty_rooms(table);
  if (huge) shrink(table);
}

cx_word_table *cx_word_table_copy(const cx_word_table *from, size_t count) {
  cx_word_table *to = new_table(from->capacity, from->is_shared, cx_word_table_slots(from)->bits, from->memory);
  if (to) keep_words(to, from, count);
  return to;
}
