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
     "alternatives.\n",
     "# %s\n"
     "\n"
     "cxtagin sanastopaketti: tauluja, jotka taulukkolaskenta avaa, peruspaketin päällä.\n"
     "\n"
     "    cxtag lex lint KANSIO      mikä on vialla\n"
     "    cxtag lex test KANSIO      pitävätkö esimerkit (sarakkeet yes ja no, tests.tsv)\n"
     "    cxtag -l KANSIO TIEDOSTO   luokittele sillä\n"
     "    cxtag explain -l KANSIO 'teksti'   mitkä rivit osuvat\n"
     "\n"
     "| taulu | mitä siinä on |\n|--|--|\n"
     "| pack.tsv | paketin nimi ja versio |\n"
     "| themes.tsv | omat teemat ja tiimi, jolle kukin kuuluu |\n"
     "| terms/*.tsv | sanat, jotka nimeävät teeman; polariteetti -5…5, jos ne myös arvioivat, muuten tyhjä |\n"
     "| sentiment/*.tsv | arvioivat sanat; `theme` = vain kun se teema on samassa lauseessa |\n"
     "| intents.tsv | mitä asiakas aikoo tehdä |\n"
     "| shifters.tsv | sanat, jotka kääntävät, vahvistavat tai lieventävät muita |\n"
     "| normal.tsv | miten sana voidaan kirjoittaa toisin |\n"
     "| lists.tsv | toisiaan vastaavat sanat: lausekkeessa `{luettelo}` |\n"
     "| tests.tsv | kokonaisia tekstejä ja mitä niiltä odotetaan |\n"
     "\n"
     "Sanat kirjoitetaan perusmuodossa, ja ne kattavat kaikki taivutusmuotonsa. `[sana]` on juuri tämä muoto, `sana~`\n"
     "yhdyssanan alkuosa, `a … b` enintään kolme sanaa välissä, `a & b` sama lause, `(a|b)` vaihtoehtoja.\n"},
    {"pack.tsv", "key\tvalue\n"
                 "name\t%s\n"
                 "version\t1\n"
                 "licence\tprivate\n"
                 "languages\tfi en\n"
                 "extends\tbase\n", NULL},
    {"themes.tsv",
     "id\tname_fi\tname_en\towner\talert\tnote\n"
     "loyalty\tKanta-asiakkuus\tLoyalty programme\tmarketing\t\tA theme that the base pack does not have\n",
     "id\tname_fi\tname_en\towner\talert\tnote\n"
     "loyalty\tKanta-asiakkuus\tLoyalty programme\tmarketing\t\tTeema, jota peruspaketissa ei ole\n"},
    {"terms/loyalty.tsv",
     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
     "bonus point\tloyalty\t\ten\t\tMy bonus points are gone. / Where do I see bonus points?\tThe bonus "
     "scene had a good point.\tTwo words next to each other, each in any form\n"
     "point … (expire|vanish)\tloyalty\t-2\ten\t\tMy points have expired. / All points suddenly vanished!\t"
     "The point is clear.\tUp to three words between; a polarity, as it judges by itself\n"
     "kanta-asiakas~\tloyalty\t\tfi\t\tKanta-asiakaskortti ei toimi.\t\tThe first part of a compound\n"
     "kanta-asiakkuus\tloyalty\t\tfi\t\tKanta-asiakkuudesta ei ole hyötyä.\t\tAll inflected forms of the "
     "word\n",
     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
     "bonus point\tloyalty\t\ten\t\tMy bonus points are gone. / Where do I see bonus points?\tThe bonus "
     "scene had a good point.\tKaksi sanaa peräkkäin, kumpikin missä muodossa tahansa\n"
     "point … (expire|vanish)\tloyalty\t-2\ten\t\tMy points have expired. / All points suddenly vanished!\t"
     "The point is clear.\tVälissä enintään kolme sanaa; polariteetti, sillä rivi arvioi jo itse\n"
     "kanta-asiakas~\tloyalty\t\tfi\t\tKanta-asiakaskortti ei toimi.\t\tYhdyssanan alkuosa\n"
     "kanta-asiakkuus\tloyalty\t\tfi\t\tKanta-asiakkuudesta ei ole hyötyä.\t\tSanan kaikki taivutusmuodot\n"},
    {"sentiment/words.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                            "janky\t\t-2\ten\t\tThe new card reader is janky.\t\tA word that judges\n"
                            "nahkea\t\t-2\tfi\t\tLeipä oli nahkeaa.\t\tA word that judges\n",
     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
     "janky\t\t-2\ten\t\tThe new card reader is janky.\t\tArvioiva sana\n"
     "nahkea\t\t-2\tfi\t\tLeipä oli nahkeaa.\t\tArvioiva sana\n"},
    {"lists.tsv", "name\tmember\n"
                  "rival\tAcme\n"
                  "rival\tKilpailija Oy\n", NULL},
    {"intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                    "switch to {rival}\tchurn\t\ten\t\tI will switch to Acme.\t\tA list of lists.tsv\n",
     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
     "switch to {rival}\tchurn\t\ten\t\tI will switch to Acme.\t\tTaulun lists.tsv luettelo\n"},
    {"normal.tsv", "from\tto\tkind\tlang\n"
                   "kanttis\tkanta-asiakkuus\tspoken\tfi\n", NULL},
    {"tests.tsv", "text\texpected\n"
                  "My bonus points have expired.\tloyalty:-\n"
                  "Delivery was fast.\tdelivery:+ !loyalty\n", NULL},
};
const size_t cli_starter_count = sizeof cli_starter / sizeof *cli_starter;
