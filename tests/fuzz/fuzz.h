/* What a fuzz target is. */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An invariant: the fuzzer keeps the input that breaks it. */
#define MUST(condition) \
  do { \
    if (!(condition)) abort(); \
  } while (0)

#endif
