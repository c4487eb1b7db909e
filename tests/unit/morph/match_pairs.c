/*
 * match_pairs FILE...: recall, false matches and speed of the Finnish inflection on pairs of base form and
 * text form. Each file: lines of LEMMA<TAB>FORM<TAB>1 or 0, with a heading. -v lists the misses. Not a test
 * by itself: the files are not part of the project.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "morph/vocabulary.h"

typedef struct pair {
  uint32_t entry;
  char lemma[64], form[128];
  int wanted, found;
  uint32_t features;
  int reading;
} pair;

static pair *pairs;
static size_t pair_count, pair_capacity;

static int read_pairs(const char *path, cx_vocabulary_builder *builder) {
  char line[1024];
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  while (fgets(line, sizeof line, file)) {
    char *form = strchr(line, '\t'), *match = form ? strchr(form + 1, '\t') : NULL;
    cx_entry entry = {line, 0, CX_LANGUAGE_FI, 0, 0, NULL};
    if (!match || (match[1] != '0' && match[1] != '1')) continue;
    entry.length = (size_t)(form - line);
    if (pair_count == pair_capacity) {
      pair_capacity = pair_capacity * 2 + 1024;
      pair *const grown = realloc(pairs, pair_capacity * sizeof *pairs);
      if (!grown) return 0;
      pairs = grown;
    }
    pair *p = &pairs[pair_count++];
    memset(p, 0, sizeof *p);
    if (cx_vocabulary_builder_add(builder, &entry, &p->entry, NULL) != CXTAG_OK) return 0;
    snprintf(p->form, sizeof p->form, "%.*s", (int)(match - form - 1), form + 1);
    snprintf(p->lemma, sizeof p->lemma, "%.*s", (int)entry.length, line);
    p->wanted = match[1] == '1';
  }
  fclose(file);
  return 1;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void match(const cx_vocabulary *v, pair *p) {
  cx_form forms[CX_FORMS_MAX];
  size_t count = cx_vocabulary_find(v, p->form, strlen(p->form), 0, 0, forms, CX_FORMS_MAX);
  p->found = 0;
  for (size_t i = 0; i < count; i++)
    if (forms[i].entry == p->entry && !(forms[i].reading & CX_READ_TYPO)) {
      p->found = 1;
      p->features = forms[i].features;
      p->reading = forms[i].reading;
    }
}

int main(int argc, char **argv) {
  cx_vocabulary_builder *builder;
  cx_vocabulary *v;
  cxtag_error err;
  int verbose = 0, wanted = 0, recalled = 0, others = 0, wrong = 0, dotless = 0;
  size_t len;
  if (cx_vocabulary_builder_new(&builder, NULL) != CXTAG_OK) return 1;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "-v") == 0)
      verbose = 1;
    else if (!read_pairs(argv[i], builder)) {
      fprintf(stderr, "%s: cannot be read\n", argv[i]);
      return 1;
    }
  }
  double start = now();
  if (cx_vocabulary_build(&v, builder, &err) != CXTAG_OK) {
    fprintf(stderr, "%s\n", err.message);
    return 1;
  }
  double built = now();
  for (int round = 0; round < 20; round++)
    for (size_t i = 0; i < pair_count; i++) match(v, &pairs[i]);
  double done = now();
  for (size_t i = 0; i < pair_count; i++) {
    const pair *p = &pairs[i];
    wanted += p->wanted;
    others += !p->wanted;
    recalled += p->wanted && p->found;
    wrong += !p->wanted && p->found;
    dotless += !p->wanted && p->found && p->reading & CX_READ_DOTLESS;
    if (verbose && p->wanted != p->found)
      printf("%s %s\t%s\t%x\treading %d\n", p->found ? "FALSE" : "MISS", p->lemma, p->form,
             (unsigned)p->features, p->reading);
  }
  cx_vocabulary_bytes(v, &len);
  printf("recall %.4f (%d/%d)  false %.4f (%d/%d, %d of them dotless)\n",
         wanted ? (double)recalled / wanted : 0, recalled, wanted, others ? (double)wrong / others : 0, wrong,
         others, dotless);
  printf("entries %zu, bytes an entry %.0f, built in %.2f ms, %.0f ns a lookup\n",
         cx_vocabulary_entry_count(v), (double)len / (double)cx_vocabulary_entry_count(v),
         (built - start) * 1e3, (done - built) * 1e9 / (20.0 * (double)pair_count));
  cx_vocabulary_free(v);
  cx_vocabulary_builder_free(builder);
  free(pairs);
  return 0;
}
