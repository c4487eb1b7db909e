/*
 * Any bytes as a compiled pack. The input is a list of changes to a sound one (place, byte), so that the
 * fuzzer gets behind magic, length and checksum, which are made right again. Invariant: what opens can be
 * read through, and texts can be tagged with it.
 */
#include "fuzz.h"

#include <string.h>

#include "base/hash.h"
#include "engine/engine.h"
#include "lexicon/blob.h"

static const char THEMES[] = "id\ndelivery\nphone\nphone.queue\n";
static const char TERMS[] = "expression\ttheme\tpolarity\tlang\tnot\n"
                            "toimitus\tdelivery\t\tfi\t\n"
                            "puhelin … (jono|pitkä aika)\tphone.queue\t-2\tfi\t(ei|& nopea)\n"
                            "/jono\\w+/\tphone\t\t\t\npalvelu~ & hyvä\tphone\t1\tfi\t\n";
static const char NORMAL[] = "from\tto\tkind\noo\tole\tspoken\npls\tplease\tabbreviation\n";

static cx_lexicon *make_sound(void) {
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  cx_lexicon *lexicon = NULL;
  cx_pack_init(&pack, "p", NULL);
  MUST(cx_pack_add_file(&pack, "themes.tsv", THEMES, sizeof THEMES - 1, NULL) == CXTAG_OK);
  MUST(cx_pack_add_file(&pack, "terms/t.tsv", TERMS, sizeof TERMS - 1, NULL) == CXTAG_OK);
  MUST(cx_pack_add_file(&pack, "normal.tsv", NORMAL, sizeof NORMAL - 1, NULL) == CXTAG_OK);
  MUST(cx_lexicon_compile(&lexicon, packs, 1, NULL, NULL, NULL) == CXTAG_OK);
  cx_pack_clear(&pack);
  return lexicon;
}

static size_t read_patterns(const cx_lexicon *l, const cx_symbol *symbol, uint32_t entry) {
  size_t sum = 0;
  for (uint32_t i = 0; i < symbol->gate_count; i++) {
    const cx_gate *gate = &l->gates[symbol->first_gate + i];
    const cx_row *row = &l->rows[gate->row];
    for (uint8_t s = 0; s < gate->steps.count; s++)
      sum += (size_t)cx_symbol_accepts(l, l->steps[gate->steps.first + s].symbol, entry);
    sum += l->steps[gate->steps.first + gate->steps.trigger].symbol;
    for (uint32_t n = 0; n < row->not_count; n++)
      sum += l->patterns[row->first_not + n].step_count + (l->cancel_sets[row->first_not + n].trigger.bits[0] & 1);
    sum += strlen(cx_lexicon_string(l, row->expression)) + strlen(cx_lexicon_string(l, row->source));
    if (row->table == CX_TABLE_TERMS) sum += strlen(cx_lexicon_string(l, l->themes[row->subject].id));
  }
  return sum;
}

static void read_through(const cx_lexicon *l) {
  static const char *const WORDS[] = {"toimituksen", "puhelimessa", "palveluiden", "jono", "oo", "👍", ""};
  cx_form forms[CX_FORMS_MAX];
  size_t sum = 0;
  for (size_t w = 0; w < sizeof WORDS / sizeof *WORDS; w++) {
    size_t const len = strlen(WORDS[w]);
    size_t const count = cx_vocabulary_find(l->vocabulary, WORDS[w], len, 1, 1, forms, CX_FORMS_MAX);
    MUST(count <= CX_FORMS_MAX);
    for (size_t f = 0; f < count; f++) {
      uint32_t const entry = forms[f].entry;
      MUST(entry < l->entry_count && l->entry_bits[entry] < 8 * sizeof(cx_entry_set));
      for (uint32_t t = l->entry_triggers_at[entry]; t < l->entry_triggers_at[entry + 1]; t++)
        sum += read_patterns(l, &l->symbols[l->entry_triggers[t]], entry);
    }
    const cx_normal *normal = cx_lexicon_normal(l, WORDS[w], len, cx_hash(WORDS[w], len));
    if (normal) sum += strlen(cx_lexicon_string(l, normal->to));
  }
  for (uint32_t i = 0; i < l->regex_count; i++)
    MUST(strlen(cx_lexicon_string(l, l->regexes[i].literal)) >= l->regexes[i].literal_length);
  for (uint32_t i = 0; i < l->theme_count; i++)
    for (uint16_t t = (uint16_t)i; t != CX_NO_SUBJECT; t = l->themes[t].parent) sum++;
  MUST(sum < SIZE_MAX);
}

/* Whatever comes out. A session may refuse a pattern that is none any more. */
static void tag_with(cx_lexicon *lexicon) {
  static const char TEXT[] =
      "Puhelimessa oli pitkä aika jonoa, ei hyvä. Toimitus oo ok, puhelinpalvelu hyvä jonossa, pls";
  static cxtag_engine *engine; /* but for its lexicon always the same */
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *session;
  const cxtag_result *result;
  options.explain = 1;
  options.cache_words = 1;
  if (!engine) MUST(cx_engine_new(&engine, 0, NULL, NULL) == CXTAG_OK);
  engine->lexicon = lexicon;
  if (cxtag_session_new(&session, engine, &options, NULL) == CXTAG_OK) {
    cxtag_tag(&result, session, TEXT, sizeof TEXT - 1, NULL);
    cxtag_session_free(session);
  }
  engine->lexicon = NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static cx_lexicon *sound; /* made once; the fuzzer is one thread */
  cx_lexicon *opened;
  if (!sound) sound = make_sound();
  size_t const len = sound->length, from = offsetof(cx_blob_header, sections);
  uint64_t *aligned = malloc(len + sizeof *aligned);
  char *bytes = (char *)aligned;
  MUST(aligned);
  memcpy(bytes, sound->bytes, len);
  for (size_t i = 0; i + 3 <= size; i += 3)
    bytes[from + (data[i] | (size_t)data[i + 1] << 8) % (len - from)] = (char)data[i + 2];
  uint64_t const checksum = cx_blob_checksum(bytes + CX_BLOB_CHECKED_FROM, len - CX_BLOB_CHECKED_FROM);
  memcpy(bytes + offsetof(cx_blob_header, checksum), &checksum, sizeof checksum);
  if (cx_lexicon_open(&opened, bytes, len, NULL, NULL) == CXTAG_OK) {
    read_through(opened);
    tag_with(opened);
    cx_lexicon_free(opened);
  }
  if (cx_lexicon_open(&opened, data, size, NULL, NULL) == CXTAG_OK) cx_lexicon_free(opened);
  free(aligned);
  return 0;
}
