/*
 * The expression language of rows, as a tree:
 *
 *   expression  chain { & chain }                the chains in one clause, in any order
 *   chain       part { [gap] part }              next to each other, or with words between
 *   gap         … | ... | …6                     up to 3 words (or the number, at most 20)
 *   part        word | ~word | word~ | ~word~ | [exact words] | (expression | expression ...) | {list}
 *
 * `&` inside parentheses is allowed where the parentheses are a chain of their own. A whole cell /.../ is a
 * pattern and none of this. Nothing here folds letters or knows the vocabulary.
 */
#ifndef CX_LEXICON_EXPRESSION_H
#define CX_LEXICON_EXPRESSION_H

#include "base/arena.h"
#include "base/error.h"

enum { CX_GAP_USUAL = 3, CX_GAP_MAX = 20, CX_NESTING_MAX = 16, CX_PARTS_MAX = 4000 };

typedef enum cx_part_kind { CX_PART_WORD, CX_PART_EXACT, CX_PART_GROUP, CX_PART_LIST } cx_part_kind;

typedef struct cx_expression cx_expression;

typedef struct cx_part {
  struct cx_part *next;
  cx_part_kind kind;
  uint8_t gap;     /* words that may stand before it; 0 = it is next to the part before */
  uint8_t anchors; /* CX_ANCHOR_... of a word */
  uint8_t plain;   /* a word of the letters a-z, ä, ö and å alone: it is spelled as it is written */
  uint32_t at;     /* byte of the cell, for faults */
  const char *text; /* a word without `~` (in the cell, no NUL behind it), exact text without escapes, a
                       list's name */
  uint32_t length;
  cx_expression *alternatives; /* of a group */
} cx_part;

typedef struct cx_chain {
  struct cx_chain *next;
  cx_part *parts;
} cx_chain;

struct cx_expression {
  cx_expression *next; /* the next alternative of the same group, or the next item of a `not` cell */
  cx_chain *chains;
  uint32_t at;
  uint8_t anywhere; /* items of `not`: written with `&`, cancels anywhere in the clause */
};

typedef struct cx_expression_fault {
  size_t at;         /* byte of the cell */
  char message[200]; /* in English */
  char finnish[200];
} cx_expression_fault;

static inline const char *cx_expression_fault_text(const cx_expression_fault *fault,
                                                   cxtag_language language) {
  return language == CXTAG_FI ? fault->finnish : fault->message;
}

/* ESYNTAX with *fault, or ENOMEM. */
cxtag_status cx_expression_parse(cx_expression **out, cx_arena *arena, const char *text, size_t len,
                                 cx_expression_fault *fault);
/* A cell of `not`: X, & X, or several of these in parentheses: (a|b|& c). */
cxtag_status cx_not_parse(cx_expression **out, cx_arena *arena, const char *text, size_t len,
                          cx_expression_fault *fault);

/* Is the cell a /pattern/? Its inside is [1, len - 1). */
int cx_is_pattern(const char *text, size_t len);

#endif
