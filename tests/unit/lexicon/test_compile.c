/* Compiling and opening: what others read of a lexicon, damaged bytes, failing memory. */
#include "failing.h"
#include "harness.h"

#include <stdio.h>

#include "base/hash.h"
#include "lexicon/blob.h"
#include "lexicon/compile.h"
#include "lexicon/faults.h"

static const table_text TABLES[] = {
    {"pack.tsv", "key\tvalue\nname\tShop\nversion\t7\n"},
    {"themes.tsv",
     "id\tname_fi\tname_en\towner\nphone\tPuhelin\tPhone\tAnna\ndelivery\tToimitus\tDelivery\t\n"},
    {"terms/a.tsv",
     "expression\ttheme\tpolarity\tlang\tnot\ntoimitus\tdelivery\t\tfi\t\n"
     "puhelin … (jono|pitkä aika)\tphone.queue\t-2\tfi\t(ei|& nopea)\n/jono\\w+/\tphone\t\t\t\n"},
    {"sentiment/fi.tsv", "expression\ttheme\tpolarity\tlang\nhyvä\t\t2\tfi\njono\tphone\t-1\tfi\n"},
    {"intents.tsv", "expression\ttheme\tlang\nvaihtaa pois\tchurn\tfi\npyytää tarjous\tquote\tfi\n"},
    {"shifters.tsv",
     "expression\tkind\tfactor\treach\tlang\nei\tnegator\t-1\t3\tfi\nmutta\tcontrast\t\tafter\t\n"},
    {"normal.tsv", "from\tto\tkind\tlang\nB\tbe\tabbreviation\ten\noo\tole\tspoken\tfi\nb\tbee\ttypo\tfi\npuh"
                   "elime\tpuhelin\tlemma\tfi\n"},
    {"lists.tsv", "name\tmember\nx\ty\n"},
    {NULL, NULL}};

static cx_lexicon *compile_sound_tables(const table_text *tables) {
  cxtag_error err = {0};
  cx_lexicon *lexicon = compile_tables(tables, &err);
  if (!lexicon) fail_msg("%s:%u:%u: %s", err.source, err.line, err.column, err.message);
  return lexicon;
}

static const cx_row *find_row(const cx_lexicon *l, const char *expression, cx_table_kind table) {
  for (uint32_t i = 0; i < l->row_count; i++)
    if (l->rows[i].table == table && !strcmp(cx_lexicon_string(l, l->rows[i].expression), expression))
      return &l->rows[i];
  fail_msg("no row %s", expression);
  return NULL;
}

static void rows_hold_what_tables_say(void **state) {
  cx_lexicon *l = compile_sound_tables(TABLES);
  const cx_row *row = find_row(l, "puhelin … (jono|pitkä aika)", CX_TABLE_TERMS);
  (void)state;
  assert_string_equal(cx_lexicon_string(l, row->source), "p/terms/a.tsv");
  assert_int_equal(row->line, 3);
  assert_int_equal(row->polarity, -2000);
  assert_int_equal(row->languages, CX_LANGUAGE_FI);
  assert_int_equal(row->not_count, 2);
  assert_int_equal(l->patterns[row->first_not].role, CX_PATTERN_NOT_OVERLAP);
  assert_int_equal(l->patterns[row->first_not + 1].role, CX_PATTERN_NOT_CLAUSE);
  assert_string_equal(cx_lexicon_string(l, l->themes[row->subject].id), "phone.queue");
  assert_string_equal(cx_lexicon_string(l, l->themes[row->subject].name_fi), "Puhelin");
  assert_string_equal(cx_lexicon_string(l, l->themes[l->themes[row->subject].parent].id), "phone");
  assert_true(find_row(l, "toimitus", CX_TABLE_TERMS)->flags & CX_ROW_EMPTY_POLARITY);
  assert_int_equal(find_row(l, "hyvä", CX_TABLE_SENTIMENT)->subject, CX_NO_SUBJECT);
  row = find_row(l, "vaihtaa pois", CX_TABLE_INTENTS);
  assert_string_equal(cx_lexicon_string(l, l->intents[row->subject]), "churn");
  assert_int_equal(l->intent_count, 11); /* the ten and quote */
  row = find_row(l, "ei", CX_TABLE_SHIFTERS);
  assert_int_equal(row->subject, CX_NEGATOR);
  assert_int_equal(row->factor, -1000);
  assert_int_equal(row->reach, 3);
  row = find_row(l, "mutta", CX_TABLE_SHIFTERS);
  assert_int_equal(row->flags, CX_ROW_EMPTY_POLARITY | CX_ROW_REACH_AFTER);
  assert_int_equal(l->layer_count, 1);
  assert_string_equal(cx_lexicon_string(l, l->layers[0].version), "7");
  assert_int_equal(l->regex_count, 1);
  assert_string_equal(cx_lexicon_string(l, l->regexes[0].pattern), "jono\\w+");
  assert_string_equal(cx_lexicon_string(l, l->regexes[0].literal), "jono");
  for (uint32_t i = 1; i < l->theme_count; i++)
    assert_true(strcmp(cx_lexicon_string(l, l->themes[i - 1].id), cx_lexicon_string(l, l->themes[i].id)) < 0);
  cx_lexicon_free(l);
}

