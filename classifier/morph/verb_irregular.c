/* Finnish verbs whose parts no rule gives. Prefixed ones (läpikäydä) end in the same way. */
#include "morph/letters.h"
#include "morph/suffix.h"
#include "morph/verb_shape.h"

typedef struct irregular {
  cx_suffix infinitive;
  int prefixed; /* matches the end of a longer verb too */
  int type;
  int long_vowel;
  const char *strong, *weak, *past, *past_weak, *conditional, *request, *active, *passive, *passive_weak,
      *spoken;
} irregular;

static const irregular verbs[] = {
    {CX_SUFFIX("tehdä"), 1, 2, 0, "teke", "tee", "tek", "te", "tek", "teh", "tehn", "teht", "tehd", NULL},
    {CX_SUFFIX("nähdä"), 1, 2, 0, "näke", "näe", "näk", "nä", "näk", "näh", "nähn", "näht", "nähd", "nää"},
    {CX_SUFFIX("käydä"), 1, 2, 1, "käy", "käy", "käv", "käv", "käv", "käy", "käyn", "käyt", "käyd", NULL},
    {CX_SUFFIX("juosta"), 1, 3, 0, "juokse", "juokse", "juoks", "juoks", "juoks", "juos", "juoss", "juost", "juost",
     NULL},
    {CX_SUFFIX("piestä"), 1, 3, 0, "piekse", "piekse", "pieks", "pieks", "pieks", "pies", "piess", "piest", "piest",
     NULL},
    {CX_SUFFIX("syöstä"), 1, 3, 0, "syökse", "syökse", "syöks", "syöks", "syöks", "syös", "syöss", "syöst", "syöst",
     NULL},
    {CX_SUFFIX("seistä"), 1, 3, 0, "seiso", "seiso", "seiso", "seiso", "seiso", "seis", "seiss", "seist", "seist",
     NULL},
    {CX_SUFFIX("rangaista"), 0, 3, 0, "rankaise", "rankaise", "rankais", "rankais", "rankais", "rangais", "rangaiss",
     "rangaist", "rangaist", NULL},
    {CX_SUFFIX("vavista"), 0, 3, 0, "vapise", "vapise", "vapis", "vapis", "vapis", "vavis", "vaviss", "vavist",
     "vavist", NULL},
    {CX_SUFFIX("maata"), 0, 4, 1, "makaa", "makaa", "makas", "makas", "maka", "maat", "maann", "maatt", "maat", NULL},
    {CX_SUFFIX("taata"), 0, 4, 1, "takaa", "takaa", "takas", "takas", "taka", "taat", "taann", "taatt", "taat", NULL},
    {CX_SUFFIX("koota"), 0, 4, 0, "kokoa", "kokoa", "kokos", "kokos", "kokoa", "koot", "koonn", "koott", "koot", NULL},
    {CX_SUFFIX("parata"), 0, 6, 0, "parane", "parane", "paran", "paran", "paran", "parat", "parann", "paratt", "parat",
     NULL},
    {CX_SUFFIX("olla"), 0, 3, 0, NULL, NULL, "ol", "ol", "ol", "ol", "oll", "olt", "oll",
     NULL}, /* the rest: single forms */
    {CX_SUFFIX("mennä"), 1, 3, 0, "mene", "mene", "men", "men", "men", "men", "menn", "ment", "menn", "mee"},
    {CX_SUFFIX("tulla"), 0, 3, 0, "tule", "tule", "tul", "tul", "tul", "tul", "tull", "tult", "tull", "tuu"},
    {CX_SUFFIX("panna"), 0, 3, 0, "pane", "pane", "pan", "pan", "pan", "pan", "pann", "pant", "pann", "paa"},
    {CX_SUFFIX("tarvita"), 0, 5, 0, "tarvitse", "tarvitse", "tarvits", "tarvits", "tarvits", "tarvit", "tarvinn",
     "tarvitt", "tarvit", "tarvii"},
};

static void set(cx_part *part, const char *front, size_t front_len, const char *tail) {
  if (tail) cx_part_set(part, front, front_len, tail);
}

static int give(const irregular *row, const char *front, size_t front_len, cx_verb_sink sink, void *ctx) {
  cx_verb verb = {.type = row->type, .long_vowel = row->long_vowel};
  set(&verb.strong, front, front_len, row->strong);
  set(&verb.weak, front, front_len, row->weak);
  set(&verb.past, front, front_len, row->past);
  set(&verb.past_weak, front, front_len, row->past_weak);
  set(&verb.conditional, front, front_len, row->conditional);
  set(&verb.request, front, front_len, row->request);
  set(&verb.active, front, front_len, row->active);
  set(&verb.passive, front, front_len, row->passive);
  set(&verb.passive_weak, front, front_len, row->passive_weak);
  set(&verb.spoken, front, front_len, row->spoken);
  return sink(ctx, &verb) ? 1 : -1;
}

int cx_verb_irregular(const char *word, size_t len, cx_verb_sink sink, void *ctx) {
  cx_word_end const end = cx_word_end_of(word, len);
  if (!cx_ends_with(word, len, "a") && !cx_ends_with(word, len, "ä")) return 0; /* no infinitive */
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    const irregular *row = &verbs[i];
    size_t const own = row->infinitive.length;
    if (!cx_has_suffix(&end, &row->infinitive) || (len > own && !row->prefixed)) continue;
    return give(row, word, len - own, sink, ctx);
  }
  return 0;
}
