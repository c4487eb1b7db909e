/* cxtag lex fmt, export and import: a pack's tables in their one canonical form, and as a spreadsheet has
 * them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/tables.h"

/* Marks the tables that stand in canonical form already; returns how many do not. */
static size_t mark_standing(cli_tables *tables, const char *folder) {
  size_t changed = 0;
  for (size_t i = 0; i < tables->count; i++) {
    tables->items[i].stands = cli_table_stands(&tables->items[i], folder);
    changed += !tables->items[i].stands;
  }
  return changed;
}

static int write_changed(const cli_tables *tables, const char *folder, const cli_settings *settings) {
  int const code = cli_tables_write(tables, folder);
  for (size_t i = 0; i < tables->count && code == CLI_OK; i++) {
    if (!tables->items[i].stands && !settings->quiet) printf("%s/%s\n", folder, tables->items[i].name);
  }
  return code;
}

/* A link is not replaced by the table that it leads to: who else uses that one would no longer see what changes. */
static int refuse_links(const cli_tables *tables, const char *folder) {
  char path[4096];
  struct stat about;
  for (size_t i = 0; i < tables->count; i++) {
    const cli_table *const table = &tables->items[i];
    if (!strcmp(table->read_from, table->name) ||
        (size_t)snprintf(path, sizeof path, "%s/%s", folder, table->read_from) >= sizeof path)
      continue;
    if (lstat(path, &about) != 0 || !S_ISLNK(about.st_mode)) continue;
    cli_complain(CLI_SAY(table_is_link), path, table->name);
    return CLI_USAGE;
  }
  return CLI_OK;
}

static int tell_changed(const cli_tables *tables, const char *folder) {
  int code = CLI_OK;
  for (size_t i = 0; i < tables->count; i++) {
    if (tables->items[i].stands) continue;
    printf(CLI_SAY(not_canonical), folder, tables->items[i].read_from, folder);
    code = CLI_FINDINGS;
  }
  return code;
}

static int format_pack(const cli_settings *settings, const char *folder) {
  cli_tables tables;
  int code = cli_tables_gather(&tables, settings, folder, CXTAG_TABLES_CANONICAL);
  size_t const changed = mark_standing(&tables, folder);
  if (code == CLI_OK && !settings->check) code = refuse_links(&tables, folder);
  if (code == CLI_OK) code = settings->check ? tell_changed(&tables, folder) : write_changed(&tables, folder, settings);
  if (code <= CLI_FINDINGS && !settings->quiet)
    printf(settings->check ? CLI_SAY(fmt_differ) : CLI_SAY(fmt_changed), folder, changed, tables.count);
  cli_tables_clear(&tables);
  return code;
}

static int run_fmt(const cli_settings *settings) {
  int worst = CLI_OK;
  for (size_t i = 0; i < settings->operands.count; i++) {
    int const code = format_pack(settings, settings->operands.items[i]);
    if (code > worst) worst = code;
  }
  return worst;
}

/* Writes the pack of `from` into the folder --output, all tables or, when one is faulty, none. */
static int write_pack(const cli_settings *settings, const char *command, cxtag_table_form form) {
  const char *const from = settings->operands.items[0], *const to = settings->output;
  cli_tables tables;
  if (!to) return cli_complain_usage(command, CLI_SAY(output_folder_missing));
  int code = cli_tables_gather(&tables, settings, from, form);
  if (code == CLI_OK) code = cli_tables_write(&tables, to);
  if (code == CLI_OK && !settings->quiet) printf(CLI_SAY(tables_written), to, tables.count);
  cli_tables_clear(&tables);
  return code;
}

static int run_export(const cli_settings *settings) {
  struct stat about;
  if (settings->output && stat(settings->output, &about) == 0)
    return cli_complain_usage("lex export", CLI_SAY(exists_already), settings->output);
  return write_pack(settings, "lex export",
                    settings->excel ? CXTAG_TABLES_SPREADSHEET : CXTAG_TABLES_CANONICAL);
}

