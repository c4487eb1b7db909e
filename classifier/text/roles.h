/* What a function word does to clauses: small closed lists of Finnish and English words. */
#ifndef CX_TEXT_ROLES_H
#define CX_TEXT_ROLES_H

#include "base/memory.h"

enum {
  CX_ROLE_CLAUSE = 1 << 0,       /* begins a clause wherever it stands: mutta, koska, että, but, because */
  CX_ROLE_CLAUSE_COMMA = 1 << 1, /* begins one behind a comma: sillä, mitä, however */
  CX_ROLE_CLAUSE_SUBJECT = 1 << 2, /* begins one in front of a subject: so we, that the */
  CX_ROLE_AND = 1 << 3,          /* ja, tai, and, or */
  CX_ROLE_SUBJECT = 1 << 4,      /* a pronoun that stands as subject, or an article that begins one */
  CX_ROLE_FINITE = 1 << 5,       /* a finite verb, or a subject pronoun that promises one */
  CX_ROLE_NEGATION = 1 << 6,
  CX_ROLE_EVEN = 1 << 7,         /* goes with the conjunction behind it: even though, vaikka kun */
  CX_ROLE_ABBREVIATION = 1 << 8, /* its stop ends no sentence */
  CX_ROLE_ABBREVIATION_LAST = 1 << 9, /* its stop ends one when a capital follows: jne., etc. */
  CX_ROLE_NOUN_BEFORE = 1 << 10  /* a, the, for: what follows is no conjunction: a while, the then owner */
};

enum { CX_ROLE_WORD_MAX = 16, CX_ROLE_SLOTS = 2048, CX_ROLE_FILTER = 8192 };

typedef struct cx_role_slot {
  uint64_t low, high; /* the word's bytes, padded with NUL; none = free */
  uint32_t roles;
} cx_role_slot;

typedef struct cx_roles {
  uint64_t filter[CX_ROLE_FILTER / 64]; /* a bit is set where a word's hash falls: most words stop here */
  cx_role_slot slots[CX_ROLE_SLOTS];
} cx_roles;

void cx_roles_fill(cx_roles *roles);

static inline uint32_t cx_role_hash(uint64_t low, uint64_t high) {
  uint64_t mixed = (low ^ high * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
  return (uint32_t)(mixed >> 51); /* 13 bits */
}

/* The roles of a folded word of at most CX_ROLE_WORD_MAX bytes, given as two halves padded with NUL. */
static inline uint32_t cx_roles_find(const cx_roles *roles, uint64_t low, uint64_t high) {
  uint32_t hash = cx_role_hash(low, high);
  if (!(roles->filter[hash / 64] >> hash % 64 & 1)) return 0;
  for (uint32_t at = hash % CX_ROLE_SLOTS; roles->slots[at].low; at = (at + 1) % CX_ROLE_SLOTS) {
    if (roles->slots[at].low == low && roles->slots[at].high == high) return roles->slots[at].roles;
  }
  return 0;
}

#endif
