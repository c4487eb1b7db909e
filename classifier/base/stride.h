/*
 * Loops over a few things whose number nobody can guess: a whole stride at a time, the first thing again in place of
 * those that are missing, so that the processor guesses wrong only where there are more than a stride.
 *
 *     for (size_t i = 0; i < count; i += CX_STRIDE)
 *       for (size_t j = i; j < i + CX_STRIDE; j++) ... things[cx_or_first(j, count)] ...
 *
 * What is found of a thing that is missing, j >= count, is not to count, unless finding it again does no harm.
 */
#ifndef CX_BASE_STRIDE_H
#define CX_BASE_STRIDE_H

#include <stddef.h>

enum { CX_STRIDE = 4 };

static inline size_t cx_or_first(size_t at, size_t count) {
  return at & (0 - (size_t)(at < count));
}

#endif
