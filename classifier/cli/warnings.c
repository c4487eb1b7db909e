#include "cli/warnings.h"

#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/report.h"

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* Is it said of the same name? What stands behind it, and numbers in front, differ between inputs. */
static int is_same(const char *a, const char *b) {
  int quotes = 0;
  while (quotes < 2) {
    while (!quotes && is_digit(*a)) a++;
    while (!quotes && is_digit(*b)) b++;
    if (*a != *b) return 0;
    if (!*a) return 1;
    quotes += *a == '\'';
    a++;
    b++;
  }
  return 1;
}

/* Was it told of another input? Else it is now. */
static int is_told(cli_warnings *warnings, const cxtag_error *warning) {
  if (warning->code != CXTAG_EINVAL) return 0;
  for (size_t i = 0; i < warnings->count; i++)
    if (is_same(warnings->told[i].message, warning->message)) return warnings->told[i].others++, 1;
  if (warnings->count == CLI_TOLD) return 0;
  snprintf(warnings->told[warnings->count++].message, CLI_TOLD_BYTES, "%.*s", CLI_TOLD_BYTES - 1, warning->message);
  return 0;
}

void cli_warn(void *ctx, const cxtag_error *warning) {
  if (!ctx || !is_told(ctx, warning)) cli_report(warning, CLI_SAY(warning));
}

static void print_others(const char *message, unsigned others) {
  const char *const name = strchr(message, '\'');
  int const length = name ? (int)strcspn(name + 1, "'") : 0;
  if (name && others == 1)
    cli_complain(CLI_SAY(another_without), length, name + 1);
  else if (name)
    cli_complain(CLI_SAY(others_without), others, length, name + 1);
  else if (others == 1)
    cli_complain(CLI_SAY(told_of_another), message);
  else
    cli_complain(CLI_SAY(told_of_others), others, message);
}

void cli_warnings_print(const cli_warnings *warnings) {
  for (size_t i = 0; i < warnings->count; i++)
    if (warnings->told[i].others) print_others(warnings->told[i].message, warnings->told[i].others);
}
