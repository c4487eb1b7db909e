/* Fitting the linear model: softmax over the languages, stochastic gradient descent, plain doubles. */
#ifndef CX_MODEL_TRAIN_FIT_H
#define CX_MODEL_TRAIN_FIT_H

#include "model/train/corpus.h"

typedef struct cx_train_settings {
  unsigned bits, epochs;
  double rate, decay;               /* step size; pull of every used weight towards zero */
  double prior[CX_MODEL_LANGUAGES]; /* how frequent a language is thought to be */
} cx_train_settings;

typedef struct cx_train_weights {
  unsigned bits;
  double *table; /* 2^bits rows of CX_MODEL_LANGUAGES, in nats */
} cx_train_weights;

/* The same weights on any machine with IEEE doubles: fixed order, no library mathematics, and the build
 * forbids fused operations. 0 when memory is out. */
int cx_train_fit(cx_train_weights *out, const cx_train_corpus *corpus, const cx_train_settings *settings);
void cx_train_weights_clear(cx_train_weights *weights);

#endif
