/* cxtag lex match: does an expression stand in a text? Millions of pairs, a batch at a time. */
#include <cxtag/lexicon.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text.h"

/* A line longer than a batch ends the run: nobody writes such pairs. */
enum { BATCH_PAIRS = 65536, BATCH_BYTES = 4 * 1024 * 1024 };

/* More of them say nothing new. */
enum { COMPLAINTS = 20 };

/* Where a pair stands in the input. */
typedef struct place {
  uint64_t line;
  int has_return; /* the line ends in CR LF */
} place;

typedef struct matching {
  const cli_settings *settings;
  char *bytes;
  size_t length;
  cxtag_match_pair *pairs;
  place *places; /* of the pairs */
  uint64_t line;   /* lines seen so far */
  uint64_t complaints;
  int code;
} matching;

static void complain_of_line(matching *m, uint64_t number, const char *line, size_t length, uint32_t column,
                             const char *message) {
  cxtag_error error;
  m->code = CLI_FINDINGS;
  if (m->complaints++ == COMPLAINTS) cli_complain(CLI_SAY(further_faults));
  if (m->complaints > COMPLAINTS) return;
  memset(&error, 0, sizeof error);
  strcpy(error.source, "-");
  error.line = (uint32_t)number;
  error.column = column;
  snprintf(error.message, sizeof error.message, "%s", message);
  cli_report_line(&error, NULL, line, length);
}

/* Why one expression does not parse: as a row of a pack it is refused with a reason. */
static void explain_fault(const cxtag_match_pair *pair, cxtag_error *error) {
  static const char head[] = "expression\ttheme\tpolarity\tlang\n", tail[] = "\t\t1\t*\n";
  size_t const length = pair->expression_length, head_length = sizeof head - 1;
  char *const table = malloc(head_length + length + sizeof tail);
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  options.messages = cli_ui();
  if (table && cxtag_builder_new(&builder, &options) == CXTAG_OK) {
    memcpy(table, head, head_length);
    memcpy(table + head_length, pair->expression, length);
    memcpy(table + head_length + length, tail, sizeof tail);
    if (cxtag_builder_add_lexicon(builder, "pack/sentiment/expression.tsv", table,
                                  head_length + length + sizeof tail - 1, error) == CXTAG_OK &&
        cxtag_builder_finish(&engine, builder, error) == CXTAG_OK)
      memset(error, 0, sizeof *error);
  }
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  free(table);
}

/* The column of the first byte that is no UTF-8, or 0. */
static uint32_t find_broken(const cxtag_match_pair *pair) {
  uint32_t column = 1, code_point;
  for (size_t at = 0, size; at < pair->expression_length; at += size, column++) {
    size = cli_decode(&code_point, pair->expression + at, pair->expression_length - at);
    if (!size) return column;
  }
  return 0;
}

/* Lists are a pack's, and here is none: a name behind `{` is where the fault is. */
static int names_list(const cxtag_match_pair *pair, uint32_t column) {
  size_t at = 0;
  for (uint32_t code_point, left = column; left > 1 && at < pair->expression_length; left--)
    at += cli_decode(&code_point, pair->expression + at, pair->expression_length - at);
  return at && pair->expression[at - 1] == '{';
}

static void complain_of_pair(matching *m, const cxtag_match_pair *pair, uint64_t number) {
  cxtag_error error;
  uint32_t const broken = find_broken(pair);
  const char *message = CLI_SAY(expression_unparsed);
  memset(&error, 0, sizeof error);
  if (!broken && m->complaints < COMPLAINTS) explain_fault(pair, &error);
  if (*error.message) message = names_list(pair, error.column) ? CLI_SAY(list_without_pack) : error.message;
  if (broken) message = CLI_SAY(expression_no_utf8);
  complain_of_line(m, number, pair->expression, pair->expression_length,
                   broken         ? broken
                   : error.column ? error.column
                                  : 1,
                   message);
}

/* A line without one was complained of already. */
static int has_tab(const cxtag_match_pair *pair) { return pair->text > pair->expression + pair->expression_length; }

static void print_pair(const cxtag_match_pair *pair, int has_return) {
  fwrite(pair->expression, 1, pair->expression_length, stdout);
  putchar('\t');
  fwrite(pair->text, 1, pair->text_length, stdout);
  fputs(pair->matches == 1 ? "\t1" : "\t0", stdout);
  fputs(has_return ? "\r\n" : "\n", stdout);
}

