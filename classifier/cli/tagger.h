/* Tags records and writes them, in their order, on one thread or several. */
#ifndef CLI_TAGGER_H
#define CLI_TAGGER_H

#include <cxtag/records.h>

#include "cli/output.h"
#include "cli/settings.h"

typedef struct cli_tagger cli_tagger;

/* CLI_OK, or an exit code after a message. Keeps output and settings by reference. */
int cli_tagger_new(cli_tagger **out, cxtag_engine *engine, cli_output *output, const char *format,
                   const cli_settings *settings);
/* Where the next record is best read to. */
cxtag_record *cli_tagger_place(cli_tagger *tagger);
/* The record is copied where it is not tagged at once. EIO when the output failed. */
cxtag_status cli_tagger_record(cli_tagger *tagger, const cxtag_record *record, cxtag_error *err);
/* The output already holds what became of records up to now, `first` being the first of them. */
cxtag_status cli_tagger_continue(cli_tagger *tagger, const cxtag_record *first, cxtag_error *err);
/* Tags and hands on everything so far: call it before waiting for input. */
cxtag_status cli_tagger_flush(cli_tagger *tagger, cxtag_error *err);
/* Ends the document. */
cxtag_status cli_tagger_finish(cli_tagger *tagger, cxtag_error *err);
/* The first kept name that had no column in a table; NULL = all had. */
const char *cli_tagger_left_out(const cli_tagger *tagger);
void cli_tagger_free(cli_tagger *tagger);

#endif
