/* English words whose forms no rule gives, each table in byte order of the word. Forms stand between blanks. */
#include "morph/english.h"

/* Past and participle. */
static const cx_word_row verbs[] = {
    {"arise", "arose", "arisen"}, {"awake", "awoke awaked", "awoken"}, {"bear", "bore", "borne born"},
    {"beat", "beat", "beaten"}, {"become", "became", "become"}, {"begin", "began", "begun"},
    {"bend", "bent", "bent"}, {"bet", "bet betted", "bet"}, {"bid", "bid bade", "bid bidden"},
    {"bind", "bound", "bound"}, {"bite", "bit", "bitten"}, {"bleed", "bled", "bled"},
    {"blow", "blew", "blown"}, {"break", "broke", "broken"}, {"breed", "bred", "bred"},
    {"bring", "brought", "brought"}, {"broadcast", "broadcast broadcasted", "broadcast"},
    {"build", "built", "built"}, {"burn", "burned burnt", "burnt burned"}, {"burst", "burst", "burst"},
    {"buy", "bought", "bought"}, {"cast", "cast", "cast"}, {"catch", "caught", "caught"},
    {"choose", "chose", "chosen"}, {"cling", "clung", "clung"}, {"come", "came", "come"},
    {"cost", "cost costed", "cost"}, {"creep", "crept", "crept"}, {"cut", "cut", "cut"},
    {"deal", "dealt", "dealt"}, {"dig", "dug", "dug"}, {"draw", "drew", "drawn"},
    {"dream", "dreamed dreamt", "dreamt dreamed"}, {"drink", "drank", "drunk"},
    {"drive", "drove", "driven"}, {"dwell", "dwelt", "dwelt"}, {"eat", "ate", "eaten"},
    {"fall", "fell", "fallen"}, {"feed", "fed", "fed"}, {"feel", "felt", "felt"},
    {"fight", "fought", "fought"}, {"find", "found", "found"}, {"flee", "fled", "fled"},
    {"fling", "flung", "flung"}, {"fly", "flew", "flown"}, {"forbid", "forbade", "forbidden"},
    {"foresee", "foresaw", "foreseen"}, {"forget", "forgot", "forgotten forgot"},
    {"forgive", "forgave", "forgiven"}, {"freeze", "froze", "frozen"}, {"get", "got", "gotten got"},
    {"give", "gave", "given"}, {"go", "went", "gone"}, {"grind", "ground", "ground"},
    {"grow", "grew", "grown"}, {"hang", "hung hanged", "hung"}, {"hear", "heard", "heard"},
    {"hide", "hid", "hidden"}, {"hit", "hit", "hit"}, {"hold", "held", "held"}, {"hurt", "hurt", "hurt"},
    {"input", "input inputted", "input"}, {"keep", "kept", "kept"}, {"kneel", "knelt kneeled", "knelt"},
    {"know", "knew", "known"}, {"lay", "laid", "laid"}, {"lead", "led", "led"},
    {"lean", "leaned leant", "leant"}, {"leap", "leaped leapt", "leapt"},
    {"learn", "learned learnt", "learnt"}, {"leave", "left", "left"}, {"lend", "lent", "lent"},
    {"let", "let", "let"}, {"lie", "lay lied", "lain"}, {"light", "lit lighted", "lit"},
    {"lose", "lost", "lost"}, {"make", "made", "made"}, {"mean", "meant", "meant"}, {"meet", "met", "met"},
    {"mislead", "misled", "misled"}, {"mistake", "mistook", "mistaken"},
    {"misunderstand", "misunderstood", "misunderstood"}, {"outdo", "outdid", "outdone"},
    {"overcome", "overcame", "overcome"}, {"overdo", "overdid", "overdone"},
    {"override", "overrode", "overridden"}, {"oversee", "oversaw", "overseen"},
    {"oversell", "oversold", "oversold"}, {"oversleep", "overslept", "overslept"},
    {"overtake", "overtook", "overtaken"}, {"overthrow", "overthrew", "overthrown"},
    {"pay", "paid payed", "paid"}, {"prove", "proved", "proven"}, {"put", "put", "put"},
    {"quit", "quit quitted", "quit"}, {"read", "read", "read"}, {"rebuild", "rebuilt", "rebuilt"},
    {"redo", "redid", "redone"}, {"repay", "repaid", "repaid"}, {"resell", "resold", "resold"},
    {"resend", "resent", "resent"}, {"reset", "reset resetted", "reset"},
    {"rethink", "rethought", "rethought"}, {"rewrite", "rewrote", "rewritten"}, {"rid", "rid", "rid"},
    {"ride", "rode", "ridden"}, {"ring", "rang", "rung"}, {"rise", "rose", "risen"}, {"run", "ran", "run"},
    {"saw", "sawed", "sawn"}, {"say", "said", "said"}, {"see", "saw", "seen"}, {"seek", "sought", "sought"},
    {"sell", "sold", "sold"}, {"send", "sent", "sent"}, {"set", "set", "set"}, {"sew", "sewed", "sewn"},
    {"shake", "shook", "shaken"}, {"shed", "shed", "shed"}, {"shine", "shone shined", "shone"},
    {"shoot", "shot", "shot"}, {"show", "showed", "shown"}, {"shrink", "shrank shrunk", "shrunk"},
    {"shut", "shut", "shut"}, {"sing", "sang", "sung"}, {"sink", "sank", "sunk"}, {"sit", "sat", "sat"},
    {"sleep", "slept", "slept"}, {"slide", "slid", "slid"}, {"smell", "smelled smelt", "smelt"},
    {"sneak", "sneaked snuck", "snuck"}, {"sow", "sowed", "sown"}, {"speak", "spoke", "spoken"},
    {"speed", "sped speeded", "sped"}, {"spell", "spelled spelt", "spelt"}, {"spend", "spent", "spent"},
    {"spill", "spilled spilt", "spilt"}, {"spin", "spun", "spun"}, {"spit", "spat spit", "spat"},
    {"split", "split", "split"}, {"spoil", "spoiled spoilt", "spoilt"}, {"spread", "spread", "spread"},
    {"spring", "sprang", "sprung"}, {"stand", "stood", "stood"}, {"steal", "stole", "stolen"},
    {"stick", "stuck", "stuck"}, {"sting", "stung", "stung"}, {"stink", "stank stunk", "stunk"},
    {"strike", "struck", "struck stricken"}, {"string", "strung", "strung"},
    {"strive", "strove strived", "striven"}, {"sublet", "sublet", "sublet"}, {"swear", "swore", "sworn"},
    {"sweat", "sweated sweat", "sweated"}, {"sweep", "swept", "swept"}, {"swell", "swelled", "swollen"},
    {"swim", "swam", "swum"}, {"swing", "swung", "swung"}, {"take", "took", "taken"},
    {"teach", "taught", "taught"}, {"tear", "tore", "torn"}, {"tell", "told", "told"},
    {"think", "thought", "thought"}, {"thrive", "thrived throve", "thrived"}, {"throw", "threw", "thrown"},
    {"thrust", "thrust", "thrust"}, {"tread", "trod", "trodden"}, {"undercut", "undercut", "undercut"},
    {"undergo", "underwent", "undergone"}, {"understand", "understood", "understood"},
    {"undertake", "undertook", "undertaken"}, {"underwrite", "underwrote", "underwritten"},
    {"undo", "undid", "undone"}, {"unwind", "unwound", "unwound"}, {"uphold", "upheld", "upheld"},
    {"upset", "upset", "upset"}, {"wake", "woke waked", "woken"}, {"wear", "wore", "worn"},
    {"weave", "wove", "woven"}, {"weep", "wept", "wept"}, {"wet", "wet wetted", "wet"},
    {"win", "won", "won"}, {"wind", "wound", "wound"}, {"withdraw", "withdrew", "withdrawn"},
    {"withhold", "withheld", "withheld"}, {"withstand", "withstood", "withstood"},
    {"wring", "wrung", "wrung"}, {"write", "wrote", "written"}};

