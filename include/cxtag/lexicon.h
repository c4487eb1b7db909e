/*
 * Tools on lexicon packs: lint and row tests; writing, converting and compiling them; matching and expanding
 * single expressions; what an edit changes, what rows do on feedback, which rows are missing and why one did
 * not fire; and evaluation of an engine on labelled texts. The rules of cxtag.h hold here too; besides, a callback of
 * findings, and `counts`, may be NULL where they are not wanted. Messages that name an option of the command
 * (--text-path) mean the member of that name (text_path).
 */
#ifndef CXTAG_LEXICON_H
#define CXTAG_LEXICON_H

#include <cxtag/cxtag.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ lint and row tests */

typedef enum cxtag_finding_kind {
  CXTAG_FINDING_FAULT = 0,   /* the pack does not compile there */
  CXTAG_FINDING_DUPLICATE,   /* the same words twice */
  CXTAG_FINDING_CONFLICT,    /* the same words with opposite polarity, for one theme or two, or in a layer below */
  CXTAG_FINDING_FORM,        /* a form of another entry */
  CXTAG_FINDING_UNREACHABLE, /* can never fire */
  CXTAG_FINDING_THEME,       /* unknown theme, or a theme without rows */
  CXTAG_FINDING_EXAMPLE,     /* a yes that does not fire, a no that does, an example missing */
  CXTAG_FINDING_TEST,        /* a line of tests.tsv that fails */
  CXTAG_FINDING_LOSS,        /* another tool's entry that a pack cannot keep as it is */
  CXTAG_FINDING_ANCHOR,      /* a `~` or alternative that takes in far more words than meant */
  CXTAG_FINDING_AMBIGUOUS,   /* a form that is a word of another entry as well */
  CXTAG_FINDING_LANGUAGE,    /* an example or a word in another language than its row */
  CXTAG_FINDING_LITERAL,     /* a pattern that is tried on very many texts */
  CXTAG_FINDING_FILE,        /* a file of the pack's folder that is not read, or a table under two endings */
  CXTAG_FINDING_COLUMN       /* a column that is not read, with a name like that of one that is */
} cxtag_finding_kind;

/* "fault", "duplicate" ...; NULL when there is no such kind. */
CXTAG_API const char *cxtag_finding_kind_text(cxtag_finding_kind kind);

typedef struct cxtag_finding {
  cxtag_finding_kind kind;
  const char *source; /* "base/terms/delivery.tsv" */
  uint32_t line, column;
  const char *message; /* what is wrong, what to do */
} cxtag_finding;

typedef void (*cxtag_finding_callback)(void *ctx, const cxtag_finding *finding);

typedef struct cxtag_check_counts {
  uint64_t rows, examples, passed, failed; /* failed = findings reported */
  uint64_t rows_without_example;
} cxtag_check_counts;

/* Lint of the topmost pack of the builder, seen with the layers below it. Findings are no failure:
 * CXTAG_OK. */
CXTAG_API cxtag_status cxtag_lexicon_lint(cxtag_builder *builder, cxtag_finding_callback callback, void *ctx,
                                          cxtag_check_counts *counts, cxtag_error *err);
/* Runs the yes and no examples of all rows of the topmost pack, and its tests.tsv. */
CXTAG_API cxtag_status cxtag_lexicon_test(cxtag_builder *builder, cxtag_finding_callback callback, void *ctx,
                                          cxtag_check_counts *counts, cxtag_error *err);

/* ------------------------------------------------------------------ writing packs */

typedef enum cxtag_table_form {
  /* TSV: tabs, LF, NFC, English column names in a fixed order, numbers with a point, rows sorted by language
   * and expression; writing it again changes nothing. */
  CXTAG_TABLES_CANONICAL = 0,
  /* CSV for a Finnish spreadsheet: `;`, BOM, CRLF, decimal comma; a cell that would be run as a formula, or
   * read as a number or date, begins with '. Whoever reads a .csv takes it off again. */
  CXTAG_TABLES_SPREADSHEET = 1
} cxtag_table_form;

/* read_from: the table's path inside its pack as it was read ("terms/delivery.csv"); name: the path it is to
 * be written to. Return nonzero to stop. */
typedef int (*cxtag_table_callback)(void *ctx, const char *read_from, const char *name, const char *bytes,
                                    size_t len);