/* Entry numbers of a written word. */
static uint32_t entry_of(const cx_lexicon *l, const char *word) {
  cx_form forms[CX_FORMS_MAX];
  size_t const count = cx_vocabulary_find(l->vocabulary, word, strlen(word), 0, 0, forms, CX_FORMS_MAX);
  assert_true(count >= 1);
  return forms[0].entry;
}

static void words_lead_to_their_patterns(void **state) {
  cx_lexicon *l = compile_sound_tables(TABLES);
  uint32_t const entry = entry_of(l, "toimitus");
  size_t hits = 0;
  (void)state;
  for (uint32_t s = l->entry_triggers_at[entry]; s < l->entry_triggers_at[entry + 1]; s++) {
    const cx_symbol *symbol = &l->symbols[l->entry_triggers[s]];
    for (uint32_t i = 0; i < symbol->gate_count; i++, hits++)
      assert_string_equal(cx_lexicon_string(l, l->rows[l->gates[symbol->first_gate + i].row].expression), "toimitus");
  }
  assert_int_equal(hits, 1);
  /* Every hit pattern is under one symbol, those of `not` under none. */
  size_t hit_patterns = 0;
  for (uint32_t i = 0; i < l->pattern_count; i++)
    hit_patterns += l->patterns[i].role == CX_PATTERN_HIT && l->patterns[i].step_count;
  assert_int_equal(l->gate_count, hit_patterns);
  cx_lexicon_free(l);
}

static void normals_are_found_by_their_word(void **state) {
  cx_lexicon *l = compile_sound_tables(TABLES);
  const cx_normal *normal = cx_lexicon_normal(l, "oox", 2, cx_hash("oox", 2));
  (void)state;
  assert_non_null(normal);
  assert_string_equal(cx_lexicon_string(l, normal->to), "ole");
  assert_null(cx_lexicon_normal(l, "oox", 3, cx_hash("oox", 3)));
  assert_null(cx_lexicon_normal(l, "o", 1, cx_hash("o", 1)));
  assert_null(cx_lexicon_normal(l, "", 0, cx_hash("", 0)));
  assert_null(cx_lexicon_normal(l, "zz", 2, cx_hash("zz", 2)));
  assert_null(
      cx_lexicon_normal(l, "puhelime", 8, cx_hash("puhelime", 8))); /* a lemma: the vocabulary has it */
  normal = cx_lexicon_normal(l, "b", 1, cx_hash("b", 1));
  assert_string_equal(cx_lexicon_string(l, normal->to), "bee");
  normal = cx_lexicon_next_normal(l, normal);
  assert_non_null(normal);
  assert_string_equal(cx_lexicon_string(l, normal->to), "be");
  assert_null(cx_lexicon_next_normal(l, normal));
  cx_lexicon_free(l);
}

