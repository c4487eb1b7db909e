/* What completes a word of the command line, told alike to every shell. */
#include "cli/completion.h"

#include <cxtag/records.h>
#include <stdio.h>
#include <string.h>

static int is_one_of(const char *word, const char *const *list) {
  while (*list && strcmp(word, *list) != 0) list++;
  return *list != NULL;
}

/* The tables name the kind of a value by the word that --help shows for it. */
cli_completes cli_option_completes(const cli_option *option) {
  static const char *const folders[] = {"DIR", "FOLDER", NULL};
  static const char *const files[] = {"FILE", "STATE", "FEEDBACK", "OLD", NULL};
  static const char *const words[] = {"FORMAT", "THEME", "CHARACTER", NULL};
  if (option->kind == CLI_CHOICE || is_one_of(option->value, words)) return CLI_COMPLETES_WORDS;
  if (is_one_of(option->value, folders))
    return option->kind == CLI_LIST ? CLI_COMPLETES_FILES : CLI_COMPLETES_FOLDERS; /* a pack may be a compiled file */
  return is_one_of(option->value, files) ? CLI_COMPLETES_FILES : CLI_COMPLETES_NOTHING;
}

cli_completes cli_operands_complete(const cli_command *command) {
  static const char *const own[] = {"", "[TEXT...]", "WORD...", NULL};
  if (command == &cli_help) return CLI_COMPLETES_WORDS;
  return is_one_of(command->operands, own) ? CLI_COMPLETES_NOTHING : CLI_COMPLETES_FILES;
}

static void print_formats(void) {
  const char *name, *description;
  printf("lines csv tsv jsonl json xlsx");
  for (size_t i = 0; cxtag_preset(i, &name, &description); i++) printf(" %s", name);
}

/* Those of the base pack: a script is made once, whatever packs lie over it later. */
static void print_themes(void) {
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_theme_info theme;
  if (!cxtag_builder_new(&builder, NULL) && !cxtag_builder_add_base(builder, NULL) &&
      !cxtag_builder_finish(&engine, builder, NULL))
    for (size_t i = 0; cxtag_engine_theme(engine, i, &theme); i++) printf("%s%s", i ? " " : "", theme.id);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
}

void cli_print_words(const cli_option *option) {
  if (!strcmp(option->value, "FORMAT"))
    print_formats();
  else if (!strcmp(option->value, "THEME"))
    print_themes();
  else if (!strcmp(option->value, "CHARACTER"))
    printf("comma semicolon tab pipe");
  else
    for (const char *at = option->value; *at; at++) putchar(*at == '|' ? ' ' : *at);
}

void cli_each_word(int second, void (*print)(const char *word, const char *summary)) {
  int lex_said = 0;
  for (size_t i = 0; i < cli_command_count; i++) {
    const char *const name = cli_commands[i]->name;
    const char *const blank = strchr(name, ' ');
    if (second && blank) print(blank + 1, cli_commands[i]->summary);
    if (!second && !blank) print(name, cli_commands[i]->summary);
    if (!second && blank && !lex_said++) print("lex", "make, check and measure lexicon packs");
  }
}

void cli_each_topic(void (*print)(const char *word, const char *summary)) {
  cli_each_word(0, print);
  print("result", "every member, column and flag of the output");
  print("manual", "the man page");
  print("completion", "the completion script of a shell");
}

size_t cli_short_length(const char *help) {
  const char *at = help;
  while (*at && *at != ';' && strncmp(at, " (", 2) != 0 && strncmp(at, ". ", 2) != 0 && strncmp(at, ": ", 2) != 0) at++;
  return (size_t)(at - help);
}

int cli_print_completion(const char *shell) {
  static const struct {
    const char *name;
    void (*print)(void);
  } shells[] = {{"bash", cli_print_bash}, {"zsh", cli_print_zsh}, {"fish", cli_print_fish}};
  for (size_t i = 0; shell && i < sizeof shells / sizeof *shells; i++) {
    if (strcmp(shell, shells[i].name) != 0) continue;
    shells[i].print();
    return 1;
  }
  return 0;
}
