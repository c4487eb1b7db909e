/* What lint finds in a pack, and what it leaves alone. */
#include "workbench.h"

#define THEMES                                                                                               \
  "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\ndelivery\tToimitus\tDelivery\t\t\t\ndelivery."  \
                  "speed\tAika\tSpeed\t\t\t\nprice\tHinta\tPrice\t\t\t\n"
#define ROWS "[van]\tdelivery.speed\t\ten\t\t\t\t\n[fee]\tprice\t\ten\t\t\t\t\n"

static void lint(const char *const *tables, test_findings *found, cxtag_check_counts *counts) {
  cxtag_builder *builder = test_builder(tables);
  cxtag_error err;
  memset(found, 0, sizeof *found);
  if (cxtag_lexicon_lint(builder, test_find, found, counts, &err) != CXTAG_OK) fail_msg("%s", err.message);
  cxtag_builder_free(builder);
  assert_int_equal(counts->failed, found->count);
}

/* One table of terms over a sound frame. */
static void expect(const char *rows, const char *const *expected, int count) {
  char table[4096];
  const char *const tables[] = {THEMES, "t/terms/all.tsv", table, NULL};
  cxtag_check_counts counts;
  test_findings found;
  snprintf(table, sizeof table, TERMS ROWS "%s", rows);
  lint(tables, &found, &counts);
  for (int i = 0; i < count; i++)
    if (!strstr(found.text, expected[i])) fail_msg("missing: %s\nin:\n%s", expected[i], found.text);
  if (found.count != count) fail_msg("%d findings, %d expected:\n%s", found.count, count, found.text);
}

static void a_sound_pack_has_no_findings(void **state) {
  (void)state;
  expect("[slow] [van]\tdelivery.speed\t-2\ten\t\tthe slow van\t\t\n"
         "[van] [slow]\tdelivery.speed\t-2\ten\t\tthe van slow\t\t\n"
         "[slow] … [van]\tdelivery\t-2\ten\t\tthe slow big van\t\t\n" /* another theme */
         "hinta\tprice\t\tfi\t\t\t\t\n[hinnan]\tprice\t-1\tfi\t\t\t\t\n",
         NULL, 0);
}

static void words_held_twice_are_found(void **state) {
  static const char *const same[] = {
      "1 t/terms/all.tsv:5:1: '([b]|[a])' holds the same words as '([a]|[b])' (t/terms/all.tsv:4)"};
  static const char *const opposed[] = {
      "2 t/terms/all.tsv:5:1: '([b]|[a])' says the opposite of '([a]|[b])'"};
  static const char *const anywhere[] = {
      "1 t/terms/all.tsv:5:1: '[a] …3 [b]' holds the same words as '[a] … [b]'"};
  (void)state;
  expect("([a]|[b])\tprice\t\ten\t\t\t\t\n([b]|[a])\tprice\t\ten\t\t\t\t\n", same, 1);
  expect("([a]|[b])\tprice\t1\ten\t\t\t\t\n([b]|[a])\tprice\t-1\ten\t\t\t\t\n", opposed, 1);
  expect("[a] … [b]\tprice\t\ten\t\ta b\t\t\n[a] …3 [b]\tprice\t\ten\t\ta b\t\t\n", anywhere, 1);
}

