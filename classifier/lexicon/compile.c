#include "lexicon/compile.h"

#include <string.h>

#include "base/workspace.h"
#include "lexicon/compiler.h"
#include "lexicon/open.h"

static void compiler_init(cx_compiler *c, const cxtag_memory *memory, const cxtag_memory *outer_memory,
                          cx_faults *faults) {
  memset(c, 0, sizeof *c);
  c->memory = memory;
  c->outer_memory = outer_memory;
  c->faults = faults;
  cx_arena_init(&c->arena, memory);
  cx_arena_init(&c->scratch, memory);
  cx_speller_init(&c->speller, memory);
  cx_map_init(&c->lists, memory);
  cx_map_init(&c->themes, memory);
  cx_map_init(&c->intents, memory);
  cx_symbols_init(&c->symbols, memory);
  cx_strings_init(&c->strings, memory);
  cx_merged_init(&c->merged, memory);
}

static void compiler_clear(cx_compiler *c) {
  cx_merged_clear(&c->merged);
  cx_vocabulary_builder_free(c->builder);
  cx_release(c->memory, c->list_items);
  cx_release(c->memory, c->rows);
  cx_release(c->memory, c->patterns);
  cx_release(c->memory, c->steps);
  cx_release(c->memory, c->regexes);
  cx_release(c->memory, c->normals);
  cx_strings_clear(&c->strings);
  cx_symbols_clear(&c->symbols);
  cx_map_clear(&c->lists);
  cx_map_clear(&c->themes);
  cx_map_clear(&c->intents);
  cx_speller_clear(&c->speller);
  cx_arena_clear(&c->scratch);
  cx_arena_clear(&c->arena);
}

static cxtag_status add_layers(cx_compiler *c, const cx_pack *const *packs, size_t count) {
  c->layers = cx_arena_array(&c->arena, count, sizeof *c->layers);
  if (!c->layers) return CXTAG_ENOMEM;
  for (size_t i = 0; i < count; i++) {
    const char *name = packs[i]->folder && *packs[i]->folder ? packs[i]->folder : packs[i]->name;
    c->layers[i].name = cx_strings_add(&c->strings, name, strlen(name));
    c->layers[i].version = cx_strings_add(&c->strings, packs[i]->version, strlen(packs[i]->version));
  }
  c->layer_count = count;
  return CXTAG_OK;
}

/* Faults are only reported here; what is returned is ENOMEM or OK. */
static cxtag_status compile_tables(cx_compiler *c, const cx_pack *const *packs, size_t count) {
  cxtag_status status = cx_merge(&c->merged, packs, count, c->faults);
  if (status == CXTAG_OK) status = add_layers(c, packs, count);
  if (status == CXTAG_OK) cx_compile_settings(c);
  if (status == CXTAG_OK) status = cx_compile_themes(c);
  if (status == CXTAG_OK) status = cx_compile_intents(c);
  if (status == CXTAG_OK) status = cx_compile_lists(c);
  if (status == CXTAG_OK) status = cx_compile_rows(c);
  if (status == CXTAG_OK) status = cx_compile_normals(c);
  if (status == CXTAG_OK) status = cx_check_tests(c);
  if (status == CXTAG_OK) cx_fault_removed_themes(c);
  return status;
}

static cxtag_status write_lexicon(cx_blob *out, cx_compiler *c, cxtag_error *err) {
  cx_vocabulary_draft *vocabulary = NULL;
  cxtag_status status = cx_choose_triggers(c);

  if (status == CXTAG_OK) status = cx_vocabulary_draft_new(&vocabulary, c->builder, err);
  if (status == CXTAG_OK) status = cx_write_blob(out, c, vocabulary);
  cx_vocabulary_draft_free(vocabulary);
  return status;
}

/* The first fault that was reported is the error of the whole. */
static cxtag_status fail_with(const cx_faults *faults, cxtag_error *err) {
  if (err) *err = faults->first;
  return faults->first.code;
}

static cxtag_status compile(cx_blob *out, cx_compiler *c, const cx_pack *const *packs, size_t pack_count,
                            cx_fault_list *list, cx_faults *faults, int leave_out_faulty, cxtag_error *err) {
  cxtag_status status = cx_vocabulary_builder_new(&c->builder, c->memory);
  if (status == CXTAG_OK) status = compile_tables(c, packs, pack_count);
  if (status == CXTAG_OK && list->failed) status = CXTAG_ENOMEM;
  if (status != CXTAG_OK) return cx_error_memory(err);
  cx_fault_list_pass(list, 0, faults);
  if (faults->count && !leave_out_faulty) return fail_with(faults, err);
  status = write_lexicon(out, c, err);
  return status == CXTAG_ENOMEM ? cx_error_memory(err) : status;
}

static size_t expect_bytes(const cx_pack *const *packs, size_t pack_count) {
  enum { BYTES_OF_ROW = 640 }; /* about what the base pack takes */
  size_t rows = 0;
  for (size_t p = 0; p < pack_count; p++)
    for (size_t t = 0; t < packs[p]->table_count; t++) rows += packs[p]->tables[t].row_count;
  return rows < SIZE_MAX / BYTES_OF_ROW ? rows * BYTES_OF_ROW : SIZE_MAX;
}

static cxtag_status compile_in(cx_workspace *workspace, cx_blob *blob, const cx_pack *const *packs, size_t pack_count,
                               const cxtag_memory *memory, cx_faults *faults, int leave_out_faulty, cxtag_error *err) {
  cx_compiler c;
  cx_fault_list list;
  cx_faults own = {0};

  cx_fault_list_init(&list, memory);
  cx_faults sink = cx_fault_list_sink(&list);
  sink.language = cx_faults_language(faults);
  compiler_init(&c, cx_workspace_memory(workspace), memory, &sink);
  cxtag_status const status =
      compile(blob, &c, packs, pack_count, &list, faults ? faults : &own, leave_out_faulty, err);
  compiler_clear(&c);
  cx_fault_list_clear(&list);
  return status;
}

static cxtag_status compile_packs(cx_lexicon **out, const cx_pack *const *packs, size_t pack_count,
                                  const cxtag_memory *memory, cx_faults *faults, int leave_out_faulty,
                                  cxtag_error *err) {
  cx_workspace workspace;
  cx_blob blob;
  cxtag_status status;

  *out = NULL;
  if (pack_count > CX_LAYERS_MAX)
    return cx_error_say(err, CXTAG_ELIMIT, (cx_position){0}, cx_faults_language(faults),
                        CX_TEXT(too_many_packs), CX_LAYERS_MAX);
  if (cx_workspace_init(&workspace, memory, expect_bytes(packs, pack_count)))
    status = compile_in(&workspace, &blob, packs, pack_count, memory, faults, leave_out_faulty, err);
  else
    status = cx_error_memory(err);
  cx_workspace_clear(&workspace);
  return status == CXTAG_OK ? cx_lexicon_own(out, &blob, memory, err) : status;
}

cxtag_status cx_lexicon_compile(cx_lexicon **out, const cx_pack *const *packs, size_t pack_count,
                                const cxtag_memory *memory, cx_faults *faults, cxtag_error *err) {
  return compile_packs(out, packs, pack_count, memory, faults, 0, err);
}

cxtag_status cx_lexicon_compile_sound(cx_lexicon **out, const cx_pack *const *packs, size_t pack_count,
                                      const cxtag_memory *memory, cx_faults *faults, cxtag_error *err) {
  return compile_packs(out, packs, pack_count, memory, faults, 1, err);
}
