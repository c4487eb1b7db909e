/* How else a word may be spelt: British for American and back, and what customers misspell most. Each row is a piece of
 * a word; a word that holds the piece is also known with the other one in its place. */
#include "morph/english.h"

#include <string.h>

/* In byte order, pieces of the same first two letters together; the other spellings between blanks. */
static const cx_word_row pieces[] = {
    {"accept", "acept", NULL}, {"acceptab", "acceptib", NULL}, {"accident", "accidant", NULL},
    {"accommodat", "acommodat accomodat", NULL}, {"accurate", "acurate", NULL},
    {"address", "adress addres", NULL}, {"aluminium", "aluminum", NULL}, {"aluminum", "aluminium", NULL},
    {"annoy", "anoy", NULL}, {"apologi", "appologi", NULL}, {"appalling", "apalling appaling", NULL},
    {"appearance", "appearence", NULL}, {"appointment", "apointment appoinment", NULL},
    {"appreciat", "apreciat", NULL}, {"armor", "armour", NULL}, {"armour", "armor", NULL},
    {"arriv", "ariv", NULL}, {"artefact", "artifact", NULL}, {"artifact", "artefact", NULL},
    {"assistan", "assisten", NULL}, {"attitud", "atitud", NULL},
    {"availab", "availib avaliab availble", NULL}, {"awesome", "awsome", NULL},
    {"awful", "aweful awfull", NULL}, {"beautiful", "beatiful beautifull", NULL}, {"before", "befor", NULL},
    {"behavior", "behaviour", NULL}, {"behaviour", "behavior", NULL}, {"believ", "beleiv", NULL},
    {"broken", "brocken", NULL}, {"business", "buisness bussiness busines", NULL},
    {"cancel", "cansel", NULL}, {"canceled", "cancelled", NULL}, {"canceling", "cancelling", NULL},
    {"cancelled", "canceled", NULL}, {"cancelling", "canceling", NULL}, {"careful", "carefull", NULL},
    {"catalog", "catalogue", NULL}, {"catalogue", "catalog", NULL}, {"center", "centre", NULL},
    {"centimeter", "centimetre", NULL}, {"centimetre", "centimeter", NULL}, {"centre", "center", NULL},
    {"challeng", "challang", NULL}, {"color", "colour", NULL}, {"colour", "color", NULL},
    {"comfort", "confort", NULL}, {"communicat", "comunicat", NULL}, {"company", "compnay", NULL},
    {"competent", "competant", NULL}, {"complet", "compleat", NULL},
    {"condescending", "condesending", NULL}, {"confirm", "comfirm", NULL},
    {"convenien", "convinien convienien", NULL}, {"cosy", "cozy", NULL}, {"counsellor", "counselor", NULL},
    {"counselor", "counsellor", NULL}, {"courteous", "curteous", NULL}, {"cozy", "cosy", NULL},
    {"customer", "costumer custumer", NULL}, {"deceiv", "deciev", NULL}, {"defence", "defense", NULL},
    {"defense", "defence", NULL}, {"definit", "definat defenit", NULL}, {"definitely", "definitly", NULL},
    {"deliver", "deliever delivar dilever", NULL}, {"delivery", "delivry", NULL},
    {"dialog", "dialogue", NULL}, {"dialogue", "dialog", NULL}, {"different", "diffrent diferent", NULL},
    {"difficult", "dificult difficul", NULL}, {"disappoint", "dissapoint disapoint dissappoint", NULL},
    {"disgust", "digust", NULL}, {"effici", "effeci", NULL}, {"embarrass", "embarass", NULL},
    {"endeavor", "endeavour", NULL}, {"endeavour", "endeavor", NULL},
    {"enough", "enought", NULL}, {"enquir", "inquir", NULL}, {"enrol", "enroll", NULL}, {"enroll", "enrol", NULL},
    {"enrollment", "enrolment", NULL},
    {"enrolment", "enrollment", NULL}, {"environment", "enviroment", NULL},
    {"equipment", "equiptment", NULL}, {"especially", "expecially", NULL},
    {"excellen", "excelen excellan", NULL}, {"expens", "expenc", NULL},
    {"experienc", "experianc expierenc", NULL}, {"extremely", "extremly", NULL}, {"faulty", "falty", NULL},
    {"favor", "favour", NULL}, {"favour", "favor", NULL}, {"fiber", "fibre", NULL},
    {"fibre", "fiber", NULL}, {"finally", "finaly", NULL}, {"flavor", "flavour", NULL},
    {"flavour", "flavor", NULL}, {"foreign", "foriegn", NULL}, {"forward", "foward", NULL},
    {"friend", "freind", NULL}, {"frustrat", "fustrat", NULL}, {"fulfil", "fulfill", NULL},
    {"fulfill", "fulfil", NULL}, {"fulfillment", "fulfilment", NULL},
    {"fulfilment", "fulfillment", NULL}, {"government", "goverment", NULL},
    {"grateful", "greatful gratefull", NULL}, {"gray", "grey", NULL}, {"grey", "gray", NULL},
    {"guarantee", "garantee gaurantee guarentee", NULL}, {"happen", "hapen", NULL},
    {"harbor", "harbour", NULL}, {"harbour", "harbor", NULL}, {"helpful", "helpfull", NULL},
    {"honor", "honour", NULL}, {"honour", "honor", NULL}, {"horribl", "horrabl horibl", NULL},
    {"humor", "humour", NULL}, {"humour", "humor", NULL}, {"hygien", "hygein", NULL},
    {"immediate", "imediate immediat", NULL}, {"incompetent", "incompetant", NULL},
    {"inconvenien", "inconvinien", NULL}, {"independen", "independan", NULL}, {"inquir", "enquir", NULL},
    {"installment", "instalment", NULL}, {"instalment", "installment", NULL}, {"interest", "intrest", NULL},
    {"invoice", "invoce", NULL}, {"jewellery", "jewelry", NULL}, {"jewelry", "jewellery", NULL},
    {"judgement", "judgment", NULL}, {"judgment", "judgement", NULL}, {"kilometer", "kilometre", NULL},
    {"kilometre", "kilometer", NULL}, {"knowledg", "knowlege", NULL}, {"labeled", "labelled", NULL},
    {"labeling", "labelling", NULL}, {"labelled", "labeled", NULL}, {"labelling", "labeling", NULL},
    {"labor", "labour", NULL}, {"labour", "labor", NULL}, {"licence", "license", NULL},
    {"license", "licence", NULL}, {"liter", "litre", NULL}, {"litre", "liter", NULL},
    {"maintenance", "maintainence maintenence", NULL}, {"maneuver", "manoeuvre", NULL},
    {"manoeuvre", "maneuver", NULL}, {"marvellous", "marvelous", NULL}, {"marvelous", "marvellous", NULL},
    {"millimeter", "millimetre", NULL}, {"millimetre", "millimeter", NULL}, {"modeling", "modelling", NULL},
    {"modelling", "modeling", NULL}, {"mold", "mould", NULL}, {"mould", "mold", NULL},
    {"necessar", "neccessar necesar neccesar", NULL}, {"neighbor", "neighbour", NULL},
    {"neighbour", "neighbor", NULL}, {"noticeabl", "noticabl", NULL},
    {"occasion", "occassion ocasion", NULL}, {"occur", "ocur", NULL}, {"occurrence", "occurence", NULL},
    {"odor", "odour", NULL}, {"odour", "odor", NULL}, {"offence", "offense", NULL},
    {"offense", "offence", NULL}, {"packag", "pakag", NULL}, {"paediatric", "pediatric", NULL},
    {"parlor", "parlour", NULL}, {"parlour", "parlor", NULL}, {"patien", "patian", NULL},
    {"pediatric", "paediatric", NULL}, {"personnel", "personel", NULL}, {"pleasant", "plesant", NULL},
    {"plough", "plow", NULL}, {"plow", "plough", NULL}, {"possib", "possab", NULL},
    {"prefer", "preffer", NULL}, {"pretence", "pretense", NULL}, {"pretense", "pretence", NULL},
    {"problem", "probelm problm", NULL}, {"profession", "proffession profesion proffesion", NULL},
    {"program", "programme", NULL}, {"programme", "program", NULL}, {"purchas", "purchac", NULL},
    {"question", "questoin", NULL}, {"receipt", "reciept receit", NULL}, {"receiv", "reciev", NULL},
    {"recommend", "recomend reccomend reccommend recommand", NULL}, {"refer", "reffer", NULL},
    {"relevant", "relevent", NULL}, {"reliab", "relaib", NULL}, {"remember", "rember", NULL},
    {"response", "responce", NULL}, {"restaurant", "resturant restaraunt restaurent", NULL},
    {"return", "retrun", NULL}, {"ridiculous", "rediculous ridiculus", NULL}, {"rumor", "rumour", NULL},
    {"rumour", "rumor", NULL}, {"satisf", "satisif", NULL}, {"savor", "savour", NULL},
    {"savour", "savor", NULL}, {"sceptic", "skeptic", NULL}, {"schedul", "schedual", NULL},
    {"separat", "seperat", NULL}, {"service", "servise sevice", NULL}, {"shipping", "shiping", NULL},
    {"similar", "similiar", NULL}, {"skeptic", "sceptic", NULL}, {"skilful", "skillful", NULL},
    {"skillful", "skilful", NULL}, {"splendor", "splendour", NULL}, {"splendour", "splendor", NULL},
    {"success", "succes sucess", NULL}, {"successful", "succesful sucessful successfull", NULL},
    {"sufficient", "sufficent", NULL}, {"surpris", "supris", NULL}, {"technician", "technicain", NULL},
    {"temperature", "temprature", NULL}, {"terribl", "terrabl teribl", NULL}, {"theater", "theatre", NULL},
    {"theatre", "theater", NULL}, {"tomorrow", "tommorow tommorrow tomorow", NULL},
    {"traveled", "travelled", NULL}, {"traveler", "traveller", NULL}, {"traveling", "travelling", NULL},
    {"travelled", "traveled", NULL}, {"traveller", "traveler", NULL}, {"travelling", "traveling", NULL},
    {"truly", "truely", NULL}, {"tumor", "tumour", NULL}, {"tumour", "tumor", NULL},
    {"until", "untill", NULL}, {"vacuum", "vaccum", NULL}, {"vapor", "vapour", NULL},
    {"vapour", "vapor", NULL}, {"vigor", "vigour", NULL}, {"vigour", "vigor", NULL},
    {"waiting", "waitting", NULL}, {"warrant", "warrent", NULL}, {"website", "webiste", NULL},
    {"weird", "wierd", NULL}, {"wilful", "willful", NULL}, {"willful", "wilful", NULL},
    {"wonderful", "wonderfull", NULL}, {"woolen", "woollen", NULL}, {"woollen", "woolen", NULL},
    {"writing", "writting", NULL}};