/* Plural. */
static const cx_word_row nouns[] = {
    {"aircraft", "aircraft", NULL}, {"analysis", "analyses", NULL},
    {"appendix", "appendices appendixes", NULL}, {"axis", "axes", NULL}, {"basis", "bases", NULL},
    {"bookshelf", "bookshelves", NULL}, {"bus", "buses busses", NULL}, {"businessman", "businessmen", NULL},
    {"businesswoman", "businesswomen", NULL}, {"calf", "calves", NULL}, {"chairman", "chairmen", NULL},
    {"child", "children", NULL}, {"craftsman", "craftsmen", NULL}, {"crisis", "crises", NULL},
    {"criterion", "criteria", NULL}, {"datum", "data", NULL}, {"deliveryman", "deliverymen", NULL},
    {"diagnosis", "diagnoses", NULL}, {"dice", "dice", NULL}, {"emphasis", "emphases", NULL},
    {"fish", "fish fishes", NULL}, {"focus", "foci focuses", NULL}, {"foot", "feet", NULL},
    {"gas", "gases", NULL}, {"gentleman", "gentlemen", NULL}, {"goose", "geese", NULL},
    {"grandchild", "grandchildren", NULL}, {"half", "halves", NULL}, {"housewife", "housewives", NULL},
    {"hypothesis", "hypotheses", NULL}, {"index", "indices indexes", NULL}, {"knife", "knives", NULL},
    {"layman", "laymen", NULL}, {"leaf", "leaves", NULL}, {"life", "lives", NULL}, {"loaf", "loaves", NULL},
    {"louse", "lice", NULL}, {"man", "men", NULL}, {"matrix", "matrices matrixes", NULL},
    {"medium", "media mediums", NULL}, {"mouse", "mice", NULL}, {"ox", "oxen", NULL},
    {"penny", "pence pennies", NULL}, {"person", "people persons", NULL}, {"phenomenon", "phenomena", NULL},
    {"postman", "postmen", NULL}, {"quiz", "quizzes", NULL}, {"repairman", "repairmen", NULL},
    {"salesman", "salesmen", NULL}, {"salesperson", "salespeople salespersons", NULL},
    {"saleswoman", "saleswomen", NULL}, {"scarf", "scarves scarfs", NULL}, {"self", "selves", NULL},
    {"series", "series", NULL}, {"serviceman", "servicemen", NULL}, {"sheep", "sheep", NULL},
    {"shelf", "shelves", NULL}, {"software", "software", NULL}, {"species", "species", NULL},
    {"spokesman", "spokesmen", NULL}, {"staff", "staff staffs", NULL}, {"stimulus", "stimuli", NULL},
    {"thesis", "theses", NULL}, {"thief", "thieves", NULL}, {"tooth", "teeth", NULL},
    {"tradesman", "tradesmen", NULL}, {"wife", "wives", NULL}, {"wolf", "wolves", NULL},
    {"woman", "women", NULL}, {"workman", "workmen", NULL}};

/* Comparative and superlative. */
static const cx_word_row adjectives[] = {
    {"bad", "worse", "worst"}, {"badly", "worse", "worst"}, {"far", "further farther", "furthest farthest"},
    {"good", "better", "best"}, {"ill", "worse", "worst"}, {"well", "better", "best"}};

const cx_word_row *cx_word_row_find(const cx_word_row *rows, size_t count, const char *word, size_t len) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = cx_word_compare(word, len, rows[middle].word);
    if (order == 0) return &rows[middle];
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return NULL;
}

const cx_word_row *cx_english_irregular_verb(const char *word, size_t len) {
  return cx_word_row_find(verbs, sizeof verbs / sizeof *verbs, word, len);
}

const cx_word_row *cx_english_irregular_noun(const char *word, size_t len) {
  return cx_word_row_find(nouns, sizeof nouns / sizeof *nouns, word, len);
}

const cx_word_row *cx_english_irregular_adjective(const char *word, size_t len) {
  return cx_word_row_find(adjectives, sizeof adjectives / sizeof *adjectives, word, len);
}
