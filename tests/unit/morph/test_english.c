/* English words: their forms, and words that look like forms but are others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#ifdef CXTAG_HAS_STEMMER
#include <libstemmer.h>
#endif

#include "match_stems.h"
#include "morph/english.h"
#include "morph/nominal.h"

typedef struct word {
  const char *entry, *right, *wrong;
} word;

static const word words[] = {
    {"order", "order orders order's orders' ordered ordering", "disorder orderly border orderer"},
    {"delivery", "delivery deliveries delivery's delievery delivary delieveries",
     "deliver delivered deliverer livery"},
    {"deliver", "deliver delivers delivered delivering delievered", "delivery deliverer liver deliverance"},
    {"price", "price prices priced pricing price's", "priceless pricey prize pricier"},
    {"box", "box boxes boxed boxing box's", "boxer"},
    {"bus", "bus buses bus's", "busy business"},
    {"company", "company companies company's companies'", "companion accompany"},
    {"child", "child children child's children's", "childish childhood"},
    {"person", "person people persons person's people's", "personal personnel"},
    {"man", "man men man's men's", "manner mean"},
    {"fulfil", "fulfil fulfils fulfill fulfilled fulfilling", "full"},
    {"enrol", "enrol enroll enrolled enrolling", "role"},
    {"pic", "pic pics pic's", "picked picking pick"},
    {"panic", "panic panics panicked panicking", "panel"},
    {"city", "city cities citys city's", "cite"},
    {"woman", "woman women women's", "womanly"},
    {"foot", "foot feet", "footage"},
    {"tooth", "tooth teeth", "toothy"},
    {"half", "half halves", "halfway"},
    {"knife", "knife knives", "knifes'"},
    {"shelf", "shelf shelves", "self"},
    {"criterion", "criterion criteria", "critic"},
    {"analysis", "analysis analyses", "analyst"},
    {"photo", "photo photos photo's", "photograph"},
    {"hero", "hero heroes", "heroic"},
    {"quiz", "quiz quizzes quizzed", "quizzical"},
    {"staff", "staff staff's", "stuff"},
    {"wait", "wait waits waited waiting", "waiter waitress await"},
    {"stop", "stop stops stopped stopping", "stoped stoping stopper"},
    {"ship", "ship ships shipped shipping", "shipment"},
    {"plan", "plan plans planned planning plan's", "planed plane planner"},
    {"hope", "hope hopes hoped hoping hopeless", "hopped hopping hop"},
    {"refer", "refer refers referred referring refered refering", "reference referee"},
    {"cancel", "cancel cancels cancelled cancelled canceled canceling cancelling cansel",
     "cancellation cancer"},
    {"travel", "travel travels travelled traveled travelling traveling", "traveller"},
    {"visit", "visit visits visited visiting", "visitor"},
    {"admit", "admit admits admitted admitting", "admission"},
    {"offer", "offer offers offered offering", "off"},
    {"happen", "happen happens happened happening", "happy"},
    {"love", "love loves loved loving", "lovely lover glove"},
    {"arrive", "arrive arrives arrived arriving", "arrival river"},
    {"use", "use uses used using useless", "user usual useful"},
    {"charge", "charge charges charged charging", "charger"},
    {"agree", "agree agrees agreed agreeing", "agreement"},
    {"free", "free frees freed freeing freer freely", "freedom"},
    {"try", "try tries tried trying", "trial"},
    {"reply", "reply replies replied replying", "rep"},
    {"pay", "pay pays paid paying payed", "payment payer"},
    {"play", "play plays played playing", "player"},
    {"buy", "buy buys bought buying", "buyer"},
    {"die", "die dies died dying", "dice diet"},
    {"lie", "lie lies lied lying lay lain", "line"},
    {"fix", "fix fixes fixed fixing", "fixture fixer"},
    {"miss", "miss misses missed missing", "mission mistake"},
    {"teach", "teach teaches taught teaching", "teacher"},
    {"catch", "catch catches caught catching", "catchy"},
    {"go", "go goes went gone going", "goal good goo"},
    {"get", "get gets got gotten getting", "gate gettable"},
    {"give", "give gives gave given giving", "gift"},
    {"take", "take takes took taken taking", "token intake"},
    {"make", "make makes made making", "maker maid"},
    {"come", "come comes came coming", "comedy"},
    {"send", "send sends sent sending", "sender sense scent"},
    {"spend", "spend spends spent spending", "suspend"},
    {"lose", "lose loses lost losing", "loose loser loss"},
    {"choose", "choose chooses chose chosen choosing", "choice"},
    {"break", "break breaks broke broken breaking", "breakfast brake"},
    {"speak", "speak speaks spoke spoken speaking", "speaker speech"},
    {"write", "write writes wrote written writing", "writer"},
    {"read", "read reads reading", "reader ready"},
    {"see", "see sees saw seen seeing", "seed seem seek"},
    {"feel", "feel feels felt feeling", "fell fill"},
    {"keep", "keep keeps kept keeping", "keeper"},
    {"tell", "tell tells told telling", "teller tall"},
    {"say", "say says said saying", "sadly"},
    {"know", "know knows knew known knowing", "knowledge now"},
    {"think", "think thinks thought thinking", "thing thin"},
    {"find", "find finds found finding", "fine founder"},
    {"leave", "leave leaves left leaving", "leaf live"},
    {"meet", "meet meets met meeting", "meat metre"},
    {"run", "run runs ran running", "runner ruin"},
    {"sit", "sit sits sat sitting", "site sitter"},
    {"put", "put puts putting", "putt"},
    {"cut", "cut cuts cutting", "cute"},
    {"hurt", "hurt hurts hurting", "hurtful"},
    {"cost", "cost costs costing costed", "costly coast"},
    {"learn", "learn learns learned learnt learning", "learner"},
    {"understand", "understand understands understood understanding", "under stand"},
    {"begin", "begin begins began begun beginning", "beginner"},
    {"forget", "forget forgets forgot forgotten forgetting", "forge"},
    {"sell", "sell sells sold selling", "seller cell"},
    {"hear", "hear hears heard hearing", "heart hare"},
    {"drive", "drive drives drove driven driving", "driver"},
    {"wear", "wear wears wore worn wearing", "weary"},
    {"panic", "panic panics panicked panicking", "panicky"},
    {"fee", "fee fees fee's", "feed feeing feel"},
    {"even", "even", "evening event"},
    {"ad", "ad ads ad's", "added adding"},
    {"new", "new newer newest newly", "news knew"},
    {"good", "good better best", "goods well goodness"},
    {"bad", "bad worse worst badly", "bade"},
    {"well", "well better best", ""},
    {"far", "far further furthest farther farthest", "fare"},
    {"big", "big bigger biggest", ""},
    {"hot", "hot hotter hottest", "hotel"},
    {"cheap", "cheap cheaper cheapest cheaply", "cheat"},
    {"nice", "nice nicer nicest nicely", "niece"},
    {"easy", "easy easier easiest easily", "ease"},
    {"happy", "happy happier happiest happily unhappy unhappily", "happiness happen"},
    {"friendly", "friendly friendlier friendliest unfriendly freindly", "friend friends"},
    {"busy", "busy busier busiest busily", "business"},
    {"slow", "slow slower slowest slowly", "slowness"},
    {"quick", "quick quicker quickest quickly", "quicken"},
    {"fast", "fast faster fastest", "fasten breakfast"},
    {"late", "late later latest", "lately plate"},
    {"hard", "hard harder hardest", "hardly"},
    {"high", "high higher highest", "highly height"},
    {"short", "short shorter shortest", "shortly shorts shortage"},
    {"long", "long longer longest", "along length"},
    {"low", "low lower lowest", "slow allow"},
    {"clean", "clean cleaner cleanest cleanly cleaned cleaning", "cleanse"},
    {"clear", "clear clearer clearest clearly unclear", "clearance"},
    {"full", "full fuller fullest fully", "fulfil"},
    {"terrible", "terrible terribly terrable", "terrify terror"},
    {"horrible", "horrible horribly horrable", "horror"},
    {"helpful", "helpful helpfully unhelpful unhelpfully helpfull", "help helpless"},
    {"basic", "basic basically", "basis base"},
    {"automatic", "automatic automatically", "automation"},
    {"public", "public publicly", "publish"},
    {"true", "true truer truest truly untrue", "trust truth"},
    {"possible", "possible possibly impossible impossibly", "possibility"},
    {"reliable", "reliable reliably unreliable", "rely reliability"},
    {"professional", "professional professionally unprofessional unprofessionally proffesional",
     "professor profession"},
    {"polite", "polite politely impolite", "politics"},
    {"patient", "patient patients patiently impatient impatiently", "patience"},
    {"satisfied", "satisfied dissatisfied unsatisfied", "satisfy"},
    {"honest", "honest honestly dishonest dishonestly", "honesty"},
    {"competent", "competent competently incompetent competant", "compete"},
    {"useful", "useful usefully", "use useless"},
    {"care", "care cares cared caring careless carelessly", "career carer"},
    {"pain", "pain pains painless", "paint"},
    {"real", "real", "really reality"},
    {"like", "like likes liked liking", "likely unlike likeness"},
    {"rid", "rid rids ridding", "riding ride"},
    {"fair", "fair fairer fairest unfair unfairly", "fairly fare"},
    {"employee", "employee employees employee's", "employed employing employ"},
    {"week", "week weeks week's", "weekly weak"},
    {"month", "month months month's", "monthly moth"},
    {"cost-effective", "cost-effective", "cost effective"},
    {"colour", "colour colours colour's color colors coloured colored colouring", "collar"},
    {"favorite", "favorite favorites favourite favourites", "favor"},
    {"organise", "organise organised organising organize organized organizing organises", "organ organic"},
    {"organization", "organization organizations organisation organisations", "organize"},
    {"analyse", "analyse analysed analyze analyzed analyzing", "analysis"},
    {"centre", "centre centres center centers", "central"},
    {"theatre", "theatre theater theaters", "theatrical"},
    {"grey", "grey greyer gray", "greet"},
    {"catalogue", "catalogue catalogues catalog catalogs", "category"},
    {"jewellery", "jewellery jewelry", "jewel"},
    {"apologise", "apologise apologised apologize apologizing apologised", "apology"},
    {"receive", "receive receives received receiving recieve recieved recieving", "receipt receiver"},
    {"definitely", "definitely definately", "define definite"},
    {"definite", "definite definitely definately", "define infinite"},
    {"separate", "separate separated separately seperate seperated seperately", "desperate"},
    {"recommend", "recommend recommended recommending recomend reccomend reccommended",
     "command recommendation"},
    {"disappoint", "disappoint disappointed disappointing dissapointed disapointed", "appoint"},
    {"disappointed", "disappointed dissapointed disapointed", "disappoint"},
    {"address", "address addresses addressed adress", "dress"},
    {"experience", "experience experiences experienced experiance", "expert"},
    {"customer", "customer customers customer's customers' costumer", "custom customs"},
    {"service", "service services service's servise", "server servant"},
    {"excellent", "excellent excellently excelent excellant", "excel excellence"},
    {"immediately", "immediately imediately", "mediate"},
    {"unfortunately", "unfortunately", "fortune"},
    {"appreciate", "appreciate appreciated appreciates apreciate", "depreciate"},
    {"restaurant", "restaurant restaurants resturant restaraunt", "rest"},
    {"successful", "successful successfully unsuccessful succesful", "success"},
    {"professionally", "professionally", "profess"},
    {"be",
     "be am is are was were been being i'm im you're youre they're it's that's isn't isnt aren't "
     "wasn't wasnt weren't ain't there's",
     "bee beings its were're bed bet been's"},
    {"have", "have has had having i've ive you've haven't havent hasn't hadn't", "haven hav behave"},
    {"do", "do does did done doing don't dont doesn't doesnt didn't didnt", "doe dog undone"},
    {"can", "can can't cant cannot", "cans canned canning"},
    {"could", "could couldn't couldnt could've", "cloud"},
    {"should", "should shouldn't shouldnt", "shoulder"},
    {"would", "would wouldn't wouldnt i'd they'd", "wood"},
    {"will", "will won't wont i'll they'll", "willing ill well"},
    {"must", "must mustn't", "mustard"},
    {"not",
     "not don't dont doesn't didn't can't cant cannot won't isn't isnt wasn't haven't couldn't "
     "shouldn't ain't aint wouldnt",
     "note knot cannon nothing"},
    {"it", "it it's it'll", "its item"},
    {"i", "i i'm im i've i'd i'll", "id ill"},
    {"you", "you you're you've you'll youre", "your yours young"},
    {"they", "they they're theyre they've", "their then"},
    {"her", "her", "hers herd"},
    {"as", "as", "ass asses"},
    {"on", "on", "ones only one"},
    {"other", "other", "others otherwise"},
    {"c++", "c++", "c"},
    {"24/7", "24/7", "24"},
    {"app", "app apps app's", "apply apple applied"},
    {"rep", "rep reps rep's", "reply"},
    {"fly", "fly flies flew flown flying", ""},
    {"issue", "issue issues issued issuing", "tissue"},
    {"problem", "problem problems problem's", "problematic"},
    {"refund", "refund refunds refunded refunding refund's", "fund refundable"},
    {"return", "return returns returned returning retrun", "turn"},
    {"support", "support supports supported supporting", "supporter sport"},
    {"manager", "manager managers manager's", "manage"},
    {"call", "call calls called calling", "caller recall"},
    {"phone", "phone phones phoned phoning phone's", "phony telephone"},
    {"queue", "queue queues queued queuing", "question"},
    {"email", "email emails emailed emailing", "mail"},
    {"login", "login logins", "log logging"},
    {"website", "website websites website's", "site"},
    {"crash", "crash crashes crashed crashing", "crush"},
    {"freeze", "freeze freezes froze frozen freezing", "freezer"},
    {"work", "work works worked working", "worker network"},
    {"train", "train trains trained training", "strain"},
    {"bill", "bill bills billed billing", "billion billy"},
    {"university", "university universities", "universe universal"},
    {"several", "several", "severe severely"},
};

static void forms_of_words(void **state) {
  size_t faults = 0;
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    faults += count_faults(cx_english_stems, words[i].entry, words[i].right, 1);
    faults += count_faults(cx_english_stems, words[i].entry, words[i].wrong, 0);
  }
  assert_int_equal(faults, 0);
}

static uint32_t features_of(const char *entry, const char *form) {
  match m = match_word(cx_english_stems, entry, NULL, form, strlen(form));
  assert_true(m.found);
  return m.features;
}

static void forms_say_what_they_are(void **state) {
  (void)state;
  assert_int_equal(features_of("order", "order"), 0);
  assert_int_equal(features_of("delivery", "deliveries"), CX_PLURAL);
  assert_int_equal(features_of("delivery", "delivery's"), CX_POSSESSIVE);
  assert_int_equal(features_of("child", "children"), CX_PLURAL);
  assert_true(features_of("take", "took") & CX_PAST);
  assert_true(features_of("stop", "stopped") & CX_PAST);
  assert_int_equal(features_of("cheap", "cheaper"), CX_COMPARATIVE);
  assert_int_equal(features_of("bad", "worst"), CX_SUPERLATIVE);
  assert_int_equal(features_of("quick", "quickly"), CX_ADVERB);
  assert_int_equal(features_of("helpful", "unhelpful"), CX_NEGATED_PREFIX);
  assert_int_equal(features_of("polite", "impolitely"), CX_NEGATED_PREFIX | CX_ADVERB);
  assert_int_equal(features_of("care", "careless"), CX_CARITIVE);
}

static void contractions_hold_their_negator(void **state) {
  static const char *const verbs[][2] = {{"do", "don't"},     {"do", "dont"},        {"do", "didn't"},
                                         {"can", "cannot"},   {"will", "won't"},     {"be", "isnt"},
                                         {"have", "haven't"}, {"could", "couldn't"}, {"would", "wouldnt"}};
  (void)state;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    assert_true(features_of(verbs[i][0], verbs[i][1]) & CX_NEGATED);
    assert_true(features_of("not", verbs[i][1]) & CX_NEGATED);
  }
  assert_false(features_of("be", "it's") & CX_NEGATED);
  assert_false(features_of("not", "not") & CX_NEGATED);
}

static int found_as(const char *entry, const char *inflect, const char *form) {
  return match_word(cx_english_stems, entry, inflect, form, strlen(form)).found;
}

static void inflect_narrows_the_paradigms(void **state) {
  (void)state;
  assert_true(found_as("order", "noun", "orders"));
  assert_false(found_as("order", "noun", "ordered"));
  assert_true(found_as("order", "verb", "ordered"));
  assert_false(found_as("order", "verb", "order's"));
  assert_true(found_as("laggy", "adjective", "laggier"));
  assert_true(found_as("spammy", "adjective", "spammiest"));
  assert_false(found_as("spammy", NULL, "spammiest"));
  assert_true(found_as("order", "none", "order"));
  assert_false(found_as("order", "none", "orders"));
}

static int count_stem(void *ctx, const cx_stem *stem) {
  size_t *left = ctx;
  assert_true(stem->length > 0 && stem->length < sizeof stem->bytes);
  assert_int_equal(strlen(stem->bytes), stem->length);
  return (*left)-- > 1;
}

static void stops_when_the_sink_does(void **state) {
  static const char *const entries[] = {"order", "be", "colour", "take", "quick", "polite"};
  (void)state;
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
    cx_entry entry = {.word = entries[i], .length = strlen(entries[i]), .languages = CX_LANGUAGE_EN};
    size_t all = SIZE_MAX;
    assert_true(cx_english_stems(&entry, count_stem, &all));
    for (size_t few = 1; few < SIZE_MAX - all; few++) {
      size_t left = few;
      assert_false(cx_english_stems(&entry, count_stem, &left));
      assert_int_equal(left, 0);
    }
  }
}

static void any_bytes_are_an_entry(void **state) {
  static const char *const odd[] = {"e",    "y",   "s",   "'",        "-",
                                    "''s",  "--",  "qu",  "ie",       "ee",
                                    "lle",  "ue",  "sis", "\xC3\xA4", "\xF0\x9F\x98\x80",
                                    "a-b-", "\x01"};
  char giant[300];
  (void)state;
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) assert_true(found_as(odd[i], NULL, odd[i]));
  for (size_t len = 240; len < 256; len++) {
    cx_entry entry = {.word = giant, .length = len, .languages = CX_LANGUAGE_EN};
    size_t left = SIZE_MAX;
    memset(giant, 'e', len);
    memcpy(giant, "colour", 6);
    assert_true(cx_english_stems(&entry, count_stem, &left));
  }
}

static void tables_stand_in_order(void **state) {
  const cx_word_table *tables[] = {&cx_english_verbs, &cx_english_nouns, &cx_english_adjectives,
                                   &cx_english_opposed, &cx_english_pieces};
  (void)state;
  for (size_t n = 1; n < cx_finnish_particles.count; n++)
    assert_true(strcmp(cx_finnish_particles.words[n - 1], cx_finnish_particles.words[n]) < 0);
  for (size_t n = 1; n < cx_english_word_count; n++)
    assert_true(strcmp(cx_english_words[n - 1].word, cx_english_words[n].word) < 0);
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    for (size_t n = 1; n < tables[i]->count; n++)
      assert_true(strcmp(tables[i]->rows[n - 1].word, tables[i]->rows[n].word) < 0);
}

/* Each is found, and nothing that differs from it in a letter, is shorter or longer. */
static void every_listed_word_is_found(void **state) {
  (void)state;
  for (size_t n = 0; n < cx_english_word_count; n++) {
    char text[2 * CX_LISTED_SIZE];
    size_t const len = strlen(cx_english_words[n].word);
    strcpy(text, cx_english_words[n].word);
    assert_int_equal(cx_english_kinds(text, len), cx_english_words[n].kinds);
    assert_int_not_equal(cx_english_words[n].kinds, 0);
    strcpy(text + len, "qqqqqqqqqqqqqqq");
    assert_int_equal(cx_english_kinds(text, len + 1), 0);
    assert_int_equal(cx_english_kinds(text, CX_LISTED_SIZE + 1), 0);
    text[len - 1] = 'q';
    assert_int_equal(cx_english_kinds(text, len), 0);
  }
  for (size_t n = 0; n < cx_finnish_particles.count; n++)
    assert_true(cx_word_list_has(&cx_finnish_particles, cx_finnish_particles.words[n],
                                 strlen(cx_finnish_particles.words[n])));
  assert_int_equal(cx_english_kinds("", 0), 0);
  assert_int_equal(cx_english_kinds("\xFF\xFF", 2), 0);
  assert_null(cx_word_table_find(&cx_english_verbs, "gop", 3));
  assert_string_equal(cx_word_table_find(&cx_english_verbs, "misunderstand", 13)->first, "misunderstood");
}

