/* cxtag lex compile: packs as one file that loads at once. */
#include <cxtag/lexicon.h>
#include <string.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/file.h"
#include "cli/output.h"
#include "cli/report.h"

static int write_compiled(const cxtag_engine *engine, cli_output *output) {
  size_t length;
  const void *const bytes = cxtag_engine_compiled(engine, &length);
  if (output->sink.write(output->sink.ctx, bytes, length) == 0 && cli_output_commit(output)) return CLI_OK;
  return cli_output_failed(output);
}

/* Before the work: a place where nothing can be written is wrong use. */
static int open_output(cli_output *output, const char *path) {
  cli_output_init(output, path, 0);
  if (cli_output_open(output)) return CLI_OK;
  cli_output_failed(output);
  return CLI_USAGE;
}

/* What is compiled is not written over. */
static int check_output(const char *path, const cli_list *packs) {
  for (size_t i = 0; i < packs->count; i++)
    if (cli_is_of_lexicon(path, packs->items[i]))
      return cli_complain_usage("lex compile", CLI_SAY(also_lexicon), "--output", path);
  return CLI_OK;
}

static int run_compile(const cli_settings *settings) {
  cxtag_engine *engine = NULL;
  cli_output output;
  cli_settings layers = *settings;
  layers.lexicons = settings->operands;
  if (!settings->output) return cli_complain_usage("lex compile", CLI_SAY(output_file_missing));
  int code = check_output(settings->output, &layers.lexicons);
  if (code != CLI_OK) return code;
  cli_report_packs(&layers.lexicons);
  code = open_output(&output, settings->output);
  if (code == CLI_OK) code = cli_engine_new(&engine, &layers);
  if (code == CLI_OK) code = write_compiled(engine, &output);
  if (code == CLI_OK && !settings->quiet)
    printf(CLI_SAY(compiled), settings->output, cxtag_engine_row_count(engine),
           cxtag_engine_layer_count(engine));
  cli_output_close(&output);
  cxtag_engine_free(engine);
  cli_report_packs(&settings->lexicons);
  return code;
}

static const cli_option options[] = {
    {'o', "output", CLI_TEXT, offsetof(cli_settings, output), "FILE", "the file to write", 0},
    {0, "no-base", CLI_FLAG, offsetof(cli_settings, no_base), NULL, "without the base pack below", 0},
};
static const cli_group own = {"Compilation", options, 2};
static const cli_group *const groups[] = {&own, &cli_common_options, NULL};
const cli_command cli_lex_compile = {
    "lex compile",
    "DIR...",
    "compile packs, laid over the base pack in their order, into one file for --lexicon",
    "The file holds all its layers, the base pack among them. It is checksummed, and of a version of its "
    "own: what is "
    "damaged or of another version is refused.",
    "  cxtag lex compile shop -o shop.cxp && cxtag -l shop.cxp feedback.txt\n",
    groups,
    1,
    SIZE_MAX,
    run_compile,
};
