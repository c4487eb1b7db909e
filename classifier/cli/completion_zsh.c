/* The completion function of zsh. */
#include <stdio.h>
#include <string.h>

#include "cli/completion.h"

static const char start[] =
    "#compdef cxtag\n"
    "# Completion of cxtag for zsh; made by `cxtag help completion zsh`.\n"
    "_cxtag_helped() {\n"
    "  case $words[2] in\n"
    "    lex) _describe command lex ;;\n"
    "    completion) _wanted shells expl shell compadd bash zsh fish ;;\n"
    "  esac\n"
    "}\n"
    "_cxtag() {\n"
    "  local command=tag\n"
    "  local -i taken=0\n"
    "  local -a subcommands topics lex\n";

/* Quoted once for the shell and once for _describe and _arguments. */
static void print_help(const char *help) {
  const char *const stop = help + cli_short_length(help);
  for (const char *at = help; at < stop; at++) {
    if (strchr("[]:\\", *at)) putchar('\\');
    if (*at == '\'')
      fputs("'\\''", stdout);
    else if (*at != '`')
      putchar(*at);
  }
}

static void print_described(const char *word, const char *summary) {
  printf("    '%s:", word);
  print_help(summary);
  fputs("'\n", stdout);
}

static void print_action(cli_completes kind, const cli_option *option) {
  static const char *const actions[] = {" ", "", "_files", "_files -/"};
  if (kind != CLI_COMPLETES_WORDS) {
    fputs(actions[kind], stdout);
    return;
  }
  putchar('(');
  cli_print_words(option);
  putchar(')');
}

/* An option with a letter is two, that exclude each other unless it may be repeated. */
static void print_spelling(const cli_option *option, int letter) {
  fputs(" \\\n        '", stdout);
  if (option->kind == CLI_LIST || option->kind == CLI_NAMES)
    putchar('*');
  else if (option->letter)
    printf("(-%c --%s)", option->letter, option->name);
  if (letter)
    printf("-%c%s[", option->letter, option->value ? "+" : "");
  else
    printf("--%s%s[", option->name, option->value ? "=" : "");
  print_help(option->help);
  putchar(']');
  if (option->value) {
    printf(":value:");
    print_action(cli_option_completes(option), option);
  }
  putchar('\'');
}

static void print_command(const cli_command *command) {
  printf("    '%s')\n      _arguments -s -S", command->name);
  for (size_t g = 0; command->groups[g]; g++) {
    for (size_t i = 0; i < command->groups[g]->count; i++) {
      const cli_option *const option = &command->groups[g]->options[i];
      if (option->letter) print_spelling(option, 1);
      print_spelling(option, 0);
    }
  }
  cli_completes const operands = cli_operands_complete(command);
  if (operands == CLI_COMPLETES_WORDS)
    fputs(" \\\n        '1:command:{_describe command topics}' '2:command:_cxtag_helped'", stdout);
  else if (operands != CLI_COMPLETES_NOTHING)
    fputs(" \\\n        '*:operand:_files'", stdout);
  fputs(" ;;\n", stdout);
}

void cli_print_zsh(void) {
  fputs(start, stdout);
  fputs("  subcommands=(\n", stdout);
  cli_each_word(0, print_described);
  fputs("  )\n  topics=(\n", stdout);
  cli_each_topic(print_described);
  fputs("  )\n  lex=(\n", stdout);
  cli_each_word(1, print_described);
  fputs("  )\n"
        "  if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n"
        "    _alternative 'commands:command:{_describe command subcommands}' 'files:file:_files'\n"
        "    return\n"
        "  fi\n"
        "  if [[ $words[2] == lex ]]; then\n"
        "    if (( CURRENT == 3 )); then _describe command lex; return; fi\n"
        "    command=\"lex $words[3]\" taken=2\n"
        "  elif [[ -n ${(M)subcommands:#${(b)words[2]}:*} ]]; then\n"
        "    command=$words[2] taken=1\n"
        "  fi\n"
        "  (( taken )) && shift $taken words && (( CURRENT -= taken ))\n"
        "  case $command in\n",
        stdout);
  for (size_t i = 0; i < cli_command_count; i++) print_command(cli_commands[i]);
  fputs("  esac\n}\n_cxtag \"$@\"\n", stdout);
}