static void no_packs_make_an_empty_lexicon(void **state) {
  cx_lexicon *l, *again;
  (void)state;
  assert_int_equal(cx_lexicon_compile(&l, NULL, 0, NULL, NULL, NULL), CXTAG_OK);
  assert_int_equal(l->row_count, 0);
  assert_null(cx_lexicon_normal(l, "a", 1, cx_hash("a", 1)));
  assert_int_equal(cx_lexicon_open(&again, l->bytes, l->length, NULL, NULL), CXTAG_OK);
  cx_lexicon_free(again);
  cx_lexicon_free(l);
}

static void the_same_tables_give_the_same_bytes(void **state) {
  cx_lexicon *a = compile_sound_tables(TABLES), *b = compile_sound_tables(TABLES);
  (void)state;
  assert_int_equal(a->length, b->length);
  assert_memory_equal(a->bytes, b->bytes, a->length);
  cx_lexicon_free(a);
  cx_lexicon_free(b);
}

static void all_faults_come_in_order_and_the_first_is_the_error(void **state) {
  static const table_text BAD[] = {{"themes.tsv", "id\ndelivery\n"},
                                   {"terms/b.tsv", "expression\ttheme\nx\tnone\n(\tdelivery\n"},
                                   {"terms/a.tsv", "expression\ttheme\tpolarity\ny\tdelivery\t9\n"},
                                   {NULL, NULL}};
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  cx_fault_list list;
  cx_lexicon *l;
  cxtag_error err;
  (void)state;
  cx_fault_list_init(&list, NULL);
  cx_faults faults = cx_fault_list_sink(&list);
  cx_pack_init(&pack, "p", NULL);
  assert_int_equal(add_tables(&pack, BAD, &faults), CXTAG_OK);
  assert_int_equal(cx_lexicon_compile(&l, packs, 1, NULL, &faults, &err), CXTAG_ESYNTAX);
  assert_null(l);
  assert_int_equal(list.count, 3);
  assert_string_equal(list.items[0]->source, "p/terms/a.tsv");
  assert_int_equal(list.items[1]->line, 2);
  assert_int_equal(list.items[2]->line, 3);
  assert_string_equal(err.message, list.items[0]->message);
  /* In spite of them the sound rows compile where that is asked for. */
  assert_int_equal(cx_lexicon_compile_sound(&l, packs, 1, NULL, NULL, &err), CXTAG_OK);
  assert_int_equal(l->row_count, 0);
  cx_lexicon_free(l);
  cx_fault_list_clear(&list);
  cx_pack_clear(&pack);
}

static void damaged_bytes_are_refused(void **state) {
  cx_lexicon *l = compile_sound_tables(TABLES), *opened;
  char *copy = malloc(l->length + 1);
  cxtag_error err;
  (void)state;
  memcpy(copy, l->bytes, l->length);
  for (size_t i = 0; i < l->length; i++) {
    copy[i] ^= 0x10;
    cxtag_status const status = cx_lexicon_open(&opened, copy, l->length, NULL, &err);
    assert_true(status == CXTAG_EDAMAGED || status == CXTAG_EVERSION || status == CXTAG_EFORMAT);
    assert_null(opened);
    copy[i] ^= 0x10;
  }
  for (size_t len = 0; len < l->length; len += 7)
    assert_int_equal(cx_lexicon_open(&opened, copy, len, NULL, &err), CXTAG_EDAMAGED);
  memmove(copy + 1, copy, l->length); /* not aligned: copied, and right */
  assert_int_equal(cx_lexicon_open(&opened, copy + 1, l->length, NULL, &err), CXTAG_OK);
  assert_int_equal(opened->row_count, l->row_count);
  cx_lexicon_free(opened);
  free(copy);
  cx_lexicon_free(l);
}

