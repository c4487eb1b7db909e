/* What a function word does to clauses: small closed lists of Finnish and English words. */
#ifndef CX_TEXT_ROLES_H
#define CX_TEXT_ROLES_H

#include <string.h>

#include "base/memory.h"

enum {
  CX_ROLE_CLAUSE = 1 << 0,         /* begins a clause wherever it stands: mutta, koska, että, but, because */
  CX_ROLE_CLAUSE_COMMA = 1 << 1,   /* begins one behind a comma: sillä, mitä, however */
  CX_ROLE_CLAUSE_SUBJECT = 1 << 2, /* begins one in front of a subject: so we, that the */
  CX_ROLE_AND = 1 << 3,            /* ja, tai, and, or */
  CX_ROLE_SUBJECT = 1 << 4,        /* a pronoun that stands as subject, or an article that begins one */
  CX_ROLE_FINITE = 1 << 5,         /* a finite verb, or a subject pronoun that promises one */
  CX_ROLE_NEGATION = 1 << 6,
  CX_ROLE_EVEN = 1 << 7,              /* goes with the conjunction behind it: even though, vaikka kun */
  CX_ROLE_ABBREVIATION = 1 << 8,      /* its stop ends no sentence */
  CX_ROLE_ABBREVIATION_LAST = 1 << 9, /* its stop ends one when a capital follows: jne., etc. */
  CX_ROLE_NOUN_BEFORE = 1 << 10, /* a, the, for: what follows is no conjunction: a while, the then owner */
  CX_ROLE_CLAUSE_PRONOUN =
      1 << 11 /* begins one in front of a pronoun: after we ordered, not after the order */
};

typedef struct cx_role_list {
  uint32_t roles;
  const char *words; /* folded, one blank between; at most CX_ROLE_WORD_MAX bytes each */
} cx_role_list;

extern const cx_role_list cx_role_lists[]; /* ended by words == NULL */

/* Words that may begin something. */
enum { CX_ROLE_MARKING = CX_ROLE_CLAUSE | CX_ROLE_CLAUSE_SUBJECT | CX_ROLE_CLAUSE_PRONOUN | CX_ROLE_AND };

enum { CX_ROLE_WORD_MAX = 16, CX_ROLE_SLOTS = 1024, CX_ROLE_BUCKETS = 512 };

/* A hash table without collisions, so that a lookup has no branch: function words come and go in a text like
 * coins thrown. Words of one bucket are moved together by the bucket's displacement to where all of them fall
 * on free slots (hash and displace). The lookup compares hashes only; whoever acts on a role asks
 * cx_roles_confirm first. */
typedef struct cx_role_slot {
  uint32_t hash, roles; /* roles 0 = free */
} cx_role_slot;

typedef struct cx_ending { /* the last bytes of a word, as the high bytes of a little-endian number */
  uint64_t bytes;
  uint32_t length;
} cx_ending;

enum { CX_ENDING_COUNT = 24, CX_ENDING_GROUPS = 32 };

typedef struct cx_endings {
  cx_ending list[CX_ENDING_COUNT];     /* by group: the last byte modulo CX_ENDING_GROUPS */
  uint8_t first[CX_ENDING_GROUPS + 1]; /* of each group, and behind the last */
} cx_endings;

typedef struct cx_roles {
  uint32_t listed; /* distinct words; as many slots are taken, which the tests see to */
  uint16_t displacements[CX_ROLE_BUCKETS];
  cx_role_slot slots[CX_ROLE_SLOTS];
  char words[CX_ROLE_SLOTS][CX_ROLE_WORD_MAX]; /* padded with NUL */
  cx_endings finite;                           /* of finite verbs */
  cx_endings finite_in_front;                  /* of those, as first word behind a comma */
} cx_roles;

/* 0 = no memory. */
int cx_roles_fill(cx_roles *roles, const cxtag_memory *memory);

static inline uint32_t cx_role_slot_of(const cx_roles *roles, uint32_t hash) {
  return ((hash >> 9) + roles->displacements[hash % CX_ROLE_BUCKETS]) % CX_ROLE_SLOTS;
}

/* The roles of the word with this cx_hash, if it is the word it looks like. */
static inline uint32_t cx_roles_guess(const cx_roles *roles, uint32_t hash) {
  const cx_role_slot *slot = &roles->slots[cx_role_slot_of(roles, hash)];
  return slot->roles & (0 - (uint32_t)(slot->hash == hash)); /* ?: becomes a branch */
}

/* The first `count` of eight bytes, NUL for the others. All eight must be readable. */
static inline uint64_t cx_load_padded(const unsigned char *bytes, size_t count) {
  uint64_t word;
  if (!count) return 0;
  memcpy(&word, bytes, 8);
  return count >= 8 ? word : word & (((uint64_t)1 << 8 * count) - 1);
}

/* Is a word for which cx_roles_guess gave roles the word of the lists? The text's padding is behind it. */
static inline int cx_roles_confirm(const cx_roles *roles, uint32_t hash, const unsigned char *word,
                                   size_t len) {
  uint64_t listed[2];
  memcpy(listed, roles->words[cx_role_slot_of(roles, hash)], sizeof listed);
  return len <= CX_ROLE_WORD_MAX && listed[0] == cx_load_padded(word, len) &&
         listed[1] == cx_load_padded(word + 8, len > 8 ? len - 8 : 0);
}

/* Does a word of `length` bytes, whose last eight are `tail`, end in one of these with two bytes in front? */
static inline int cx_ends_in(const cx_endings *endings, uint64_t tail, size_t length) {
  const uint8_t *const group = endings->first + (tail >> 56) % CX_ENDING_GROUPS;
  for (size_t i = group[0]; i < group[1]; i++) {
    const cx_ending *ending = &endings->list[i];
    if (tail >> (64 - 8 * ending->length) == ending->bytes && length > ending->length + 1) return 1;
  }
  return 0;
}

#endif