/* Hands over the tables of the builder's topmost pack, in the order of their names. Columns of the pack's own
 * are kept. EINVAL when there is no pack with tables, or two of its tables (x.csv and x.tsv) would get one name: then
 * nothing is handed over. ELIMIT when the callback stops. */
CXTAG_API cxtag_status cxtag_lexicon_write(cxtag_builder *builder, cxtag_table_form form,
                                           cxtag_table_callback callback, void *ctx, cxtag_error *err);

/* Turns a user's own copy of another tool's word list into the tables of a pack: pack.tsv and
 * sentiment/LANG.tsv. format is vader, afinn, liwc, sentistrength or quanteda (a YAML dictionary with
 * positive and negative keys). What cannot be kept, stands twice or contradicts itself is a finding with the
 * line of `source`; of words given twice the first is kept. counts: rows = written, examples = entries read,
 * failed = findings. language CXTAG_UND = rows for both languages. EINVAL for an unknown format, ESYNTAX when
 * nothing could be read, ELIMIT when the table callback stops. messages: CXTAG_FI = findings in Finnish, else
 * in English. */
CXTAG_API cxtag_status cxtag_lexicon_convert(const char *format, const char *source, const char *bytes,
                                             size_t len, cxtag_language language, cxtag_table_callback table,
                                             void *table_ctx, cxtag_finding_callback finding,
                                             void *finding_ctx, cxtag_check_counts *counts,
                                             cxtag_language messages, const cxtag_memory *memory,
                                             cxtag_error *err);

/* The engine's packs, compiled: bytes that cxtag_builder_add_directory reads from a file, checksummed and of
 * a version of their own. They belong to the engine. */
CXTAG_API const void *cxtag_engine_compiled(const cxtag_engine *engine, size_t *len);

/* ------------------------------------------------------------------ single expressions */

typedef struct cxtag_match_pair {
  const char *expression, *text;
  size_t expression_length, text_length;
  int matches; /* out: 1, 0, or -1 when the expression does not parse */
} cxtag_match_pair;

/* Does each expression stand in its text? Pairs that share an expression are compiled once, all in one index.
 * language CXTAG_UND = both. memory may be NULL. */
CXTAG_API cxtag_status cxtag_match_pairs(cxtag_match_pair *pairs, size_t count, cxtag_language language,
                                         int typos, const cxtag_memory *memory, cxtag_error *err);

typedef struct cxtag_form_info {
  const char *group; /* "nominative", "genitive plural", "present", "past participle" ... */
  const char *form;
  const char *features; /* "genitive, plural, possessive" */
} cxtag_form_info;
/* Calls back for every form that the word covers, group by group. inflect: the paradigm, as the column of
 * that name has it; NULL = by the word's shape. Return nonzero from the callback to stop. memory may be
 * NULL. */
CXTAG_API cxtag_status cxtag_expand(const char *word, size_t len, cxtag_language language,
                                    const char *inflect,
                                    int (*callback)(void *ctx, const cxtag_form_info *form), void *ctx,
                                    const cxtag_memory *memory, cxtag_error *err);
/* The same. messages: CXTAG_FI = what is wrong with the word is told in Finnish, else in English. */
CXTAG_API cxtag_status cxtag_expand_in(cxtag_language messages, const char *word, size_t len, cxtag_language language,
                                       const char *inflect, int (*callback)(void *ctx, const cxtag_form_info *form),
                                       void *ctx, const cxtag_memory *memory, cxtag_error *err);

/* ------------------------------------------------------------------ what an edit changes */

typedef struct cxtag_difference cxtag_difference;

/* Tags texts with two engines and keeps what they say differently, and the rows that make it so. Both
 * sessions must outlive it. Rows are the same when table, expression, theme and weight are, wherever they
 * stand. */
CXTAG_API cxtag_status cxtag_difference_new(cxtag_difference **out, cxtag_session *before,
                                            cxtag_session *after, cxtag_error *err);
CXTAG_API void cxtag_difference_free(cxtag_difference *difference);
/* id may be NULL: then the text goes by its number. context may be NULL. */
CXTAG_API cxtag_status cxtag_difference_add(cxtag_difference *difference, const char *id, const char *text,
                                            size_t len, const cxtag_context *context, cxtag_error *err);

