#include "base/hash.h"
#include "word/store.h"

/* A table as last seen. Functions that loop take a copy, which stays in registers. */
typedef struct view {
  const cx_slot *slots;
  cx_word *const *chunks;
  uint32_t mask; /* number of slots - 1 */
  uint32_t tags; /* cx_slot_tags */
} view;

struct cx_words {
  const cxtag_memory *memory;
  cx_word_kind kind;
  cx_word_store *store; /* NULL = the table is its own */
  cx_word_room *room;   /* in the table */
  view view;
  cx_lookup lookup; /* the same slots, for others to fetch */
  cx_analysis analysis;
};

const cx_lookup *cx_words_lookup(const cx_words *words) {
  return &words->lookup;
}

static void look(cx_words *words) {
  const cx_word_table *table = words->room->table;
  const cx_slots *slots = cx_word_table_slots(table);
  /* The same address is the same slots: others, of this table or of the next, are made while these still stand. */
  if (slots->at == words->view.slots) return;
  words->view = (view){slots->at, table->chunks, cx_slot_mask(slots->bits), cx_slot_tags(slots->bits)};
  words->lookup = (cx_lookup){(const uint32_t *)slots->at, words->view.mask};
}

static cx_word_room *own_room(uint32_t capacity, const cxtag_memory *memory) {
  cx_word_table *table = cx_word_table_new(capacity, 0, memory);
  return table ? cx_word_table_enter(table) : NULL;
}

static cxtag_status open_words(cx_words **out, const cx_word_kind *kind, cx_word_store *store, uint32_t capacity,
                               const cxtag_memory *memory) {
  *out = NULL;
  cx_words *words = cx_alloc_zeroed(memory, 1, sizeof *words);
  if (!words) return CXTAG_ENOMEM;
  words->memory = memory;
  words->kind = *kind;
  words->store = store;
  words->room = store ? cx_word_store_join(store, capacity) : own_room(capacity, memory);
  if (!words->room) {
    cx_release(memory, words);
    return CXTAG_ENOMEM;
  }
  look(words);
  *out = words;
  return CXTAG_OK;
}

cxtag_status cx_words_new(cx_words **out, const cx_word_kind *kind, uint32_t capacity, const cxtag_memory *memory) {
  return open_words(out, kind, NULL, capacity, memory);
}

cxtag_status cx_words_share(cx_words **out, cx_word_store *store, uint32_t capacity, const cxtag_memory *memory) {
  return open_words(out, cx_word_store_kind(store), store, capacity, memory);
}

void cx_words_free(cx_words *words) {
  if (!words) return;
  if (words->store)
    cx_word_store_leave(words->store, words->room);
  else
    cx_word_table_free(words->room->table);
  cx_release(words->memory, words);
}

void cx_words_begin_text(cx_words *words) {
  if (cx_word_table_is_full(words->room->table)) {
    if (words->store)
      words->room = cx_word_store_renew(words->store, words->room);
    else
      cx_word_table_sweep(words->room->table);
  }
  look(words);
}

CX_APART static int is_long_word(const cx_word *word, const char *text, size_t len) {
  return word->length == len && !memcmp(cx_word_text(word), text, len);
}

/* Only a word longer than its front need be looked for elsewhere. */
static inline int is_word(const cx_word *word, const char *text, size_t len) {
  if (len > CX_WORD_FRONT) return is_long_word(word, text, len);
  cx_front front;
  memcpy(&front, word->front, sizeof front);
  return cx_front_same(front, cx_front_read(text, len)) & (word->length == len);
}

static inline cx_word *word_of(const view *v, uint32_t slot) {
  return cx_word_in(v->chunks, slot & ~v->tags);
}

static inline int may_be_of(const view *v, uint32_t slot, uint32_t hash) {
  return !((slot ^ hash) & v->tags);
}

/* The cache is larger than the processor's: its lines are asked for before they are needed, so that the waits
 * overlap. The slots of a text's first words are fetched while it is read, those of the others so many at once. */
