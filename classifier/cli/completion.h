/* Completion of the command line, for three shells, made from the tables of commands and options. */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "cli/command.h"

typedef enum cli_completes {
  CLI_COMPLETES_NOTHING, /* what is the user's own: a name, a number, a text */
  CLI_COMPLETES_WORDS,   /* one of a few words */
  CLI_COMPLETES_FILES,
  CLI_COMPLETES_FOLDERS
} cli_completes;

/* What may follow an option that takes a value, and what may follow a command. */
cli_completes cli_option_completes(const cli_option *option);
cli_completes cli_operands_complete(const cli_command *command);
/* The words of CLI_COMPLETES_WORDS, a blank between two. */
void cli_print_words(const cli_option *option);

/* The first words of the commands ("lex" once), or the second ones of `lex`: calls print for each. */
void cli_each_word(int second, void (*print)(const char *word, const char *summary));
/* The words that `cxtag help` takes: the first ones, and its own topics. */
void cli_each_topic(void (*print)(const char *word, const char *summary));

/* Bytes of a help text that fit beside a word: its first clause. */
size_t cli_short_length(const char *help);

void cli_print_bash(void);
void cli_print_zsh(void);
void cli_print_fish(void);

/* `help completion bash|zsh|fish`; NULL = no shell was named. 0 = an unknown one. */
int cli_print_completion(const char *shell);

#endif
