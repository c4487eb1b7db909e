/* The numbers that decide labels, as the packs set them. */
#ifndef CX_LEXICON_SETTINGS_H
#define CX_LEXICON_SETTINGS_H

#include "base/memory.h"

/* How sure a result is, by the evidence for it: at 0, a tenth ... 1.
 * lexicons/README.md says what evidence is. */
typedef enum cx_curve {
  CX_CURVE_CLEAR,   /* positive, negative */
  CX_CURVE_MIXED,
  CX_CURVE_NEUTRAL, /* said so: a wish, a question, no answer, thanks */
  CX_CURVE_SILENT,  /* neutral because nothing was found */
  CX_CURVE_COUNT
} cx_curve;
enum { CX_CURVE_KNOTS = 11 };

typedef struct cx_settings {
#define SETTING(name, usual, lowest, highest, unit) int32_t name;
#include "lexicon/settings.def"
#undef SETTING
  int32_t confidence[CX_CURVE_COUNT][CX_CURVE_KNOTS]; /* thousandths, none below the one before */
} cx_settings;

enum { CX_SETTING_NUMBERS = sizeof(cx_settings) / sizeof(int32_t) };

/* Without a pack. */
extern const cx_settings cx_usual_settings;
/* "confidence_clear" ...: the curves as pack.tsv names them. */
extern const char *const CX_CURVES[CX_CURVE_COUNT];

/* Every number in its range. */
int cx_settings_are_sound(const cx_settings *settings);

#endif
