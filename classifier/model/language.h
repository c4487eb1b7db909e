/*
 * Language evidence of a single word: a small linear model on the word's character n-grams, and lists of
 * function words. The word cache asks once per distinct word; texts and clauses only add up. Immutable; any
 * thread.
 */
#ifndef CX_MODEL_LANGUAGE_H
#define CX_MODEL_LANGUAGE_H

#include "base/error.h"
#include "base/memory.h"
#include "model/ngram.h"

/* The languages told apart. The last three (Swedish, Estonian, any other language or no language at all)
 * exist so that "und" can be said honestly. */
enum { CX_MODEL_FI, CX_MODEL_EN, CX_MODEL_SV, CX_MODEL_ET, CX_MODEL_OTHER, CX_MODEL_LANGUAGES };

typedef struct cx_language_evidence {
  int16_t score[CX_MODEL_LANGUAGES]; /* log-probability of the language given the word, against the mean of
                                        all, in thousandths of a nat; never more than 3750 below the best,
                                        hence within +-3000; all 0 = says nothing */
  uint8_t function_word;             /* bit 1 << CX_MODEL_..: a function word of that language */
} cx_language_evidence;

typedef struct cx_language_model cx_language_model;

/* The model that is part of the library (models/language.cxm). */
const void *cx_language_model_builtin(size_t *len);
/* Uses the bytes, which must outlive it; EVERSION, EDAMAGED on bytes that are not a sound model. */
cxtag_status cx_language_model_open(cx_language_model **out, const void *bytes, size_t len,
                                    const cxtag_memory *memory, cxtag_error *err);
/* The built-in one, which is as sound as the program's code. A test looks it through instead. */
cxtag_status cx_language_model_open_builtin(cx_language_model **out, const cxtag_memory *memory, cxtag_error *err);
void cx_language_model_free(cx_language_model *model);

/* A word and where the model has what it will be asked about it. */
typedef struct cx_language_query {
  cx_ngram_word word;
  int says; /* 0 = the word says nothing, and there is nothing else here */
} cx_language_query;

/* Bounded time for any length; no allocation. text: a word, NFC, case folded. The first asks for the memory that the
 * second reads: with something else done in between, nobody waits for it. */
void cx_language_model_fetch(cx_language_query *query, const cx_language_model *model, const char *text, size_t len);
void cx_language_model_answer(cx_language_evidence *out, const cx_language_model *model,
                              const cx_language_query *query);
/* Both at once. */
void cx_language_model_score(const cx_language_model *model, const char *text, size_t len,
                             cx_language_evidence *out);
/* Of which languages it is a function word: cx_language_evidence.function_word alone, in less time. */
uint8_t cx_language_model_function_word(const cx_language_model *model, const char *text, size_t len);

#endif
