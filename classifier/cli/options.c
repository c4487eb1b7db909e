/* The options, as data. What stands here is parsed, printed by --help and put into the man page. */
#include "cli/command.h"

#define AT(member) offsetof(cli_settings, member)
#define GROUP(heading, options)                                                                              \
  { heading, options, sizeof options / sizeof *options }

static const cli_option lexicon_options[] = {
    {'l', "lexicon", CLI_LIST, AT(lexicons), "DIR",
     "a lexicon pack (a folder of tables, or a compiled pack) laid over the base pack; repeat for more "
     "layers",
     0},
    {0, "no-base", CLI_FLAG, AT(no_base), NULL, "without the base pack: only the packs of --lexicon", 0},
};
const cli_group cli_lexicon_options = GROUP("Lexicons", lexicon_options);

static const cli_option language_options[] = {
    {0, "lang", CLI_CHOICE, AT(language), "auto|fi|en",
     "language of the texts; auto finds out for every text", 0},
    {0, "typos", CLI_FLAG, AT(typos), NULL,
     "a word of 7 letters or more may hold one doubled, dropped or swapped letter", 0},
};
const cli_group cli_language_options = GROUP("Language", language_options);

static const cli_option reading_options[] = {
    {'f', "from", CLI_TEXT, AT(from), "FORMAT",
     "lines, csv, tsv, jsonl, json, xlsx or a preset of `cxtag formats`; found by content when not given. "
     "Standard input is lines unless it begins with a known magic, { or [",
     0},
    {0, "text-column", CLI_LIST, AT(text_columns), "NAME",
     "the column with the text, by name or as #2; repeat = a record each, A+B = joined", 0},
    {0, "text-path", CLI_LIST, AT(text_paths), "PATH",
     "the text in JSON: items[].body.fi; [] = each element, [label=Viesti] = the element with that member",
     0},
    {0, "id-column", CLI_TEXT, AT(id_column), "NAME", "the column with the id", 0},
    {0, "id-path", CLI_TEXT, AT(id_path), "PATH",
     "the id in JSON; a path begins at the document ($.key) or at what the text lies in", 0},
    {0, "question", CLI_TEXT, AT(question), "TEXT",
     "the question that the texts answer: a bare answer (\"queues\") praises, blames or wishes as the question asks. "
     "Without it: the question of the record, or the name of its text column",
     0},
    {0, "question-column", CLI_TEXT, AT(question_column), "NAME", "the column with the question", 0},
    {0, "question-path", CLI_TEXT, AT(question_path), "PATH", "the question in JSON", 0},
    {0, "keep", CLI_NAMES, AT(keep), "NAMES|all",
     "columns, or paths as of --id-path, to pass on under meta, separated by commas (\\, = a comma in a name); also "
     "time, author, rating, language and channel, where the format has them, and source: the file",
     0},
    {0, "sheet", CLI_TEXT, AT(sheet), "NAME",
     "the sheet of a workbook, by name or as #2; else the first with texts", 0},
    {0, "member", CLI_TEXT, AT(member), "NAME", "the file inside an archive; * stands for any characters", 0},
    {0, "encoding", CLI_TEXT, AT(encoding), "NAME", "the encoding, when it cannot be found out", 0},
    {0, "delimiter", CLI_TEXT, AT(delimiter), "CHARACTER",
     "of CSV: a character, comma, semicolon, tab or pipe", 0},
    {0, "csv-escape", CLI_CHOICE, AT(csv_escape), "double|backslash",
     "how a quote inside a quoted CSV cell is written", 0},
    {0, "header-rows", CLI_TEXT, AT(header_rows), "N", "rows before the first record; 0 = none", 0},
    {0, "preset-file", CLI_LIST, AT(preset_files), "FILE", "adds presets of your own", 0},
    {0, "skip", CLI_TEXT, AT(skip), "REASONS", "entries to leave out besides the usual ones: retweets,bots",
     0},
    {0, "include", CLI_TEXT, AT(include), "REASONS",
     "entries to tag although they are usually left out: deleted,media", 0},
    {0, "blank", CLI_CHOICE, AT(blank), "skip|keep",
     "empty texts are skipped and counted (default), or are records", 0},
    {0, "max-text", CLI_SIZE, AT(max_text), "SIZE",
     "bytes of a text that are read (64k, 1M); longer ones are flagged `truncated` (default 1M)", 0},
    {0, "max-record", CLI_SIZE, AT(max_record), "SIZE",
     "bytes of a record that are kept in memory (default 64M)", 0},
    {0, "max-expand", CLI_SIZE, AT(max_expand), "SIZE", "bytes that an archive may unpack to (default 64G)",
     0},
    {0, "max-window", CLI_SIZE, AT(max_window), "SIZE",
     "bytes that zstd data may look back, which are held in memory (default 128M; dumps need up to 2G)", 0},
};
const cli_group cli_reading_options = GROUP("Reading", reading_options);

