/* English before it is linked: no stems, no endings. */
#include "morph/paradigm.h"

const cx_ending_class cx_english_classes[] = {{NULL, NULL}};
const size_t cx_english_class_count = 0;

int cx_english_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx) {
  (void)entry;
  (void)sink;
  (void)ctx;
  return 1;
}