enum { ASKED = 100 }; /* words in each of two languages: more than a set has bits for, but not of one */

static size_t write_asking_rows(char *out, size_t size, char language) {
  size_t at = 0;
  for (int i = 0; i < ASKED; i++) {
    int const a = 'a' + i / 10, b = 'a' + i % 10;
    const char *name = language == 'f' ? "fi" : "en";
    at += (size_t)snprintf(out + at, size - at, "[%ceti%c%c] & [%casu%c%c]\tphone\t\t%s\n", language, a, b, language,
                           a, b, name);
  }
  return at;
}

static uint8_t bit_of_word(const cx_lexicon *l, const char *format, char language, int i) {
  char word[16];
  cx_form forms[CX_FORMS_MAX];
  int const len = snprintf(word, sizeof word, format, language, 'a' + i / 10, 'a' + i % 10);
  assert_int_equal(cx_vocabulary_find(l->vocabulary, word, (size_t)len, 0, 0, forms, CX_FORMS_MAX), 1);
  return l->entry_bits[forms[0].entry];
}

/* Sets tell all words apart that are asked for in one language, as far as they have bits; those that only trigger
 * patterns share one that nothing is asked for by. */
static void words_asked_for_in_one_language_share_no_bit(void **state) {
  static char terms[16384];
  size_t at = (size_t)snprintf(terms, sizeof terms, "expression\ttheme\tpolarity\tlang\n");
  at += write_asking_rows(terms + at, sizeof terms - at, 'f');
  write_asking_rows(terms + at, sizeof terms - at, 'e');
  table_text const tables[] = {TABLES[0], TABLES[1], {"terms/a.tsv", terms}, {NULL, NULL}};
  cx_lexicon *l = compile_sound_tables(tables);
  uint8_t const trigger_bit = bit_of_word(l, "%ceti%c%c", 'f', 0);
  (void)state;
  for (const char *language = "fe"; *language; language++) {
    uint8_t given[256] = {0};
    for (int i = 0; i < ASKED; i++) {
      assert_int_equal(bit_of_word(l, "%ceti%c%c", *language, i), trigger_bit);
      assert_int_equal(given[bit_of_word(l, "%casu%c%c", *language, i)]++, 0);
    }
    assert_int_equal(given[trigger_bit], 0);
  }
  cx_lexicon_free(l);
}

static uint64_t read_entry(const cx_lexicon *l, uint32_t entry) {
  cx_entry_set set = {{0, 0}};
  uint64_t sum = 0;
  cx_entry_set_add(&set, l->entry_bits[entry]);
  for (uint32_t t = l->entry_triggers_at[entry]; t < l->entry_triggers_at[entry + 1]; t++) {
    const cx_symbol *symbol = &l->symbols[l->entry_triggers[t]];
    for (uint32_t i = 0; i < symbol->gate_count; i++) {
      const cx_gate *gate = &l->gates[symbol->first_gate + i];
      sum += l->steps[gate->steps.first + gate->steps.trigger].symbol + l->rows[gate->row].line;
      for (uint32_t s = 0; s < gate->steps.count; s++)
        sum += (uint64_t)cx_symbol_accepts(l, l->steps[gate->steps.first + s].symbol, entry);
    }
  }
  return sum + (uint64_t)cx_entry_sets_meet(&set, &set);
}