static int begins_piece(const char *text) {
  for (size_t i = 0; i < cx_english_pieces.count; i++)
    if (!memcmp(cx_english_pieces.rows[i].word, text, 2)) return 1;
  return 0;
}

/* Put the piece's second letter into second_letters of english_spelling.c where this fails. */
static void fronts_of_pieces_are_known(void **state) {
  (void)state;
  for (unsigned first = 1; first < 256; first++) {
    for (unsigned second = 1; second < 256; second++) {
      char const text[2] = {(char)first, (char)second};
      assert_int_equal(cx_english_piece_may_begin(text), begins_piece(text));
    }
  }
}

/* Every row of the tables makes its forms: none is shadowed by a rule or by another row. */
static void every_row_has_its_forms(void **state) {
  (void)state;
  for (size_t i = 0; i < cx_english_verbs.count; i++) {
    const cx_word_row *row = &cx_english_verbs.rows[i];
    assert_int_equal(count_faults(cx_english_stems, row->word, row->first, 1), 0);
    assert_int_equal(count_faults(cx_english_stems, row->word, row->second, 1), 0);
  }
  for (size_t i = 0; i < cx_english_nouns.count; i++)
    assert_int_equal(
        count_faults(cx_english_stems, cx_english_nouns.rows[i].word, cx_english_nouns.rows[i].first, 1), 0);
  for (size_t i = 0; i < cx_english_pieces.count; i++)
    assert_int_equal(
        count_faults(cx_english_stems, cx_english_pieces.rows[i].word, cx_english_pieces.rows[i].first, 1),
        0);
}