static void put(cx_spelt *out, size_t *count, const char *word, size_t len, size_t at, size_t cut, const char *with,
                size_t with_len) {
  cx_spelt *spelt = &out[*count];
  if (*count == CX_SPELLINGS_MAX || len - cut + with_len > 255) return;
  memcpy(spelt->text, word, at);
  memcpy(spelt->text + at, with, with_len);
  memcpy(spelt->text + at + with_len, word + at + cut, len - at - cut);
  spelt->length = len - cut + with_len;
  (*count)++;
}

/* The piece at `at` in all its other spellings. */
static void respell(cx_spelt *out, size_t *count, const char *word, size_t len, size_t at, const cx_word_row *piece) {
  size_t cut = 2; /* the first letters are known to agree */
  while (piece->word[cut] && at + cut < len && piece->word[cut] == word[at + cut]) cut++;
  if (piece->word[cut]) return;
  for (const char *with = piece->first; *with;) {
    size_t with_len = strcspn(with, " ");
    put(out, count, word, len, at, cut, with, with_len);
    with += with_len;
    with += strspn(with, " ");
  }
}

/* organise, analyse, organisation and their z; short words (wise, prize) are something else. */
static void respell_ise(cx_spelt *out, size_t *count, const char *word, size_t len) {
  static const struct {
    const char *sides[2];
    size_t length;
  } tails[] = {{{"ise", "ize"}, 3},
               {{"yse", "yze"}, 3},
               {{"isation", "ization"}, 7},
               {{"ising", "izing"}, 5},
               {{"ised", "ized"}, 4}};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
    size_t const tail = tails[i].length;
    if (len < tail + 3 || word[len - 1] != tails[i].sides[0][tail - 1]) continue;
    for (size_t side = 0; side < 2; side++) {
      if (memcmp(word + len - tail, tails[i].sides[side], tail) != 0) continue;
      put(out, count, word, len, len - tail, tail, tails[i].sides[!side], tail);
    }
  }
}

