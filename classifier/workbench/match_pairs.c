/*
 * Bulk matching of single expressions. The distinct expressions of a run of pairs become the rows of one
 * lexicon, so that they are compiled together and every text word is looked up once; each pair then asks only
 * for the patterns of its own row. Nothing competes: no overlaps, no `not`, no language of the clause.
 *
 * What a pair gives must not depend on its neighbours. So a row that the run's lexicon does not have (a
 * fault, or the same words written differently), and a word so crowded with meanings that some may have been
 * cut, is asked again in a lexicon of that one expression.
 */
#include <cxtag/lexicon.h>

#include <string.h>

#include "base/map.h"
#include "lexicon/compile.h"
#include "lexicon/decode.h"
#include "workbench/stands.h"

enum { EXPRESSIONS_MAX = 16384, EXPRESSION_BYTES_MAX = 16 * 1024, CROWDED = CX_FORMS_MAX / 2 };

static const char table_name[] = "sentiment/match.tsv";
static const char header[] = "expression\tpolarity\tlang\n";

typedef struct matcher {
  const cxtag_memory *memory;
  cx_language_model *model;
  cx_text_reader *reader;
  const char *language; /* cell of the column lang */
  int typos;
} matcher;

/* Expressions compiled together. Expression i stands in line i + 2 of the table. */
typedef struct compiled {
  const cxtag_memory *memory;
  cx_lexicon *lexicon;
  cx_scorer *scorer;
  uint32_t *first_patterns; /* of expression i; UINT32_MAX = the lexicon has it not */
} compiled;

/* ---- compiling */

static void clear_compiled(compiled *c) {
  cx_scorer_free(c->scorer);
  cx_lexicon_free(c->lexicon);
  cx_release(c->memory, c->first_patterns);
}

static int is_sound(const char *expression, size_t len) {
  if (!len || len > EXPRESSION_BYTES_MAX || !cx_is_utf8(expression, len)) return 0;
  for (size_t i = 0; i < len; i++)
    if ((unsigned char)expression[i] < 0x20) return 0;
  return 1;
}

static void write_row(cx_buffer *table, const char *expression, size_t len, const char *language) {
  cx_buffer_append_byte(table, '"');
  for (size_t i = 0; i < len; i++) {
    if (expression[i] == '"') cx_buffer_append_byte(table, '"');
    cx_buffer_append_byte(table, expression[i]);
  }
  cx_buffer_append_text(table, "\"\t1\t");
  cx_buffer_append_text(table, language);
  cx_buffer_append_byte(table, '\n');
}

static cxtag_status index_patterns(compiled *c, size_t count, cxtag_error *err) {
  const cx_lexicon *lexicon = c->lexicon;
  c->first_patterns = cx_alloc_array(c->memory, count, sizeof *c->first_patterns);
  if (!c->first_patterns) return cx_error_memory(err);
  memset(c->first_patterns, 0xFF, count * sizeof *c->first_patterns);
  for (uint32_t i = lexicon->pattern_count; i--;) {
    uint32_t const line = lexicon->rows[lexicon->patterns[i].row].line;
    if (line >= 2 && line - 2 < count) c->first_patterns[line - 2] = i;
  }
  return CXTAG_OK;
}

static cxtag_status make_scorer(compiled *out, const matcher *m, cxtag_error *err) {
  cx_word_kind const kind = {out->lexicon, m->model, m->typos};
  cx_words *words;
  if (cx_words_new(&words, &kind, EXPRESSIONS_MAX, m->memory) != CXTAG_OK) return cx_error_memory(err);
  return cx_scorer_new(&out->scorer, words, out->lexicon, 100000, m->memory, err);
}

