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

static cx_word_table *new_table(uint32_t capacity, int is_shared, unsigned bits, const cxtag_memory *memory) {
  cx_word_table *table = cx_alloc_zeroed(memory, 1, sizeof *table);
  if (!table) return NULL;
  table->memory = memory;
  table->capacity = capacity;
  table->is_shared = is_shared;
  atomic_init(&table->latest, 0);
  atomic_init(&table->is_full, 0);
  atomic_init(&table->behind, NULL);
  cx_arena_init_growing(&table->arenas[0], memory);
  cx_arena_init_growing(&table->arenas[1], memory);
  if (make_slots(table, table->slots, bits) && add_nobody(table)) return table;
  cx_word_table_free(table);
  return NULL;
}

cx_word_table *cx_word_table_new(uint32_t capacity, int is_shared, const cxtag_memory *memory) {
  return new_table(capacity < CAPACITY_LEAST ? CAPACITY_LEAST : capacity, is_shared, SLOT_BITS_FIRST, memory);
}

void cx_word_table_free(cx_word_table *table) {
  if (!table) return;
  for (size_t i = 0; i < table->chunk_count; i++) cx_pages_free(&table->pages[i], table->memory);
  for (size_t i = 0; i < CX_SLOT_TABLES_MAX; i++) free_slots(table, &table->slots[i]);
  cx_arena_clear(&table->arenas[0]);
  cx_arena_clear(&table->arenas[1]);
  cx_release(table->memory, table);
}

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

/* All words into slots that are free, so many at once: they are spread all over, and are waited for together. */
static void put_words(const cx_word_table *table, const cx_slots *slots) {
  enum { BATCH = 32 };
  uint32_t const mask = cx_slot_mask(slots->bits);
  uint32_t hashes[BATCH];
  for (size_t first = 1, count; first <= table->count; first += count) {
    count = table->count + 1 - first < BATCH ? table->count + 1 - first : BATCH;
    for (size_t i = 0; i < count; i++) {
      hashes[i] = hash_of(cx_word_in(table->chunks, first + i));
      CX_FETCH(&slots->at[hashes[i] & mask]);
    }
    for (size_t i = 0; i < count; i++) put_slot(slots, hashes[i], first + i);
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

/* 0 where a word has nothing more. */
static size_t size_of_more(const cx_word *word) {
  size_t const tail = word->length > CX_WORD_FRONT ? word->length : 0;
  if (!word->meaning_count && !tail && !cx_word_has_literal(word)) return 0;
  return sizeof *word->more + word->trigger_count * sizeof(cx_trigger) +
         word->meaning_count * sizeof(cx_meaning) + tail;
}

static int add_more(cx_word_table *table, cx_word *word, const cx_analysis *analysis, const char *text) {
  static const cx_word_more NOTHING = {0, 0};
  size_t const triggers = analysis->trigger_count * sizeof(cx_trigger),
               meanings = analysis->meaning_count * sizeof(cx_meaning), size = size_of_more(word);
  word->more = &NOTHING;
  if (!size) return 1;
  cx_word_more *more = cx_arena_alloc(&table->arenas[table->arena], size);
  if (!more) return 0;
  *more = (cx_word_more){.regex_literals = analysis->regex_literals};
  char *const room = (char *)(more + 1);
  memcpy(room, analysis->triggers, triggers);
  memcpy(room + triggers, analysis->meanings, meanings);
  memcpy(room + triggers + meanings, text, size - sizeof *more - triggers - meanings);
  word->more = more;
  return 1;
}

/* Room for the next word, which is not counted yet. */
static cx_word *new_word(cx_word_table *table) {
  size_t const number = table->count + 1;
  if (number / CX_CHUNK_WORDS == table->chunk_count && !add_chunk(table)) return NULL;
  return cx_word_in(table->chunks, number);
}

static void count_word(cx_word_table *table, uint32_t hash) {
  put_slot(slots_in_use(table), hash, ++table->count);
  if (table->count == table->capacity) atomic_store_explicit(&table->is_full, 1, memory_order_relaxed);
}

/* Half of the slots are free, so that few words are displaced by more than one place. */
static int has_room(const cx_slots *slots, size_t count) {
  return count * 2 <= (size_t)1 << slots->bits;
}

cx_word *cx_word_table_add(cx_word_table *table, const cx_analysis *analysis, const char *text, size_t len,
                           uint32_t hash) {
  if (!has_room(slots_in_use(table), table->count + 1) && !grow_slots(table)) return NULL;
  cx_word *word = new_word(table);
  if (!word) return NULL;
  *word = (cx_word){.entries = analysis->entries,
                    .length = (uint32_t)len,
                    .features = analysis->features,
                    .evidence = analysis->evidence,
                    .known = (uint8_t)(analysis->known | (analysis->regex_literals ? CX_WORD_LITERAL : 0)),
                    .meaning_count = (uint8_t)analysis->meaning_count,
                    .trigger_count = (uint8_t)analysis->trigger_count,
                    .used = 1};
  cx_front const front = cx_front_read(text, len < CX_WORD_FRONT ? len : CX_WORD_FRONT);
  memcpy(word->front, &front, sizeof front);
  if (!add_more(table, word, analysis, text)) return NULL;
  count_word(table, hash);
  atomic_store_explicit(&table->behind, word + 1, memory_order_relaxed);
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

/* What one huge text made grow beyond need is given back. */
static void shrink(cx_word_table *table) {
  size_t const chunks = table->capacity / CX_CHUNK_WORDS + 1;
  while (table->chunk_count > chunks) cx_pages_free(&table->pages[--table->chunk_count], table->memory);
  cx_arena_clear(&table->arenas[!table->arena]);
}

/* Of the first `count` words of `from` those that stay, into `to`, which may be the same. No slot of it is taken
 * yet. */
static void keep_words(cx_word_table *to, const cx_word_table *from, size_t count) {
  size_t const most = to->capacity / 2;
  to->count = 0;
  for (size_t i = 1; i <= count && to->count < most; i++) {
    const cx_word *word = cx_word_in(from->chunks, i);
    if (!cx_word_is_used(word)) continue;
    cx_word *const copy = new_word(to);
    if (copy && copy_word(to, copy, word)) to->count++;
  }
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
  if (huge) shrink(table);
}

cx_word_table *cx_word_table_copy(const cx_word_table *from, size_t count) {
  cx_word_table *to = new_table(from->capacity, from->is_shared, cx_word_table_slots(from)->bits, from->memory);
  if (to) keep_words(to, from, count);
  return to;
}
