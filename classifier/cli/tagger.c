#include "cli/tagger.h"

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/crew.h"
#include "cli/engine.h"
#include "cli/report.h"
#include "cli/terminal.h"

struct cli_tagger {
  cxtag_session *session;
  cxtag_writer *writer;
  cxtag_context context;
  cxtag_record record;
  cli_crew *crew; /* several threads; NULL = this one */
};

static int names_all(const cli_settings *settings) {
  for (size_t i = 0; i < settings->keep.count; i++)
    if (!strcmp(settings->keep.items[i], "all")) return 1;
  return 0;
}

/* Its words are in the language of who reads them; all else is the same everywhere. */
static int is_for_people(const char *format) { return !strcmp(format, "pretty") || !strcmp(format, "summary"); }

static void read_options(cxtag_writer_options *options, const cli_settings *settings, const char *format) {
  cxtag_writer_options const defaults = CXTAG_WRITER_OPTIONS_INIT;
  *options = defaults;
  options->format = format;
  options->offsets = cli_unit(settings);
  options->explain = settings->explain;
  options->no_text = settings->no_text;
  options->excel = settings->excel;
  options->colour = !settings->output && cli_wants_colour(settings);
  options->width = cli_terminal_width();
  options->theme_names = settings->headings != NULL;
  options->finnish =
      settings->headings ? !strcmp(settings->headings, "fi") : is_for_people(format) && cli_ui() == CXTAG_FI;
  if (names_all(settings)) return; /* then the first record tells */
  options->meta_columns = settings->keep.items;
  options->meta_column_count = settings->keep.count;
}

cxtag_context cli_context(const cli_settings *settings) {
  cxtag_context context = CXTAG_CONTEXT_INIT;
  if (settings->question_column || settings->question_path) return context; /* each record has its own */
  context.question = settings->question;
  context.question_length = settings->question ? strlen(settings->question) : 0;
  return context;
}

cxtag_status cli_tag_record(cxtag_session *session, cxtag_writer *writer, const cxtag_context *context,
                            const cxtag_record *record, cxtag_error *err) {
  const cxtag_result *result;
  cxtag_context own = *context;
  own.origin = record->origin;
  /* --question goes before the question of the record; without any, one of several text columns answers its header. */
  cxtag_text_value const question = record->question.length ? record->question : record->field;
  if (!own.question && question.length) {
    own.question = question.bytes;
    own.question_length = question.length;
  }
  cxtag_status const status =
      cxtag_tag_in_context(&result, session, record->text.bytes, record->text.length, &own, err);
  return status == CXTAG_OK ? cxtag_writer_record(writer, record, result, err) : status;
}

int cli_tagger_new(cli_tagger **out, cxtag_engine *engine, cli_output *output, const char *format,
                   const cli_settings *settings) {
  cxtag_writer_options options;
  cxtag_error error;
  cli_tagger *const tagger = *out = calloc(1, sizeof *tagger);
  int code = CLI_OK;
  if (!tagger) {
    cli_complain(CLI_SAY(out_of_memory));
    return CLI_DAMAGED;
  }
  read_options(&options, settings, format);
  tagger->context = cli_context(settings);
  /* Tables and documents are one thing from first to last record; lines of JSON can be made apart and put
   * together. */
  if (settings->jobs > 1 && !strcmp(format, "jsonl"))
    return cli_crew_new(&tagger->crew, engine, output, &options, settings);
  if ((code = cli_session_new(&tagger->session, engine, settings, settings->explain)) != CLI_OK) return code;
  if (cxtag_writer_open(&tagger->writer, &output->sink, engine, &options, &error) == CXTAG_OK) return CLI_OK;
  cli_report(&error, NULL);
  return CLI_USAGE;
}

cxtag_record *cli_tagger_place(cli_tagger *tagger) {
  return tagger->crew ? cli_crew_place(tagger->crew) : &tagger->record;
}

cxtag_status cli_tagger_record(cli_tagger *tagger, const cxtag_record *record, cxtag_error *err) {
  if (tagger->crew) return cli_crew_record(tagger->crew, record, err);
  return cli_tag_record(tagger->session, tagger->writer, &tagger->context, record, err);
}

cxtag_status cli_tagger_continue(cli_tagger *tagger, const cxtag_record *first, cxtag_error *err) {
  /* Lines of JSON have no beginning. */
  return tagger->crew ? CXTAG_OK : cxtag_writer_continue(tagger->writer, first, err);
}

cxtag_status cli_tagger_flush(cli_tagger *tagger, cxtag_error *err) {
  return tagger->crew ? cli_crew_flush(tagger->crew, err) : cxtag_writer_flush(tagger->writer, err);
}

cxtag_status cli_tagger_finish(cli_tagger *tagger, cxtag_error *err) {
  return tagger->crew ? cli_crew_flush(tagger->crew, err) : cxtag_writer_finish(tagger->writer, err);
}

const char *cli_tagger_left_out(const cli_tagger *tagger) {
  return tagger->writer ? cxtag_writer_left_out(tagger->writer) : NULL; /* lines of JSON leave nothing out */
}

void cli_tagger_free(cli_tagger *tagger) {
  if (!tagger) return;
  cli_crew_free(tagger->crew);
  cxtag_writer_free(tagger->writer);
  cxtag_session_free(tagger->session);
  free(tagger);
}
