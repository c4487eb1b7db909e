/* What the system says when it refuses something, in a language. */
#include <errno.h>
#include <string.h>

#include "base/error.h"

/* Those that are met with files; the others are in the words of the C library. */
static const char *finnish_cause(int error) {
  static const struct {
    int error;
    const char *text;
  } causes[] = {{ENOENT, "tiedostoa tai kansiota ei ole"},
                {EACCES, "ei oikeutta"},
                {EPERM, "ei sallittu"},
                {EISDIR, "se on kansio"},
                {ENOTDIR, "polun osa ei ole kansio"},
                {ENOSPC, "levyllä ei ole tilaa"},
                {EDQUOT, "levykiintiö on täynnä"},
                {EROFS, "tiedostojärjestelmään ei voi kirjoittaa"},
                {EFBIG, "tiedosto on liian suuri"},
                {EIO, "luku- tai kirjoitusvirhe"},
                {EMFILE, "liikaa avoimia tiedostoja"},
                {ELOOP, "linkit johtavat kehään"},
                {ENAMETOOLONG, "nimi on liian pitkä"},
                {EBADF, "se ei ole auki"}};
  for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
    if (causes[i].error == error) return causes[i].text;
  return NULL;
}

const char *cxtag_cause_text(int error, cxtag_language language) {
  const char *const finnish = language == CXTAG_FI ? finnish_cause(error) : NULL;
  return finnish ? finnish : strerror(error);
}