/* Rows that do not parse are left out. */
static cxtag_status compile_table(compiled *out, const matcher *m, const cx_buffer *table, size_t count,
                                  cxtag_error *err) {
  cx_faults faults;
  cx_pack pack;
  const cx_pack *packs = &pack;

  memset(out, 0, sizeof *out);
  memset(&faults, 0, sizeof faults);
  out->memory = m->memory;
  cx_pack_init(&pack, "match", m->memory);
  cxtag_status status = cx_pack_add_file(&pack, table_name, table->bytes, table->length, &faults);
  if (status != CXTAG_OK)
    cx_error_memory(err);
  else
    status = cx_lexicon_compile_sound(&out->lexicon, &packs, 1, m->memory, &faults, err);
  cx_pack_clear(&pack);
  if (status == CXTAG_OK) status = index_patterns(out, count, err);
  if (status == CXTAG_OK) status = make_scorer(out, m, err);
  if (status != CXTAG_OK) clear_compiled(out);
  return status;
}

/* ---- matching */

static int is_crowded(const cx_scorer *scorer, const cx_text *text) {
  for (size_t i = 0; i < text->token_count; i++)
    if (scorer->outcome.words[i]->meaning_count >= CROWDED) return 1;
  return 0;
}

/* -1: ask the expression alone. */
static cxtag_status match_in(const compiled *c, const matcher *m, const cxtag_match_pair *pair,
                             uint32_t first_pattern, int *matches, cxtag_error *err) {
  cx_text text;
  *matches = -1;
  if (first_pattern == UINT32_MAX) return CXTAG_OK;
  cxtag_status const status = cx_text_read(&text, m->reader, pair->text ? pair->text : "", pair->text_length,
                                           UINT32_MAX / 8, CXTAG_FROM_LINES, err);
  if (status != CXTAG_OK) return status;
  cx_begin_text(c->scorer, &text);
  if (!cx_fetch_words(c->scorer, &text) || !cx_cut_clauses(c->scorer) || !cx_look_up_words(c->scorer, &text))
    return cx_error_memory(err);
  int const stands = cx_row_stands(c->scorer, first_pattern);
  if (stands < 0) return cx_error_memory(err);
  *matches = stands;
  if (!*matches && is_crowded(c->scorer, &text)) *matches = -1;
  return CXTAG_OK;
}

static cxtag_status match_alone(const matcher *m, cxtag_match_pair *pair, cxtag_error *err) {
  cx_buffer table;
  compiled own;
  pair->matches = -1;
  if (!is_sound(pair->expression, pair->expression_length)) return CXTAG_OK;
  cx_buffer_init(&table, m->memory);
  cx_buffer_append_text(&table, header);
  write_row(&table, pair->expression, pair->expression_length, m->language);
  cxtag_status status = table.failed ? cx_error_memory(err) : compile_table(&own, m, &table, 1, err);
  cx_buffer_clear(&table);
  if (status != CXTAG_OK) return status;
  status = match_in(&own, m, pair, own.first_patterns[0], &pair->matches, err);
  if (pair->matches < 0 && own.first_patterns[0] != UINT32_MAX) pair->matches = 0;
  clear_compiled(&own);
  return status;
}

/* ---- a run of pairs */

typedef struct run {
  cx_map expressions;
  cx_buffer table;
  uint32_t numbers[64 * 1024]; /* of the expressions of the run's pairs */
} run;

enum { RUN_PAIRS_MAX = sizeof((run *)0)->numbers / sizeof *((run *)0)->numbers };

static const char *expression_of(const cxtag_match_pair *pair) {
  return pair->expression ? pair->expression : "";
}

static int same_expression(const cxtag_match_pair *a, const cxtag_match_pair *b) {
  return a->expression_length == b->expression_length &&
         !memcmp(expression_of(a), expression_of(b), a->expression_length);
}

