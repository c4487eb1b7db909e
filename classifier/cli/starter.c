#include "cli/starter.h"

/* Each row says in its note what it shows; together they use every kind of expression. */
const cli_starter_table cli_starter[] = {
    {"README.md",
     "# %s\n"
     "\n"
     "A lexicon pack for cxtag: tables that a spreadsheet opens, laid over the base pack.\n"
     "\n"
     "    cxtag lex lint DIR      what is wrong\n"
     "    cxtag lex test DIR      do the examples (columns yes and no, tests.tsv) hold\n"
     "    cxtag -l DIR FILE       tag with it\n"
     "    cxtag explain -l DIR 'text'   which rows fire\n"
     "\n"
     "| table | holds |\n|--|--|\n"
     "| pack.tsv | name and version of the pack |\n"
     "| themes.tsv | themes of your own, and the team that owns each |\n"
     "| terms/*.tsv | words that name a theme; polarity -5 to 5 where they also judge, else empty |\n"
     "| sentiment/*.tsv | words that judge; `theme` here = only where that theme stands in the clause |\n"
     "| intents.tsv | what the customer is about to do |\n"
     "| shifters.tsv | words that turn, strengthen or weaken others |\n"
     "| normal.tsv | how a word may be written otherwise |\n"
     "| lists.tsv | words that stand for one another: `{list}` in an expression |\n"
     "| tests.tsv | whole texts with what is expected of them |\n"
     "\n"
     "Words are written in their base form and match every inflected form. `[word]` is exactly this form, "
     "`word~` the\n"
     "first part of a compound, `a … b` up to three words between, `a & b` the same clause, `(a|b)` "
     "alternatives.\n"},
    {"pack.tsv", "key\tvalue\n"
                 "name\t%s\n"
                 "version\t1\n"
                 "licence\tprivate\n"
                 "languages\tfi en\n"
                 "extends\tbase\n"},
    {"themes.tsv",
     "id\tname_fi\tname_en\towner\talert\tnote\n"
     "loyalty\tKanta-asiakkuus\tLoyalty programme\tmarketing\t\tA theme that the base pack does not have\n"},
    {"terms/loyalty.tsv",
     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
     "bonus point\tloyalty\t\ten\t\tMy bonus points are gone. / Where do I see bonus points?\tThe bonus "
     "scene had a good point.\tTwo words next to each other, each in any form\n"
     "point … (expire|vanish)\tloyalty\t-2\ten\t\tMy points have expired. / All points suddenly vanished!\t"
     "The point is clear.\tUp to three words between; a polarity, as it judges by itself\n"
     "kanta-asiakas~\tloyalty\t\tfi\t\tKanta-asiakaskortti ei toimi.\t\tThe first part of a compound\n"
     "kanta-asiakkuus\tloyalty\t\tfi\t\tKanta-asiakkuudesta ei ole hyötyä.\t\tAll inflected forms of the "
     "word\n"},
    {"sentiment/words.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                            "janky\t\t-2\ten\t\tThe new card reader is janky.\t\tA word that judges\n"
                            "nahkea\t\t-2\tfi\t\tLeipä oli nahkeaa.\t\tA word that judges\n"},
    {"lists.tsv", "name\tmember\n"
                  "rival\tAcme\n"
                  "rival\tKilpailija Oy\n"},
    {"intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                    "switch to {rival}\tchurn\t\ten\t\tI will switch to Acme.\t\tA list of lists.tsv\n"},
    {"normal.tsv", "from\tto\tkind\tlang\n"
                   "kanttis\tkanta-asiakkuus\tspoken\tfi\n"},
    {"tests.tsv", "text\texpected\n"
                  "My bonus points have expired.\tloyalty:-\n"
                  "Delivery was fast.\tdelivery:+ !loyalty\n"},
};
const size_t cli_starter_count = sizeof cli_starter / sizeof *cli_starter;