/* A word list of another tool; what a pack cannot keep of it makes the exit code 1. */
static int import_list(const cli_settings *settings) {
  const char *const from = settings->operands.items[0], *const to = settings->output;
  cxtag_check_counts counts = {0};
  cli_tables tables;
  if (!to) return cli_complain_usage("lex import", CLI_SAY(output_folder_missing));
  int code = cli_tables_convert(&tables, settings, from, &counts);
  if (code == CLI_OK) code = cli_tables_write(&tables, to);
  if (code == CLI_OK && !settings->quiet)
    printf(CLI_SAY(import_counts), to, (unsigned long long)counts.examples, (unsigned long long)counts.rows,
           (unsigned long long)counts.failed);
  cli_tables_clear(&tables);
  return code == CLI_OK && counts.failed ? CLI_FINDINGS : code;
}

/* A file that is no pack, and of what tool is not said. The reading of packs knows what to do with a workbook. */
static int is_nameless_list(const char *path) {
  static const char *const workbooks[] = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"};
  struct stat about;
  const char *const ending = strrchr(path, '.');
  for (size_t i = 0; ending && i < sizeof workbooks / sizeof *workbooks; i++)
    if (!strcasecmp(ending, workbooks[i])) return 0;
  return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

static int run_import(const cli_settings *settings) {
  if (settings->from) return import_list(settings);
  if (is_nameless_list(settings->operands.items[0]))
    return cli_complain_usage("lex import", CLI_SAY(import_is_file), settings->operands.items[0]);
  return write_pack(settings, "lex import", CXTAG_TABLES_CANONICAL);
}

#define AT(member) offsetof(cli_settings, member)
static const cli_option format_options[] = {
    {0, "check", CLI_FLAG, AT(check), NULL,
     "change nothing: exit with 1 when a table is not in canonical form", 0},
};
static const cli_option export_options[] = {
    {'o', "output", CLI_TEXT, AT(output), "FOLDER", "the folder to make", 0},
    {0, "excel", CLI_FLAG, AT(excel), NULL,
     "as a Finnish spreadsheet opens it: semicolons, byte order mark, CR LF, decimal comma, cells made safe",
     0},
};
static const cli_option import_options[] = {
    {'o', "output", CLI_TEXT, AT(output), "FOLDER", "the pack to write; tables that it has are replaced", 0},
    {0, "from", CLI_CHOICE, AT(from), "vader|afinn|liwc|sentistrength|quanteda",
     "the operand is a word list of this tool; what a pack cannot keep of it is told", 0},
};
static const cli_group format_group = {"Form", format_options, 1},
                       export_group = {"Export", export_options, 2},
                       import_group = {"Import", import_options, 2};
static const cli_group *const format_groups[] = {&format_group, &cli_common_options, NULL};
static const cli_group *const export_groups[] = {&export_group, &cli_common_options, NULL};
static const cli_group *const import_groups[] = {&import_group, &cli_language_options, &cli_common_options,
                                                 NULL};

const cli_command cli_lex_fmt = {
    "lex fmt",
    "DIR...",
    "write a pack's tables in the one canonical form: tabs, LF, NFC, rows sorted by language and expression",
    "A pack with faults is left as it is.",
    "  cxtag lex fmt --check lexicons/base\n",
    format_groups,
    1,
    SIZE_MAX,
    run_fmt,
};
const cli_command cli_lex_export = {
    "lex export",
    "DIR",
    "write a pack's tables into a new folder, with --excel for a spreadsheet",
    "`cxtag lex import` brings back what the spreadsheet saved.",
    "  cxtag lex export shop --excel -o shop-excel\n",
    export_groups,
    1,
    1,
    run_export,
};
const cli_command cli_lex_import = {
    "lex import",
    "DIR|LIST",
    "read tables that a spreadsheet saved, or a word list of another tool, and write them as a pack",
    "A table with faults is told with all of them, and nothing is written.",
    "  cxtag lex import shop-excel -o shop\n"
    "  cxtag lex import --from afinn AFINN-111.txt --lang en -o afinn\n",
    import_groups,
    1,
    1,
    run_import,
};