#ifdef CXTAG_HAS_STEMMER
static int has_stem(struct sb_stemmer *stemmer, const char *form, size_t len, const char *stem) {
  const sb_symbol *found = sb_stemmer_stem(stemmer, (const sb_symbol *)form, (int)len);
  return found && strcmp((const char *)found, stem) == 0;
}

/* How many of the forms have the entry's stem. */
static size_t count_by_stem(struct sb_stemmer *stemmer, const char *entry, const char *forms, size_t *all) {
  char stem[64];
  const sb_symbol *own = sb_stemmer_stem(stemmer, (const sb_symbol *)entry, (int)strlen(entry));
  size_t count = 0;
  snprintf(stem, sizeof stem, "%s", own ? (const char *)own : "");
  for (const char *form = forms; *form;) {
    size_t len = strcspn(form, " ");
    count += (size_t)has_stem(stemmer, form, len, stem);
    ++*all;
    form += len + (form[len] == ' ');
  }
  return count;
}
#endif

/* Why no stemmer takes part: it finds too few of the forms and takes too many of other words. */
static void a_stemmer_finds_less_and_takes_more(void **state) {
  (void)state;
#ifdef CXTAG_HAS_STEMMER
  size_t right = 0, right_all = 0, wrong = 0, wrong_all = 0;
  struct sb_stemmer *stemmer = sb_stemmer_new("english", "UTF_8");
  assert_non_null(stemmer);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    right += count_by_stem(stemmer, words[i].entry, words[i].right, &right_all);
    wrong += count_by_stem(stemmer, words[i].entry, words[i].wrong, &wrong_all);
  }
  sb_stemmer_delete(stemmer);
  print_message("by stem: %zu of %zu right forms, %zu of %zu wrong ones\n", right, right_all, wrong, wrong_all);
  assert_true(right * 100 < right_all * 75);
  assert_true(wrong * 100 > wrong_all * 10);
#else
  skip();
#endif
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_of_words),
      cmocka_unit_test(a_stemmer_finds_less_and_takes_more),
      cmocka_unit_test(forms_say_what_they_are),
      cmocka_unit_test(contractions_hold_their_negator),
      cmocka_unit_test(inflect_narrows_the_paradigms),
      cmocka_unit_test(stops_when_the_sink_does),
      cmocka_unit_test(any_bytes_are_an_entry),
      cmocka_unit_test(tables_stand_in_order),
      cmocka_unit_test(every_listed_word_is_found),
      cmocka_unit_test(fronts_of_pieces_are_known),
      cmocka_unit_test(every_row_has_its_forms),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
