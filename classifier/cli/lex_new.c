/* cxtag lex new: a small pack to start from. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/starter.h"

/* A name that a table's cell and the messages can hold. */
static const char *pack_name(const char *folder, char *out, size_t room) {
  size_t end = strlen(folder), start;
  while (end && folder[end - 1] == '/') end--;
  for (start = end; start && folder[start - 1] != '/';) start--;
  snprintf(out, room, "%.*s", (int)(end - start), folder + start);
  for (char *c = out; *c; c++)
    if ((unsigned char)*c < 0x20 || strchr("\t\";,", *c)) *c = '-';
  return *out && strcmp(out, ".") != 0 && strcmp(out, "..") != 0 && strcmp(out, "base") != 0 ? out
                                                                                             : "my-pack";
}

static int fail(const char *path) {
  cli_complain_write(path, errno);
  return CLI_DAMAGED;
}

/* The table's text; %s in it stands for the name of the pack. */
static int write_table(const char *path, const char *text, const char *name) {
  FILE *const file = fopen(path, "wx");
  if (!file) return fail(path);
  for (const char *at = text; *at; at++) {
    if (at[0] == '%' && at[1] == 's') {
      fputs(name, file);
      at++;
    } else {
      putc(*at, file);
    }
  }
  int const failed = ferror(file) != 0;
  return fclose(file) == 0 && !failed ? CLI_OK : fail(path);
}

/* The folder of the pack: until it stands nothing is written, so that it is wrong use where it cannot be made. */
static int make_pack(const char *path) {
  if (mkdir(path, 0777) == 0) return CLI_OK;
  if (errno == EEXIST)
    cli_complain(CLI_SAY(exists_already), path);
  else
    cli_complain_write(path, errno);
  return CLI_USAGE;
}

static int make_folder(const char *path) {
  return mkdir(path, 0777) == 0 || errno == EEXIST ? CLI_OK : fail(path);
}

/* The notes explain the rows to whoever made the pack. */
static const char *text_of(const cli_starter_table *table) {
  return cli_ui() == CXTAG_FI && table->finnish ? table->finnish : table->text;
}

/* README.md is none. */
static size_t count_tables(void) {
  size_t count = 0;
  for (size_t i = 0; i < cli_starter_count; i++) {
    const char *const ending = strrchr(cli_starter[i].path, '.');
    count += ending && !strcmp(ending, ".tsv");
  }
  return count;
}

/* As a shell takes it for one word, so that the command can be copied. */
static void print_word(const char *word) {
  int const is_plain = !word[strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:,@%")];
  if (!is_plain) putchar('\'');
  for (; *word; word++)
    if (*word == '\'')
      fputs("'\\''", stdout);
    else
      putchar(*word);
  if (!is_plain) putchar('\'');
}

static void print_command(const char *before, const char *folder, const char *behind) {
  printf("  cxtag %s ", before);
  print_word(folder);
  puts(behind);
}

static int run_new(const cli_settings *settings) {
  const char *const folder = settings->operands.items[0];
  size_t const room = strlen(folder) + 64;
  char name[64];
  char *const path = malloc(room);
  int code = path ? make_pack(folder) : CLI_DAMAGED;
  pack_name(folder, name, sizeof name);
  for (size_t i = 0; i < cli_starter_count && code == CLI_OK; i++) {
    snprintf(path, room, "%s/%s", folder, cli_starter[i].path);
    char *const slash = strrchr(path, '/');
    *slash = '\0';
    code = make_folder(path);
    *slash = '/';
    if (code == CLI_OK) code = write_table(path, text_of(&cli_starter[i]), name);
  }
  free(path);
  if (code != CLI_OK || settings->quiet) return code;
  printf(CLI_SAY(new_pack), folder, count_tables());
  print_command("lex lint", folder, "");
  print_command("lex test", folder, "");
  print_command("-l", folder, " FILE");
  return CLI_OK;
}

static const cli_group *const groups[] = {&cli_common_options, NULL};
const cli_command cli_lex_new = {
    "lex new",
    "DIR",
    "make a small pack to start from, with a row of every kind explained in its notes",
    "The pack is a layer over the base pack: rows of its own are added, a row with the table, theme, "
    "expression and language of an earlier one replaces it, and x in the column delete removes one.",
    "  cxtag lex new shop\n",
    groups,
    1,
    1,
    run_new,
};