/* Reads all that scoring may read. */
static uint64_t read_everything(const cx_lexicon *l) {
  uint64_t sum = 0;
  cx_form forms[CX_FORMS_MAX];
  for (uint32_t i = 0; i < l->row_count; i++) {
    sum +=
        strlen(cx_lexicon_string(l, l->rows[i].expression)) + strlen(cx_lexicon_string(l, l->rows[i].source));
    if (l->rows[i].table == CX_TABLE_TERMS) sum += l->themes[l->rows[i].subject].id;
    for (uint32_t n = 0; n < l->rows[i].not_count; n++)
      sum += l->patterns[l->rows[i].first_not + n].role + l->cancel_sets[l->rows[i].first_not + n].trigger.bits[0];
  }
  for (uint32_t e = 0; e < l->entry_count; e++)
    sum += read_entry(l, e);
  for (uint32_t i = 0; i < l->regex_count; i++) sum += strlen(cx_lexicon_string(l, l->regexes[i].literal));
  for (uint32_t i = 0; i < l->theme_count; i++)
    for (uint16_t t = (uint16_t)i; t != CX_NO_SUBJECT; t = l->themes[t].parent) sum += l->themes[t].id;
  sum += cx_lexicon_normal(l, "oo", 2, cx_hash("oo", 2)) != NULL;
  return sum + cx_vocabulary_find(l->vocabulary, "toimitus", 8, 0, 0, forms, CX_FORMS_MAX);
}

/* Bytes changed behind a right checksum: refused, or safe to use (the sanitizers look on). */
static void forged_bytes_are_safe(void **state) {
  cx_lexicon *l = compile_sound_tables(TABLES), *opened;
  size_t const len = l->length;
  uint64_t *copy = malloc(len + 8); /* aligned */
  char *bytes = (char *)copy;
  uint64_t sum = 0, random = 1;
  size_t accepted = 0;
  (void)state;
  for (size_t round = 0; round < 40000; round++) {
    memcpy(bytes, l->bytes, len);
    for (int change = 0; change < 2; change++) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      size_t const at = (size_t)(random >> 20) % (len - offsetof(cx_blob_header, sections));
      bytes[offsetof(cx_blob_header, sections) + at] = (char)(random >> 56);
    }
    uint64_t const checksum = cx_blob_checksum(bytes + CX_BLOB_CHECKED_FROM, len - CX_BLOB_CHECKED_FROM);
    memcpy(bytes + offsetof(cx_blob_header, checksum), &checksum, sizeof checksum);
    if (cx_lexicon_open(&opened, bytes, len, NULL, NULL) != CXTAG_OK) continue;
    accepted++;
    sum += read_everything(opened);
    cx_lexicon_free(opened);
  }
  assert_true(accepted > 0 && sum > 0);
  free(copy);
  cx_lexicon_free(l);
}

/* A number of the index, by its section and its place there, that would lead matching out of the tables. */
typedef struct misleading {
  cx_section_kind section;
  size_t item, at; /* the byte of the item */
  uint32_t size;
} misleading;

static void an_index_that_leads_astray_is_refused(void **state) {
  static const misleading CASES[] = {
      {CX_SECTION_ENTRY_BITS, 0, 0, 1},
      {CX_SECTION_ENTRY_TRIGGERS, 0, 0, 4},
      {CX_SECTION_ENTRY_TRIGGERS_AT, 1, 0, 4},
      {CX_SECTION_SYMBOLS, 1, offsetof(cx_symbol, first_gate), 4},
      {CX_SECTION_SYMBOLS, 1, offsetof(cx_symbol, gate_count), 4},
      {CX_SECTION_SYMBOLS, 1, offsetof(cx_symbol, count), 4},
      {CX_SECTION_SYMBOLS, 1, offsetof(cx_symbol, of.few), 4},
      {CX_SECTION_GATES, 0, offsetof(cx_gate, row), 4},
      {CX_SECTION_GATES, 0, offsetof(cx_gate, steps.first), 4},
      {CX_SECTION_GATES, 0, offsetof(cx_gate, steps.count), 1},
      {CX_SECTION_GATES, 0, offsetof(cx_gate, steps.trigger), 1},
      {CX_SECTION_GATES, 0, offsetof(cx_gate, steps.chain_count), 1},
      {CX_SECTION_GATES, 0, offsetof(cx_gate, near_around), 1},
      {CX_SECTION_GATES, 0, offsetof(cx_gate, other_around), 1},
  };
  cx_lexicon *l = compile_sound_tables(TABLES), *opened;
  const cx_blob_header *header = (const void *)l->bytes;
  uint64_t *copy = malloc(l->length + 8); /* aligned */
  char *bytes = (char *)copy;
  (void)state;
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    const misleading *c = &CASES[i];
    assert_true(header->sections[c->section].count > c->item);
    memcpy(bytes, l->bytes, l->length);
    memset(bytes + header->sections[c->section].offset + c->item * cx_section_item_size(c->section) + c->at, 0x80,
           c->size);
    uint64_t const checksum = cx_blob_checksum(bytes + CX_BLOB_CHECKED_FROM, l->length - CX_BLOB_CHECKED_FROM);
    memcpy(bytes + offsetof(cx_blob_header, checksum), &checksum, sizeof checksum);
    if (cx_lexicon_open(&opened, bytes, l->length, NULL, NULL) != CXTAG_EDAMAGED) fail_msg("case %zu is taken", i);
  }
  free(copy);
  cx_lexicon_free(l);
}