typedef struct cxtag_difference_counts {
  uint64_t texts, changed, sentiment, themes, intents; /* texts; the last three of changed ones */
} cxtag_difference_counts;
CXTAG_API void cxtag_difference_counts_get(const cxtag_difference *difference, cxtag_difference_counts *out);
/* Counts, changes by kind, rows with how many texts they changed, and up to `examples` texts (at most 1000
 * are kept). Owned by the difference until the next call; NULL when memory is out. */
CXTAG_API const char *cxtag_difference_report(cxtag_difference *difference, int json, size_t examples,
                                              size_t *len);

/* ------------------------------------------------------------------ what rows do on feedback */

typedef struct cxtag_stats cxtag_stats;

/* Counts how the rows of the session's engine fire on texts. The session must outlive it. */
CXTAG_API cxtag_status cxtag_stats_new(cxtag_stats **out, cxtag_session *session, cxtag_error *err);
CXTAG_API void cxtag_stats_free(cxtag_stats *stats);
/* context may be NULL. */
CXTAG_API cxtag_status cxtag_stats_add(cxtag_stats *stats, const char *text, size_t len,
                                       const cxtag_context *context, cxtag_error *err);

typedef struct cxtag_stats_counts {
  uint64_t texts, with_evidence; /* with a theme, an evaluation, an intent, or known to be no answer */
  uint64_t rows, rows_hit;
} cxtag_stats_counts;
CXTAG_API void cxtag_stats_counts_get(const cxtag_stats *stats, cxtag_stats_counts *out);
/* Counts; rows with their texts, share and example texts, the most frequent first; rows that fire on exactly
 * the same texts; pairs of rows that say opposite things of the same words; rows never hit. At most `lines`
 * of each, 0 = all. Owned by the stats until the next call; NULL when memory is out. */
CXTAG_API const char *cxtag_stats_report(cxtag_stats *stats, int json, size_t lines, size_t *len);

/* ------------------------------------------------------------------ rows that are missing */

typedef struct cxtag_suggestions cxtag_suggestions;

/* Finds words and pairs of words that are typical of some texts against the others: by Dunning's
 * log-likelihood ratio ("Accurate Methods for the Statistics of Surprise and Coincidence", 1993) on how many
 * texts have them. Words that a standing row took are left out. The session must outlive it. */
CXTAG_API cxtag_status cxtag_suggestions_new(cxtag_suggestions **out, cxtag_session *session,
                                             cxtag_error *err);
CXTAG_API void cxtag_suggestions_free(cxtag_suggestions *suggestions);
/* wanted: 1 = the words are to be typical of this text (it was scored wrongly, say), 0 = of the others,
 * -1 = decide by whether it has no theme, evaluation or intent. context may be NULL. */
CXTAG_API cxtag_status cxtag_suggestions_add(cxtag_suggestions *suggestions, const char *text, size_t len,
                                             const cxtag_context *context, int wanted, cxtag_error *err);
/* Ready rows, best first, at most `lines` (0 = 50): a TSV with the columns of terms/ and sentiment/, theme
 * and polarity left to fill in, a text in `yes` and the figures in `note`; or JSON. Inflected forms go under
 * the one form that covers most of them. Owned by the suggestions until the next call; NULL when memory is
 * out. */
CXTAG_API const char *cxtag_suggestions_report(cxtag_suggestions *suggestions, int json, size_t lines,
                                               size_t *len);

/* ------------------------------------------------------------------ why not: rows that nearly fired */

typedef struct cxtag_why_not cxtag_why_not;

