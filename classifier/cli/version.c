/* cxtag version: of the program, of what it writes, and of the lexicons it uses. */
#include <stdio.h>

#include "cli/command.h"
#include "cli/engine.h"

static int run_version(const cli_settings *settings) {
  cxtag_engine *engine;
  int const code = cli_engine_new(&engine, settings);
  printf("cxtag %s\nresult schema %d\ncompiled packs %d, read from %d\n", cxtag_version(),
         CXTAG_SCHEMA_VERSION, CXTAG_PACK_FORMAT, CXTAG_PACK_FORMAT_MINIMUM);
  if (code != CLI_OK) return code;
  for (size_t i = 0; i < cxtag_engine_layer_count(engine); i++)
    printf("lexicon %s %s\n", cxtag_engine_layer_name(engine, i), cxtag_engine_layer_version(engine, i));
  printf("%zu rows, %zu themes\n", cxtag_engine_row_count(engine), cxtag_engine_theme_count(engine));
  cxtag_engine_free(engine);
  return CLI_OK;
}

static const cli_group *const groups[] = {&cli_lexicon_options, &cli_common_options, NULL};
const cli_command cli_version = {
    "version", "",   "show the version of cxtag, of its formats and of its lexicons",
    NULL,      NULL, groups,
    0,         0,    run_version,
};
