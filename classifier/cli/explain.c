/* cxtag explain: what cxtag says of a text, and why, for people. */
#include <cxtag/records.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/engine.h"
#include "cli/explain_theme.h"
#include "cli/forms.h"
#include "cli/output.h"
#include "cli/reading.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text.h"

typedef struct page {
  const cxtag_result *result;
  const char *text;
  size_t length;
  int colour;
} page;

/* What stands in results too stays as it is there for programs; here it is for people. */
static const char *kind_text(cxtag_hit_kind kind) {
  static const char *const kinds[] = {"sentiment", "theme", "intent", "shifter", "form", "question"};
  return cli_help_text("kind", kinds[kind], kinds[kind]);
}

static const char *label_text(cxtag_label label) {
  return cli_help_text("label", cxtag_label_text(label), cxtag_label_text(label));
}

static const char *paint(const page *p, const char *code) { return p->colour ? code : ""; }

static const char *label_paint(const page *p, cxtag_label label) {
  static const char *const codes[] = {"\033[2m", "\033[32m", "\033[31m", "\033[33m"};
  return paint(p, codes[label]);
}

static const char *plain(const page *p) { return paint(p, "\033[0m"); }

/* Thousandths with three decimals, and a sign where `sign` asks for one. */
static void print_milli(int32_t milli, int sign) {
  int64_t const size = milli < 0 ? -(int64_t)milli : milli;
  const char *const before = milli < 0 ? "-" : sign ? "+" : "";
  printf("%s%ld.%03ld", before, (long)(size / 1000), (long)(size % 1000));
}

static void print_span(const page *p, cxtag_span span) {
  fputs("\"", stdout);
  cli_print_safe(stdout, p->text + span.start, span.end - span.start);
  printf("\" [%zu,%zu]", span.start, span.end);
}

/* The text, its judging words green and red. */
static void print_text(const page *p) {
  size_t at = 0;
  cxtag_hit hit;
  fputs(paint(p, "\033[1m"), stdout);
  for (size_t i = 0; p->colour && cxtag_result_hit(p->result, i, &hit); i++) {
    if (!hit.effect_milli || hit.span.start < at || hit.span.end <= hit.span.start) continue;
    cli_print_safe(stdout, p->text + at, hit.span.start - at);
    fputs(label_paint(p, hit.effect_milli > 0 ? CXTAG_POSITIVE : CXTAG_NEGATIVE), stdout);
    cli_print_safe(stdout, p->text + hit.span.start, hit.span.end - hit.span.start);
    printf("%s%s", plain(p), paint(p, "\033[1m"));
    at = hit.span.end;
  }
  cli_print_safe(stdout, p->text + at, p->length - at);
  printf("%s\n\n", plain(p));
}

/* What follows stands beside the heading, or in the lines below it. */
static void print_heading(const page *p, const char *heading) {
  fputs(paint(p, "\033[1m"), stdout);
  cli_print_padded(stdout, heading, 11);
  fputs(plain(p), stdout);
}

static void print_heading_line(const page *p, const char *heading) {
  printf("%s%s%s\n", paint(p, "\033[1m"), heading, plain(p));
}

static void print_flags(const page *p) {
  uint32_t const flags = cxtag_result_flags(p->result);
  if (!flags) return;
  print_heading(p, CLI_SAY(explain_flags));
  const char *between = "";
  for (unsigned bit = 0; cxtag_flag_text(bit); bit++) {
    if (!(flags & (1u << bit))) continue;
    printf("%s%s", between, cxtag_flag_text(bit));
    between = ", ";
  }
  putchar('\n');
}

static void print_sentiment(const page *p) {
  cxtag_sentiment const sentiment = cxtag_result_sentiment(p->result);
  print_heading(p, CLI_SAY(explain_sentiment));
  printf("%s%s%s%s", label_paint(p, sentiment.label), label_text(sentiment.label), plain(p), CLI_SAY(explain_score));
  print_milli(sentiment.score_milli, 1);
  fputs(CLI_SAY(explain_positive), stdout);
  print_milli(sentiment.positive_milli, 0);
  fputs(CLI_SAY(explain_negative), stdout);
  print_milli(sentiment.negative_milli, 0);
  fputs(CLI_SAY(explain_confidence), stdout);
  print_milli(sentiment.confidence_milli, 0);
  putchar('\n');
}