static const cli_option writing_options[] = {
    {'t', "to", CLI_CHOICE, AT(to), "jsonl|csv|tsv|wide|long|summary|pretty|xlsx",
     "wide = a column per theme, long = a row per mention, summary = themes by sentiment, pretty = for "
     "people (default jsonl)",
     0},
    {'o', "output", CLI_TEXT, AT(output), "FILE",
     "write to FILE. jsonl is written as it comes; every other format stands there only when it is whole", 0},
    {0, "no-text", CLI_FLAG, AT(no_text), NULL, "leave the texts out", 0},
    {0, "offsets", CLI_CHOICE, AT(offsets), "bytes|codepoints|utf16", "unit of the spans (default bytes)", 0},
    {0, "explain", CLI_FLAG, AT(explain), NULL,
     "add `why`: every row that fired, its span, weight, shifters and effect", 0},
    {0, "excel", CLI_FLAG, AT(excel), NULL,
     "csv, wide and long as a Finnish Excel opens them: semicolons, byte order mark, CR LF, safe cells", 0},
    {0, "headings", CLI_CHOICE, AT(headings), "en|fi",
     "names of themes in pretty and summary (default: the language of --ui); with it, a workbook has names in "
     "place of ids",
     0},
};
const cli_group cli_writing_options = GROUP("Writing", writing_options);

static const cli_option running_options[] = {
    {'j', "jobs", CLI_COUNT, AT(jobs), "N", "tag on N threads; the output does not depend on it (default 1)",
     0},
    {0, "strict", CLI_FLAG, AT(strict), NULL, "the first record that cannot be read ends the run", 0},
    {0, "max-errors", CLI_COUNT, AT(max_errors), "N", "end the run when more than N records cannot be read",
     AT(has_max_errors)},
    {0, "rejects", CLI_TEXT, AT(rejects), "FILE",
     "write what could not be read to FILE, a JSON object a line: source, line, byte, error, text", 0},
    {0, "resume", CLI_TEXT, AT(resume), "STATE",
     "keep in the file STATE how far it came; run again after an interruption, the same command goes on from there. "
     "With --output FILE, in jsonl, csv, tsv, wide or long",
     0},
    {0, "progress", CLI_FLAG, AT(progress), NULL,
     "show how far it is, how fast and how long to go even when standard error is no terminal", 0},
    {0, "no-progress", CLI_FLAG, AT(no_progress), NULL, "never show it", 0},
};
const cli_group cli_running_options = GROUP("The run", running_options);

static const cli_option colour_options[] = {
    {0, "color", CLI_CHOICE, AT(colour), "auto|always|never",
     "colours; auto = on a terminal, unless NO_COLOR is set", 0},
};
const cli_group cli_colour_options = GROUP("Colour", colour_options);

static const cli_option common_options[] = {
    {'q', "quiet", CLI_FLAG, AT(quiet), NULL,
     "errors only on standard error: no summary, warnings or progress", 0},
    {0, "ui", CLI_CHOICE, AT(ui), "fi|en",
     "language of help, of the command's messages, of what explain, formats, inspect and `lex` print and of the "
     "headings of pretty and summary; when not given, that of LC_ALL, LC_MESSAGES or LANG. Messages about how an input "
     "is read, the report of eval and all other output are in English",
     0},
    {'h', "help", CLI_FLAG, AT(help), NULL, "show this help", 0},
};
const cli_group cli_common_options = GROUP("Common", common_options);
