#include "lexicon/columns.h"

#include <string.h>
#include <strings.h>

#include "lexicon/nearest.h"

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
} COLUMNS[CX_COLUMN_COUNT] = {
    [CX_COLUMN_KEY] = {"key", PACK, PACK},
    [CX_COLUMN_VALUE] = {"value", PACK, PACK},
    [CX_COLUMN_ID] = {"id", THEMES, THEMES},
    [CX_COLUMN_NAME_FI] = {"name_fi", THEMES, 0},
    [CX_COLUMN_NAME_EN] = {"name_en", THEMES, 0},
    [CX_COLUMN_OWNER] = {"owner", THEMES, 0},
    [CX_COLUMN_ALERT] = {"alert", THEMES, 0},
    [CX_COLUMN_EXPRESSION] = {"expression", RULES, RULES},
    [CX_COLUMN_THEME] = {"theme", PHRASES, TERMS | INTENTS},
    [CX_COLUMN_POLARITY] = {"polarity", PHRASES, SENTIMENT},
    [CX_COLUMN_KIND] = {"kind", SHIFTERS | NORMAL, SHIFTERS | NORMAL},
    [CX_COLUMN_FACTOR] = {"factor", SHIFTERS, 0},
    [CX_COLUMN_REACH] = {"reach", SHIFTERS, 0},
    [CX_COLUMN_FROM] = {"from", NORMAL, NORMAL},
    [CX_COLUMN_TO] = {"to", NORMAL, NORMAL},
    [CX_COLUMN_LANG] = {"lang", RULES | NORMAL, 0},
    [CX_COLUMN_NOT] = {"not", PHRASES, 0},
    [CX_COLUMN_YES] = {"yes", RULES, 0},
    [CX_COLUMN_NO] = {"no", RULES, 0},
    [CX_COLUMN_CASE] = {"case", RULES, 0},
    [CX_COLUMN_INFLECT] = {"inflect", RULES | NORMAL, 0},
    [CX_COLUMN_LITERAL] = {"literal", RULES, 0},
    [CX_COLUMN_NAME] = {"name", LISTS, LISTS},
    [CX_COLUMN_MEMBER] = {"member", LISTS, LISTS},
    [CX_COLUMN_TEXT] = {"text", TESTS, TESTS},
    [CX_COLUMN_EXPECTED] = {"expected", TESTS, TESTS},
    [CX_COLUMN_NOTE] = {"note", ALL, 0},
    [CX_COLUMN_DELETE] = {"delete", ALL, 0},
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

enum { OTHER_COUNT = sizeof OTHER_NAMES / sizeof *OTHER_NAMES };

const char *cx_column_text(cx_column column) { return COLUMNS[column].name; }

const char *cx_column_name(cx_table_kind kind, const char *written) {
  unsigned const bit = 1u << kind;
  for (size_t i = 0; i < CX_COLUMN_COUNT; i++)
    if ((COLUMNS[i].kinds & bit) && cx_names_agree(written, COLUMNS[i].name)) return COLUMNS[i].name;
  for (size_t i = 0; i < OTHER_COUNT; i++)
    if ((OTHER_NAMES[i].kinds & bit) && cx_names_agree(written, OTHER_NAMES[i].written)) return OTHER_NAMES[i].name;
  return NULL;
}

/* Small letters without dots, as a name is remembered: "Savy" for sävy. 0 = the name is too long for one of ours. */
static int make_plain(char *out, size_t room, const char *name) {
  size_t length = 0;
  for (; *name && length + 1 < room; name++) {
    unsigned char c = (unsigned char)*name;
    if (c == 0xC3 && name[1]) {
      unsigned char const second = (unsigned char)*++name | 0x20;
      c = second == 0xB6 ? 'o' : second == 0xA4 || second == 0xA5 ? 'a' : second;
    }
    out[length++] = (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  }
  out[length] = '\0';
  return !*name;
}

enum { SLIPS_OF = 4 /* letters to one slip */, NAME_ROOM = 32 };

/* More slips would make name_sv, a column of someone's own, a misspelt name_en. */
static void try_name(cx_nearest *nearest, const char **meant, const char *known) {
  char plain[NAME_ROOM];
  size_t const before = nearest->distance;
  if (make_plain(plain, sizeof plain, known)) cx_nearest_try(nearest, plain);
  if (nearest->distance < before) *meant = known;
}

static const char *name_near(cx_table_kind kind, const char *written) {
  char plain[NAME_ROOM];
  const char *meant = NULL;
  cx_nearest nearest;
  if (!make_plain(plain, sizeof plain, written)) return NULL;
  cx_nearest_init(&nearest, plain);
  nearest.distance = strlen(plain) / SLIPS_OF + 1;
  for (size_t i = 0; i < CX_COLUMN_COUNT; i++)
    if (COLUMNS[i].kinds & 1u << kind) try_name(&nearest, &meant, COLUMNS[i].name);
  for (size_t i = 0; i < OTHER_COUNT; i++)
    if (OTHER_NAMES[i].kinds & 1u << kind) try_name(&nearest, &meant, OTHER_NAMES[i].written);
  return meant;
}

static cx_column column_of(const char *name) {
  size_t column = 0;
  while (column < CX_COLUMN_COUNT && strcmp(COLUMNS[column].name, name) != 0) column++;
  return (cx_column)column;
}

const char *cx_column_meant(const cx_table *table, size_t place) {
  const cx_cell *written = &table->columns[place];
  const char *meant = table->canonical[place] || !written->length ? NULL : name_near(table->kind, written->text);
  if (!meant) return NULL;
  cx_column const column = column_of(cx_column_name(table->kind, meant));
  return table->places[column] < 0 && !(COLUMNS[column].required & 1u << table->kind) ? meant : NULL;
}

static const char *nth_column(unsigned bit, size_t n, int required) {
  for (size_t i = 0; i < CX_COLUMN_COUNT; i++)
    if (((required ? COLUMNS[i].required : COLUMNS[i].kinds) & bit) && !n--) return COLUMNS[i].name;
  return NULL;
}

const char *cx_column_required(cx_table_kind kind, size_t i) { return nth_column(1u << kind, i, 1); }
const char *cx_column_known(cx_table_kind kind, size_t i) { return nth_column(1u << kind, i, 0); }

int cx_has_ending(const char *name, const char *ending) {
  size_t const len = strlen(name), size = strlen(ending);
  return len > size && !strcasecmp(name + len - size, ending);
}

int cx_has_table_ending(const char *name) {
  return cx_has_ending(name, ".tsv") || cx_has_ending(name, ".csv");
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

  if (!cx_has_table_ending(name)) return 0;
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
