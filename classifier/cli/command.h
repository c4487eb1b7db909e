/* A command is data: its words, its options and the function that runs it. Parser, --help and the man page
 * all read the same tables. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/say.h"
#include "cli/settings.h"

/* Exit codes, a contract with scripts. */
enum {
  CLI_OK = 0,
  CLI_FINDINGS = 1, /* some records rejected, tests failed or lint has findings; the output is valid */
  CLI_USAGE = 2,    /* usage, lexicon or format error found before any output */
  CLI_DAMAGED = 3   /* damaged input or failed write; everything before the fault is delivered */
};

typedef enum cli_kind {
  CLI_FLAG,   /* int */
  CLI_TEXT,   /* const char * */
  CLI_CHOICE, /* const char *, one of `value`, written a|b|c */
  CLI_LIST,   /* cli_list, a value a time */
  CLI_NAMES,  /* cli_list, values separated by commas (`\,` is a comma) */
  CLI_COUNT,  /* uint64_t */
  CLI_SIZE    /* uint64_t, bytes; k, M and G are powers of 1024 */
} cli_kind;

typedef struct cli_option {
  char letter; /* 0 = none */
  const char *name;
  cli_kind kind;
  size_t member;     /* offset in cli_settings */
  const char *value; /* what the usage text calls the value */
  const char *help;
  size_t given; /* offset of an int that is set when the option is given; 0 = none */
} cli_option;

typedef struct cli_group {
  const char *heading;
  const cli_option *options;
  size_t count;
} cli_group;

typedef struct cli_command {
  const char *name; /* "tag", "lex lint" */
  const char *operands;
  const char *summary;
  const char *description; /* paragraphs, separated by a blank line; NULL = none */
  const char *examples;    /* lines; NULL = none */
  const cli_group *const *groups;
  size_t operands_min, operands_max;
  int (*run)(const cli_settings *settings);
} cli_command;

/* Groups that several commands share; each list of groups ends in NULL and ends with cli_common_options. */
extern const cli_group cli_lexicon_options, cli_reading_options, cli_writing_options, cli_running_options,
    cli_language_options, cli_colour_options, cli_common_options;

extern const cli_command cli_tag, cli_explain, cli_inspect, cli_formats, cli_eval, cli_version, cli_help,
    cli_lex_new, cli_lex_fmt, cli_lex_lint, cli_lex_test, cli_lex_match, cli_lex_expand, cli_lex_diff,
    cli_lex_stats, cli_lex_suggest, cli_lex_import, cli_lex_export, cli_lex_compile;

/* Every command, in the order of the usage text. */
extern const cli_command *const cli_commands[];
extern const size_t cli_command_count;

/* What usage text and man page say beside the commands. */
typedef struct cli_exit_code {
  const char *code, *meaning;
} cli_exit_code;
extern const cli_exit_code cli_exit_codes[];
extern const size_t cli_exit_code_count;
extern const char cli_purpose[];

/* The command whose name the words begin with, and how many words that took; NULL = none. */
const cli_command *cli_find_command(int count, char *const *words, int *taken);

/* Fills settings from words; 0 when they are wrong, after a message. clear frees what parse allocated. */
int cli_parse(cli_settings *settings, const cli_command *command, int count, char *const *words);
void cli_settings_clear(cli_settings *settings);

/* Usage of one command, and of cxtag as a whole, on standard output. */
void cli_print_usage(const cli_command *command);
void cli_print_overview(void);
/* The commands on lexicons alone. */
void cli_print_lex(void);
/* The man page, in roff, from the same tables. */
void cli_print_manual(void);

/* The name nearest to word that lies within a slip of the fingers; NULL = none. */
typedef struct cli_nearest {
  const char *word, *best;
  size_t distance;
} cli_nearest;
void cli_nearest_offer(cli_nearest *nearest, const char *name);

#endif