static void another_version_is_told(void **state) {
  cx_lexicon *l = compile_sound_tables(TABLES), *opened;
  cxtag_error err;
  char *copy = malloc(l->length);
  (void)state;
  memcpy(copy, l->bytes, l->length);
  copy[offsetof(cx_blob_header, version)] = CXTAG_PACK_FORMAT + 1;
  assert_int_equal(cx_lexicon_open(&opened, copy, l->length, NULL, &err), CXTAG_EVERSION);
  copy[offsetof(cx_blob_header, version)] = CXTAG_PACK_FORMAT_MINIMUM - 1;
  assert_int_equal(cx_lexicon_open(&opened, copy, l->length, NULL, &err), CXTAG_EVERSION);
  copy[0] = 'x';
  assert_int_equal(cx_lexicon_open(&opened, copy, l->length, NULL, &err), CXTAG_EFORMAT);
  free(copy);
  cx_lexicon_free(l);
}

/* The whole life of a lexicon with the nth allocation failing, until one round needs no more. */
static void compiling_survives_any_failed_allocation(void **state) {
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  long n = 0;
  cxtag_status status;
  (void)state;
  cx_pack_init(&pack, "p", NULL);
  assert_int_equal(add_tables(&pack, TABLES, NULL), CXTAG_OK);
  do {
    failing supply = {n++, 0};
    cxtag_memory const memory = failing_memory(&supply);
    cx_lexicon *l, *opened = NULL;
    cxtag_error err;
    status = cx_lexicon_compile(&l, packs, 1, &memory, NULL, &err);
    if (status == CXTAG_OK) status = cx_lexicon_open(&opened, l->bytes, l->length, &memory, &err);
    if (status != CXTAG_OK) {
      assert_int_equal(status, CXTAG_ENOMEM);
      assert_int_equal(err.code, CXTAG_ENOMEM);
    }
    cx_lexicon_free(opened);
    cx_lexicon_free(l);
    assert_int_equal(supply.held, 0);
  } while (status != CXTAG_OK);
  assert_true(n > 30);
  cx_pack_clear(&pack);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_hold_what_tables_say),
      cmocka_unit_test(words_lead_to_their_patterns),
      cmocka_unit_test(normals_are_found_by_their_word),
      cmocka_unit_test(no_packs_make_an_empty_lexicon),
      cmocka_unit_test(the_same_tables_give_the_same_bytes),
      cmocka_unit_test(all_faults_come_in_order_and_the_first_is_the_error),
      cmocka_unit_test(words_asked_for_in_one_language_share_no_bit),
      cmocka_unit_test(damaged_bytes_are_refused),
      cmocka_unit_test(forged_bytes_are_safe),
      cmocka_unit_test(an_index_that_leads_astray_is_refused),
      cmocka_unit_test(another_version_is_told),
      cmocka_unit_test(compiling_survives_any_failed_allocation),
  };
  return cmocka_run_group_tests_name("compile", tests, NULL, NULL);
}
