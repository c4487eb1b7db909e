/*
 * The names that the column `inflect` may hold, where the shape of a word misleads:
 *
 *   noun, adjective   every nominal paradigm of the shape, no verb
 *   verb              every verb paradigm, no noun; verbs also by the models of verb.c
 *   none              this form alone; clitics may follow
 *   lasi              -i stays: lasi, lasin, laseja           (against kivi)
 *   kivi              -i turns to e: kivi, kiven, kiviä; vesi, veden
 *   nalle             -e stays single: nalle, nallen, nalleja  (against huone)
 *   huone             -e doubles: huone, huoneen, huoneita
 *   vastaus           -s turns to ks: vastaus, vastauksen      (against hyvyys, rikas)
 *   hyvyys            -s turns to d and t: hyvyys, hyvyyden, hyvyyteen
 *   rikas             -s leaves a long vowel: rikas, rikkaan
 */
#include "morph/builder.h"
#include "morph/expand.h"
#include "morph/verb.h"

#include <string.h>

static const char *const names[] = {"noun",  "adjective", "none",    "lasi",   "kivi",
                                    "nalle", "huone",     "vastaus", "hyvyys", "rikas"};

const char *cx_inflect_name(size_t i) {
  return i < sizeof names / sizeof *names ? names[i] : NULL;
}

int cx_inflect_is_known(const char *name) {
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return 1;
  return cx_verb_model(name) >= 0;
}
