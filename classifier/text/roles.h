/* What a function word does to clauses: small closed lists of Finnish and English words. */
#ifndef CX_TEXT_ROLES_H
#define CX_TEXT_ROLES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/front.h"

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
      1 << 11, /* begins one in front of a pronoun: after we ordered, not after the order */
  CX_ROLE_BOUND = 1 << 12,  /* a conjunction that some word beside it makes none: nothing but, as if */
  CX_ROLE_UNDER = 1 << 13,  /* hangs its clause on the one before: että, that */
  CX_ROLE_PLEASE = 1 << 14, /* belongs to what it asks for, comma or none */
  CX_ROLE_MARKED = 1 << 15 /* of guesses: has one of CX_ROLE_MARKING; of tokens: may begin something */
};

typedef struct cx_role_list {
  uint32_t roles;
  const char *words; /* folded, one blank between; at most CX_ROLE_WORD_MAX bytes each */
} cx_role_list;

extern const cx_role_list cx_role_lists[]; /* ended by words == NULL */

/* Words that may begin something. */
enum { CX_ROLE_MARKING = CX_ROLE_CLAUSE | CX_ROLE_CLAUSE_SUBJECT | CX_ROLE_CLAUSE_PRONOUN | CX_ROLE_AND };

/* The lists are asked twice. The tokeniser wants to know of each word whether it may be listed, and asks for
 * all roles of the words whose hashes begin like this one's: one load, and no branch, for function words come
 * and go in a text like coins thrown. Few others have any; who acts on a role asks then what the word is. */
enum { CX_ROLE_WORD_MAX = CX_FRONT, CX_ROLE_GUESSES = 4096, CX_ROLE_SLOTS = 2048 };

typedef struct cx_role_slot {
  cx_front word;
  uint32_t roles; /* 0 = free */
  uint32_t hash;
} cx_role_slot;

/* Endings, each with a bit, so that all are looked for at once. */
enum { CX_ENDING_MAX = 6 }; /* bytes of the longest */

typedef struct cx_endings {
  uint32_t with[CX_ENDING_MAX][256]; /* those of words whose last, last but one ... byte is this */
  uint32_t fit[CX_ENDING_MAX + 3];   /* by the word's length: those that leave two bytes or more in front */
  uint32_t shorter[CX_ENDING_MAX];   /* those that have no such byte of their own */
  uint32_t only_in_front;            /* those that count in the first word behind a comma alone */
  uint32_t count;
} cx_endings;

typedef struct cx_roles {
  uint16_t guesses[CX_ROLE_GUESSES];
  cx_role_slot slots[CX_ROLE_SLOTS]; /* each word in one of two: no search, whose end nobody can guess */
  uint32_t listed;                   /* distinct words */
  cx_endings finite;                 /* of finite verbs */
} cx_roles;

void cx_roles_fill(cx_roles *roles);

/* Roles that a word with this cx_hash may have. */
static inline uint16_t cx_roles_guess(const cx_roles *roles, uint32_t hash) {
  return roles->guesses[hash >> 20];
}
_Static_assert(CX_ROLE_GUESSES == 1 << (32 - 20), "a guess for every beginning of a hash");

/* The roles that it has. Sixteen bytes from `word` on must be readable. */
uint32_t cx_roles_of(const cx_roles *roles, uint32_t hash, const unsigned char *word, size_t len);

/* Has a word of `length` bytes, whose last eight are `tail`, one of these endings? */
static inline int cx_ends_in(const cx_endings *endings, uint64_t tail, size_t length, int in_front) {
  uint32_t found = endings->fit[length < CX_ENDING_MAX + 2 ? length : CX_ENDING_MAX + 2];
  for (size_t at = 0; at < CX_ENDING_MAX; at++, tail <<= 8) found &= endings->with[at][tail >> 56];
  return (found & (in_front ? UINT32_MAX : ~endings->only_in_front)) != 0;
}

#endif
