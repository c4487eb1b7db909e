/* All forms that an entry covers, written out: what `lex expand` shows. */
#ifndef CX_MORPH_EXPAND_H
#define CX_MORPH_EXPAND_H

#include "base/buffer.h"
#include "morph/vocabulary.h"

typedef struct cx_expanded_form {
  const char *group; /* "genitive plural", "comparative partitive", "past", "passive participle, inessive" */
  const char *form;
  size_t length;
  uint32_t features;
  uint8_t reading;   /* CX_READ_AS_TYPED or CX_READ_SPOKEN */
  uint8_t language;  /* CX_LANGUAGE_FI or _EN; _ANY for an exact entry */
} cx_expanded_form;

/* Calls back for each form once, group by group, nominative first; strings live until the callback returns.
 * Forms with possessives and clitics are not spelt out: they follow from these by rule. Endings that stand
 * only before a possessive are left out. A nonzero return of the callback stops, with CXTAG_OK. EINVAL as for
 * cx_vocabulary_builder_add. */
cxtag_status cx_expand_entry(const cx_entry *entry, int (*callback)(void *ctx, const cx_expanded_form *form),
                             void *ctx, const cxtag_memory *memory, cxtag_error *err);

/* The names of nominal paradigms that `inflect` takes, in order; NULL behind the last. */
const char *cx_inflect_name(size_t i);

/* "genitive, plural, question": the names of all features, in the order of features.h. */
void cx_write_features(cx_buffer *out, uint32_t features);
/* The group that a form with these features stands in. */
void cx_write_group(cx_buffer *out, uint32_t features);

#endif