/* Takes pairs as long as there is room; *taken is how many. */
static cxtag_status collect_run(run *r, const matcher *m, const cxtag_match_pair *pairs, size_t count,
                                size_t *taken, cxtag_error *err) {
  cx_map_clear(&r->expressions);
  cx_buffer_reset(&r->table);
  cx_buffer_append_text(&r->table, header);
  for (*taken = 0; *taken < count && *taken < RUN_PAIRS_MAX; ++*taken) {
    const cxtag_match_pair *pair = &pairs[*taken];
    int is_new;
    if (*taken && same_expression(pair, pair - 1)) {
      r->numbers[*taken] = r->numbers[*taken - 1];
      continue;
    }
    if (r->expressions.count == EXPRESSIONS_MAX) break;
    uint32_t const number =
        cx_map_insert(&r->expressions, expression_of(pair), pair->expression_length, 0, &is_new);
    if (number == CX_MAP_NONE) return cx_error_memory(err);
    r->numbers[*taken] = number;
    if (!is_new) continue;
    if (is_sound(pair->expression, pair->expression_length))
      write_row(&r->table, pair->expression, pair->expression_length, m->language);
    else
      cx_buffer_append_text(&r->table, "\n"); /* keeps the lines in step */
  }
  return r->table.failed ? cx_error_memory(err) : CXTAG_OK;
}

static cxtag_status match_run(run *r, const matcher *m, cxtag_match_pair *pairs, size_t count,
                              cxtag_error *err) {
  compiled c;
  cxtag_status status = compile_table(&c, m, &r->table, r->expressions.count, err);
  if (status != CXTAG_OK) return status;
  for (size_t i = 0; i < count && status == CXTAG_OK; i++) {
    uint32_t const first_pattern = c.first_patterns[r->numbers[i]];
    if (i && first_pattern == UINT32_MAX && r->numbers[i] == r->numbers[i - 1] && pairs[i - 1].matches < 0) {
      pairs[i].matches = -1; /* it does not parse, as just seen */
      continue;
    }
    status = match_in(&c, m, &pairs[i], first_pattern, &pairs[i].matches, err);
    if (status == CXTAG_OK && pairs[i].matches < 0) status = match_alone(m, &pairs[i], err);
  }
  clear_compiled(&c);
  return status;
}

static cxtag_status match_all(const matcher *m, cxtag_match_pair *pairs, size_t count, cxtag_error *err) {
  cxtag_status status = CXTAG_OK;
  run *r = cx_alloc(m->memory, sizeof *r);
  if (!r) return cx_error_memory(err);
  cx_map_init(&r->expressions, m->memory);
  cx_buffer_init(&r->table, m->memory);
  for (size_t at = 0, taken; at < count && status == CXTAG_OK; at += taken) {
    status = collect_run(r, m, pairs + at, count - at, &taken, err);
    if (status == CXTAG_OK) status = match_run(r, m, pairs + at, taken, err);
  }
  cx_buffer_clear(&r->table);
  cx_map_clear(&r->expressions);
  cx_release(m->memory, r);
  return status;
}

cxtag_status cxtag_match_pairs(cxtag_match_pair *pairs, size_t count, cxtag_language language, int typos,
                               const cxtag_memory *memory, cxtag_error *err) {
  static const char *const languages[] = {"", "fi", "en"};
  matcher m = {memory ? memory : &cx_memory_default, NULL, NULL, "", typos != 0};

  if ((!pairs && count) || (unsigned)language > CXTAG_EN)
    return cx_error_set(err, CXTAG_EINVAL, "pairs and a language of cxtag_language are needed");
  for (size_t i = 0; i < count; i++)
    if ((!pairs[i].expression && pairs[i].expression_length) || (!pairs[i].text && pairs[i].text_length))
      return cx_error_set(err, CXTAG_EINVAL, "pair %zu has a length without a text", i);
  m.language = languages[language];
  cxtag_status status = cx_language_model_open_builtin(&m.model, m.memory, err);
  if (status == CXTAG_OK && (status = cx_text_reader_new(&m.reader, m.memory)) != CXTAG_OK)
    cx_error_memory(err);
  if (status == CXTAG_OK) status = match_all(&m, pairs, count, err);
  cx_text_reader_free(m.reader);
  cx_language_model_free(m.model);
  return status;
}
