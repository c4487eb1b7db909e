/* The tables of a pack, gathered before any of them is written: a pack is changed whole or not at all. */
#ifndef CLI_TABLES_H
#define CLI_TABLES_H

#include <cxtag/lexicon.h>

#include "cli/settings.h"

typedef struct cli_table {
  char *read_from, *name, *bytes;
  size_t length;
  int stands; /* it is there already: not written again */
} cli_table;

typedef struct cli_tables {
  cli_table *items;
  size_t count, capacity;
} cli_tables;

/* The tables of the pack in folder, in the form given. CLI_OK, or an exit code after a message. */
int cli_tables_gather(cli_tables *tables, const cli_settings *settings, const char *folder, cxtag_table_form form);
/* The same of another tool's word list in the file `path`, in settings->from; what is lost is printed, and
 * counted. */
int cli_tables_convert(cli_tables *tables, const cli_settings *settings, const char *path,
                       cxtag_check_counts *counts);
/* 1 = the file under folder holds just these bytes, and was read under the name it is to have. */
int cli_table_stands(const cli_table *table, const char *folder);
/* Writes the tables under folder, whose parent folders are made: all of them, or none when one cannot be written, and
 * then those folders are gone too. CLI_USAGE where nothing can be written at all, CLI_DAMAGED where writing fails. Once
 * they stand, what stood there as x.csv beside an x.tsv now written is removed. */
int cli_tables_write(const cli_tables *tables, const char *folder);
void cli_tables_clear(cli_tables *tables);

#endif