/* Both rows stand on the word and count: for two themes, or for a theme and the text. */
static void words_that_contradict_each_other_are_found(void **state) {
  static const char *const themes[] = {
      "2 t/terms/all.tsv:5:1: '[a]' says the opposite of '[a]' (t/terms/all.tsv:4) with "
      "the same words, and both count: keep one polarity, or give one of the two"};
  static const char *const with_text[] = {
      THEMES,
      "t/terms/all.tsv",
      TERMS ROWS "[a]\tprice\t2\ten\t\t\t\t\n[b]\tprice\t2\ten\t\t\t\t\n",
      "t/sentiment/en.tsv",
      "expression\tpolarity\tlang\ttheme\n[a]\t-1\ten\t\n[b]\t-1\ten\tdelivery\n[b]\t1\ten\t\n",
      NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  expect("[a]\tprice\t2\ten\t\t\t\t\n[a]\tdelivery\t-2\ten\t\t\t\t\n", themes, 1);
  expect("[a]\tprice\t2\ten\t\t\t\t\n[a]\tdelivery\t1\ten\t\t\t\t\n", NULL, 0); /* the same sign */
  expect("[a]\tprice\t2\ten\t& [early]\tlate a\t\t\n[a]\tdelivery\t-2\ten\t& [late]\tearly a\t\t\n", NULL, 0);
  expect("[a]\tprice\t2\ten\t\t\t\t\n([a]|[b])\tdelivery\t-2\ten\t\t\t\t\n", NULL, 0); /* more words */
  lint(with_text, &found, &counts);
  assert_int_equal(found.count, 1);
  assert_non_null(strstr(found.text, "2 t/terms/all.tsv:4:1: '[a]' says the opposite of '[a]' (t/sentiment/en.tsv:2)"));
}

/* A minus that was forgotten, unless an example shows that it was not. */
static void rows_that_turn_a_layer_below_round_are_found(void **state) {
  static const char *const tables[] = {
      THEMES,
      "t/terms/all.tsv",
      TERMS ROWS "[a]\tprice\t-3\ten\t\t\t\t\n[b]\tprice\t-3\ten\t\t\t\t\n",
      "t/sentiment/en.tsv",
      "expression\tpolarity\tlang\nbad\t-2\ten\nsick\t-2\ten\nweak\t-1\ten\n",
      "u/terms/all.tsv",
      TERMS "[a]\tprice\t3\ten\t\t\t\t\n([b])\tprice\t3\ten\t\t\t\t\n",
      "u/sentiment/en.tsv",
      "expression\tpolarity\tlang\tyes\nbad\t2\ten\t\nsick\t2\ten\tThat was sick\nweak\t-2\ten\t\n",
      NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  lint(tables, &found, &counts);
  assert_int_equal(found.count, 3);
  assert_non_null(strstr(found.text,
                         "2 u/terms/all.tsv:3:1: '([b])' says the opposite of '[b]' (t/terms/all.tsv:5) of a "
                         "layer below: mend the sign, or show with a text in `yes` that it is meant\n"));
  assert_non_null(strstr(found.text, "2 u/terms/all.tsv:2:11: '[a]' says the opposite of '[a]' (t/terms/all.tsv:4)"));
  assert_non_null(
      strstr(found.text, "2 u/sentiment/en.tsv:2:5: 'bad' says the opposite of 'bad' (t/sentiment/en.tsv:2)"));
}

static void words_taken_away_are_found(void **state) {
  static const char *const shadowed[] = {
      "4 t/terms/all.tsv:4:1: '[a]' never stands: '([a]|[b])' (t/terms/all.tsv:5) holds its words and wins"};
  static const char *const gap[] = {"4 t/terms/all.tsv:4:1: '[a] [b]' never stands: '[a] … ([b]|[c])'"};
  (void)state;
  expect("[a]\tprice\t1\ten\t\t\t\t\n([a]|[b])\tprice\t2\ten\t\t\t\t\n", shadowed, 1);
  expect("[a]\tprice\t3\ten\t\t\t\t\n([a]|[b])\tprice\t2\ten\t\t\t\t\n", NULL, 0); /* the narrower one wins */
  expect("[a]\tprice\t1\ten\t\t\t\t\n([a]|[b])\tprice\t2\ten\t[c]\ta\t\t\n", NULL, 0); /* not always */
  expect("[a] [b]\tprice\t1\ten\t\ta b\t\t\n[a] … ([b]|[c])\tprice\t-2\ten\t\ta x b\t\t\n", gap, 1);
  expect("[a] … [b]\tprice\t1\ten\t\ta b\t\t\n[a] ([b]|[c])\tprice\t-2\ten\t\ta b\t\t\n", NULL,
         0); /* the gap is wider */
}

static void forms_of_other_rows_are_found(void **state) {
  static const char *const form[] = {
      "3 t/terms/all.tsv:5:1: 'hinnat' is a form of 'hinta' (t/terms/all.tsv:4), which says the same"};
  static const char *const opposed[] = {"2 t/terms/all.tsv:5:1: 'hinnat' is also a form of 'hinta' "
                                        "(t/terms/all.tsv:4), which says the opposite"};
  (void)state;
  expect("hinta\tprice\t\tfi\t\t\t\t\nhinnat\tprice\t\tfi\t\t\t\t\n", form, 1);
  expect("hinta\tprice\t1\tfi\t\t\t\t\nhinnat\tprice\t-1\tfi\t\t\t\t\n", opposed, 1);
  expect("hinta\tprice\t1\tfi\t\t\t\t\nhinnat\tprice\t2\tfi\t\t\t\t\n", NULL,
         0); /* a form with a weight of its own */
  expect("hinta\tprice\t\tfi\t\t\t\t\n[hinnat]\tprice\t\tfi\t\t\t\t\n", NULL, 0);  /* brackets: meant */
  expect("hinta\tprice\t\tfi\t\t\t\t\nhinnat\tdelivery\t\tfi\t\t\t\t\n", NULL, 0); /* another theme */
}

static void forms_that_two_words_share_are_found(void **state) {
  static const char *const opposed[] = {
      "10 t/terms/all.tsv:5:1: 'opasta', a form of 'opas', is a form of 'opastaa' too (t/terms/all.tsv:4)"};
  (void)state;
  expect("opastaa\tprice\t-1\tfi\t\t\t\t\nopas\tprice\t1\tfi\t\t\t\t\n", opposed, 1);
  expect("opastaa\tprice\t1\tfi\t\t\t\t\nopas\tprice\t1\tfi\t\t\t\t\n", NULL, 0); /* both say the same */
  expect("[opastaa]\tprice\t-1\tfi\t\t\t\t\nopas\tprice\t1\tfi\t\t\t\t\n", NULL, 0); /* brackets: meant */
}

static void parts_of_compounds_that_take_in_much_are_found(void **state) {
#define WORDS "hintalaatu\tprice\t\tfi\t\t\t\t\nhintahaitari\tprice\t\tfi\t\t\t\t\n"                          \
  "hintaero\tprice\t\tfi\t\t\t\t\nhintataso\tprice\t\tfi\t\t\t\t\nhintalappu\tprice\t\tfi\t\t\t\t\n"
  static const char *const wide[] = {
      "9 t/terms/all.tsv:9:1: 'hinta~' takes in 5 words of other themes ('hintalaatu' ...)"};
  (void)state;
  expect(WORDS "hinta~\tdelivery\t\tfi\t\t\t\t\n", wide, 1);
  expect(WORDS "hinta~\tprice\t\tfi\t\t\t\t\n", NULL, 0); /* of its own theme */
#undef WORDS
}

static void misspelt_columns_are_found(void **state) {
  static const char *const tables[] = {
      THEMES "gift\tLahja\tGift\t\t\t\n",
      "t/terms/all.tsv",
      TERMS ROWS,
      "t/terms/gift.tsv",
      "teema\tlauseke\tpolaritet\tKielli\tlähde\tnro\ngift\tlahja\t-2\tfi\tx\t1\n",
      "t/sentiment/fi.csv",
      "ilmaus;Savy;polarity;esimerki;nots\nlahja;2;2;lahja;\n",
      "t/terms/own.tsv",
      "expression\ttheme\tyes\tyes2\tnote\tnotes\tname_sv\tSavy\n[x]\tgift\t\t\t\t\t\t\n",
      NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  lint(tables, &found, &counts);
#define TOLD(place, column, meant)                                                                                     \
  "14 t/" place ": the column '" column "' is not read: did you mean '" meant "'? For a column of your own choose a "  \
  "name less like it\n"
  assert_string_equal(
      found.text, TOLD("sentiment/fi.csv:1:22", "esimerki", "esimerkki") TOLD("sentiment/fi.csv:1:31", "nots", "not")
                      TOLD("terms/gift.tsv:1:15", "polaritet", "polarity")
                          TOLD("terms/gift.tsv:1:25", "Kielli", "kieli") TOLD("terms/own.tsv:1:46", "Savy", "sävy"));
#undef TOLD
}

static void other_languages_are_found(void **state) {
  static const char *const letters[] = {"11 t/terms/all.tsv:4:1: 'hintä' is for en and has the letter ä"};
  static const char *const example[] = {
      "11 t/terms/all.tsv:4:20: \"Hinta oli aivan liian korkea meille.\" reads as fi, the row is for en"};
  (void)state;
  expect("hintä\tprice\t\ten\t\t\t\t\n", letters, 1);
  expect("hintä\tprice\t\t*\t\t\t\t\n", NULL, 0);
  expect("[hinta]\tprice\t\ten\t\tHinta oli aivan liian korkea meille.\t\t\n", example, 1);
}

static void missing_and_contradicting_examples_are_found(void **state) {
  static const char *const missing[] = {"6 t/terms/all.tsv:4:1: '[a] [b]' has several words",
                                        "6 t/terms/all.tsv:5:1: '/cab+a/'",
                                        "6 t/terms/all.tsv:6:1: '[c]' has several"};
  static const char *const contradiction[] = {
      "2 t/terms/all.tsv:4:22: in \"an a b\" '[b]' (t/terms/all.tsv:5) says the opposite"};
  (void)state;
  expect("[a] [b]\tprice\t\ten\t\t\t\t\n/cab+a/\tprice\t\ten\t\t\t\t\n[c]\tprice\t\ten\t[d]\t\t\t\n", missing,
         3);
  expect("[a] [b]\tprice\t-2\ten\t\tan a b\t\t\n[b]\tdelivery\t2\ten\t\t\t\t\n", contradiction, 1);
}

static void examples_in_another_language_are_found(void **state) {
  static const char *const foreign[] = {"reads as fi, the row is for en: mend the column `lang`"};
  (void)state;
  expect("[chat]\tprice\t\ten\t\tEn saanut mitään vastausta teidän chatista vaikka odotin koko päivän\t\t\n",
         foreign, 1);
}

/* Tried on nearly every text; the literal of the third and fourth is named, in the column behind. */
static void patterns_with_a_short_literal_are_found(void **state) {
  static const char *const tables[] = {
      THEMES, "t/terms/all.tsv",
      "expression\ttheme\tpolarity\tlang\tyes\tliteral\n[van]\tdelivery.speed\t\ten\t\t\n[fee]\tprice\t\ten\t\t\n"
      "/e\\w*(van|cab)/\tprice\t\ten\tthe evan\t\n"
      "/ (x|y)ö /\tprice\t\tfi\ton xö se\t\n"
      "/ditch|dotch/\tprice\t\ten\tditch\t CH \n"
      "/dutch|datch/\tprice\t\ten\tdutch\ttch\n"
      "/(a|o)n, /\tprice\t\ten\tan, x\t\n"
      "/why\\w*\\?/\tprice\t\ten\twhy?\t\n"
      "/(it|they).*\\?$/\tprice\t\ten\tit is?\t\n"
      "/[0-9] €/\tprice\t\ten\t2 €\t\n"
      "/enmi/\tprice\t\ten\tenmi\t\n",
      NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  lint(tables, &found, &counts);
#define TOLD(line, literal)                                                                                    \
  "12 t/terms/all.tsv:" line ":1: the pattern is tried on every clause that holds its literal \"" literal "\", and "  \
  "very many do: name a longer text that every match holds in the column `literal`, or write words\n"
  assert_string_equal(found.text, TOLD("4", "e") TOLD("5", "ö ") TOLD("6", "ch") TOLD("8", "n, "));
#undef TOLD
}

/* A match of the first and the third need not hold it, a match of the others must. */
static void literals_that_a_match_need_not_hold_are_found(void **state) {
  static const char *const tables[] = {
      THEMES, "t/terms/all.tsv",
      "expression\ttheme\tpolarity\tlang\tyes\tliteral\n[van]\tdelivery.speed\t\ten\t\t\n[fee]\tprice\t\ten\t\t\n"
      "/[a-z]+bonz/\tprice\t\tfi\tabonu abonz\tbonu\n"
      "/[a-z]+bonz/\tdelivery\t\tfi\tabonz\tbonz\n"
      "/(?:ditch|dotch|dutchy{2})\\b/\tprice\t\ten\tditch\titch\n"
      "/(ditch|dotch|d[^a]tch|d\\wtch){2,3}/\tprice\t\ten\tditchdotch\ttch\n"
      "/(?<=early )van|van(?= bit)/\tprice\t\ten\tearly van\tvan\n"
      "/([[:alpha:]]bit|\\x41bit|(.)\\2)/\tprice\t\ten\txbit\txbit\n",
      NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  lint(tables, &found, &counts);
#define TOLD(line, sample, literal) \
  "12 t/terms/all.tsv:" line ":1: the pattern matches \"" sample "\", which does not hold its literal \"" literal \
  "\": it is looked for only beside that, so name a text that every match holds in the column `literal`\n"
  assert_string_equal(found.text, TOLD("4", "abonz", "bonu") TOLD("6", "dotch", "itch"));
#undef TOLD
}

static void what_no_text_holds_is_found(void **state) {
  static const char *const found[] = {
      "4 t/terms/all.tsv:4:1: '!!!' stands in no text, as signs like it are passed over: write a word",
      "4 t/terms/all.tsv:5:1: '§' stands in no text",
      "4 t/terms/all.tsv:6:1: a sentence ends inside 'good! really', and a row stands within one clause",
      "4 t/terms/all.tsv:7:1: the pattern '/Cab+\\d/' asks for the capital C, and patterns see texts in small letters",
      "4 t/terms/all.tsv:8:1: the pattern '/\\Dcäb+Ä/' asks for the capital Ä",
      "4 t/terms/all.tsv:9:1: '!!!' stands in no text"};
  (void)state;
  expect("!!!\tprice\t\ten\t\t\t\t\n§\tprice\t\t*\t\t\t\t\n[good! really]\tprice\t\ten\t\ta b\t\t\n"
         "/Cab+\\d/\tprice\t\ten\t\tcab1\t\t\n/\\Dcäb+Ä/\tprice\t\tfi\t\txcäbä\t\t\n"
         "(>|!!!) [cab]\tprice\t\ten\t\ta b\t\t\n",
         found, 6);
  expect("€\tprice\t\t*\t\t\t\t\n[5 %]\tprice\t\t*\t\t\t\t\n[:)]\tprice\t\t*\t\t\t\t\n([the]|[:]) "
         "[cab]\tprice\t\ten\t\tthe cab\t\t\n[e.g. this]\tprice\t\ten\t\te.g. this\t\t\n"
         "[c++]\tprice\t\ten\t\t\t\t\nH&M\tprice\t\t*\t\tH&M\t\t\n"
         "/a[A-Za-z]\\Dcab+/\tprice\t\ten\t\tazzcab\t\t\n",
         NULL, 0);
}

static void wildcards_are_found(void **state) {
  static const char *const found[] = {
      "4 t/terms/all.tsv:4:1: the `*` in 'lähet*' stands for nothing: a word in its base form covers its forms",
      "4 t/terms/all.tsv:5:1: the `*` in '*palvelu' stands for nothing",
      "4 t/terms/all.tsv:6:1: the `*` in '(kulu|mak*)' stands for nothing"};
  (void)state;
  expect("lähet*\tprice\t\tfi\t\t\t\t\n*palvelu\tprice\t\tfi\t\t\t\t\n(kulu|mak*)\tprice\t\tfi\t\t\t\t\n",
         found, 3);
  expect("[mak*]\tprice\t\ten\t\t\t\t\nf*ck\tprice\t\ten\t\tthe f*ck\t\t\ns***\tprice\t\ten\t\t\t\t\n"
         "5*\tprice\t\t*\t\t\t\t\n"
         "/magic\\w*/\tprice\t\ten\t\tmagical\t\t\n[:*]\tprice\t\t*\t\t\t\t\n",
         NULL, 0);
}

static void themes_without_rows_are_found(void **state) {
  static const char *const tables[] = {THEMES, "t/terms/all.tsv",
                                       TERMS "[van]\tdelivery.speed\t\ten\t\t\t\t\n", NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  lint(tables, &found, &counts);
  assert_string_equal(
      found.text, "5 t/themes.tsv:4:1: no row names theme 'price': write rows in terms/, or take it out\n");
  assert_int_equal(counts.rows, 1);
}

static void only_the_topmost_pack_is_linted(void **state) {
  static const char *const tables[] = {
      THEMES,
      "t/terms/all.tsv",
      TERMS ROWS "[a]\tprice\t1\ten\t\t\t\t\n([a])\tprice\t1\ten\t\t\t\t\n",
      "u/terms/all.tsv",
      TERMS "([fee]|[fee])\tprice\t\ten\t\t\t\t\n([van])\tdelivery.speed\t-1\ten\t\t\t\t\n",
      NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  lint(tables, &found, &counts);
  assert_string_equal(found.text, "1 u/terms/all.tsv:2:1: '([fee]|[fee])' adds nothing to '[fee]' "
                                  "(t/terms/all.tsv:3) of a layer below: take it out\n");
}

static void faults_are_findings_too(void **state) {
  static const char *const tables[] = {
      THEMES, "t/terms/all.tsv",
      TERMS ROWS "(a\tprice\t\ten\t\t\t\t\nb\tprise\t\ten\t\t\t\t\nc\tprice\t9\tsv\t\t\t\t\n", NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  lint(tables, &found, &counts);
  assert_int_equal(found.count, 4);
  assert_non_null(strstr(found.text, "0 t/terms/all.tsv:5:3: "));
  assert_non_null(strstr(found.text, "'price'"));
}

static cxtag_status lint_with(failing *memory) {
  static const char *const tables[] = {
      THEMES, "t/terms/all.tsv",
      TERMS ROWS
      "hinta\tprice\t\tfi\t\t\t\t\nhinnat\tprice\t\tfi\t\thinnat\t\t\n[a] [b]\tprice\t\ten\t\t\t\t\n",
      NULL};
  cxtag_memory const hook = failing_memory(memory);
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder;
  cxtag_check_counts counts;
  cxtag_error err;
  options.memory = &hook;
  cxtag_status status = cxtag_builder_new(&builder, &options);
  for (size_t i = 0; status == CXTAG_OK && tables[i]; i += 2)
    status = cxtag_builder_add_lexicon(builder, tables[i], tables[i + 1], strlen(tables[i + 1]), &err);
  if (status == CXTAG_OK) {
    status = cxtag_lexicon_lint(builder, NULL, NULL, &counts, &err);
    if (status == CXTAG_OK) assert_int_equal(counts.failed, 2);
  }
  cxtag_builder_free(builder);
  assert_int_equal(memory->held, 0);
  return status;
}

/* Steps of growing length: the whole way is long. */
static void memory_may_run_out_anywhere(void **state) {
  cxtag_status status = CXTAG_ENOMEM;
  long allowed = 0;
  (void)state;
  for (long step = 1; status == CXTAG_ENOMEM && allowed < 10000000; allowed += step, step += allowed / 200) {
    failing memory = {allowed, 0};
    status = lint_with(&memory);
  }
  assert_int_equal(status, CXTAG_OK);
}

/* Of the two paradigms that the shape of vastaus allows, one makes a word that another row has. */
static void forms_of_spare_paradigms_are_found(void **state) {
  static const char *const spare[] = {"3 t/terms/all.tsv:4:1: 'vastaus' takes 'vastauden' (t/terms/all.tsv:5) for a "
                                      "form of its own, by one of the paradigms that it may have: name its own in the "
                                      "column `inflect` (vastaus leaves that word out)"};
  static const char *const named[] = {
      THEMES, "t/terms/all.tsv",
      "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\tinflect\n"
      "[van]\tdelivery.speed\t\ten\t\t\t\t\t\n[fee]\tprice\t\ten\t\t\t\t\t\n"
      "vastaus\tdelivery\t\tfi\t\t\t\t\tvastaus\nvastauden\tprice\t\tfi\t\t\t\t\tnone\n", NULL};
  cxtag_check_counts counts;
  test_findings found;
  (void)state;
  expect("vastaus\tdelivery\t\tfi\t\t\t\t\nvastauden\tprice\t\tfi\t\t\t\t\n", spare, 1);
  expect("vastaus\tdelivery\t\tfi\t\t\t\t\nvastausta\tprice\t\tfi\t\t\t\t\n", NULL, 0); /* a form in any case */
  lint(named, &found, &counts);
  assert_int_equal(found.count, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_sound_pack_has_no_findings),
      cmocka_unit_test(words_held_twice_are_found),
      cmocka_unit_test(words_that_contradict_each_other_are_found),
      cmocka_unit_test(rows_that_turn_a_layer_below_round_are_found),
      cmocka_unit_test(words_taken_away_are_found),
      cmocka_unit_test(forms_of_other_rows_are_found),
      cmocka_unit_test(forms_that_two_words_share_are_found),
      cmocka_unit_test(parts_of_compounds_that_take_in_much_are_found),
      cmocka_unit_test(misspelt_columns_are_found),
      cmocka_unit_test(other_languages_are_found),
      cmocka_unit_test(missing_and_contradicting_examples_are_found),
      cmocka_unit_test(examples_in_another_language_are_found),
      cmocka_unit_test(patterns_with_a_short_literal_are_found),
      cmocka_unit_test(literals_that_a_match_need_not_hold_are_found),
      cmocka_unit_test(what_no_text_holds_is_found),
      cmocka_unit_test(wildcards_are_found),
      cmocka_unit_test(themes_without_rows_are_found),
      cmocka_unit_test(only_the_topmost_pack_is_linted),
      cmocka_unit_test(faults_are_findings_too),
      cmocka_unit_test(memory_may_run_out_anywhere),
      cmocka_unit_test(forms_of_spare_paradigms_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