static void print_hit(const page *p, const cxtag_hit *hit, size_t index) {
  fputs("  ", stdout);
  print_span(p, hit->span);
  printf("  %s", kind_text(hit->kind));
  if (*hit->theme) printf(" %s", hit->theme);
  if (hit->weight_milli) {
    fputs(CLI_SAY(explain_weight), stdout);
    print_milli(hit->weight_milli, 1);
  }
  if (hit->effect_milli) {
    printf("%s%s", CLI_SAY(explain_effect), label_paint(p, hit->effect_milli > 0 ? CXTAG_POSITIVE : CXTAG_NEGATIVE));
    print_milli(hit->effect_milli, 1);
    fputs(plain(p), stdout);
  }
  printf("\n      %s%s", paint(p, "\033[36m"), hit->source);
  if (hit->line) printf(":%lu", (unsigned long)hit->line);
  fputs(plain(p), stdout);
  if (*hit->expression) {
    fputs("  ", stdout);
    cli_print_safe(stdout, hit->expression, strlen(hit->expression));
  }
  if (*hit->forms) {
    fputs("  (", stdout);
    cli_print_forms(hit->forms);
    putchar(')');
  }
  putchar('\n');
  for (size_t s = 0; s < hit->shifter_count; s++) {
    const char *const shifter = cxtag_result_hit_shifter(p->result, index, s);
    if (!shifter) continue;
    printf("      %s", label_paint(p, CXTAG_MIXED));
    cli_print_shifter(shifter);
    printf("%s\n", plain(p));
  }
}

/* Every rule that fired, then the sums that the strengths come from. */
static void print_hits(const page *p) {
  cxtag_sentiment const sentiment = cxtag_result_sentiment(p->result);
  int64_t positive = 0, negative = 0;
  cxtag_hit hit;
  putchar('\n');
  if (!cxtag_result_hit_count(p->result)) {
    print_heading(p, CLI_SAY(explain_why));
    puts(CLI_SAY(explain_no_hit));
    return;
  }
  print_heading_line(p, CLI_SAY(explain_why));
  for (size_t i = 0; cxtag_result_hit(p->result, i, &hit); i++) {
    print_hit(p, &hit, i);
    *(hit.effect_milli > 0 ? &positive : &negative) += hit.effect_milli;
  }
  if (!positive && !negative) return;
  putchar('\n');
  print_heading(p, CLI_SAY(explain_sums));
  fputs(CLI_SAY(explain_positive_effects), stdout);
  print_milli((int32_t)positive, 1);
  fputs(CLI_SAY(explain_strength), stdout);
  print_milli(sentiment.positive_milli, 0);
  fputs(CLI_SAY(explain_negative_effects), stdout);
  print_milli((int32_t)negative, 1);
  fputs(CLI_SAY(explain_strength), stdout);
  print_milli(sentiment.negative_milli, 0);
  putchar('\n');
}

static void print_themes(const page *p) {
  cxtag_theme theme;
  cxtag_span span;
  if (!cxtag_result_theme_count(p->result)) return;
  print_heading_line(p, CLI_SAY(explain_themes));
  for (size_t i = 0; cxtag_result_theme(p->result, i, &theme); i++) {
    printf("  %-24s %s", theme.id, label_paint(p, theme.polarity));
    cli_print_padded(stdout, label_text(theme.polarity), cli_ui() == CXTAG_FI ? 14 : 8);
    printf("%s ", plain(p));
    print_milli(theme.score_milli, 1);
    fputs("  ", stdout);
    for (size_t s = 0; cxtag_result_theme_span(p->result, i, s, &span); s++) {
      fputs(s ? ", " : "", stdout);
      print_span(p, span);
    }
    putchar('\n');
  }
}

static void print_intents(const page *p) {
  cxtag_intent intent;
  if (!cxtag_result_intent_count(p->result)) return;
  print_heading_line(p, CLI_SAY(explain_intents));
  for (size_t i = 0; cxtag_result_intent(p->result, i, &intent); i++) {
    printf("  %-24s ", intent.id);
    if (intent.span.end > intent.span.start) print_span(p, intent.span);
    putchar('\n');
  }
}

static void print_page(const cxtag_result *result, int colour) {
  page p = {.result = result, .colour = colour};
  p.text = cxtag_result_text(result, &p.length);
  print_text(&p);
  print_heading(&p, CLI_SAY(explain_language));
  printf("%s\n", cxtag_language_text(cxtag_result_language(result)));
  print_sentiment(&p);
  print_flags(&p);
  print_themes(&p);
  print_intents(&p);
  print_hits(&p);
}

