#include "engine/engine.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/messages.h"
#include "base/options.h"
#include "base/pages.h"
#include "lexicon/base_pack.h"
#include "lexicon/compile.h"
#include "lexicon/open.h"
#include "lexicon/stray.h"

/* A layer is a pack of tables, or a compiled pack (which then is the only layer). */
typedef struct layer {
  cx_pack pack;
  int is_base; /* the built-in one: its compiled form serves while it stands alone */
} layer;

struct cxtag_builder {
  cxtag_memory memory;
  cxtag_options options;
  layer **layers;
  size_t layer_count, layer_capacity;
  int is_compiled;
  cx_pages compiled; /* a compiled pack file, until the engine made of it takes it over */
  size_t compiled_length;
  cxtag_engine *finished; /* that engine: finishing again gives it once more */
};

cxtag_status cxtag_builder_new(cxtag_builder **out, const cxtag_options *given) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  *out = NULL;
  if (cx_options_read(&options, sizeof options, given, "CXTAG_OPTIONS_INIT", NULL) != CXTAG_OK) return CXTAG_EINVAL;
  if ((unsigned)options.messages > CXTAG_EN) return CXTAG_EINVAL;
  cxtag_builder *builder = cx_alloc_zeroed(options.memory, 1, sizeof *builder);
  if (!builder) return CXTAG_ENOMEM;
  builder->memory = options.memory ? *options.memory : cx_memory_default;
  builder->options = options;
  *out = builder;
  return CXTAG_OK;
}

void cxtag_builder_free(cxtag_builder *builder) {
  if (!builder) return;
  cxtag_memory const memory = builder->memory;
  for (size_t i = 0; i < builder->layer_count; i++) {
    cx_pack_clear(&builder->layers[i]->pack);
    cx_release(&memory, builder->layers[i]);
  }
  cx_release(&memory, builder->layers);
  cx_pages_free(&builder->compiled, &memory);
  cxtag_engine_free(builder->finished);
  cx_release(&memory, builder);
}

static cxtag_status add_layer(layer **out, cxtag_builder *builder, const char *folder, cxtag_error *err) {
  *out = NULL;
  if (!builder) return cx_error_set(err, CXTAG_EINVAL, "no builder: make one first");
  if (builder->is_compiled)
    return cx_error_say(err, CXTAG_EINVAL, (cx_position){0}, builder->options.messages,
                        CX_TEXT(layer_over_compiled));
  if (!cx_grow(&builder->memory, &builder->layers, &builder->layer_capacity, builder->layer_count + 1,
               sizeof *builder->layers))
    return cx_error_memory(err);
  layer *made = cx_alloc_zeroed(&builder->memory, 1, sizeof *made);
  if (!made) return cx_error_memory(err);
  cx_pack_init(&made->pack, folder, &builder->memory);
  if (!made->pack.folder) {
    cx_pack_clear(&made->pack);
    cx_release(&builder->memory, made);
    return cx_error_memory(err);
  }
  builder->layers[builder->layer_count++] = made;
  *out = made;
  return CXTAG_OK;
}

static void drop_last_layer(cxtag_builder *builder) {
  layer *last = builder->layers[--builder->layer_count];
  cx_pack_clear(&last->pack);
  cx_release(&builder->memory, last);
}

static cx_faults begin_faults(const cxtag_builder *builder) {
  cx_faults faults;
  memset(&faults, 0, sizeof faults);
  faults.report = builder->options.diagnostic;
  faults.ctx = builder->options.diagnostic_ctx;
  faults.language = builder->options.messages;
  return faults;
}

/* Faults were reported as they came; the caller's error gets the first. */
static cxtag_status end_faults(const cxtag_builder *builder, const cx_faults *faults, cxtag_status status,
                               cxtag_error *err) {
  if (status != CXTAG_OK || !faults->count || builder->options.lenient) return status;
  if (err) *err = faults->first;
  return faults->first.code;
}

cxtag_status cxtag_builder_add_base(cxtag_builder *builder, cxtag_error *err) {
  layer *base;
  cxtag_status status = add_layer(&base, builder, "base", err);
  if (status != CXTAG_OK) return status;
  base->is_base = 1;
  return CXTAG_OK;
}

/* The built-in base keeps its tables as text until a layer over it asks for them: then it has all of them, or none. */
static cxtag_status load_base_tables(layer *base, cx_faults *faults) {
  size_t bytes = 0;
  if (!base->is_base || base->pack.table_count) return CXTAG_OK;
  for (size_t i = 0; i < cx_base_pack_table_count(); i++) bytes += cx_base_pack_table(i)->length;
  cx_pack_expect(&base->pack, bytes);
  for (size_t i = 0; i < cx_base_pack_table_count(); i++) {
    const cx_base_table *table = cx_base_pack_table(i);
    cxtag_status const status =
        cx_pack_add_file(&base->pack, table->name, table->bytes, table->length, faults);
    if (status == CXTAG_OK) continue;
    while (base->pack.table_count) cx_pack_remove_file(&base->pack, base->pack.tables[0].name);
    return status;
  }
  return CXTAG_OK;
}