/* What stopped a row, nearest first: the first five fired. */
typedef enum cxtag_near_cause {
  CXTAG_NEAR_UNSAID = 0,       /* nothing is said of the theme, while something is of others */
  CXTAG_NEAR_NEGATED = 1,      /* it is denied */
  CXTAG_NEAR_HYPOTHETICAL = 2, /* it is a condition */
  CXTAG_NEAR_COMPETITOR = 3,   /* it is said of a competitor */
  CXTAG_NEAR_HIDDEN = 4,       /* it gave way to a row of the same theme on the same words */
  CXTAG_NEAR_CANCELLED = 5,    /* its column `not` stands in the clause */
  CXTAG_NEAR_CAPITALS = 6,     /* the row is marked `case`, and capitals differ */
  CXTAG_NEAR_APART = 7,        /* all its words stand in one clause: too far apart, or in another order */
  CXTAG_NEAR_CLAUSES = 8,      /* all its words stand in the text, in different clauses */
  CXTAG_NEAR_LANGUAGE = 9,     /* a word of it means something else in the clause's language (home, into) */
  CXTAG_NEAR_READING = 10,     /* a word without its dots in a text that has dots, or a part of a compound
                                  that joins nothing */
  CXTAG_NEAR_MISSING = 11,     /* one word of it is missing */
  CXTAG_NEAR_ANCHOR = 12       /* the part of a compound that it is (`bonus~`) stands alone, as a word; comes before
                                  CXTAG_NEAR_MISSING */
} cxtag_near_cause;

typedef struct cxtag_near_row {
  cxtag_near_cause cause;
  cxtag_span span;    /* the words that stand, or what stopped the row; in cxtag_result_text */
  const char *source; /* "base/terms/delivery.tsv" */
  uint32_t line;
  const char *expression, *theme;
  const char *note; /* what stopped it, in words; of a missing word, those it might be: "tunti|minuutti" */
} cxtag_near_row;

/* Looks at the text that the session tagged last: the rows of terms/ for `theme` and its sub-themes that did
 * not make it stand, though they nearly did. At most `most` of them can be read, 0 = 10, until the session's next
 * call. The session must outlive it. EINVAL for a theme that no pack knows, with the nearest that one does, and where
 * the session's last call was no success. Rows that are patterns (/.../) show only where they fired. */
CXTAG_API cxtag_status cxtag_why_not_new(cxtag_why_not **out, const cxtag_session *session, const char *theme,
                                         size_t most, cxtag_error *err);
CXTAG_API void cxtag_why_not_free(cxtag_why_not *why_not);
/* 1 = the theme, or a sub-theme of it, stands in the text. */
CXTAG_API int cxtag_why_not_stands(const cxtag_why_not *why_not);
/* How many rows were near, shown or not. */
CXTAG_API size_t cxtag_why_not_count(const cxtag_why_not *why_not);
/* Row i, nearest first; 0 = no such i. */
CXTAG_API int cxtag_why_not_row(const cxtag_why_not *why_not, size_t i, cxtag_near_row *out);
/* "unsaid", "missing" and so on; never NULL. */
CXTAG_API const char *cxtag_near_cause_text(cxtag_near_cause cause);

/* ------------------------------------------------------------------ evaluation */

typedef struct cxtag_gold_theme {
  const char *id; /* top-level id */
  cxtag_label polarity;
  int without_polarity; /* 1 = not given: the theme counts as named, and nothing for or against its polarity */
} cxtag_gold_theme;

typedef struct cxtag_gold {
  const char *id, *text, *question; /* question may be NULL */
  size_t text_length;
  int has_sentiment; /* 0 = the label is not given */
  cxtag_label sentiment;
  int has_themes, has_intents;
  const cxtag_gold_theme *themes;
  size_t theme_count;
  const char *const *intents;
  size_t intent_count;
  const char *const *tags; /* phenomena */
  size_t tag_count;
  const char *language; /* "fi", "en", "und"; NULL = not given: the text counts for the language found */
  cxtag_origin origin;  /* how broken UTF-8 in the text is read */
} cxtag_gold;

typedef struct cxtag_evaluation cxtag_evaluation;

/* Collects what engine says of labelled texts beside their labels. Theme and intent ids that the engine does
 * not know are left out of the figures and named in the report; the theme `other` is left out too. The
 * session must have explain = 1 and outlive the evaluation; it must not be used meanwhile by another
 * thread. */
CXTAG_API cxtag_status cxtag_evaluation_new(cxtag_evaluation **out, cxtag_session *session, cxtag_error *err);
CXTAG_API cxtag_status cxtag_evaluation_add(cxtag_evaluation *evaluation, const cxtag_gold *gold,
                                            cxtag_error *err);
CXTAG_API void cxtag_evaluation_free(cxtag_evaluation *evaluation);

typedef struct cxtag_gold_options {
  size_t struct_size;        /* sizeof(cxtag_gold_options) */
  const char *text_path;     /* member or column with the text; NULL = "text" */
  const char *question_path; /* NULL = none */
} cxtag_gold_options;
#define CXTAG_GOLD_OPTIONS_INIT {sizeof(cxtag_gold_options), NULL, NULL}

