/* The lines of each format. */
#include <string.h>

#include "workbench/convert.h"

static cx_slice trim(cx_slice s) {
  while (s.length && (s.text[0] == ' ' || s.text[0] == '\t')) s.text++, s.length--;
  while (s.length && (s.text[s.length - 1] == ' ' || s.text[s.length - 1] == '\t')) s.length--;
  return s;
}

/* Takes the field up to the next tab off the line. */
static cx_slice take_field(cx_slice *line) {
  const char *tab = memchr(line->text, '\t', line->length);
  cx_slice const field = {line->text, tab ? (size_t)(tab - line->text) : line->length};
  line->text += field.length + (tab != NULL);
  line->length -= field.length + (tab != NULL);
  return trim(field);
}

/* -1.9 as thousandths; 0 when it is no number. */
static int read_milli(cx_slice field, int32_t *out) {
  int32_t value = 0, digits = 0, decimals = -1;
  size_t at = 0;
  int const negative = field.length && field.text[0] == '-';
  if (field.length && (field.text[0] == '-' || field.text[0] == '+')) at++;
  for (; at < field.length; at++) {
    if (field.text[at] == '.' && decimals < 0) {
      decimals = 0;
    } else if (field.text[at] >= '0' && field.text[at] <= '9') {
      digits++;
      if (decimals >= 3) continue;
      if (value > 100000) return 0;
      value = value * 10 + (field.text[at] - '0');
      if (decimals >= 0) decimals++;
    } else {
      return 0;
    }
  }
  for (decimals = decimals < 0 ? 0 : decimals; decimals < 3; decimals++) value *= 10;
  *out = negative ? -value : value;
  return digits > 0;
}

/* word, tab, score: AFINN's -5 to 5, VADER's -4 to 4, SentiStrength's -5 to 5 where 1 and -1 are neutral. */
static void read_scored(cx_converter *c, cx_slice line, int32_t times, int32_t over, int32_t least) {
  cx_slice const word = take_field(&line), score = take_field(&line);
  int32_t polarity;
  if (!word.length || !read_milli(score, &polarity)) {
    cx_convert_loss(c, CX_TEXT(import_no_score), word);
    return;
  }
  c->findings.counts.examples++;
  polarity = polarity * times / over;
  if (polarity <= least && polarity >= -least)
    cx_convert_loss(c, CX_TEXT(import_neutral), word);
  else
    cx_convert_entry(c, word, polarity > 5000 ? 5000 : polarity < -5000 ? -5000 : polarity);
}

static void read_afinn(cx_converter *c, cx_slice line) {
  read_scored(c, line, 1, 1, 0);
}
static void read_vader(cx_converter *c, cx_slice line) {
  read_scored(c, line, 5, 4, 0);
}
static void read_sentistrength(cx_converter *c, cx_slice line) {
  read_scored(c, line, 1, 1, 1000);
}

/* ---- categories */

enum { OTHER_KIND, POSITIVE_KIND, NEGATIVE_KIND };
enum { CATEGORY_POLARITY = 2000 };

static int is_one_of(cx_slice name, const char *const *names) {
  for (; *names; names++)
    if (strlen(*names) == name.length && !memcmp(*names, name.text, name.length)) return 1;
  return 0;
}

static int kind_of(cx_slice name) {
  static const char *const positive[] = {"posemo",  "positive", "pos",      "tone_pos",
                                         "emo_pos", "Posemo",   "Positive", NULL};
  static const char *const negative[] = {"negemo",  "negative",  "neg",     "tone_neg", "emo_neg",
                                         "Negemo",  "Negative",  "anx",     "anger",    "sad",
                                         "emo_anx", "emo_anger", "emo_sad", NULL};
  return is_one_of(name, positive) ? POSITIVE_KIND : is_one_of(name, negative) ? NEGATIVE_KIND : OTHER_KIND;
}

static void add_of_kind(cx_converter *c, cx_slice word, int kind) {
  c->findings.counts.examples++;
  cx_convert_entry(c, word, kind == POSITIVE_KIND ? CATEGORY_POLARITY : -CATEGORY_POLARITY);
}

static void read_category(cx_converter *c, cx_slice line) {
  cx_slice const id = take_field(&line), name = take_field(&line);
  int const kind = kind_of(name);
  if (!id.length || !name.length) {
    cx_convert_loss(c, CX_TEXT(import_category_faulty), id);
  } else if (cx_map_insert(&c->categories, id.text, id.length, (uint32_t)kind, NULL) == CX_MAP_NONE) {
    c->failed = 1;
  } else if (kind == OTHER_KIND) {
    cx_convert_loss(c, CX_TEXT(import_category_other), name);
  }
}

static void read_liwc(cx_converter *c, cx_slice line) {
  int positive = 0, negative = 0;
  if (line.text[0] == '%') {
    c->section++;
    return;
  }
  if (c->section == 1) {
    read_category(c, line);
    return;
  }
  cx_slice const word = take_field(&line);
  while (line.length) {
    cx_slice const id = take_field(&line);
    uint32_t const known = cx_map_find(&c->categories, id.text, id.length);
    uint32_t const kind = known == CX_MAP_NONE ? OTHER_KIND : c->categories.entries[known].value;
    positive |= kind == POSITIVE_KIND;
    negative |= kind == NEGATIVE_KIND;
  }
  if (positive && negative)
    cx_convert_loss(c, CX_TEXT(import_both_signs), word);
  else if (positive || negative)
    add_of_kind(c, word, positive ? POSITIVE_KIND : NEGATIVE_KIND);
}

static void read_quanteda(cx_converter *c, cx_slice written) {
  cx_slice line = trim(written);
  if (line.text[0] == '#' || (line.length >= 3 && !memcmp(line.text, "---", 3))) return;
  if (line.text[line.length - 1] == ':') {
    cx_slice const name = {line.text, line.length - 1};
    c->section = kind_of(name);
    if (c->section == OTHER_KIND) cx_convert_loss(c, CX_TEXT(import_key_other), name);
    return;
  }
  if (line.text[0] != '-' || line.length < 2) {
    cx_convert_loss(c, CX_TEXT(import_no_item), line);
    return;
  }
  line = trim((cx_slice){line.text + 1, line.length - 1});
  if (line.length >= 2 && (line.text[0] == '"' || line.text[0] == '\'') &&
      line.text[line.length - 1] == line.text[0])
    line = (cx_slice){line.text + 1, line.length - 2};
  if (c->section != OTHER_KIND && line.length) add_of_kind(c, line, c->section);
}

cx_convert_line cx_converter_of(const char *format) {
  static const struct {
    const char *name;
    cx_convert_line read;
  } known[] = {{"vader", read_vader},
               {"afinn", read_afinn},
               {"liwc", read_liwc},
               {"sentistrength", read_sentistrength},
               {"quanteda", read_quanteda}};
  for (size_t i = 0; format && i < sizeof known / sizeof *known; i++)
    if (!strcmp(known[i].name, format)) return known[i].read;
  return NULL;
}
