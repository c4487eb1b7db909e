/* Usage text, made from the tables of commands and options. */
#include <string.h>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/report.h"
#include "cli/terminal.h"

enum { INDENT = 28, WIDTH = 100, WIDTH_LEAST = 60 };

static size_t width(void) {
  unsigned const terminal = cli_terminal_width();
  return terminal >= WIDTH_LEAST && terminal < WIDTH ? terminal : WIDTH;
}

/* Words wrapped to the width; `column` is where the line stands already, `indent` where the next ones begin.
 */
static void print_wrapped(const char *text, size_t column, size_t indent) {
  for (size_t length; *text; text += length + strspn(text + length, " ")) {
    length = strcspn(text, " ");
    int const breaks = column > indent && column + 1 + length > width();
    if (breaks) printf("\n%*s", (int)indent, "");
    if (breaks) column = indent;
    if (column > indent) putchar(' ');
    column += (column > indent) + length;
    printf("%.*s", (int)length, text);
  }
  putchar('\n');
}

static void print_option(const cli_group *group, const cli_option *option) {
  int column = option->letter ? printf("  -%c, ", option->letter) : printf("      ");
  column += printf("--%s", option->name);
  if (option->value) column += printf(" %s", option->value);
  if (column > INDENT - 2)
    printf("\n%*s", INDENT, "");
  else
    printf("%*s", INDENT - column, "");
  print_wrapped(cli_help_text(group->heading, option->name, option->help), INDENT, INDENT);
}

static void print_groups(const cli_command *command) {
  for (size_t g = 0; command->groups[g]; g++) {
    const cli_group *const group = command->groups[g];
    printf("\n%s\n", cli_help_text(group->heading, "heading", group->heading));
    for (size_t i = 0; i < group->count; i++) print_option(group, &group->options[i]);
  }
}

static void print_synopsis(const cli_command *command) {
  int const is_default = command == &cli_tag;
  printf("cxtag %s%s%s", is_default ? "[" : "", command->name, is_default ? "]" : "");
  printf(CLI_SAY(help_options), *command->operands ? " " : "", command->operands);
}

void cli_print_usage(const cli_command *command) {
  printf("cxtag %s:", command->name);
  print_wrapped(cli_help_text(command->name, "summary", command->summary), strlen(command->name) + 7, 2);
  printf(CLI_SAY(help_usage));
  print_synopsis(command);
  const char *const description =
      command->description ? cli_help_text(command->name, "description", command->description) : NULL;
  for (const char *at = description; at && *at; at = strchr(at, '\n'), at = at ? at + 2 : NULL) {
    char paragraph[1024];
    snprintf(paragraph, sizeof paragraph, "%.*s", (int)strcspn(at, "\n"), at);
    putchar('\n');
    print_wrapped(paragraph, 0, 0);
  }
  if (command->examples) printf(CLI_SAY(help_examples), command->examples);
  print_groups(command);
}

void cli_print_overview(void) {
  printf("cxtag");
  print_wrapped(cli_help_text("cxtag", "summary", cli_purpose), 5, 2);
  printf(CLI_SAY(help_commands));
  for (size_t i = 0; i < cli_command_count; i++) {
    int const column = printf("  %s %s", cli_commands[i]->name, cli_commands[i]->operands);
    printf("%*s", column < INDENT ? INDENT - column : 1, "");
    print_wrapped(cli_help_text(cli_commands[i]->name, "summary", cli_commands[i]->summary), INDENT, INDENT);
  }
  printf(CLI_SAY(help_more), cli_tag.examples);
  printf(CLI_SAY(help_exit_codes));
  for (size_t i = 0; i < cli_exit_code_count; i++) {
    printf("  %s  ", cli_exit_codes[i].code);
    print_wrapped(cli_help_text("exit", cli_exit_codes[i].code, cli_exit_codes[i].meaning), 5, 5);
  }
}

static int run_help(const cli_settings *settings) {
  const cli_list *const operands = &settings->operands;
  if (!operands->count) {
    cli_print_overview();
    return CLI_OK;
  }
  if (!strcmp(operands->items[0], "manual")) {
    cli_print_manual();
    return CLI_OK;
  }
  if (!strcmp(operands->items[0], "completion") && operands->count > 1 && cli_print_completion(operands->items[1]))
    return CLI_OK;
  char name[64];
  snprintf(name, sizeof name, "%s%s%s", operands->items[0], operands->count > 1 ? " " : "",
           operands->count > 1 ? operands->items[1] : "");
  cli_nearest nearest = {name, NULL, 0};
  for (size_t i = 0; i < cli_command_count; i++) {
    if (!strcmp(cli_commands[i]->name, name)) {
      cli_print_usage(cli_commands[i]);
      return CLI_OK;
    }
    cli_nearest_offer(&nearest, cli_commands[i]->name);
  }
  if (nearest.best) return cli_complain_usage("", CLI_SAY(command_near), name, nearest.best);
  return cli_complain_usage("", CLI_SAY(command_unknown), name);
}

static const cli_group *const groups[] = {&cli_common_options, NULL};
const cli_command cli_help = {
    "help", "[COMMAND]",
    "show the usage of cxtag or of one command; `help manual` writes the man page, `help completion bash|zsh|fish` the "
    "completion script of that shell",
    NULL,   NULL,        groups,
    0,      2,           run_help,
};
