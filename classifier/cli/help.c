/* Usage text, made from the tables of commands and options. */
#include <string.h>

#include "cli/command.h"
#include "cli/completion.h"
#include "cli/report.h"
#include "cli/result.h"
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

/* Those whose names begin so; "" = all. */
static void print_commands(const char *beginning) {
  for (size_t i = 0; i < cli_command_count; i++) {
    if (strncmp(cli_commands[i]->name, beginning, strlen(beginning)) != 0) continue;
    int const column = printf("  %s %s", cli_commands[i]->name, cli_commands[i]->operands);
    printf("%*s", column < INDENT ? INDENT - column : 1, "");
    print_wrapped(cli_help_text(cli_commands[i]->name, "summary", cli_commands[i]->summary), INDENT, INDENT);
  }
}

void cli_print_lex(void) {
  printf(CLI_SAY(help_lex));
  print_commands("lex ");
  printf(CLI_SAY(help_lex_more));
}

static void print_result_section(const cli_section *section) {
  printf("\n%s\n  ", cli_help_text(section->key, "heading", section->heading));
  print_wrapped(cli_help_text(section->key, "paragraph", section->text), 2, 2);
  for (size_t i = 0; i < section->count; i++) {
    const cli_term *const term = &section->terms[i];
    int const column = printf("  %s", term->names);
    if (column > INDENT - 2)
      printf("\n%*s", INDENT, "");
    else
      printf("%*s", INDENT - column, "");
    print_wrapped(cli_help_text(section->key, term->names, term->meaning), INDENT, INDENT);
  }
}

static void print_result(void) {
  printf("cxtag help result:");
  print_wrapped(cli_help_text("result", "purpose", cli_result_purpose), 18, 2);
  for (size_t i = 0; i < cli_result_section_count; i++) print_result_section(&cli_result_sections[i]);
}

void cli_print_overview(void) {
  printf("cxtag");
  print_wrapped(cli_help_text("cxtag", "summary", cli_purpose), 5, 2);
  printf(CLI_SAY(help_commands));
  print_commands("");
  printf(CLI_SAY(help_more), cli_tag.examples);
  printf(CLI_SAY(help_exit_codes));
  for (size_t i = 0; i < cli_exit_code_count; i++) {
    printf("  %s  ", cli_exit_codes[i].code);
    print_wrapped(cli_help_text("exit", cli_exit_codes[i].code, cli_exit_codes[i].meaning), 5, 5);
  }
}

/* Help that is about no command of its own. 0 = the words name none. */
static int print_topic(const cli_list *words) {
  static const struct {
    const char *name;
    void (*print)(void);
  } topics[] = {{"result", print_result}, {"lex", cli_print_lex}, {"manual", cli_print_manual}};
  if (words->count == 2 && !strcmp(words->items[0], "completion")) return cli_print_completion(words->items[1]);
  for (size_t i = 0; words->count == 1 && i < sizeof topics / sizeof *topics; i++) {
    if (strcmp(words->items[0], topics[i].name) != 0) continue;
    topics[i].print();
    return 1;
  }
  return 0;
}

static int run_help(const cli_settings *settings) {
  const cli_list *const operands = &settings->operands;
  if (!operands->count) {
    cli_print_overview();
    return CLI_OK;
  }
  if (print_topic(operands)) return CLI_OK;
  if (!strcmp(operands->items[0], "completion")) return cli_complain_usage("help", CLI_SAY(shell_wrong));
  char name[64];
  snprintf(name, sizeof name, "%s%s%s", operands->items[0], operands->count > 1 ? " " : "",
           operands->count > 1 ? operands->items[1] : "");
  cli_nearest nearest = {name, NULL, 0};
  cli_nearest_offer(&nearest, "result");
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
    "help",
    "[COMMAND|result]",
    "show the usage of cxtag or of one command; `help result` lists every member, column and flag of the output, `help "
    "manual` writes the man page, `help completion bash|zsh|fish` the completion script of that shell",
    NULL,
    "  cxtag help lex lint\n"
    "  cxtag help result\n",
    groups,
    0,
    2,
    run_help,
};
