#include "word/analyse.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/pages.h"

/* Words live in chunks that never move while a text is read. Two arenas hold what goes with them: a sweep
 * copies what was used lately from one to the other. */
enum { CHUNK_WORDS = 32768, CHUNKS_MAX = 128, SLOT_BITS_FIRST = 10, SLOT_BITS_MORE = 2 };

/* Of a hash table of 2^slot_bits. The low slot_bits are the word's number + 1 (0 = free), the others the same
 * bits of its hash: those that do not tell where its place is. */
typedef uint32_t slot;

struct cx_words {
  const cxtag_memory *memory;
  const cx_lexicon *lexicon;
  const cx_language_model *model;
  uint32_t capacity;
  int typos;
  cx_word *chunks[CHUNKS_MAX];
  void *blocks[CHUNKS_MAX]; /* what was allocated for them */
  size_t chunk_count;
  size_t count;
  slot *slots;
  void *slot_block;
  unsigned slot_bits;
  cx_lookup lookup; /* the slots, for others to fetch */
  cx_arena arenas[2];
  int arena; /* the one in use */
  cx_analysis analysis;
};

static cx_word *word_at(const cx_words *words, size_t number) {
  return &words->chunks[number / CHUNK_WORDS][number % CHUNK_WORDS];
}

static size_t slot_count(const cx_words *words) {
  return (size_t)1 << words->slot_bits;
}

static slot *new_slots(const cx_words *words, unsigned bits, void **block) {
  size_t const size = sizeof(slot) << bits;
  slot *slots = cx_alloc_table(words->memory, size, block);
  if (slots) memset(slots, 0, size);
  return slots;
}

static void set_slots(cx_words *words, slot *slots, void *block, unsigned bits) {
  words->slots = slots;
  words->slot_block = block;
  words->slot_bits = bits;
  words->lookup = (cx_lookup){slots, (uint32_t)(slot_count(words) - 1)};
}

const cx_lookup *cx_words_lookup(const cx_words *words) {
  return &words->lookup;
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
  cx_arena_init_growing(&words->arenas[0], memory);
  cx_arena_init_growing(&words->arenas[1], memory);
  void *block;
  slot *slots = new_slots(words, SLOT_BITS_FIRST, &block);
  if (!slots) {
    cx_words_free(words);
    return CXTAG_ENOMEM;
  }
  set_slots(words, slots, block, SLOT_BITS_FIRST);
  *out = words;
  return CXTAG_OK;
}

void cx_words_free(cx_words *words) {
  if (!words) return;
  for (size_t i = 0; i < words->chunk_count; i++) cx_release(words->memory, words->blocks[i]);
  cx_release(words->memory, words->slot_block);
  cx_arena_clear(&words->arenas[0]);
  cx_arena_clear(&words->arenas[1]);
  cx_release(words->memory, words);
}

/* The bits of a slot that tell of the hash; those below hold the number. */
static uint32_t tag_mask(const cx_words *words) {
  return ~(uint32_t)0 << words->slot_bits;
}

static void put_slot(cx_words *words, uint32_t hash, size_t number) {
  size_t const mask = slot_count(words) - 1;
  size_t at = hash & mask;
  while (words->slots[at]) at = (at + 1) & mask;
  words->slots[at] = (hash & tag_mask(words)) | (uint32_t)(number + 1);
}

/* Four times as large: every word is hashed anew, which half as many steps do less often. */
static int grow_slots(cx_words *words) {
  void *block;
  unsigned const bits = words->slot_bits + SLOT_BITS_MORE;
  slot *slots = new_slots(words, bits, &block);
  if (!slots) return 0;
  cx_release(words->memory, words->slot_block);
  set_slots(words, slots, block, bits);
  for (size_t i = 0; i < words->count; i++) {
    const cx_word *word = word_at(words, i);
    put_slot(words, cx_hash(cx_word_text(word), word->length), i);
  }
  return 1;
}

