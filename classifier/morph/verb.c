/* The stems of a Finnish verb: its paradigms' parts, each with the class of endings that goes with it. */
#include "morph/letters.h"
#include "morph/verb_shape.h"

typedef struct output {
  cx_stem_sink sink;
  void *ctx;
  int agentless;
} output;

/* Verbs that nobody does to something have no agent participle, and what looks like it is another word:
 * voima, elämä, kuolema, tapahtuma. */
static const char *const agentless[] = {"voida",  "elää",   "kuolla", "tapahtua", "sattua", "tuntua",
                                        "syntyä", "murtua", "edetä",  "olla",     NULL};

static int put(const output *out, const cx_part *part, uint16_t ending_class, uint8_t reading) {
  cx_stem stem;
  if (!part->length) return 1;
  memcpy(stem.bytes, part->text, part->length + 1);
  stem.length = part->length;
  stem.ending_class = ending_class;
  stem.features = 0;
  stem.reading = reading;
  stem.joins = 0;
  return out->sink(out->ctx, &stem);
}

/* lähte|en is lähti|en: e turns to i before the e of the second infinitive. */
static void set_second_infinitive(cx_part *part, const cx_part *strong) {
  if (strong->length && strong->text[strong->length - 1] == 'e')
    cx_part_set(part, strong->text, strong->length - 1, "i");
  else
    *part = *strong;
}

static int put_present(const output *out, const cx_verb *verb) {
  cx_part second = {.length = 0};
  /* antavat: they give, before: those that give. */
  if (!put(out, &verb->weak, CX_VERB_WEAK, 0) ||
      !put(out, &verb->strong, verb->long_vowel ? CX_VERB_THIRD_LONG : CX_VERB_THIRD, 0) ||
      !put(out, &verb->strong, CX_VERB_NOMINAL, 0))
    return 0;
  if (!out->agentless && !put(out, &verb->strong, CX_VERB_AGENT, 0)) return 0;
  if (verb->type != 1) return 1;
  set_second_infinitive(&second, &verb->strong);
  return put(out, &verb->strong, CX_VERB_INFINITIVE, 0) && put(out, &second, CX_VERB_SECOND, 0);
}

/* haluisi, siivoisi beside haluaisi, siivoaisi. */
static int put_short_conditional(const output *out, const cx_verb *verb) {
  cx_part stem;
  if (verb->type != 4 || !verb->spoken.length) return 1;
  cx_part_set(&stem, verb->spoken.text, cx_without_letter(verb->spoken.text, verb->spoken.length), "");
  return put(out, &stem, CX_VERB_CONDITIONAL, CX_READ_SPOKEN) &&
         put(out, &stem, CX_VERB_SPOKEN_CONDITIONAL, CX_READ_SPOKEN);
}

static int put_spoken(const output *out, const cx_verb *verb) {
  /* noustaa stands for noustaan, but päästää, haistaa are verbs of their own. */
  int own_verb =
      verb->passive_weak.length && cx_ends_with(verb->passive_weak.text, verb->passive_weak.length, "st");
  return put_short_conditional(out, verb) &&
         put(out, &verb->spoken, verb->type == 4 ? CX_VERB_SPOKEN_THIRD : CX_VERB_SPOKEN_PRESENT,
             CX_READ_SPOKEN) &&
         put(out, &verb->conditional, CX_VERB_SPOKEN_CONDITIONAL, CX_READ_SPOKEN) &&
         put(out, &verb->active, CX_VERB_SPOKEN_PAST, CX_READ_SPOKEN) &&
         (own_verb || put(out, &verb->passive_weak, CX_VERB_SPOKEN_PASSIVE, CX_READ_SPOKEN)) &&
         put(out, &verb->passive, CX_VERB_SPOKEN_PASSIVE_PAST, CX_READ_SPOKEN);
}

static int put_verb(void *ctx, const cx_verb *verb) {
  const output *out = ctx;
  uint16_t passive = verb->type == 1 ? CX_VERB_PASSIVE_WEAK : CX_VERB_PASSIVE_BASE;
  return put_present(out, verb) && put(out, &verb->past, CX_VERB_PAST_STRONG, 0) &&
         put(out, &verb->past_weak, CX_VERB_PAST_WEAK, 0) &&
         put(out, &verb->conditional, CX_VERB_CONDITIONAL, 0) &&
         put(out, &verb->request, CX_VERB_REQUEST, 0) && put(out, &verb->active, CX_VERB_ACTIVE_PAST, 0) &&
         put(out, &verb->passive_weak, passive, 0) && put(out, &verb->passive, CX_VERB_PASSIVE_STRONG, 0) &&
         put_spoken(out, verb);
}

/* Names that `inflect` may give: a verb of the type. */
static const struct model {
  const char *name;
  int type;
} models[] = {
    {"verb", CX_VERB_SURE},
    {"sanoa", CX_VERB_UNGRADED},
    {"puhua", CX_VERB_UNGRADED},
    {"antaa", 1},
    {"lähteä", 1},
    {"saada", 2},
    {"tulla", 3},
    {"nousta", 3},
    {"tilata", 4},
    {"haluta", 4},
    {"selvitä", CX_VERB_CONTRACTED},
    {"hävetä", CX_VERB_CONTRACTED},
    {"valita", 5},
    {"vanheta", 6},
};

int cx_verb_model(const char *inflect) {
  for (size_t i = 0; i < sizeof models / sizeof *models; i++)
    if (strcmp(models[i].name, inflect) == 0) return models[i].type;
  return -1;
}

int cx_finnish_verb_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx) {
  output out = {sink, ctx, cx_listed(agentless, entry->word, entry->length)};
  int type = CX_VERB_ANY;
  if (entry->length < 2 || entry->length > 255) return 1;
  if (entry->inflect && *entry->inflect && (type = cx_verb_model(entry->inflect)) < 0) return 1;
  if (!cx_verb_single_forms(entry, sink, ctx)) return 0;
  int irregular = cx_verb_irregular(entry->word, entry->length, put_verb, &out);
  if (irregular) return irregular > 0;
  return cx_verb_regular(entry->word, entry->length, type, put_verb, &out);
}
