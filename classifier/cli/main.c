/* cxtag, the command: finds the command that the words name, reads its options, runs it. */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/terminal.h"

/* A closed standard stream would give its number to the next file that is opened, and output would go there.
 * In its place stands a file that refuses. */
static void keep_standard_streams(void) {
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
    if (fcntl(file, F_GETFD) == -1) (void)!open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* "lex lnt" and "lex" alone name no command; the nearest one is. */
static int complain_of_lex(int count, char *const *words) {
  char name[64] = "lex";
  cli_nearest nearest = {name, NULL, 0};
  if (count < 2 || words[1][0] == '-') {
    cli_print_lex();
    return count < 2 ? cli_finish_output(CLI_USAGE) : cli_finish_output(CLI_OK);
  }
  snprintf(name, sizeof name, "lex %s", words[1]);
  for (size_t i = 0; i < cli_command_count; i++) cli_nearest_offer(&nearest, cli_commands[i]->name);
  if (nearest.best) return cli_complain_usage("", CLI_SAY(command_near), name, nearest.best);
  return cli_complain_usage("", CLI_SAY(command_unknown), name);
}

/* Whose name, or whose second word, this is. */
static const char *whole_name(const char *part) {
  for (size_t i = 0; i < cli_command_count; i++) {
    const char *const name = cli_commands[i]->name;
    if (part >= name && part < name + strlen(name)) return name;
  }
  return part;
}

/* A word that is no file and nearly a command: "explan", or "lint" for "lex lint". NULL = it is none. */
static const char *command_meant(const char *word) {
  cli_nearest nearest = {word, NULL, 0};
  if (word[0] == '-' || strpbrk(word, "./") || access(word, F_OK) == 0) return NULL;
  cli_nearest_offer(&nearest, "lex");
  for (size_t i = 0; i < cli_command_count; i++) {
    const char *const name = cli_commands[i]->name, *const blank = strchr(name, ' ');
    cli_nearest_offer(&nearest, blank ? blank + 1 : name);
  }
  return nearest.best ? whole_name(nearest.best) : NULL;
}

/* "cxtag -q lex lint": the word is taken for a file, for options stand behind the command. */
static int complain_of_operand(const char *word) {
  const char *const meant = command_meant(word);
  if (!meant) return CLI_OK;
  return cli_complain_usage("", strcmp(word, meant) != 0 ? CLI_SAY(word_near) : CLI_SAY(command_behind), word, meant);
}

static int run(const cli_command *command, int count, char *const *words) {
  cli_settings settings;
  int code = CLI_USAGE;
  if (cli_parse(&settings, command, count, words)) {
    cli_report_packs(&settings.lexicons);
    if (settings.help) {
      cli_print_usage(command);
      code = CLI_OK;
    } else {
      code = command == &cli_tag && settings.operands.count ? complain_of_operand(settings.operands.items[0]) : CLI_OK;
      if (code == CLI_OK) code = command->run(&settings);
    }
  }
  cli_settings_clear(&settings);
  return cli_finish_output(code);
}

int main(int argc, char **argv) {
  int taken;
  keep_standard_streams();
  setvbuf(stderr, NULL, _IOLBF, BUFSIZ); /* a message is written whole, whoever else writes there */
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN); /* both are told by the write that fails */
  if (argc < 1) return CLI_USAGE;
  int const before = cli_choose_ui(argc - 1, argv + 1), count = argc - 1 - before;
  char *const *const words = argv + 1 + before;

  const cli_command *const command = cli_find_command(count, words, &taken);
  if (command) return run(command, count - taken, words + taken);
  if (count && !strcmp(words[0], "lex")) return complain_of_lex(count, words);
  if (count && (!strcmp(words[0], "--help") || !strcmp(words[0], "-h"))) {
    cli_print_overview();
    return cli_finish_output(CLI_OK);
  }
  if (count && (!strcmp(words[0], "--version") || !strcmp(words[0], "-V")))
    return run(&cli_version, 0, words);
  const char *const meant = count ? command_meant(words[0]) : NULL;
  if (meant) return cli_complain_usage("", CLI_SAY(word_near), words[0], meant);
  return run(&cli_tag, count, words);
}
