#include "morph/expand.h"

#include <string.h>

static const char *const cases[] = {
    "",         "nominative", "genitive", "partitive", "essive",   "translative", "inessive",    "elative",
    "illative", "adessive",   "ablative", "allative",  "abessive", "comitative",  "instructive", ""};

static const struct {
  uint32_t feature;
  const char *name;
} names[] = {
    {CX_PLURAL, "plural"},
    {CX_POSSESSIVE, "possessive"},
    {CX_COMPARATIVE, "comparative"},
    {CX_SUPERLATIVE, "superlative"},
    {CX_ADVERB, "adverb"},
    {CX_CARITIVE, "caritive"},
    {CX_NEGATED_PREFIX, "negated prefix"},
    {CX_FINITE, "finite"},
    {CX_PAST, "past"},
    {CX_CONDITIONAL, "conditional"},
    {CX_IMPERATIVE, "imperative"},
    {CX_PASSIVE, "passive"},
    {CX_CONNEGATIVE, "connegative"},
    {CX_INFINITIVE, "infinitive"},
    {CX_PARTICIPLE, "participle"},
    {CX_NEGATIVE_PARTICIPLE, "negative participle"},
    {CX_CLITIC_KIN, "-kin"},
    {CX_CLITIC_KAAN, "-kaan"},
    {CX_CLITIC_KO, "question"},
    {CX_CLITIC_HAN, "-han"},
    {CX_CLITIC_PA, "-pa"},
    {CX_FIRST_PERSON, "first person"},
    {CX_SECOND_PERSON, "second person"},
    {CX_NEGATED, "negated"},
};

static void put_name(cx_buffer *out, size_t start, const char *name, const char *gap) {
  if (!*name) return;
  if (out->length > start) cx_buffer_append_text(out, gap);
  cx_buffer_append_text(out, name);
}

void cx_write_features(cx_buffer *out, uint32_t features) {
  size_t start = out->length;
  put_name(out, start, cases[features & CX_CASE_MASK], ", ");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (features & names[i].feature) put_name(out, start, names[i].name, ", ");
}

static const char *mood_of(uint32_t features) {
  if (features & CX_CONDITIONAL) return "conditional";
  if (features & CX_IMPERATIVE) return "imperative";
  if (features & CX_PAST) return "past";
  return "present";
}

void cx_write_group(cx_buffer *out, uint32_t features) {
  size_t start = out->length;
  if (features & CX_COMPARATIVE) put_name(out, start, "comparative", " ");
  if (features & CX_SUPERLATIVE) put_name(out, start, "superlative", " ");
  if (features & CX_PASSIVE) put_name(out, start, "passive", " ");
  if (features & CX_NEGATIVE_PARTICIPLE) put_name(out, start, "negative", " ");
  if (features & (CX_PARTICIPLE | CX_NEGATIVE_PARTICIPLE)) {
    put_name(out, start, features & CX_PAST ? "past participle" : "participle", " ");
  } else if (features & CX_INFINITIVE) {
    put_name(out, start, "infinitive", " ");
  } else if (features & CX_FINITE) {
    put_name(out, start, mood_of(features), " ");
  }
  put_name(out, start, cases[features & CX_CASE_MASK], " ");
  if (features & CX_PLURAL) put_name(out, start, "plural", " ");
  if (features & CX_ADVERB) put_name(out, start, "adverb", " ");
  if (out->length == start) cx_buffer_append_text(out, "word");
}