/* 0 where a word has nothing more. */
static size_t size_of_more(const cx_word *word) {
  size_t const tail = word->length > CX_WORD_FRONT ? word->length : 0;
  if (!word->meaning_count && !tail && !(word->state & CX_WORD_LITERALS)) return 0;
  return sizeof *word->more + word->trigger_count * sizeof(cx_trigger) +
         word->meaning_count * sizeof(cx_meaning) + tail;
}

/* What goes with a word goes into the arena in use, in one piece; 0 when memory is out. */
static int copy_more(cx_words *words, cx_word *word) {
  size_t const size = size_of_more(word);
  if (!size) return 1;
  void *room = cx_arena_alloc(&words->arenas[words->arena], size);
  if (!room) return 0;
  word->more = memcpy(room, word->more, size);
  return 1;
}

static int add_more(cx_words *words, cx_word *word, const cx_analysis *analysis, const char *text) {
  static const cx_word_more NOTHING = {0, 0};
  size_t const triggers = analysis->trigger_count * sizeof(cx_trigger),
               meanings = analysis->meaning_count * sizeof(cx_meaning), size = size_of_more(word);
  word->more = &NOTHING;
  if (!size) return 1;
  cx_word_more *more = cx_arena_alloc(&words->arenas[words->arena], size);
  if (!more) return 0;
  *more = (cx_word_more){.regex_literals = analysis->regex_literals};
  char *const room = (char *)(more + 1);
  memcpy(room, analysis->triggers, triggers);
  memcpy(room + triggers, analysis->meanings, meanings);
  memcpy(room + triggers + meanings, text, size - sizeof *more - triggers - meanings);
  word->more = more;
  return 1;
}

/* Keeps the words used since the last sweep, forgets the others. A word that finds no memory is forgotten
 * too. */
static void sweep(cx_words *words) {
  size_t kept = 0;
  words->arena = !words->arena;
  cx_arena_reset(&words->arenas[words->arena]);
  memset(words->slots, 0, slot_count(words) * sizeof *words->slots);
  for (size_t i = 0; i < words->count; i++) {
    cx_word word = *word_at(words, i);
    if (!(word.state & CX_WORD_USED) || kept >= words->capacity / 2) continue;
    if (!copy_more(words, &word)) continue;
    word.state &= (uint8_t)~CX_WORD_USED;
    *word_at(words, kept) = word;
    put_slot(words, cx_hash(cx_word_text(&word), word.length), kept);
    kept++;
  }
  words->count = kept;
}

/* What one huge text made grow beyond need is given back. */
static void shrink(cx_words *words) {
  size_t const chunks = words->capacity / CHUNK_WORDS + 1;
  while (words->chunk_count > chunks) cx_release(words->memory, words->blocks[--words->chunk_count]);
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
    cx_word *chunk =
        cx_alloc_table(words->memory, CHUNK_WORDS * sizeof *chunk, &words->blocks[words->chunk_count]);
    if (!chunk) return NULL;
    words->chunks[words->chunk_count++] = chunk;
  }
  return word_at(words, number);
}

/* The first bytes of a text as words keep them: the rest NUL. CX_WORD_FRONT bytes of it are read; len may be that
 * much. */
typedef struct front {
  uint64_t half[2];
} front;

static inline front read_front(const char *text, size_t len) {
  static const unsigned char ones[2 * CX_WORD_FRONT] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  front read, mask;
  memcpy(&read, text, sizeof read);
  memcpy(&mask, ones + CX_WORD_FRONT - len, sizeof mask);
  return (front){{read.half[0] & mask.half[0], read.half[1] & mask.half[1]}};
}

CX_APART static const cx_word *add(cx_words *words, const char *text, size_t len, uint32_t hash, int elongated) {
  if ((words->count + 1) * 8 > slot_count(words) * 5 && !grow_slots(words)) return NULL;
  cx_word *word = new_word(words);
  if (!word) return NULL;
  cx_analysis *analysis = &words->analysis;
  cx_analyse_word(analysis, words->lexicon, words->model, text, len, hash, elongated, words->typos);
  *word = (cx_word){.entries = analysis->entries,
                    .length = (uint32_t)len,
                    .features = analysis->features,
                    .evidence = analysis->evidence,
                    .known = analysis->known,
                    .state = (uint8_t)(CX_WORD_USED | (analysis->regex_literals ? CX_WORD_LITERALS : 0)),
                    .meaning_count = (uint8_t)analysis->meaning_count,
                    .trigger_count = (uint8_t)analysis->trigger_count};
  front const first = read_front(text, len < CX_WORD_FRONT ? len : CX_WORD_FRONT);
  memcpy(word->front, &first, sizeof first);
  if (!add_more(words, word, analysis, text)) return NULL;
  put_slot(words, hash, words->count);
  words->count++;
  return word;
}

