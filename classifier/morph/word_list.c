#include "morph/word_list.h"

int cx_word_compare(const char *word, size_t len, const char *listed) {
  size_t at = 0;
  while (at < len && listed[at] && word[at] == listed[at]) at++;
  if (at == len) return listed[at] ? -1 : 0;
  return (int)(unsigned char)word[at] - (int)(unsigned char)listed[at];
}

int cx_word_list_has(const cx_word_list *list, const char *word, size_t len) {
  size_t low = 0, high = list->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = cx_word_compare(word, len, list->words[middle]);
    if (order == 0) return 1;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return 0;
}
