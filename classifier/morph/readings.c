#include "morph/readings.h"

#include <string.h>

/* The endings that follow a colon or an apostrophe; the vowel of an illative is the spoken letter's own. */
static const struct {
  const char *text;
  uint32_t features;
} marked_endings[] = {
    {"n", CX_GENITIVE},
    {"t", CX_NOMINATIVE | CX_PLURAL},
    {"a", CX_PARTITIVE},
    {"ä", CX_PARTITIVE},
    {"ta", CX_PARTITIVE},
    {"tä", CX_PARTITIVE},
    {"na", CX_ESSIVE},
    {"nä", CX_ESSIVE},
    {"ksi", CX_TRANSLATIVE},
    {"ssa", CX_INESSIVE},
    {"ssä", CX_INESSIVE},
    {"sta", CX_ELATIVE},
    {"stä", CX_ELATIVE},
    {"lla", CX_ADESSIVE},
    {"llä", CX_ADESSIVE},
    {"lta", CX_ABLATIVE},
    {"ltä", CX_ABLATIVE},
    {"lle", CX_ALLATIVE},
    {"tta", CX_ABESSIVE},
    {"ttä", CX_ABESSIVE},
    {"an", CX_ILLATIVE},
    {"aan", CX_ILLATIVE},
    {"ään", CX_ILLATIVE},
    {"een", CX_ILLATIVE},
    {"iin", CX_ILLATIVE},
    {"oon", CX_ILLATIVE},
    {"uun", CX_ILLATIVE},
    {"hon", CX_ILLATIVE},
    {"hun", CX_ILLATIVE},
    {"hin", CX_ILLATIVE},
    {"hen", CX_ILLATIVE},
    {"han", CX_ILLATIVE},
    {"hän", CX_ILLATIVE},
    {"seen", CX_ILLATIVE},
    {"in", CX_GENITIVE},
    {"ia", CX_PARTITIVE},
    {"iä", CX_PARTITIVE},
    {"issa", CX_INESSIVE},
    {"issä", CX_INESSIVE},
    {"ista", CX_ELATIVE},
    {"istä", CX_ELATIVE},
    {"illa", CX_ADESSIVE},
    {"illä", CX_ADESSIVE},
    {"ilta", CX_ABLATIVE},
    {"iltä", CX_ABLATIVE},
    {"ille", CX_ALLATIVE},
    {"ja", CX_PARTITIVE | CX_PLURAL},
    {"jä", CX_PARTITIVE | CX_PLURAL},
    {"s", CX_GENITIVE},
};

/* The mark that parts base form and ending; *size = its bytes. */
static size_t find_mark(const char *word, size_t len, size_t *size) {
  for (size_t at = 1; at + 1 < len; at++) {
    *size = 1;
    if (word[at] == ':' || word[at] == '\'') return at;
    *size = 3;
    if (at + 3 < len && memcmp(word + at, "\xE2\x80\x99", 3) == 0) return at;
  }
  return 0;
}

/* The features of what follows the mark; 0 = no ending. */
static uint32_t read_marked_ending(const char *text, size_t len) {
  cx_folded folded;
  cx_tails tails;
  cx_fold(&folded, text, len);
  cx_find_tails(&tails, &folded);
  for (size_t t = 0; t < tails.count; t++)
    for (size_t i = 0; i < sizeof marked_endings / sizeof *marked_endings; i++)
      if (strlen(marked_endings[i].text) == folded.offset[tails.tail[t].core] &&
          memcmp(marked_endings[i].text, text, folded.offset[tails.tail[t].core]) == 0)
        return marked_endings[i].features | tails.tail[t].features;
  return 0;
}

void cx_find_marked_ending(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms) {
  size_t const len = word->offset[word->count];
  size_t size, mark = find_mark(word->word, len, &size);
  uint32_t features = mark ? read_marked_ending(word->word + mark + size, len - mark - size) : 0;
  cx_folded base;
  cx_forms found;
  if (!features) return;
  cx_fold(&base, word->word, mark);
  found.count = 0;
  cx_tails tails;
  cx_find_tails(&tails, &base);
  tails.count = 1; /* nothing taken off */
  cx_find_from(v, &(cx_piece){&base, 0, base.ended}, &tails, CX_READ_AS_TYPED, &found);
  for (size_t i = 0; i < found.count; i++) {
    cx_form form = found.form[i];
    if ((form.features & CX_CASE_MASK) > CX_NOMINATIVE || form.features & CX_PLURAL) continue;
    form.features = (form.features & ~(uint32_t)CX_CASE_MASK) | features;
    form.end = (uint16_t)len;
    cx_forms_add(forms, &form);
  }
}

void cx_find_negated_prefix(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms) {
  static const char prefix[] = "epä";
  size_t const skip = sizeof prefix - 1, len = word->offset[word->count];
  cx_folded folded;
  cx_forms found;
  if (len < skip + 4 || memcmp(word->word, prefix, skip) != 0) return;
  found.count = 0;
  cx_fold(&folded, word->word + skip, len - skip);
  cx_find_whole(v, &folded, CX_READ_AS_TYPED, &found);
  for (size_t i = 0; i < found.count; i++) {
    cx_form form = found.form[i];
    if (form.reading & CX_READ_SPLIT || form.language != CX_LANGUAGE_FI) continue;
    form.features |= CX_NEGATED_PREFIX;
    form.end = (uint16_t)(form.end + skip);
    cx_forms_add(forms, &form);
  }
}

/* A position of a word that was read in another spelling: the whole word. */
static void add_all(cx_forms *forms, const cx_forms *found, size_t len) {
  for (size_t i = 0; i < found->count; i++) {
    cx_form form = found->form[i];
    form.start = 0;
    form.end = (uint16_t)len;
    cx_forms_add(forms, &form);
  }
}

void cx_try_spelling(const cx_vocabulary *v, const char *spelling, size_t spelling_len, size_t len, uint8_t reading,
                     cx_forms *forms) {
  cx_folded folded;
  cx_forms found;
  if (spelling_len == 0 || spelling_len > 255) return;
  found.count = 0;
  cx_fold(&folded, spelling, spelling_len);
  cx_find_whole(v, &folded, reading, &found);
  add_all(forms, &found, len);
}

enum { RUNS_MAX = 4 };

/* Writes the word with its n-th long run cut to two letters where bit n of `doubled` is set, else to one. */
static size_t write_squashed(char *out, const cx_folded *word, unsigned doubled, unsigned *runs) {
  size_t length = 0;
  *runs = 0;
  for (size_t at = 0, end; at < word->count; at = end) {
    size_t size = (size_t)(word->offset[at + 1] - word->offset[at]), keep;
    const char *letter = word->word + word->offset[at];
    for (end = at + 1; end < word->count && word->letter[end] == word->letter[at] &&
                       (size_t)(word->offset[end + 1] - word->offset[end]) == size;)
      end++;
    keep = end - at;
    if (keep > 2) {
      keep = *runs < RUNS_MAX ? 1 + (doubled >> *runs & 1) : 1;
      ++*runs;
    }
    for (; keep; keep--, length += size) memcpy(out + length, letter, size);
  }
  return length;
}

void cx_find_squashed(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms) {
  char spelling[256];
  unsigned runs;
  write_squashed(spelling, word, 0, &runs);
  if (!runs) return;
  unsigned ways = 1u << (runs < RUNS_MAX ? runs : RUNS_MAX);
  for (unsigned way = 0; way < ways; way++) {
    size_t length = write_squashed(spelling, word, way, &runs);
    cx_try_spelling(v, spelling, length, word->offset[word->count], CX_READ_SQUASHED, forms);
  }
}
