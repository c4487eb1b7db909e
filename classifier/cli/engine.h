/* From settings to the objects of the library. Each prints what is wrong and returns an exit code; CLI_OK =
 * made. */
#ifndef CLI_ENGINE_H
#define CLI_ENGINE_H

#include <cxtag/lexicon.h>

#include "cli/settings.h"

/* Where faults of tables go, as findings. */
typedef struct cli_fault_sink {
  cxtag_finding_callback print;
  void *ctx;
} cli_fault_sink;

/* A builder with the layers of the settings, and above them the pack in the folder `top` (NULL = none). The
 * base pack lies below, unless it is unwanted or `top` is itself named base. Faults are printed on
 * standard error, or go to sink where it is not NULL; with any, cli_builder_finish fails. */
int cli_builder_new(cxtag_builder **out, const cli_settings *settings, const char *top,
                    const cli_fault_sink *sink);
/* Faults found since the last cli_builder_new. */
unsigned long cli_faults(void);
int cli_builder_finish(cxtag_engine **out, cxtag_builder *builder, const cli_settings *settings);
int cli_engine_new(cxtag_engine **out, const cli_settings *settings);
int cli_session_new(cxtag_session **out, cxtag_engine *engine, const cli_settings *settings, int explain);

cxtag_language cli_language(const cli_settings *settings);
cxtag_unit cli_unit(const cli_settings *settings);

#endif
