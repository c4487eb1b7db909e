/* English opposites made with un-, in-, dis- and -less, for words that keep their sense under them. Others do not:
 * priceless is no lack of a price, and unlike no opposite of like. */
#include "morph/english.h"

#include <string.h>

/* The prefixes that a word takes, between blanks; in byte order of the word. */
static const cx_word_row prefixed[] = {
    {"able", "un", NULL}, {"acceptable", "un", NULL}, {"accessible", "in", NULL}, {"accurate", "in", NULL},
    {"active", "in", NULL}, {"adequate", "in", NULL}, {"affordable", "un", NULL},
    {"agreeable", "dis", NULL}, {"appealing", "un", NULL}, {"appetising", "un", NULL},
    {"appetizing", "un", NULL}, {"appropriate", "in", NULL}, {"attentive", "in", NULL},
    {"attractive", "un", NULL}, {"available", "un", NULL}, {"avoidable", "un", NULL}, {"aware", "un", NULL},
    {"balanced", "un im", NULL}, {"bearable", "un", NULL}, {"believable", "un", NULL},
    {"broken", "un", NULL}, {"capable", "in", NULL}, {"certain", "un", NULL}, {"changed", "un", NULL},
    {"clean", "un", NULL}, {"clear", "un", NULL}, {"coherent", "in", NULL}, {"comfortable", "un dis", NULL},
    {"common", "un", NULL}, {"compatible", "in", NULL}, {"competent", "in", NULL}, {"complete", "in", NULL},
    {"comprehensible", "in", NULL}, {"concerned", "un", NULL}, {"confirmed", "un", NULL},
    {"considerate", "in", NULL}, {"consistent", "in", NULL}, {"convenient", "in", NULL},
    {"convincing", "un", NULL}, {"cooked", "un", NULL}, {"cooperative", "un", NULL},
    {"correct", "in", NULL}, {"courteous", "un dis", NULL}, {"credible", "in", NULL},
    {"decisive", "in", NULL}, {"delivered", "un", NULL}, {"desirable", "un", NULL}, {"direct", "in", NULL},
    {"edible", "un in", NULL}, {"effective", "in", NULL}, {"efficient", "in", NULL},
    {"eligible", "in", NULL}, {"eventful", "un", NULL}, {"excusable", "in", NULL}, {"expected", "un", NULL},
    {"experienced", "in", NULL}, {"fair", "un", NULL}, {"faithful", "un", NULL}, {"familiar", "un", NULL},
    {"favorable", "un", NULL}, {"favourable", "un", NULL}, {"fit", "un", NULL}, {"flexible", "in", NULL},
    {"fortunate", "un", NULL}, {"founded", "un", NULL}, {"frequent", "in", NULL}, {"friendly", "un", NULL},
    {"fulfilled", "un", NULL}, {"functional", "dis", NULL}, {"happy", "un", NULL}, {"harmed", "un", NULL},
    {"healthy", "un", NULL}, {"helpful", "un", NULL}, {"honest", "dis", NULL}, {"hospitable", "in", NULL},
    {"hygienic", "un", NULL}, {"important", "un", NULL}, {"impressed", "un", NULL},
    {"impressive", "un", NULL}, {"informative", "un", NULL}, {"informed", "un", NULL},
    {"inspired", "un", NULL}, {"inspiring", "un", NULL}, {"interested", "un", NULL},
    {"interesting", "un", NULL}, {"intuitive", "un", NULL}, {"kind", "un", NULL}, {"known", "un", NULL},
    {"legal", "il", NULL}, {"legible", "il", NULL}, {"likely", "un", NULL}, {"literate", "il", NULL},
    {"logical", "il", NULL}, {"loyal", "dis", NULL}, {"lucky", "un", NULL}, {"manageable", "un", NULL},
    {"mature", "im", NULL}, {"moral", "im", NULL}, {"motivated", "un", NULL}, {"movable", "im", NULL},
    {"natural", "un", NULL}, {"necessary", "un", NULL}, {"needed", "un", NULL}, {"noticed", "un", NULL},
    {"organised", "un dis", NULL}, {"organized", "un dis", NULL}, {"paid", "un", NULL},
    {"patient", "un im", NULL}, {"perfect", "im", NULL}, {"personal", "im", NULL}, {"pleasant", "un", NULL},
    {"pleased", "dis", NULL}, {"polite", "im", NULL}, {"popular", "un", NULL}, {"possible", "im", NULL},
    {"practical", "im", NULL}, {"precise", "im", NULL}, {"predictable", "un", NULL},
    {"prepared", "un", NULL}, {"processed", "un", NULL}, {"productive", "un", NULL},
    {"professional", "un", NULL}, {"proper", "im", NULL}, {"proportionate", "dis", NULL},
    {"protected", "un", NULL}, {"qualified", "un", NULL}, {"questioned", "un", NULL},
    {"rational", "ir", NULL}, {"ready", "un", NULL}, {"realistic", "un", NULL}, {"reasonable", "un", NULL},
    {"recognised", "un", NULL}, {"recognized", "un", NULL}, {"regular", "ir", NULL},
    {"relevant", "ir", NULL}, {"reliable", "un", NULL}, {"replaceable", "ir", NULL},
    {"resistible", "ir", NULL}, {"resolved", "un", NULL}, {"respectful", "dis", NULL},
    {"responsible", "ir", NULL}, {"responsive", "un", NULL}, {"safe", "un", NULL}, {"sanitary", "un", NULL},
    {"satisfactory", "un", NULL}, {"satisfied", "un dis", NULL}, {"satisfying", "un dis", NULL},
    {"secure", "in", NULL}, {"seen", "un", NULL}, {"shipped", "un", NULL}, {"significant", "in", NULL},
    {"similar", "dis", NULL}, {"sincere", "in", NULL}, {"skilled", "un", NULL}, {"solved", "un", NULL},
    {"specified", "un", NULL}, {"stable", "un", NULL}, {"steady", "un", NULL}, {"successful", "un", NULL},
    {"sufficient", "in", NULL}, {"suitable", "un", NULL}, {"supported", "un", NULL}, {"sure", "un", NULL},
    {"tested", "un", NULL}, {"tidy", "un", NULL}, {"timely", "un", NULL}, {"trained", "un", NULL},
    {"true", "un", NULL}, {"trustful", "dis", NULL}, {"trustworthy", "un", NULL}, {"usable", "un", NULL},
    {"used", "un", NULL}, {"useful", "un", NULL}, {"visible", "in", NULL}, {"wanted", "un", NULL},
    {"warranted", "un", NULL}, {"watchable", "un", NULL}, {"welcome", "un", NULL},
    {"welcoming", "un", NULL}, {"well", "un", NULL}, {"willing", "un", NULL}, {"wise", "un", NULL},
    {"workable", "un", NULL}, {"worthy", "un", NULL}};
