/* cxtag lex expand: the forms that an entry covers. */
#include <cxtag/lexicon.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/forms.h"
#include "cli/report.h"
#include "cli/text.h"

typedef struct expansion {
  char group[64];
  unsigned long forms;
} expansion;

static int print_form(void *ctx, const cxtag_form_info *form) {
  expansion *const e = ctx;
  int const same = !strncmp(e->group, form->group, sizeof e->group - 1);
  if (!same || !e->forms) {
    snprintf(e->group, sizeof e->group, "%s", form->group);
    if (e->forms) putchar('\n');
    cli_print_forms(form->group);
    putchar('\n');
  }
  e->forms++;
  fputs("  ", stdout);
  cli_print_safe(stdout, form->form, strlen(form->form));
  if (form->features && *form->features) {
    putchar('\t');
    cli_print_forms(form->features);
  }
  putchar('\n');
  return ferror(stdout) != 0;
}

static int run_expand(const cli_settings *settings) {
  cxtag_error error;
  int worst = CLI_OK;
  for (size_t i = 0; i < settings->operands.count && worst <= CLI_FINDINGS; i++) {
    const char *const word = settings->operands.items[i];
    expansion e = {"", 0};
    if (i) putchar('\n');
    if (cxtag_expand_in(cli_ui(), word, strlen(word), cli_language(settings), settings->inflect, print_form, &e, NULL,
                        &error) != CXTAG_OK) {
      cli_report(&error, NULL);
      worst = CLI_USAGE;
    } else if (!e.forms) {
      cli_complain(CLI_SAY(no_forms), word);
      worst = CLI_FINDINGS;
    }
  }
  return worst;
}

static const cli_option options[] = {
    {0, "inflect", CLI_TEXT, offsetof(cli_settings, inflect), "PARADIGM",
     "the paradigm, as the column inflect names it, where the shape of the word misleads", 0},
};
static const cli_group own = {"Word", options, 1};
static const cli_group *const groups[] = {&own, &cli_language_options, &cli_common_options, NULL};
const cli_command cli_lex_expand = {
    "lex expand",
    "WORD...",
    "print the forms that an entry of a lexicon covers, by case or mood, with their features",
    NULL,
    "  cxtag lex expand toimitus --lang fi\n",
    groups,
    1,
    SIZE_MAX,
    run_expand,
};
