#include "lexicon/columns.h"

#include <string.h>

enum {
  PACK = 1 << CX_TABLE_PACK, THEMES = 1 << CX_TABLE_THEMES, TERMS = 1 << CX_TABLE_TERMS,
  SENTIMENT = 1 << CX_TABLE_SENTIMENT, INTENTS = 1 << CX_TABLE_INTENTS, SHIFTERS = 1 << CX_TABLE_SHIFTERS,
  NORMAL = 1 << CX_TABLE_NORMAL, LISTS = 1 << CX_TABLE_LISTS, TESTS = 1 << CX_TABLE_TESTS,
  PHRASES = TERMS | SENTIMENT | INTENTS, RULES = PHRASES | SHIFTERS, ALL = 0x1FF
};

/* `required` for those kinds of table that mean nothing without the column. */
static const struct column {
  const char *name;
  unsigned kinds, required;
} COLUMNS[] = {
    {"key", PACK, PACK},
    {"value", PACK, PACK},
    {"id", THEMES, THEMES},
    {"name_fi", THEMES, 0},
    {"name_en", THEMES, 0},
    {"owner", THEMES, 0},
    {"alert", THEMES, 0},
    {"expression", RULES, RULES},
    {"theme", PHRASES, TERMS | INTENTS},
    {"polarity", PHRASES, SENTIMENT},
    {"kind", SHIFTERS | NORMAL, SHIFTERS | NORMAL},
    {"factor", SHIFTERS, 0},
    {"reach", SHIFTERS, 0},
    {"from", NORMAL, NORMAL},
    {"to", NORMAL, NORMAL},
    {"lang", RULES | NORMAL, 0},
    {"not", PHRASES, 0},
    {"yes", RULES, 0},
    {"no", RULES, 0},
    {"case", RULES, 0},
    {"inflect", RULES | NORMAL, 0},
    {"literal", RULES, 0},
    {"name", LISTS, LISTS},
    {"member", LISTS, LISTS},
    {"text", TESTS, TESTS},
    {"expected", TESTS, TESTS},
    {"note", ALL, 0},
    {"delete", ALL, 0},
};

static const struct other_name {
  const char *written, *name;
  unsigned kinds;
} OTHER_NAMES[] = {
    {"lauseke", "expression", RULES}, {"ilmaus", "expression", RULES},
    {"teema", "theme", PHRASES},      {"aihe", "theme", PHRASES},
    {"intent", "theme", INTENTS},     {"aie", "theme", INTENTS},
    {"polariteetti", "polarity", PHRASES}, {"sävy", "polarity", PHRASES},
    {"kieli", "lang", RULES | NORMAL}, {"language", "lang", RULES | NORMAL},
    {"paitsi", "not", PHRASES},       {"ei", "not", PHRASES},
    {"kyllä", "yes", RULES},          {"esimerkki", "yes", RULES},
    {"esim.", "yes", RULES},          {"esim", "yes", RULES},
    {"ei esim.", "no", RULES},        {"ei esim", "no", RULES},
    {"vastaesimerkki", "no", RULES},
    {"huomautus", "note", ALL},       {"huom.", "note", ALL}, {"huom", "note", ALL},
    {"laji", "kind", SHIFTERS | NORMAL},
    {"kerroin", "factor", SHIFTERS},  {"ulottuvuus", "reach", SHIFTERS},
    {"mistä", "from", NORMAL},        {"mihin", "to", NORMAL},
    {"lista", "name", LISTS},         {"nimi", "name", LISTS}, {"jäsen", "member", LISTS},
    {"teksti", "text", TESTS},        {"odotettu", "expected", TESTS},
    {"avain", "key", PACK},           {"arvo", "value", PACK},
    {"tunnus", "id", THEMES},         {"theme", "id", THEMES}, {"teema", "id", THEMES},
    {"nimi", "name_fi", THEMES},      {"nimi_fi", "name_fi", THEMES}, {"nimi_en", "name_en", THEMES},
    {"omistaja", "owner", THEMES},    {"hälytys", "alert", THEMES},
    {"poista", "delete", ALL},        {"kirjainkoko", "case", RULES},
    {"taivutus", "inflect", RULES | NORMAL}, {"sisältää", "literal", RULES},
};

enum {
  COLUMN_COUNT = sizeof COLUMNS / sizeof *COLUMNS,
  OTHER_COUNT = sizeof OTHER_NAMES / sizeof *OTHER_NAMES
};

/* Case is ignored for ASCII and the Latin-1 letters of Finnish (C3 80-9E: the small letter is 0x20
 * higher). */
static int names_agree(const char *written, const char *name) {
  unsigned char before = 0;
  for (; *written && *name; written++, name++) {
    unsigned char c = (unsigned char)*written;
    if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 0x20);
    else if (before == 0xC3 && c >= 0x80 && c <= 0x9E) c = (unsigned char)(c + 0x20);
    if (c != (unsigned char)*name) return 0;
    before = (unsigned char)*written;
  }
  return *written == *name;
}

const char *cx_column_name(cx_table_kind kind, const char *written) {
  unsigned const bit = 1u << kind;
  for (size_t i = 0; i < COLUMN_COUNT; i++)
    if ((COLUMNS[i].kinds & bit) && names_agree(written, COLUMNS[i].name)) return COLUMNS[i].name;
  for (size_t i = 0; i < OTHER_COUNT; i++)
    if ((OTHER_NAMES[i].kinds & bit) && names_agree(written, OTHER_NAMES[i].written))
      return OTHER_NAMES[i].name;
  return NULL;
}

static const char *nth_column(unsigned bit, size_t n, int required) {
  for (size_t i = 0; i < COLUMN_COUNT; i++)
    if (((required ? COLUMNS[i].required : COLUMNS[i].kinds) & bit) && !n--) return COLUMNS[i].name;
  return NULL;
}

const char *cx_column_required(cx_table_kind kind, size_t i) { return nth_column(1u << kind, i, 1); }
const char *cx_column_known(cx_table_kind kind, size_t i) { return nth_column(1u << kind, i, 0); }

static int has_ending(const char *name, size_t len) {
  return len > 4 && (!strcmp(name + len - 4, ".tsv") || !strcmp(name + len - 4, ".csv"));
}

int cx_table_kind_of(const char *name, cx_table_kind *kind) {
  static const struct {
    const char *name;
    cx_table_kind kind;
  } NAMES[] = {{"pack", CX_TABLE_PACK},       {"themes", CX_TABLE_THEMES}, {"intents", CX_TABLE_INTENTS},
               {"shifters", CX_TABLE_SHIFTERS}, {"normal", CX_TABLE_NORMAL}, {"lists", CX_TABLE_LISTS},
               {"tests", CX_TABLE_TESTS},     {"terms/", CX_TABLE_TERMS},
               {"sentiment/", CX_TABLE_SENTIMENT}};
  size_t len = strlen(name);

  if (!has_ending(name, len)) return 0;
  len -= 4;
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    size_t size = strlen(NAMES[i].name);
    int folder = NAMES[i].name[size - 1] == '/';
    if (folder ? len <= size || strchr(name + size, '/') != NULL : len != size) continue;
    if (memcmp(name, NAMES[i].name, size)) continue;
    *kind = NAMES[i].kind;
    return 1;
  }
  return 0;
}
