/* The rows of normal.tsv by their word. */
#include <string.h>

#include "base/hash.h"
#include "lexicon/open.h"

enum { ROOM = 4 }; /* for so many times the rows */

int cx_make_normal_index(cx_lexicon *lexicon) {
  cx_index_init(&lexicon->normal_index, lexicon->memory);
  /* Few words have a row here: where there is room the first place that is looked at is free. */
  if (!cx_index_reserve(&lexicon->normal_index, ROOM * (size_t)lexicon->normal_count)) return 0;
  for (uint32_t i = 0; i < lexicon->normal_count; i++) {
    const char *from = cx_lexicon_string(lexicon, lexicon->normals[i].from);
    if (i && !strcmp(from, cx_lexicon_string(lexicon, lexicon->normals[i - 1].from))) continue;
    if (!cx_index_add(&lexicon->normal_index, cx_hash(from, strlen(from)), i)) return 0;
  }
  return 1;
}

/* Of those with the hash, the first of which is `number`, the one whose `from` is the word. */
CX_APART static const cx_normal *find_same(const cx_lexicon *lexicon, cx_index_search search, uint32_t number,
                                           const char *word, size_t len) {
  for (; number != CX_INDEX_NONE; number = cx_index_next(&search)) {
    const cx_normal *normal = &lexicon->normals[number];
    const char *from = cx_lexicon_string(lexicon, normal->from);
    if (!strncmp(from, word, len) && !from[len]) return normal;
  }
  return NULL;
}

const cx_normal *cx_lexicon_normal(const cx_lexicon *lexicon, const char *word, size_t len, uint32_t hash) {
  cx_index_search search = cx_index_start(&lexicon->normal_index, hash);
  uint32_t const number = cx_index_next(&search);
  return number == CX_INDEX_NONE ? NULL : find_same(lexicon, search, number, word, len); /* mostly no word has it */
}

const cx_normal *cx_lexicon_next_normal(const cx_lexicon *lexicon, const cx_normal *normal) {
  const cx_normal *const next = normal + 1;
  if (next == lexicon->normals + lexicon->normal_count) return NULL;
  return strcmp(cx_lexicon_string(lexicon, next->from), cx_lexicon_string(lexicon, normal->from)) ? NULL : next;
}