enum { BATCH = 32 };

static void fetch_slots(const view *v, const cx_token *tokens, size_t count) {
  for (size_t i = 0; i < count; i++) CX_FETCH(&v->slots[tokens[i].hash & v->mask]);
}

/* Likely words: what stands at the place of the hash, or else at the next. Where few words are displaced any further,
 * taking one of two unasked costs less than asking, which a processor guesses wrong as often as words collide. */
static void guess_words(const view *v, const cx_token *tokens, size_t count, const cx_word **out) {
  for (size_t i = 0; i < count; i++) {
    uint32_t const hash = tokens[i].hash;
    uint32_t const first = cx_slot_read(&v->slots[hash & v->mask]);
    uint32_t const next = cx_slot_read(&v->slots[(hash + 1) & v->mask]);
    out[i] = word_of(v, may_be_of(v, first, hash) ? first : next);
    CX_FETCH(out[i]);
  }
}

void cx_words_fetch(const cx_words *words, const cx_text *text, const cx_word **out) {
  const cx_token *const tokens = text->tokens;
  size_t const count = text->token_count;
  view const v = words->view;
  size_t at = count < CX_FETCH_AHEAD ? count : CX_FETCH_AHEAD;
  guess_words(&v, tokens, at, out);
  for (size_t batch; at < count; at += batch) {
    batch = count - at < BATCH ? count - at : BATCH;
    fetch_slots(&v, tokens + at, batch);
    guess_words(&v, tokens + at, batch, out + at);
  }
}

/* The word with these bytes, if it is kept. A place that is another's is first passed by without asking, as above. */
static cx_word *find(const cx_words *words, const char *text, size_t len, uint32_t hash) {
  view const v = words->view;
  uint32_t at = hash & v.mask, slot = cx_slot_read(&v.slots[at]);
  at += (slot != 0) & !may_be_of(&v, slot, hash);
  for (;; at++) {
    slot = cx_slot_read(&v.slots[at & v.mask]);
    if (!slot) return NULL;
    if (may_be_of(&v, slot, hash) && is_word(word_of(&v, slot), text, len)) return word_of(&v, slot);
  }
}

static int reserve(cx_words *words) {
  return words->store ? cx_word_store_reserve(words->store, words->room) : cx_word_table_reserve(words->room);
}

CX_APART static cx_word *add(cx_words *words, const char *text, size_t len, uint32_t hash, int elongated) {
  const cx_word_kind *kind = &words->kind;
  if (cx_word_room_is_full(words->room) && !reserve(words)) return NULL;
  cx_analyse_word(&words->analysis, kind->lexicon, kind->model, text, len, hash, elongated, kind->typos);
  cx_word *word = cx_word_table_add(words->room, &words->analysis, text, len, hash);
  look(words);
  return word;
}

/* Where the guess is wrong: another word has the same bits in its slot, or this one was met in this text first. */
CX_APART static const cx_word *find_or_add(cx_words *words, const char *text, const cx_token *token) {
  size_t const len = token->end - token->start;
  cx_word *word = find(words, text, len, token->hash);
  if (!word) return add(words, text, len, token->hash, token->flags & CX_TOKEN_ELONGATED);
  cx_word_use(word);
  return word;
}

int cx_words_get_all(cx_words *words, const cx_text *text, const cx_word **out) {
  const cx_token *const tokens = text->tokens;
  const char *const bytes = text->bytes;
  size_t const count = text->token_count;
  for (size_t at = 0; at < count; at++) {
    const cx_token *token = &tokens[at];
    const char *const start = bytes + token->start;
    cx_word *word = (cx_word *)out[at]; /* one of the cache's own: it may be changed */
    if (!is_word(word, start, token->end - token->start)) {
      if (!(out[at] = find_or_add(words, start, token))) return 0;
      continue;
    }
    cx_word_use(word);
    CX_FETCH(word->more); /* also where there is nothing: a branch would be guessed wrong as often as not */
  }
  return 1;
}