static inline int same_front(const cx_word *word, const char *text, size_t len) {
  front const first = read_front(text, len);
  front kept;
  memcpy(&kept, word->front, sizeof kept);
  return !((kept.half[0] ^ first.half[0]) | (kept.half[1] ^ first.half[1]));
}

CX_APART static int is_long_word(const cx_word *word, const char *text, size_t len) {
  return word->length == len && !memcmp(cx_word_text(word), text, len);
}

/* A shorter word is the front and the NUL behind it; only a longer one need be looked for elsewhere. */
static inline int is_word(const cx_word *word, const char *text, size_t len) {
  return len < CX_WORD_FRONT ? same_front(word, text, len) : is_long_word(word, text, len);
}

/* The first place from `at` on that may be of a word with this hash, or is free. */
static inline size_t probe(const cx_words *words, size_t at, uint32_t hash) {
  size_t const mask = slot_count(words) - 1;
  uint32_t const tags = tag_mask(words);
  const slot *const slots = words->slots;
  for (at &= mask; slots[at] && (slots[at] ^ hash) & tags;) at = (at + 1) & mask;
  return at;
}

/* Whose place it is; NULL = nobody's. */
static inline cx_word *word_of(const cx_words *words, slot found) {
  return found ? word_at(words, (found & ~tag_mask(words)) - 1) : NULL;
}

/* The cache is larger than the processor's: its lines are asked for before they are needed, so that the waits
 * overlap. The slots of a text's first words are fetched while it is read, those of the others so many at once. */
enum { BATCH = 32 };

static void fetch_slots(const cx_words *words, const cx_token *tokens, size_t count) {
  size_t const mask = slot_count(words) - 1;
  for (size_t i = 0; i < count; i++) CX_FETCH(&words->slots[tokens[i].hash & mask]);
}

void cx_words_fetch(const cx_words *words, const cx_text *text, const cx_word **out) {
  const cx_token *const tokens = text->tokens;
  size_t const count = text->token_count;
  for (size_t at = 0; at < count; at++) {
    if (at >= CX_FETCH_AHEAD && at % BATCH == 0)
      fetch_slots(words, tokens + at, count - at < BATCH ? count - at : BATCH);
    out[at] = word_of(words, words->slots[probe(words, tokens[at].hash, tokens[at].hash)]);
    CX_FETCH(out[at]);
  }
}

/* The word with these bytes, if it is kept. */
static cx_word *find(const cx_words *words, const char *text, size_t len, uint32_t hash) {
  for (size_t at = hash;; at++) {
    at = probe(words, at, hash);
    cx_word *word = word_of(words, words->slots[at]);
    if (!word || is_word(word, text, len)) return word;
  }
}

/* Where the guess is wrong: another word has the same bits in its slot, or this one was met in this text first. */
CX_APART static const cx_word *find_or_add(cx_words *words, const char *text, const cx_token *token) {
  size_t const len = token->end - token->start;
  cx_word *word = find(words, text, len, token->hash);
  if (!word) return add(words, text, len, token->hash, token->flags & CX_TOKEN_ELONGATED);
  word->state |= CX_WORD_USED;
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
    if (!word || !is_word(word, start, token->end - token->start)) {
      if (!(out[at] = find_or_add(words, start, token))) return 0;
      continue;
    }
    if (!(word->state & CX_WORD_USED)) word->state |= CX_WORD_USED; /* a line that is only read stays clean */
    CX_FETCH(word->more); /* also where there is nothing: a branch would be guessed wrong as often as not */
  }
  return 1;
}