static cxtag_status read_file(cxtag_builder *builder, const char *path, size_t size, cxtag_error *err) {
  FILE *file = fopen(path, "rb");
  if (!file) return cx_error_at(err, CXTAG_EIO, (cx_position){path, 0, 0, 0}, "cannot be opened");
  cx_pages pages;
  int const has_room = cx_pages_alloc(&pages, &builder->memory, size);
  size_t const got = has_room ? fread(pages.bytes, 1, size, file) : 0;
  int const failed = ferror(file);
  fclose(file);
  if (!has_room) return cx_error_memory(err);
  if (failed || got != size) {
    cx_pages_free(&pages, &builder->memory);
    return cx_error_at(err, CXTAG_EIO, (cx_position){path, 0, 0, got}, "could not be read to its end");
  }
  builder->is_compiled = 1;
  builder->compiled = pages;
  builder->compiled_length = size;
  return CXTAG_OK;
}

/* A table of a pack, or a workbook, may be given for the whole. */
static cxtag_status check_whole(const cxtag_builder *builder, const char *path, cxtag_error *err) {
  char folder[256];
  cx_position const where = {path, 0, 0, 0};
  cxtag_language const language = builder->options.messages;
  if (cx_is_workbook_name(path)) return cx_error_say(err, CXTAG_EINVAL, where, language, CX_TEXT(workbook_is_file));
  if (!cx_folder_of_table(folder, sizeof folder, path)) return CXTAG_OK;
  return cx_error_say(err, CXTAG_EINVAL, where, language, CX_TEXT(table_is_file), folder);
}

cxtag_status cxtag_builder_add_directory(cxtag_builder *builder, const char *path, cxtag_error *err) {
  struct stat info;
  layer *made;
  if (!builder || !path) return cx_error_set(err, CXTAG_EINVAL, "no builder, or no path given");
  if (stat(path, &info))
    return cx_error_say(err, CXTAG_EIO, (cx_position){path, 0, 0, 0}, builder->options.messages,
                        CX_TEXT(lexicon_absent));
  if (S_ISREG(info.st_mode)) {
    cxtag_status const status = check_whole(builder, path, err);
    if (status != CXTAG_OK) return status;
    if (builder->layer_count || builder->is_compiled)
      return cx_error_say(err, CXTAG_EINVAL, (cx_position){path, 0, 0, 0}, builder->options.messages,
                          CX_TEXT(compiled_over_layers));
    return read_file(builder, path, (size_t)info.st_size, err);
  }
  size_t end = strlen(path);
  while (end > 1 && path[end - 1] == '/') end--;
  size_t start = end;
  while (start && path[start - 1] != '/') start--;
  char folder[256];
  snprintf(folder, sizeof folder, "%.*s", (int)(end - start < 255 ? end - start : 255), path + start);
  cxtag_status status = add_layer(&made, builder, folder, err);
  if (status != CXTAG_OK) return status;
  cx_faults faults = begin_faults(builder);
  status = end_faults(builder, &faults, cx_pack_add_folder(&made->pack, path, &faults, err), err);
  if (status != CXTAG_OK) drop_last_layer(builder);
  return status;
}

/* A table that is refused leaves nothing behind. */
static cxtag_status add_table(cxtag_builder *builder, cx_pack *pack, const char *name, const char *data, size_t len,
                              cxtag_error *err) {
  cx_faults faults = begin_faults(builder);
  size_t const before = pack->table_count;
  cxtag_status status = cx_pack_add_file(pack, name, data, len, &faults);
  if (status == CXTAG_ENOMEM) return cx_error_memory(err);
  status = end_faults(builder, &faults, status, err);
  if (status != CXTAG_OK && pack->table_count > before) cx_pack_remove_file(pack, name);
  return status;
}

/* "shop/terms/delivery.tsv" -> the layer of folder "shop", made where it is not the topmost. */
cxtag_status cxtag_builder_add_lexicon(cxtag_builder *builder, const char *name, const char *data, size_t len,
                                       cxtag_error *err) {
  const char *slash = name ? strchr(name, '/') : NULL;
  if (!builder || !slash || slash == name || slash - name > 200 || (!data && len))
    return cx_error_set(err, CXTAG_EINVAL, "name a table as FOLDER/terms/delivery.tsv, with its data");
  char folder[256];
  snprintf(folder, sizeof folder, "%.*s", (int)(slash - name), name);
  layer *top = builder->layer_count ? builder->layers[builder->layer_count - 1] : NULL;
  int const is_first = !top || top->is_base || strcmp(top->pack.folder, folder) != 0;
  cxtag_status status = is_first ? add_layer(&top, builder, folder, err) : CXTAG_OK;
  if (status != CXTAG_OK) return status;
  status = add_table(builder, &top->pack, slash + 1, data ? data : "", len, err);
  if (status != CXTAG_OK && is_first) drop_last_layer(builder);
  return status;
}