/* The last line counts without its end only when nothing follows. Returns how many bytes were used. */
static size_t split_pairs(matching *m, size_t *count, int ends) {
  size_t at = 0;
  *count = 0;
  while (at < m->length && *count < BATCH_PAIRS) {
    const char *const line = m->bytes + at;
    const char *const stop = memchr(line, '\n', m->length - at);
    if (!stop && !ends) break;
    size_t length = stop ? (size_t)(stop - line) : m->length - at;
    at += length + (stop != NULL);
    m->line++;
    int const has_return = length && line[length - 1] == '\r';
    length -= (size_t)has_return;
    const char *const tab = memchr(line, '\t', length);
    if (!tab) complain_of_line(m, m->line, line, length, 1, CLI_SAY(line_without_tab));
    cxtag_match_pair *const pair = &m->pairs[*count];
    pair->expression = line;
    pair->expression_length = tab ? (size_t)(tab - line) : length;
    pair->text = tab ? tab + 1 : line + length;
    pair->text_length = tab ? length - pair->expression_length - 1 : 0;
    m->places[(*count)++] = (place){m->line, has_return};
  }
  return at;
}

/* Matches and writes the whole lines that stand in the buffer; 0 = the run is over. */
static int match_lines(matching *m, int ends) {
  size_t count;
  cxtag_error error;
  size_t const used = split_pairs(m, &count, ends);
  if (!used && m->length == BATCH_BYTES) {
    cli_complain(CLI_SAY(line_too_long), (unsigned long long)m->line + 1, BATCH_BYTES);
    m->code = CLI_DAMAGED;
    return 0;
  }
  cxtag_status const status =
      count ? cxtag_match_pairs(m->pairs, count, cli_language(m->settings), m->settings->typos, NULL, &error)
            : CXTAG_OK;
  if (status == CXTAG_ENOMEM || status == CXTAG_EINVAL) {
    cli_report(&error, NULL);
    m->code = CLI_DAMAGED;
    return 0;
  }
  for (size_t i = 0; i < count; i++) {
    if (m->pairs[i].matches < 0 && has_tab(&m->pairs[i])) complain_of_pair(m, &m->pairs[i], m->places[i].line);
    print_pair(&m->pairs[i], m->places[i].has_return);
  }
  memmove(m->bytes, m->bytes + used, m->length - used);
  m->length -= used;
  return !ferror(stdout);
}

static int may_wait(void) {
  struct pollfd in = {STDIN_FILENO, POLLIN, 0};
  return poll(&in, 1, 0) == 0;
}

static void match_input(matching *m) {
  int ends = 0;
  while (!ends || m->length) {
    if (!ends && m->length < BATCH_BYTES) {
      ssize_t const got = read(STDIN_FILENO, m->bytes + m->length, BATCH_BYTES - m->length);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        cli_complain(CLI_SAY(stdin_unreadable), cli_cause(errno));
        m->code = CLI_DAMAGED;
        return;
      }
      ends = got == 0;
      m->length += (size_t)got;
      if (!ends && m->length < BATCH_BYTES && !may_wait()) continue;
    }
    if (!match_lines(m, ends)) return;
    if (!ends && may_wait()) fflush(stdout);
  }
}

static int run_match(const cli_settings *settings) {
  matching m = {.settings = settings};
  m.bytes = malloc(BATCH_BYTES);
  m.pairs = malloc(BATCH_PAIRS * sizeof *m.pairs);
  m.places = malloc(BATCH_PAIRS * sizeof *m.places);
  if (m.bytes && m.pairs && m.places) {
    match_input(&m);
  } else {
    cli_complain(CLI_SAY(out_of_memory));
    m.code = CLI_DAMAGED;
  }
  free(m.bytes);
  free(m.pairs);
  free(m.places);
  return m.code;
}

static const cli_group *const groups[] = {&cli_language_options, &cli_common_options, NULL};
const cli_command cli_lex_match = {
    "lex match",
    "",
    "read lines EXPRESSION<tab>TEXT on standard input and write them back with <tab>1 where it matches, "
    "<tab>0 where not",
    "Expressions, as in the tables of a pack: a word stands for all its inflected forms; [form] exactly "
    "this form; word~ ~word ~word~ a part of a compound; two words next to each other; a … b up to 3 words "
    "between (... is the same, …6 = up to 6); a & b in the same clause; (a|b) alternatives; /pattern/ a "
    "regular expression.\n\n"
    "An expression that does not parse matches nothing; it is reported with its line, and the exit code is "
    "1.",
    "  printf 'toimitus\\tToimituksissanne oli viive\\n' | cxtag lex match --lang fi\n",
    groups,
    0,
    0,
    run_match,
};
