#include "cli/result.h"

#include <string.h>

#define SECTION(key, heading, text, terms)                                                                   \
  { key, heading, text, terms, sizeof terms / sizeof *terms }

/* A member of an object stands after a dot, an element of an array has []: as in --text-path. */
static const cli_term members[] = {
    {"id", "string: the record's own id, else its number in the input, from 1"},
    {"field", "string, only where an entry holds several texts: the column or question that this one is from"},
    {"text", "string: what was tagged, valid UTF-8; not with --no-text"},
    {"lang", "`fi`, `en`, or `und` where it is neither or too little to tell"},
    {"sentiment.label",
     "`positive`, `negative`, `mixed` (both sides strong and nearly equal) or `neutral` (next to no evidence)"},
    {"sentiment.score", "-1 to 1, out of the sums of the effects on both sides"},
    {"sentiment.positive, sentiment.negative", "0 to 1: the strength of each side"},
    {"sentiment.confidence", "0 to 1: of the results with this confidence about this share has the right label"},
    {"themes[].id", "the theme; a sub-theme has a dot: `delivery.cost`"},
    {"themes[].polarity", "`positive`, `negative`, `mixed` or `neutral`: what is said of this theme"},
    {"themes[].score", "-1 to 1, like sentiment.score"},
    {"themes[].spans[]", "where it is talked about"},
    {"intents[]", "what the customer is up to, by its id; with --explain an object:"},
    {"intents[].id, intents[].span", "the id, and where it is said"},
    {"flags[]", "names, listed below"},
    {"why[]", "only with --explain: the rows that fired, in the order of the text:"},
    {"why[].rule", "the row: `base/terms/delivery.tsv:178` is file and line in its pack"},
    {"why[].expression", "as the row writes it"},
    {"why[].span", "the words on which it fired"},
    {"why[].weight", "the polarity in the row, -5 to 5"},
    {"why[].effect", "what that adds to the positive (above 0) or negative sum, in reach of the shifters"},
    {"why[].shifters[]",
     "strings: the negators, boosters, contrasts and so on that made weight into effect, in their order"},
    {"meta.NAME", "string, only with --keep: a column, path or detail of the input"},
};

static const cli_term flags[] = {
    {"non_answer", "the text says nothing: \"-\", \"ei kommentoitavaa\""},
    {"repaired", "bytes that are no UTF-8 were mended, or too many combining marks were cut"},
    {"truncated", "only the beginning was read: see --max-text"},
    {"question", "the text asks something"},
    {"uncertain_language", "there is too little evidence for the language named"},
    {"mixed_language", "it has clauses in both languages"},
    {"empty", "no word, number or emoji at all"},
    {"regex_limit", "a pattern reached its limit: what its row would say may be missing"},
    {"match_limit",
     "more rows fired or might have than are looked at, or a clause or sentence is so long that it was looked at in "
     "pieces"},
};

static const cli_term row[] = {
    {"id, field, text, lang", "as above"},
    {"sentiment", "sentiment.label"},
    {"score, positive, negative, confidence", "the numbers of sentiment"},
    {"themes", "each with its polarity, `delivery:+ price:-`: + positive, - negative, +- mixed, 0 neutral"},
    {"intents, flags", "ids and names, with blanks between"},
};

static const cli_term wide[] = {
    {"id, field, text, lang, sentiment, score, intents, flags", "as in csv"},
};

static const cli_term mention[] = {
    {"id, field, lang, sentiment, score", "of the record, as in csv"},
    {"theme, polarity, theme_score", "of the theme that is mentioned; empty where the record has none"},
    {"start, end", "the span, in the unit of --offsets"},
    {"mention", "the words there; empty with --no-text"},
};

static const cli_term summary[] = {
    {"theme", "its name in the language of --headings (else of --ui); the first line is all texts, by their sentiment"},
    {"texts, share", "how many texts talk about it, and of all texts how many in a hundred"},
    {"positive, negative, mixed, neutral", "of these, by what they say of the theme"},
    {"score", "the mean of their scores for the theme"},
    {"intent, texts", "a second table: how many texts have each intent"},
};

static const cli_term pretty[] = {
    {"id, sentiment, text", "with the score behind the label; a long text is cut"},
    {"themes", "`delivery+ price-`, then the intents: `!churn`"},
};

static const cli_term workbook[] = {
    {"Records",
     "a row a record, columns as in csv; of --keep numbers (4.5) and ISO days (2024-03-05, 2024-03-05T10:20:30) are "
     "numbers and days, all else is text"},
    {"Themes",
     "theme, texts, positive, mixed, neutral, negative, score, as in summary, and a chart; themes by their ids, with "
     "--headings by their names"},
};

static const cli_term rejects[] = {
    {"source, line, byte", "the file (file!member of an archive), and where in it the record begins; 0 = not known"},
    {"error", "what is wrong with it"},
    {"text", "the record as it stands there"},
};

static const cli_term reasons[] = {
    {"blank", "no text; --blank keep tags it"},
    {"agent", "written by the company, not by a customer"},
    {"system", "a message of the product: a call, a new member, a setting"},
    {"media", "a picture, film or file without words"},
    {"deleted", "removed by its author or a moderator"},
    {"poll, page", "a poll without words; data of a page that is no tweet"},
    {"retweet, bot, preview, spam", "only with --skip: what the product marks so"},
};

const char cli_reasons[] = "agent, system, media, deleted, poll, page, retweet, bot, preview, spam";

int cli_is_reason(const char *name, size_t length) {
  for (const char *reason = cli_reasons; *reason; reason += strspn(reason, ", ")) {
    size_t const size = strcspn(reason, ",");
    if (!strncmp(name, reason, size) && (length == size || (length == size + 1 && name[size] == 's'))) return 1;
    reason += size;
  }
  return 0;
}

const char cli_result_purpose[] =
    "what stands in the output. Themes and intents are ids of the lexicon's tables themes.tsv and intents.tsv; scores "
    "have three decimals";
const cli_section cli_result_sections[] = {
    SECTION("result jsonl", "JSON lines (--to jsonl)",
            "An object a line, its members in this order. A span is [start,end): places in `text` in the unit "
            "of --offsets.",
            members),
    SECTION("result flags", "Flags", "What is to be known of a text besides, in `flags`.", flags),
    SECTION("result csv", "A row a record (--to csv, tsv)",
            "A header, then a row a record. The columns of --keep stand behind the others, here and in wide and long; "
            "one that is called as a column in front of it gets a number: score#2.",
            row),
    SECTION("result wide", "A column a theme (--to wide)",
            "A header, then a row a record; behind the columns below one for every theme of the lexicon, named by its "
            "id: the theme's score, or nothing where it is not talked about.",
            wide),
    SECTION("result long", "A row a mention (--to long)",
            "As many rows as a record's themes have spans; one row for a record without themes.", mention),
    SECTION("result summary", "Counts (--to summary)", "Themes, the most frequent first, and intents.", summary),
    SECTION("result pretty", "For people (--to pretty)", "A line a record, as wide as the terminal.", pretty),
    SECTION("result xlsx", "A workbook (--to xlsx)", "Two sheets.", workbook),
    SECTION("result rejects", "What could not be read (--rejects FILE)", "An object a line.", rejects),
    SECTION("result skipped", "Why an entry is skipped",
            "The summary on standard error counts these; which of them a format has, its product decides. --include "
            "tags them all the same, --skip leaves more out.",
            reasons),
};
const size_t cli_result_section_count = sizeof cli_result_sections / sizeof *cli_result_sections;
