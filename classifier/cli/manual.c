/* The man page, made from the tables of commands and options. */
#include <cxtag/cxtag.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/result.h"

/* Text with what roff would read as its own escaped; `code` stands out. */
static void print_roff(const char *text) {
  int code = 0;
  for (const char *at = text; *at; at++) {
    if ((*at == '.' || *at == '\'') && (at == text || at[-1] == '\n')) fputs("\\&", stdout);
    if (*at == '\\')
      fputs("\\e", stdout);
    else if (*at == '-')
      fputs("\\-", stdout);
    else if (*at == '`')
      fputs((code = !code) ? "\\fB" : "\\fR", stdout);
    else
      putchar(*at);
  }
}

static void print_roff_option(const cli_option *option) {
  fputs(".TP\n\\fB", stdout);
  if (option->letter) printf("\\-%c\\fR, \\fB", option->letter);
  fputs("\\-\\-", stdout);
  print_roff(option->name);
  fputs("\\fR", stdout);
  if (option->value) {
    fputs(" \\fI", stdout);
    print_roff(option->value);
    fputs("\\fR", stdout);
  }
  putchar('\n');
  print_roff(option->help);
  putchar('\n');
}

static void print_roff_command(const cli_command *command) {
  printf(".SS cxtag %s%s%s\n", command->name, *command->operands ? " " : "", command->operands);
  print_roff(command->summary);
  fputs(".\n", stdout);
  for (const char *at = command->description; at && *at; at = strchr(at, '\n'), at = at ? at + 2 : NULL) {
    char paragraph[1024];
    snprintf(paragraph, sizeof paragraph, "%.*s", (int)strcspn(at, "\n"), at);
    fputs(".PP\n", stdout);
    print_roff(paragraph);
    putchar('\n');
  }
  if (command->examples) {
    fputs(".PP\n.nf\n", stdout);
    print_roff(command->examples);
    fputs(".fi\n", stdout);
  }
  for (size_t g = 0; command->groups[g]; g++) {
    const cli_group *const group = command->groups[g];
    if (group == &cli_common_options && command != &cli_tag) continue;
    for (size_t i = 0; i < group->count; i++) print_roff_option(&group->options[i]);
  }
}

static void print_roff_result(const cli_section *section) {
  fputs(".SS ", stdout);
  print_roff(section->heading);
  putchar('\n');
  print_roff(section->text);
  putchar('\n');
  for (size_t i = 0; i < section->count; i++) {
    fputs(".TP\n.B ", stdout);
    print_roff(section->terms[i].names);
    putchar('\n');
    print_roff(section->terms[i].meaning);
    putchar('\n');
  }
}

void cli_print_manual(void) {
  printf(".TH CXTAG 1 \"\" \"cxtag %s\" \"User Commands\"\n.SH NAME\ncxtag \\- ", cxtag_version());
  print_roff("classifies open-text customer feedback in Finnish and English");
  fputs("\n.SH SYNOPSIS\n.B cxtag\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR...] [\\fIOPERAND\\fR...]\n.SH "
        "DESCRIPTION\n.B cxtag\n",
        stdout);
  print_roff(cli_purpose);
  fputs(".\n.SH COMMANDS\n", stdout);
  for (size_t i = 0; i < cli_command_count; i++) print_roff_command(cli_commands[i]);
  fputs(".SH RESULT\n", stdout);
  printf("This section tells ");
  print_roff(cli_result_purpose);
  fputs(".\n", stdout);
  for (size_t i = 0; i < cli_result_section_count; i++) print_roff_result(&cli_result_sections[i]);
  fputs(".SH EXIT STATUS\n", stdout);
  for (size_t i = 0; i < cli_exit_code_count; i++) {
    printf(".TP\n.B %s\n", cli_exit_codes[i].code);
    print_roff(cli_exit_codes[i].meaning);
    putchar('\n');
  }
  fputs(".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhen set and not empty, no colours\n"
        ".TP\n.B LC_ALL, LC_MESSAGES, LANG\nwhen the first of them that is set begins with fi, it is as with "
        "\\-\\-ui fi\n",
        stdout);
}