/* The words of the command line as one text, as echo joins them. */
static char *join_words(const cli_list *words) {
  size_t length = 1;
  for (size_t i = 0; i < words->count; i++) length += strlen(words->items[i]) + 1;
  char *const text = malloc(length);
  if (!text) return NULL;
  *text = '\0';
  for (size_t i = 0, at = 0; i < words->count; i++) {
    size_t const part = strlen(words->items[i]);
    if (i) text[at++] = ' ';
    memcpy(text + at, words->items[i], part + 1);
    at += part;
  }
  return text;
}

static int explain_text(cxtag_session *session, const cli_settings *settings, const char *text, size_t length,
                        cxtag_origin origin) {
  cxtag_context context = CXTAG_CONTEXT_INIT;
  const cxtag_result *result;
  cxtag_why_not *why_not;
  cxtag_error error;
  context.origin = origin;
  context.question = settings->question;
  context.question_length = settings->question ? strlen(settings->question) : 0;
  if (cxtag_tag_in_context(&result, session, text, length, &context, &error) != CXTAG_OK) {
    cli_report(&error, NULL);
    return CLI_DAMAGED;
  }
  int const code = cli_why_not_new(&why_not, session, settings);
  if (code != CLI_OK) return code;
  if (!settings->json) print_page(result, cli_wants_colour(settings));
  if (why_not) cli_print_why_not(why_not, result, settings);
  cxtag_why_not_free(why_not);
  return CLI_OK;
}

/* Without a TEXT: each line of standard input. */
static int explain_lines(cxtag_session *session, const cli_settings *settings) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_reader *reader;
  cxtag_record record;
  cxtag_error error;
  cxtag_next next;
  options.format = "lines";
  int code = cli_reader_new(&reader, "-", &options);
  if (code != CLI_OK) return code;
  while (code == CLI_OK && !ferror(stdout)) {
    if (cxtag_reader_may_wait(reader)) fflush(stdout);
    if ((next = cxtag_reader_next(reader, &record, &error)) != CXTAG_NEXT_RECORD) break;
    if (record.ordinal > 1 && !settings->json) putchar('\n');
    code = explain_text(session, settings, record.text.bytes, record.text.length, record.origin);
  }
  if (code == CLI_OK && !ferror(stdout) && next != CXTAG_NEXT_END) {
    cli_report(&error, NULL);
    code = CLI_DAMAGED;
  }
  cxtag_reader_close(reader);
  return code;
}

static int run_explain(const cli_settings *settings) {
  cxtag_engine *engine;
  cxtag_session *session = NULL;
  const cli_list *const words = &settings->operands;
  if (settings->json && !settings->theme)
    return cli_complain_usage("explain", CLI_SAY(explain_json_alone));
  int code = cli_engine_new(&engine, settings);
  if (code == CLI_OK) code = cli_session_new(&session, engine, settings, 1);
  if (code == CLI_OK && words->count && !(words->count == 1 && !strcmp(words->items[0], "-"))) {
    char *const text = join_words(words);
    code = text ? explain_text(session, settings, text, strlen(text), CXTAG_FROM_LINES) : CLI_DAMAGED;
    free(text);
  } else if (code == CLI_OK) {
    code = explain_lines(session, settings);
  }
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  return code;
}

static const cli_option options[] = {
    {0, "question", CLI_TEXT, offsetof(cli_settings, question), "TEXT",
     "the question that the text answers: what a bare answer means depends on it", 0},
    {0, "theme", CLI_TEXT, offsetof(cli_settings, theme), "THEME",
     "say also why not: the rows of this theme that nearly fired, and what stopped them", 0},
    {0, "json", CLI_FLAG, offsetof(cli_settings, json), NULL, "with --theme: only that, a JSON object a text", 0},
};
static const cli_group own = {"Explanation", options, sizeof options / sizeof *options};
static const cli_group *const groups[] = {
    &own, &cli_language_options, &cli_lexicon_options, &cli_colour_options, &cli_common_options, NULL};
const cli_command cli_explain = {
    "explain",
    "[TEXT...]",
    "say of one text what cxtag sees in it, and why: every row that fired, its span, weight, shifters and "
    "effect",
    "Without a TEXT, or with -, each line of standard input is explained. For programs, `cxtag --explain` "
    "gives the same as JSON.",
    "  cxtag explain 'Toimitus oli nopea mutta puhelimeen ei vastattu'\n"
    "  cxtag explain --theme billing 'Lasku tuli'\n",
    groups,
    0,
    SIZE_MAX,
    run_explain,
};
