#include "word/analyse.h"

#include "base/arena.h"
#include "base/hash.h"

/* Words live in chunks that never move while a text is read. Two arenas hold their bytes and meanings: a
 * sweep copies what was used lately from one to the other. */
enum { CHUNK_WORDS = 1024, CHUNKS_MAX = 4096 };

typedef struct slot {
  uint32_t hash;
  uint32_t word; /* number + 1; 0 = free */
} slot;

struct cx_words {
  const cxtag_memory *memory;
  const cx_lexicon *lexicon;
  const cx_language_model *model;
  uint32_t capacity;
  int typos;
  cx_word *chunks[CHUNKS_MAX];
  size_t chunk_count;
  size_t count;
  slot *slots;
  size_t slot_count; /* a power of two */
  cx_arena arenas[2];
  int arena; /* the one in use */
  cx_analysis analysis;
};

static cx_word *word_at(const cx_words *words, size_t number) {
  return &words->chunks[number / CHUNK_WORDS][number % CHUNK_WORDS];
}

cxtag_status cx_words_new(cx_words **out, const cx_lexicon *lexicon, const cx_language_model *model,
                          uint32_t capacity, int typos, const cxtag_memory *memory) {
  *out = NULL;
  cx_words *words = cx_alloc_zeroed(memory, 1, sizeof *words);
  if (!words) return CXTAG_ENOMEM;
  words->memory = memory;
  words->lexicon = lexicon;
  words->model = model;
  words->capacity = capacity < 64 ? 64 : capacity;
  words->typos = typos;
  cx_arena_init(&words->arenas[0], memory);
  cx_arena_init(&words->arenas[1], memory);
  words->slot_count = 1024;
  words->slots = cx_alloc_zeroed(memory, words->slot_count, sizeof *words->slots);
  if (!words->slots) {
    cx_words_free(words);
    return CXTAG_ENOMEM;
  }
  *out = words;
  return CXTAG_OK;
}

void cx_words_free(cx_words *words) {
  if (!words) return;
  for (size_t i = 0; i < words->chunk_count; i++) cx_release(words->memory, words->chunks[i]);
  cx_release(words->memory, words->slots);
  cx_arena_clear(&words->arenas[0]);
  cx_arena_clear(&words->arenas[1]);
  cx_release(words->memory, words);
}

static void put_slot(slot *slots, size_t slot_count, uint32_t hash, size_t number) {
  size_t at = hash & (slot_count - 1);
  while (slots[at].word) at = (at + 1) & (slot_count - 1);
  slots[at] = (slot){hash, (uint32_t)number + 1};
}

static int grow_slots(cx_words *words) {
  size_t wanted = words->slot_count * 2;
  slot *slots = cx_alloc_zeroed(words->memory, wanted, sizeof *slots);
  if (!slots) return 0;
  for (size_t i = 0; i < words->count; i++) put_slot(slots, wanted, word_at(words, i)->hash, i);
  cx_release(words->memory, words->slots);
  words->slots = slots;
  words->slot_count = wanted;
  return 1;
}

/* What a word points at goes into the arena in use, in one piece; 0 when memory is out. `word` points at the
 * old places or at the analysis. */
static int store(cx_words *words, cx_word *word) {
  size_t const meanings = word->meaning_count * sizeof *word->meanings;
  size_t const triggers =
      word->trigger_count > CX_TRIGGERS_INLINE
          ? (word->trigger_count - (size_t)CX_TRIGGERS_INLINE) * sizeof *word->more_triggers
          : 0;
  size_t const symbols = word->meaning_count * sizeof *word->symbols;
  char *room = cx_arena_alloc(&words->arenas[words->arena], symbols + triggers + meanings + word->length);
  if (!room) return 0;
  uint32_t *symbol = (uint32_t *)(void *)room;
  for (uint16_t i = 0; i < word->meaning_count; i++) symbol[i] = word->meanings[i].symbol;
  if (triggers) memcpy(room + symbols, word->more_triggers, triggers);
  if (meanings) memcpy(room + symbols + triggers, word->meanings, meanings);
  memcpy(room + symbols + triggers + meanings, word->text, word->length);
  word->symbols = symbol;
  word->more_triggers = (const cx_trigger *)(const void *)(room + symbols);
  word->meanings = (const cx_meaning *)(const void *)(room + symbols + triggers);
  word->text = room + symbols + triggers + meanings;
  return 1;
}

/* Keeps the words used since the last sweep, forgets the others. A word that finds no memory is forgotten
 * too. */
static void sweep(cx_words *words) {
  size_t kept = 0;
  words->arena = !words->arena;
  cx_arena_reset(&words->arenas[words->arena]);
  memset(words->slots, 0, words->slot_count * sizeof *words->slots);
  for (size_t i = 0; i < words->count; i++) {
    cx_word word = *word_at(words, i);
    if (!word.used || kept >= words->capacity / 2 || !store(words, &word)) continue;
    word.used = 0;
    *word_at(words, kept) = word;
    put_slot(words->slots, words->slot_count, word.hash, kept);
    kept++;
  }
  words->count = kept;
}

