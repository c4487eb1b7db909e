/* cxtag explain --theme: the rows of a theme that nearly fired, and what stopped them. */
#ifndef CLI_EXPLAIN_THEME_H
#define CLI_EXPLAIN_THEME_H

#include <cxtag/lexicon.h>

#include "cli/settings.h"

/* Of the text last tagged. Returns an exit code, after a message; without --theme *out is NULL. */
int cli_why_not_new(cxtag_why_not **out, const cxtag_session *session, const cli_settings *settings);
/* For people, or as a line of JSON. */
void cli_print_why_not(const cxtag_why_not *why_not, const cxtag_result *result,
                       const cli_settings *settings);

#endif
