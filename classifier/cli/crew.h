/* Several threads that tag batches of records; the output keeps the order of the input. */
#ifndef CLI_CREW_H
#define CLI_CREW_H

#include <cxtag/records.h>

#include "cli/output.h"
#include "cli/settings.h"

typedef struct cli_crew cli_crew;

enum { CLI_JOBS_MAX = 256 };

/* settings->jobs threads, for the format jsonl. CLI_OK, or an exit code after a message; *out is to be freed
 * anyway. */
int cli_crew_new(cli_crew **out, cxtag_engine *engine, cli_output *output,
                 const cxtag_writer_options *writing, const cli_settings *settings);
/* Where the next record is best read to; it may stand elsewhere. */
cxtag_record *cli_crew_place(cli_crew *crew);
cxtag_status cli_crew_record(cli_crew *crew, const cxtag_record *record, cxtag_error *err);
/* Waits until all records so far are tagged and written. */
cxtag_status cli_crew_flush(cli_crew *crew, cxtag_error *err);
void cli_crew_free(cli_crew *crew);

/* What one thread does with one record. */
cxtag_context cli_context(const cli_settings *settings);
cxtag_status cli_tag_record(cxtag_session *session, cxtag_writer *writer, const cxtag_context *context,
                            const cxtag_record *record, cxtag_error *err);

#endif
