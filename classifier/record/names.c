#include "record/names.h"

#include <string.h>

#include "record/unicode.h"

static uint32_t fold(uint32_t p) {
  if (p >= 'A' && p <= 'Z') return p + 32;
  if (p >= 0xC0 && p <= 0xDE && p != 0xD7) return p + 32;
  return p == 0xA0 || p == '_' || p == '\n' || p == '\r' || p == '\t' ? ' ' : p;
}

/* The letter of Latin-1 that a folded letter and a mark behind it stand for, as macOS writes names; 0 = none. */
static uint32_t compose(uint32_t letter, uint32_t mark) {
  static const struct {
    uint32_t mark;
    const char *letters;
    unsigned char made[8];
  } marks[] = {{0x300, "aeiou", {0xE0, 0xE8, 0xEC, 0xF2, 0xF9}},
               {0x301, "aeiouy", {0xE1, 0xE9, 0xED, 0xF3, 0xFA, 0xFD}},
               {0x302, "aeiou", {0xE2, 0xEA, 0xEE, 0xF4, 0xFB}},
               {0x303, "ano", {0xE3, 0xF1, 0xF5}},
               {0x308, "aeiouy", {0xE4, 0xEB, 0xEF, 0xF6, 0xFC, 0xFF}},
               {0x30A, "a", {0xE5}},
               {0x327, "c", {0xE7}}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    const char *const at = marks[i].mark == mark && letter < 0x80 ? strchr(marks[i].letters, (int)letter) : NULL;
    if (at && *at) return marks[i].made[at - marks[i].letters];
  }
  return 0;
}

/* One letter; a byte that is no UTF-8 counts as Windows-1252. */
static uint32_t read_point(const char *text, size_t len, size_t *step) {
  uint32_t point, made = 0;
  *step = 1;
  if (cx_utf8_sequence(text, len))
    point = fold(cx_utf8_read(text, step));
  else
    point = fold(cx_windows_1252((unsigned char)*text));
  size_t const behind = *step;
  if (behind == 1 && len > 2 && (unsigned char)text[1] == 0xCC && cx_utf8_sequence(text + 1, len - 1)) {
    size_t size;
    made = compose(point, cx_utf8_read(text + 1, &size));
    if (made) *step += size;
  }
  return made ? made : point;
}

/* Blanks and line breaks in a row count as one. */
static void skip_blanks(const char **text, size_t *len) {
  size_t step;
  while (*len && read_point(*text, *len, &step) == ' ') *text += step, *len -= step;
}

int cx_same_name(const char *a, size_t a_len, const char *b, size_t b_len) {
  size_t step_a, step_b;
  cx_trim(&a, &a_len);
  cx_trim(&b, &b_len);
  while (a_len && b_len) {
    uint32_t const point = read_point(a, a_len, &step_a);
    if (point != read_point(b, b_len, &step_b)) return 0;
    a += step_a, a_len -= step_a;
    b += step_b, b_len -= step_b;
    if (point != ' ') continue;
    skip_blanks(&a, &a_len);
    skip_blanks(&b, &b_len);
  }
  return !a_len && !b_len;
}

static int is_in(const char *const *list, const char *name, size_t len) {
  for (; *list; list++)
    if (cx_same_name(*list, strlen(*list), name, len)) return 1;
  return 0;
}

int cx_is_text_name(const char *name, size_t len) {
  static const char *const itself[] = {"text", "teksti", NULL};
  static const char *const names[] = {"comment",
                                      "comments",
                                      "kommentti",
                                      "kommentit",
                                      "feedback",
                                      "palaute",
                                      "avoin palaute",
                                      "avoin vastaus",
                                      "vapaa sana",
                                      "vapaa palaute",
                                      "message",
                                      "viesti",
                                      "body",
                                      "content",
                                      "sisältö",
                                      "review",
                                      "review text",
                                      "arvostelu",
                                      "arvio",
                                      "description",
                                      "kuvaus",
                                      "answer",
                                      "vastaus",
                                      "perustelu",
                                      "perustelut",
                                      "verbatim",
                                      "open feedback",
                                      "open answer",
                                      "kerro lisää",
                                      "lisätiedot",
                                      "full text",
                                      "full_text",
                                      "message body",
                                      "message_body",
                                      "review content",
                                      "selite",
                                      NULL};
  return is_in(itself, name, len) ? 2 : is_in(names, name, len);
}

int cx_is_id_name(const char *name, size_t len) {
  static const char *const names[] = {
      "id",          "_id",        "id_str",        "uuid",           "guid",
      "key",         "tunnus",     "tunniste",      "vastaajatunnus", "vastaus id",
      "response id", "responseid", "respondent id", "review id",      "ticket id",
      "record id",   "comment id", "message id",    "vastaaja",       NULL};
  return is_in(names, name, len);
}

int cx_is_other_name(const char *name, size_t len) {
  static const char *const names[] = {"name",
                                      "nimi",
                                      "full name",
                                      "first name",
                                      "last name",
                                      "etunimi",
                                      "sukunimi",
                                      "author",
                                      "kirjoittaja",
                                      "username",
                                      "user",
                                      "käyttäjä",
                                      "email",
                                      "e-mail",
                                      "sähköposti",
                                      "address",
                                      "osoite",
                                      "phone",
                                      "puhelin",
                                      "company",
                                      "yritys",
                                      "organisation",
                                      "organization",
                                      "url",
                                      "link",
                                      "linkki",
                                      "date",
                                      "time",
                                      "timestamp",
                                      "aika",
                                      "aikaleima",
                                      "päivä",
                                      "päivämäärä",
                                      "pvm",
                                      "created at",
                                      "created",
                                      "updated at",
                                      "label",
                                      "sentiment",
                                      "lang",
                                      "language",
                                      "kieli",
                                      "question",
                                      "kysymys",
                                      "agent",
                                      "agent name",
                                      "device",
                                      "location",
                                      "sijainti",
                                      "city",
                                      "kaupunki",
                                      "product name",
                                      "tuote",
                                      "category",
                                      "kategoria",
                                      "tags",
                                      "status",
                                      "type",
                                      "source",
                                      "reply",
                                      "developer reply text",
                                      NULL};
  return is_in(names, name, len);
}