enum { PIECES = sizeof pieces / sizeof *pieces };
const cx_word_table cx_english_pieces = {pieces, PIECES};

/* By the first letter the second letters that some piece begins with, a bit each: most places of a word begin none, and
 * the table is long. A test holds it against the pieces. */
static const uint32_t second_letters[26] = {
    0x06EA80C, 0x0120010, 0x0104091, 0x0000110, 0x0853020, 0x0124901, 0x0124000, 0x1104011, 0x0003000,
    0x0100010, 0x0002100, 0x0000101, 0x0004101, 0x0004010, 0x000002C, 0x0124811, 0x0100000, 0x0100110,
    0x0108595, 0x0124090, 0x0002000, 0x0000101, 0x0024111, 0x0000000, 0x0000000, 0x0000000,
};

int cx_english_piece_may_begin(const char *text) {
  unsigned const first = (unsigned char)text[0] - 'a', second = (unsigned char)text[1] - 'a';
  return first < 26 && second < 26 && (second_letters[first] >> second & 1);
}

/* Two letters as a number in byte order. */
static int front_of(const char *text) {
  return (unsigned char)text[0] << 8 | (unsigned char)text[1];
}

/* The first piece that begins with the two letters or later ones. */
static size_t first_piece(int front) {
  size_t low = 0, high = PIECES;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (front_of(pieces[middle].word) < front) low = middle + 1;
    else high = middle;
  }
  return low;
}

size_t cx_english_spellings(cx_spelt out[CX_SPELLINGS_MAX], const char *word, size_t len) {
  size_t count = 0;
  for (size_t at = 0; at + 2 < len; at++) {
    int const front = front_of(word + at);
    if (!cx_english_piece_may_begin(word + at)) continue;
    for (size_t i = first_piece(front); i < PIECES && front_of(pieces[i].word) == front; i++)
      respell(out, &count, word, len, at, &pieces[i]);
  }
  respell_ise(out, &count, word, len);
  return count;
}
