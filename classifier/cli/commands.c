#include <string.h>

#include "cli/command.h"

const cli_command *const cli_commands[] = {
    &cli_tag,        &cli_explain,     &cli_inspect,   &cli_formats,     &cli_eval,
    &cli_lex_new,    &cli_lex_fmt,     &cli_lex_lint,  &cli_lex_test,    &cli_lex_match,
    &cli_lex_expand, &cli_lex_diff,    &cli_lex_stats, &cli_lex_suggest, &cli_lex_import,
    &cli_lex_export, &cli_lex_compile, &cli_version,   &cli_help,
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

const char cli_purpose[] =
    "says what customers write about, in Finnish and English: language, sentiment, themes and "
    "intents, each with the words and the lexicon row behind it";
const cli_exit_code cli_exit_codes[] = {
    {"0", "everything was read"},
    {"1", "some records were rejected, tests failed or lint has findings; the output is valid"},
    {"2", "wrong use, or an error in a lexicon or format, found before any output"},
    {"3", "damaged input or a failed write; everything before the fault is delivered (a closed pipe ends "
          "quietly)"},
};
const size_t cli_exit_code_count = sizeof cli_exit_codes / sizeof *cli_exit_codes;

/* How many words the name takes when the words begin with it; 0 = they do not. */
static int words_of(const char *name, int count, char *const *words) {
  for (int taken = 0;; name += strspn(name, " ")) {
    size_t const length = strcspn(name, " ");
    if (!length) return taken;
    if (taken == count || strlen(words[taken]) != length || strncmp(words[taken], name, length) != 0)
      return 0;
    taken++;
    name += length;
  }
}

const cli_command *cli_find_command(int count, char *const *words, int *taken) {
  for (size_t i = 0; i < cli_command_count; i++)
    if ((*taken = words_of(cli_commands[i]->name, count, words)) > 0) return cli_commands[i];
  *taken = 0;
  return NULL;
}
