#include "cli/explain_theme.h"

#include <string.h>

#include "cli/command.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text.h"

static void print_row(const cxtag_near_row *row, const char *text, int colour) {
  fputs("  \"", stdout);
  cli_print_safe(stdout, text + row->span.start, row->span.end - row->span.start);
  const char *const cause = cxtag_near_cause_text(row->cause);
  printf("\" [%zu,%zu]  %s%s: ", row->span.start, row->span.end, colour ? "\033[33m" : "",
         cli_help_text("cause", cause, cause));
  cli_print_safe(stdout, row->note, strlen(row->note));
  printf("%s\n      %s%s:%lu%s  ", colour ? "\033[0m" : "", colour ? "\033[36m" : "", row->source,
         (unsigned long)row->line, colour ? "\033[0m" : "");
  cli_print_safe(stdout, row->expression, strlen(row->expression));
  putchar('\n');
}

static void print_page(const cxtag_why_not *why_not, const cxtag_result *result, const cli_settings *settings) {
  int const colour = cli_wants_colour(settings);
  const char *const text = cxtag_result_text(result, NULL);
  size_t const count = cxtag_why_not_count(why_not);
  cxtag_near_row row;
  size_t shown = 0;
  fputs(colour ? "\n\033[1m" : "\n", stdout);
  printf(CLI_SAY(explain_why_not), settings->theme);
  puts(colour ? "\033[0m" : "");
  if (cxtag_why_not_stands(why_not)) puts(CLI_SAY(explain_stands));
  while (cxtag_why_not_row(why_not, shown, &row)) {
    print_row(&row, text, colour);
    shown++;
  }
  if (!count) puts(cxtag_why_not_stands(why_not) ? CLI_SAY(explain_no_other_near) : CLI_SAY(explain_none_near));
  if (shown < count) printf(CLI_SAY(explain_more_near), count - shown);
}

static void print_member(const char *name, const char *value) {
  printf(",\"%s\":", name);
  cli_print_json(stdout, value, strlen(value));
}

static void print_json(const cxtag_why_not *why_not, const cxtag_result *result, const cli_settings *settings) {
  size_t length;
  const char *const text = cxtag_result_text(result, &length);
  cxtag_near_row row;
  fputs("{\"text\":", stdout);
  cli_print_json(stdout, text, length);
  print_member("theme", settings->theme);
  printf(",\"stands\":%s,\"near\":%zu,\"rows\":[", cxtag_why_not_stands(why_not) ? "true" : "false",
         cxtag_why_not_count(why_not));
  for (size_t i = 0; cxtag_why_not_row(why_not, i, &row); i++) {
    char rule[600];
    snprintf(rule, sizeof rule, "%s:%lu", row.source, (unsigned long)row.line);
    printf("%s{\"rule\":", i ? "," : "");
    cli_print_json(stdout, rule, strlen(rule));
    print_member("expression", row.expression);
    print_member("theme", row.theme);
    print_member("cause", cxtag_near_cause_text(row.cause));
    print_member("note", row.note);
    printf(",\"span\":[%zu,%zu]}", row.span.start, row.span.end);
  }
  puts("]}");
}

int cli_why_not_new(cxtag_why_not **out, const cxtag_session *session, const cli_settings *settings) {
  cxtag_error error;
  *out = NULL;
  if (!settings->theme || cxtag_why_not_new(out, session, settings->theme, 0, &error) == CXTAG_OK) return CLI_OK;
  cli_report(&error, NULL);
  return error.code == CXTAG_ENOMEM ? CLI_DAMAGED : CLI_USAGE;
}

void cli_print_why_not(const cxtag_why_not *why_not, const cxtag_result *result, const cli_settings *settings) {
  if (settings->json)
    print_json(why_not, result, settings);
  else
    print_page(why_not, result, settings);
}
