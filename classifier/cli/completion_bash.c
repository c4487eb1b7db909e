/* The completion script of bash. */
#include <stdio.h>
#include <string.h>

#include "cli/completion.h"

/* Bash cuts `--to=csv` into three words. A value of no known kind completes to nothing, not to file names. */
static const char start[] =
    "# Completion of cxtag for bash; made by `cxtag help completion bash`.\n"
    "_cxtag() {\n"
    "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=tag\n"
    "  local kind=files options= words=\n"
    "  COMPREPLY=()\n"
    "  if [[ $current == '=' ]]; then current=; fi\n"
    "  if [[ $previous == '=' ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi\n";
static const char end[] =
    "  case $current in\n"
    "    -*) [[ $kind == value_* ]] || { kind=words words=$options; } ;;\n"
    "  esac\n"
    "  case ${kind#value_} in\n"
    "    words) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\") ;;\n"
    "    files) mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); compopt -o filenames 2> /dev/null ;;\n"
    "    folders) mapfile -t COMPREPLY < <(compgen -d -- \"$current\"); compopt -o filenames 2> /dev/null ;;\n"
    "  esac\n"
    "}\n"
    "complete -F _cxtag cxtag\n";

static void print_word(const char *word, const char *summary) {
  (void)summary;
  printf("%s ", word);
}

static const char *kind_name(cli_completes kind) {
  static const char *const names[] = {"nothing", "words", "files", "folders"};
  return names[kind];
}

static void print_value(const cli_option *option) {
  cli_completes const kind = cli_option_completes(option);
  printf("        ");
  if (option->letter) printf("-%c|", option->letter);
  printf("--%s) kind=value_%s", option->name, kind_name(kind));
  if (kind == CLI_COMPLETES_WORDS) {
    fputs(" words='", stdout);
    cli_print_words(option);
    putchar('\'');
  }
  fputs(" ;;\n", stdout);
}

/* What stands behind `cxtag help`. */
static void print_topics(void) {
  fputs(" words=\n      case $COMP_CWORD/${COMP_WORDS[2]-} in\n        2/*) words='", stdout);
  cli_each_topic(print_word);
  fputs("' ;;\n        3/lex) words='", stdout);
  cli_each_word(1, print_word);
  fputs("' ;;\n        3/completion) words='bash zsh fish' ;;\n      esac", stdout);
}

static void print_command(const cli_command *command) {
  printf("    '%s')\n      options='", command->name);
  for (size_t g = 0; command->groups[g]; g++) {
    for (size_t i = 0; i < command->groups[g]->count; i++) {
      const cli_option *const option = &command->groups[g]->options[i];
      if (option->letter) printf("-%c ", option->letter);
      printf("--%s ", option->name);
    }
  }
  printf("'\n      kind=%s", kind_name(cli_operands_complete(command)));
  if (command == &cli_help) print_topics();
  fputs("\n      case $previous in\n", stdout);
  for (size_t g = 0; command->groups[g]; g++)
    for (size_t i = 0; i < command->groups[g]->count; i++)
      if (command->groups[g]->options[i].value) print_value(&command->groups[g]->options[i]);
  fputs("      esac ;;\n", stdout);
}

void cli_print_bash(void) {
  fputs(start, stdout);
  fputs("  case ${COMP_WORDS[1]-} in\n    lex) command=\"lex ${COMP_WORDS[2]-}\" ;;\n", stdout);
  for (size_t i = 0; i < cli_command_count; i++)
    if (!strchr(cli_commands[i]->name, ' '))
      printf("    %s) command=%s ;;\n", cli_commands[i]->name, cli_commands[i]->name);
  fputs("  esac\n  if [[ $current != -* && $COMP_CWORD == 1 ]]; then\n    words='", stdout);
  cli_each_word(0, print_word);
  fputs("'\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\"; compgen -f -- \"$current\")\n"
        "    compopt -o filenames 2> /dev/null\n    return\n"
        "  elif [[ $current != -* && $COMP_CWORD == 2 && ${COMP_WORDS[1]} == lex ]]; then\n    words='",
        stdout);
  cli_each_word(1, print_word);
  fputs("'\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
        "    return\n  fi\n  case $command in\n",
        stdout);
  for (size_t i = 0; i < cli_command_count; i++) print_command(cli_commands[i]);
  fputs("  esac\n", stdout);
  fputs(end, stdout);
}