/* Adds a gold file. Either JSON lines: {"id", "text", "sentiment" (or "label"), "themes": {"delivery":
 * "pos"}, "intents": [...], "tags": [...], "lang"}; themes may also be a list of ids, or of {"id",
 * "polarity"} as cxtag writes them. Or a TSV with a header that has `text` and `label` (or `sentiment`), and
 * perhaps `id`, `lang`; a quotation mark is an ordinary character in it. Sentiments are positive, neutral,
 * negative, mixed, polarities pos, neg, neu, mix or the long words. ESYNTAX with file, line and cure for what
 * is no text or no JSON, an unknown label, a missing text, a line without any label, an id that has other labels in an
 * earlier line of the file, a text without an id that has, a theme of a text with two polarities, or a file
 * without texts; the lines before it have been added. Texts without an id go by their line. options may be
 * NULL. */
CXTAG_API cxtag_status cxtag_evaluation_add_file(cxtag_evaluation *evaluation, const char *path,
                                                 const cxtag_gold_options *options, cxtag_error *err);

typedef struct cxtag_rate {
  uint64_t true_positive, false_positive, false_negative;
  int32_t precision_milli, recall_milli, f1_milli;
} cxtag_rate;

typedef struct cxtag_evaluation_summary {
  uint64_t texts, sentiment_texts, sentiment_right, sign_right;
  int32_t accuracy_milli, macro_f1_milli, sign_milli;
  uint64_t confusion[4][4]; /* [gold][found], by cxtag_label */
  cxtag_rate themes, intents; /* micro, over all */
  uint64_t polarity_texts, polarity_right; /* on themes found in both */
  int32_t polarity_milli;
} cxtag_evaluation_summary;
CXTAG_API void cxtag_evaluation_summary_get(const cxtag_evaluation *evaluation,
                                            cxtag_evaluation_summary *out);
/* The whole report as text or JSON, owned by the evaluation until the next call: figures, confusion, a line
 * per theme, intent, language and tag, unknown themes, and the `errors` worst errors with their
 * explanation. */
CXTAG_API const char *cxtag_evaluation_report(cxtag_evaluation *evaluation, int json, size_t errors,
                                              size_t *len);

/* Rows of pack.tsv that set how sure cxtag is, measured on the texts added: of results with confidence c
 * about the share c is right. Owned by the evaluation until the next call of this or of
 * cxtag_evaluation_report; NULL when memory is out. */
CXTAG_API const char *cxtag_evaluation_calibration(cxtag_evaluation *evaluation, size_t *len);

/* What a reader of the figures should know, a line each: ids that no pack knows, which are left out; texts
 * with other labels under another id. "" = nothing. Owned by the evaluation until the next call of this
 * function; NULL when memory is out. */
CXTAG_API const char *cxtag_evaluation_warnings(cxtag_evaluation *evaluation);

/* What differs from an earlier report that was made with json = 1: every figure with its old and new value,
 * and the ids of texts whose sentiment is now wrong or now right. "" = nothing differs. *out belongs to the
 * evaluation until the next call of this function. ESYNTAX when the old report is none. */
CXTAG_API cxtag_status cxtag_evaluation_compare(const char **out, cxtag_evaluation *evaluation,
                                                const char *old_report, size_t len, cxtag_error *err);
/* Figures that must be reached: "accuracy=0.8,theme_f1=0.7"; with <= none may be higher:
 * "calibration_error<=0.05". Names are accuracy, macro_f1, sign, theme_f1, theme_precision, theme_recall,
 * polarity, intent_f1, intent_precision, intent_recall, calibration_error, or a path into the JSON report as
 * "intents.each.suggestion.f1". *out has a line for each figure that misses its bound, "" = none does; it
 * belongs to the evaluation until the next call of this function or of cxtag_evaluation_compare. EINVAL for a
 * name that is not in the report, or a minimum that is no number. */
CXTAG_API cxtag_status cxtag_evaluation_require(const char **out, cxtag_evaluation *evaluation,
                                                const char *minimums, cxtag_error *err);

#ifdef __cplusplus
}
#endif

#endif