const cx_word_table cx_english_opposed = {prefixed, sizeof prefixed / sizeof *prefixed};

static void put_opposite(cx_english_output *out, const char *prefix, size_t prefix_len, const char *word, size_t len) {
  char text[260];
  int y = word[len - 1] == 'y', le = len > 3 && memcmp(word + len - 2, "le", 2) == 0 && !strchr("aeiou", word[len - 3]);
  if (prefix_len + len >= sizeof text) return;
  memcpy(text, prefix, prefix_len);
  memcpy(text + prefix_len, word, len);
  len += prefix_len;
  cx_english_put(out, text, len, "", CX_ENGLISH_EXACT, CX_NEGATED_PREFIX);
  if (y) cx_english_put(out, text, len - 1, "", CX_ENGLISH_ADVERB_Y, CX_NEGATED_PREFIX);
  else cx_english_put(out, text, le ? len - 2 : len, "", CX_ENGLISH_ADVERB, CX_NEGATED_PREFIX);
}

void cx_english_opposites(cx_english_output *out, const char *word, size_t len, unsigned kinds) {
  const cx_word_row *row = cx_word_table_find(&cx_english_opposed, word, len);
  for (const char *prefix = row ? row->first : ""; *prefix;) {
    size_t prefix_len = strcspn(prefix, " ");
    put_opposite(out, prefix, prefix_len, word, len);
    prefix += prefix_len;
    prefix += strspn(prefix, " ");
  }
  if (!(kinds & CX_ENGLISH_LESS)) return;
  cx_english_put(out, word, len, "less", CX_ENGLISH_EXACT, CX_CARITIVE);
  cx_english_put(out, word, len, "less", CX_ENGLISH_ADVERB, CX_CARITIVE);
}