/* What one huge text made grow beyond need is given back. */
static void shrink(cx_words *words) {
  size_t const chunks = words->capacity / CHUNK_WORDS + 1;
  while (words->chunk_count > chunks) cx_release(words->memory, words->chunks[--words->chunk_count]);
  cx_arena_clear(&words->arenas[!words->arena]);
}

void cx_words_begin_text(cx_words *words) {
  if (words->count < words->capacity) return;
  int const huge = words->count > words->capacity + words->capacity / 2;
  sweep(words);
  if (huge) shrink(words);
}

static cx_word *new_word(cx_words *words) {
  size_t const number = words->count;
  if (number / CHUNK_WORDS >= CHUNKS_MAX) return NULL;
  if (number / CHUNK_WORDS == words->chunk_count) {
    cx_word *chunk = cx_alloc_array(words->memory, CHUNK_WORDS, sizeof *chunk);
    if (!chunk) return NULL;
    words->chunks[words->chunk_count++] = chunk;
  }
  return word_at(words, number);
}

static const cx_word *add(cx_words *words, const char *text, size_t len, uint32_t hash, int elongated) {
  if ((words->count + 1) * 2 > words->slot_count && !grow_slots(words)) return NULL;
  cx_word *word = new_word(words);
  if (!word) return NULL;
  cx_analysis *analysis = &words->analysis;
  cx_analyse_word(analysis, words->lexicon, words->model, text, len, hash, elongated, words->typos);
  *word = (cx_word){.text = text,
                    .meanings = analysis->meanings,
                    .more_triggers = analysis->triggers + CX_TRIGGERS_INLINE,
                    .trigger_count = (uint16_t)analysis->trigger_count,
                    .length = (uint32_t)len,
                    .hash = hash,
                    .meaning_count = (uint16_t)analysis->meaning_count,
                    .known = analysis->known,
                    .used = 1,
                    .features = analysis->features,
                    .symbol_set = analysis->symbols,
                    .regex_literals = analysis->regex_literals,
                    .evidence = analysis->evidence};
  memcpy(word->triggers, analysis->triggers, sizeof word->triggers);
  memcpy(word->front, text, len < CX_WORD_INLINE ? len : CX_WORD_INLINE);
  if (!store(words, word)) return NULL;
  put_slot(words->slots, words->slot_count, hash, words->count);
  words->count++;
  return word;
}

/* Compares the first bytes at once; both sides have CX_WORD_INLINE bytes to read. */
static int same_front(const cx_word *word, const char *text, size_t len) {
  static const unsigned char ones[2 * CX_WORD_INLINE] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                         0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  const unsigned char *mask = ones + CX_WORD_INLINE - (len < CX_WORD_INLINE ? len : CX_WORD_INLINE);
  uint64_t a[2], b[2], m[2];
  memcpy(a, word->front, sizeof a);
  memcpy(b, text, sizeof b);
  memcpy(m, mask, sizeof m);
  return !((a[0] ^ (b[0] & m[0])) | (a[1] ^ (b[1] & m[1])));
}

static const cx_word *get(cx_words *words, const char *text, size_t len, uint32_t hash, int elongated) {
  size_t at = hash & (words->slot_count - 1);
  for (; words->slots[at].word; at = (at + 1) & (words->slot_count - 1)) {
    if (words->slots[at].hash != hash) continue;
    cx_word *word = word_at(words, words->slots[at].word - 1);
    if (word->length != len || !same_front(word, text, len)) continue;
    if (len > CX_WORD_INLINE &&
        memcmp(word->text + CX_WORD_INLINE, text + CX_WORD_INLINE, len - CX_WORD_INLINE))
      continue;
    word->used = 1;
    return word;
  }
  return add(words, text, len, hash, elongated);
}

#if defined(__GNUC__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)(address))
#endif

/* The cache is larger than the processor's: its lines are asked for some tokens ahead, so that the waits
 * overlap. */
enum { BATCH = 32 };

static void prefetch(const cx_words *words, const cx_token *tokens, size_t count) {
  size_t const mask = words->slot_count - 1;
  for (size_t i = 0; i < count; i++) PREFETCH(&words->slots[tokens[i].hash & mask]);
  for (size_t i = 0; i < count; i++) {
    const slot *first = &words->slots[tokens[i].hash & mask];
    if (!first->word || first->hash != tokens[i].hash) continue;
    const char *word = (const char *)word_at(words, first->word - 1);
    PREFETCH(word);
    PREFETCH(word + 64);
  }
}

int cx_words_get_all(cx_words *words, const cx_text *text, const cx_word **out) {
  for (size_t i = 0; i < text->token_count; i++) {
    const cx_token *token = &text->tokens[i];
    if (i % BATCH == 0) prefetch(words, token, text->token_count - i < BATCH ? text->token_count - i : BATCH);
    out[i] = get(words, text->bytes + token->start, token->end - token->start, token->hash,
                 token->flags & CX_TOKEN_ELONGATED);
    if (!out[i]) return 0;
    if (out[i]->trigger_count) PREFETCH(words->lexicon->gates + out[i]->triggers[0].first_gate);
  }
  return 1;
}