/* What is wrong with a compiled pack, in the builder's language. */
static void restate(const cxtag_builder *builder, cxtag_status status, cxtag_error *err) {
  cx_position const nowhere = {0};
  cxtag_language const language = builder->options.messages;
  if (language != CXTAG_FI) return;
  if (status == CXTAG_EDAMAGED) cx_error_say(err, status, nowhere, language, CX_TEXT(compiled_damaged));
  if (status == CXTAG_EFORMAT) cx_error_say(err, status, nowhere, language, CX_TEXT(compiled_no_pack));
  if (status == CXTAG_EVERSION) cx_error_say(err, status, nowhere, language, CX_TEXT(compiled_version));
}

static cxtag_status open_compiled(cxtag_engine *engine, cxtag_builder *builder, cxtag_error *err) {
  cxtag_status const status =
      cx_lexicon_open(&engine->lexicon, builder->compiled.bytes, builder->compiled_length, &engine->memory, err);
  restate(builder, status, err);
  return status;
}

/* The finished engine takes the file's bytes over: copying them would take longer than checking them. */
static void hand_over_compiled(cxtag_engine *engine, cxtag_builder *builder) {
  if (!engine->lexicon->owned.bytes) {
    engine->lexicon->owned = builder->compiled;
    builder->compiled = (cx_pages){NULL, NULL, 0};
  }
  builder->finished = cxtag_engine_retain(engine);
}

static cxtag_status open_base(cx_lexicon **out, const cxtag_memory *memory, cxtag_error *err) {
  size_t len;
  const void *bytes = cx_base_pack_compiled(&len);
  return cx_lexicon_open_builtin(out, bytes, len, memory, err);
}

static cxtag_status compile_lexicon(cx_lexicon **out, cxtag_builder *builder, const cxtag_memory *memory,
                                    int lenient, cx_faults *faults, cxtag_error *err) {
  const cx_pack **packs = cx_alloc_array(&builder->memory, builder->layer_count, sizeof *packs);
  cxtag_status status = packs ? CXTAG_OK : cx_error_memory(err);
  for (size_t i = 0; status == CXTAG_OK && i < builder->layer_count; i++) {
    packs[i] = &builder->layers[i]->pack;
    if ((status = load_base_tables(builder->layers[i], faults)) == CXTAG_ENOMEM) cx_error_memory(err);
  }
  if (status == CXTAG_OK)
    status = (lenient ? cx_lexicon_compile_sound : cx_lexicon_compile)(out, packs, builder->layer_count,
                                                                       memory, faults, err);
  cx_release(&builder->memory, packs);
  return status;
}

cxtag_language cx_builder_messages(const cxtag_builder *builder) {
  return builder->options.messages;
}

const cx_pack *cx_builder_top(const cxtag_builder *builder) {
  return builder->layer_count ? &builder->layers[builder->layer_count - 1]->pack : NULL;
}

const cx_pack *cx_builder_layer(const cxtag_builder *builder, size_t i) {
  return i < builder->layer_count ? &builder->layers[i]->pack : NULL;
}

cxtag_status cx_builder_compile_sound(cxtag_engine **out, cxtag_builder *builder, cx_faults *faults,
                                      cxtag_error *err) {
  cxtag_engine *engine;
  *out = NULL;
  if (builder->is_compiled || !builder->layer_count)
    return cx_error_say(err, CXTAG_EINVAL, (cx_position){0}, builder->options.messages, CX_TEXT(no_tables));
  cxtag_status status = cx_engine_new(&engine, builder->options.regex_match_limit, &builder->memory, err);
  if (status != CXTAG_OK) return status;
  engine->messages = builder->options.messages;
  status = compile_lexicon(&engine->lexicon, builder, &engine->memory, 1, faults, err);
  if (status == CXTAG_OK) status = cx_engine_ready(engine, err);
  if (status == CXTAG_OK)
    *out = engine;
  else
    cxtag_engine_free(engine);
  return status;
}

cxtag_status cxtag_builder_finish(cxtag_engine **out, cxtag_builder *builder, cxtag_error *err) {
  *out = NULL;
  if (!builder) return cx_error_set(err, CXTAG_EINVAL, "no builder: make one first");
  cx_faults faults = begin_faults(builder);
  cxtag_engine *engine;
  if (builder->finished) {
    *out = cxtag_engine_retain(builder->finished);
    return CXTAG_OK;
  }
  int const only_base = builder->layer_count == 1 && builder->layers[0]->is_base;
  cxtag_status status = cx_engine_new(&engine, builder->options.regex_match_limit, &builder->memory, err);
  if (status != CXTAG_OK) return status;
  engine->messages = builder->options.messages;
  if (builder->is_compiled)
    status = open_compiled(engine, builder, err);
  else if (only_base)
    status = open_base(&engine->lexicon, &engine->memory, err);
  else
    status = compile_lexicon(&engine->lexicon, builder, &engine->memory, builder->options.lenient != 0,
                             &faults, err);
  if (status == CXTAG_OK) status = cx_engine_ready(engine, err);
  if (status != CXTAG_OK) {
    cxtag_engine_free(engine);
    return status;
  }
  if (builder->is_compiled) hand_over_compiled(engine, builder);
  *out = engine;
  return CXTAG_OK;
}
