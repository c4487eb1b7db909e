/* The completion rules of fish. */
#include <stdio.h>
#include <string.h>

#include "cli/completion.h"

static const char start[] =
    "# Completion of cxtag for fish; made by `cxtag help completion fish`.\n"
    "function __cxtag_command\n"
    "  set -l words (commandline -opc)\n"
    "  switch \"$words[2]\"\n"
    "    case lex\n"
    "      echo \"lex $words[3]\"\n";
static const char end[] =
    "    case '*'\n"
    "      echo tag\n"
    "  end\n"
    "end\n"
    "function __cxtag_in\n"
    "  set -l command (__cxtag_command)\n"
    "  test \"$command\" = \"$argv\"\n"
    "end\n"
    "function __cxtag_helps\n"
    "  set -l words (commandline -opc)\n"
    "  test \"$words[2] $words[3]\" = \"help $argv\"\n"
    "end\n"
    "function __cxtag_words\n"
    "  test (count (commandline -opc)) -eq $argv[1]\n"
    "end\n";

static void print_help(const char *help) {
  fputs(" -d '", stdout);
  const char *const stop = help + cli_short_length(help);
  for (const char *at = help; at < stop; at++) {
    if (*at == '\'' || *at == '\\') putchar('\\');
    if (*at != '`') putchar(*at);
  }
  fputs("'\n", stdout);
}

static void print_first(const char *word, const char *summary) {
  printf("complete -c cxtag -n '__cxtag_words 1' -a %s", word);
  print_help(summary);
}

static void print_second(const char *word, const char *summary) {
  printf("complete -c cxtag -n '__cxtag_words 2; and __cxtag_in \"lex \"' -f -a %s", word);
  print_help(summary);
}

static void print_helped(const char *word, const char *summary) {
  printf("complete -c cxtag -n '__cxtag_words 2; and __cxtag_in help' -a %s", word);
  print_help(summary);
}

static void print_helped_second(const char *word, const char *summary) {
  printf("complete -c cxtag -n '__cxtag_words 3; and __cxtag_helps lex' -a %s", word);
  print_help(summary);
}

static void print_option(const cli_command *command, const cli_option *option) {
  printf("complete -c cxtag -n '__cxtag_in %s' -l %s", command->name, option->name);
  if (option->letter) printf(" -s %c", option->letter);
  cli_completes const kind = option->value ? cli_option_completes(option) : CLI_COMPLETES_NOTHING;
  if (option->value) fputs(kind == CLI_COMPLETES_FILES ? " -r -F" : " -x", stdout);
  if (kind == CLI_COMPLETES_FOLDERS) fputs(" -a '(__fish_complete_directories)'", stdout);
  if (kind == CLI_COMPLETES_WORDS) {
    fputs(" -a '", stdout);
    cli_print_words(option);
    putchar('\'');
  }
  print_help(option->help);
}

void cli_print_fish(void) {
  fputs(start, stdout);
  for (size_t i = 0; i < cli_command_count; i++)
    if (!strchr(cli_commands[i]->name, ' '))
      printf("    case %s\n      echo %s\n", cli_commands[i]->name, cli_commands[i]->name);
  fputs(end, stdout);
  cli_each_word(0, print_first);
  cli_each_word(1, print_second);
  cli_each_topic(print_helped);
  cli_each_word(1, print_helped_second);
  fputs("complete -c cxtag -n '__cxtag_words 3; and __cxtag_helps completion' -a 'bash zsh fish'\n", stdout);
  for (size_t c = 0; c < cli_command_count; c++) {
    const cli_command *const command = cli_commands[c];
    if (cli_operands_complete(command) != CLI_COMPLETES_FILES)
      printf("complete -c cxtag -n '__cxtag_in %s' -f\n", command->name);
    for (size_t g = 0; command->groups[g]; g++)
      for (size_t i = 0; i < command->groups[g]->count; i++) print_option(command, &command->groups[g]->options[i]);
  }
}
