#include "lexicon/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexicon/cells.h"
#include "lexicon/compiler.h"
#include "lexicon/nearest.h"

const cx_settings cx_usual_settings = {
#define SETTING(name, usual, lowest, highest, unit) .name = (usual),
#include "lexicon/settings.def"
#undef SETTING
    .confidence = {{600, 639, 678, 717, 756, 795, 834, 873, 912, 951, 990},
                   {500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500},
                   {550, 550, 550, 550, 550, 550, 550, 550, 550, 550, 550},
                   {550, 550, 550, 550, 550, 550, 550, 550, 550, 550, 550}}};

const char *const CX_CURVES[CX_CURVE_COUNT] = {
    [CX_CURVE_CLEAR] = "confidence_clear",
    [CX_CURVE_MIXED] = "confidence_mixed",
    [CX_CURVE_NEUTRAL] = "confidence_neutral",
    [CX_CURVE_SILENT] = "confidence_silent",
};

static const struct known {
  const char *name;
  size_t at; /* in cx_settings */
  int32_t lowest, highest, unit;
} KNOWN[] = {
#define SETTING(name, usual, lowest, highest, unit) {#name, offsetof(cx_settings, name), lowest, highest, unit},
#include "lexicon/settings.def"
#undef SETTING
};
enum { KNOWN_COUNT = sizeof KNOWN / sizeof *KNOWN };

static int32_t *number_of(cx_settings *settings, const struct known *known) {
  return (int32_t *)(void *)((char *)settings + known->at);
}

int cx_settings_are_sound(const cx_settings *settings) {
  cx_settings copy = *settings;
  for (size_t i = 0; i < KNOWN_COUNT; i++) {
    int32_t const number = *number_of(&copy, &KNOWN[i]);
    if (number < KNOWN[i].lowest || number > KNOWN[i].highest) return 0;
  }
  for (size_t c = 0; c < CX_CURVE_COUNT; c++)
    for (size_t k = 0; k < CX_CURVE_KNOTS; k++)
      if (copy.confidence[c][k] > 1000 || copy.confidence[c][k] < (k ? copy.confidence[c][k - 1] : 0)) return 0;
  return 1;
}

/* ---- pack.tsv */

/* "0.1", "-5", "100". */
static void say_bound(char *out, size_t room, int32_t milli) {
  int const size = snprintf(out, room, "%s%d.%03d", milli < 0 ? "-" : "", abs(milli) / 1000, abs(milli) % 1000);
  size_t end = (size_t)size;
  while (out[end - 1] == '0') end--;
  if (out[end - 1] == '.') end--;
  out[end] = '\0';
}

static void fault_number(cx_compiler *c, const cx_source_row *row, const struct known *known) {
  const cx_cell *value = cx_source_cell(row, CX_COLUMN_VALUE);
  char lowest[16], highest[16];
  say_bound(lowest, sizeof lowest, known->lowest * (1000 / known->unit));
  say_bound(highest, sizeof highest, known->highest * (1000 / known->unit));
  cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, value, 0, CX_TEXT(setting_faulty), value->text, known->name, lowest,
              highest);
}

static void read_number(cx_compiler *c, const cx_source_row *row, const struct known *known) {
  const cx_cell *value = cx_source_cell(row, CX_COLUMN_VALUE);
  int32_t milli;
  int const is_number = cx_read_milli(value, &milli) && (known->unit == 1000 || milli % 1000 == 0);
  int32_t const number = is_number && known->unit == 1 ? milli / 1000 : milli;
  if (!is_number || number < known->lowest || number > known->highest)
    fault_number(c, row, known);
  else if (row->live)
    *number_of(&c->settings, known) = number;
}

/* Numbers from 0 to 1 with blanks between, none below the one before. Returns how many; -1 = there is another
 * thing. */
static int read_curve(int32_t *out, const char *text) {
  char number[16];
  int count = 0;
  while (*text) {
    size_t const len = strcspn(text, " ");
    cx_cell cell = {number, (uint32_t)len, 0, 0};
    if (count == CX_CURVE_KNOTS || len >= sizeof number) return -1;
    memcpy(number, text, len);
    number[len] = '\0';
    if (!cx_read_milli(&cell, &out[count]) || out[count] > 1000 || out[count] < (count ? out[count - 1] : 0))
      return -1;
    count++;
    text += len;
    text += strspn(text, " ");
  }
  return count;
}

static void read_confidence(cx_compiler *c, const cx_source_row *row, size_t curve) {
  const cx_cell *value = cx_source_cell(row, CX_COLUMN_VALUE);
  int32_t numbers[CX_CURVE_KNOTS];
  if (read_curve(numbers, value->text) != CX_CURVE_KNOTS)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, value, 0, CX_TEXT(curve_faulty), value->text,
                CX_CURVE_KNOTS);
  else if (row->live)
    memcpy(c->settings.confidence[curve], numbers, sizeof numbers);
}

/* A key that is nearly a setting's is a slip of the fingers; any other is the pack's own. */
static void check_unknown(cx_compiler *c, const cx_source_row *row, const cx_cell *key) {
  cx_nearest nearest;
  cx_nearest_init(&nearest, key->text);
  for (size_t i = 0; i < KNOWN_COUNT; i++) cx_nearest_try(&nearest, KNOWN[i].name);
  for (size_t i = 0; i < CX_CURVE_COUNT; i++) cx_nearest_try(&nearest, CX_CURVES[i]);
  if (nearest.best)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, key, 0, CX_TEXT(setting_near), key->text, nearest.best);
}

static void read_setting(cx_compiler *c, const cx_source_row *row) {
  const cx_cell *key = cx_source_cell(row, CX_COLUMN_KEY);
  if (cx_is_empty(key) || !cx_source_cell(row, CX_COLUMN_VALUE)) return; /* reported with the header */
  for (size_t i = 0; i < KNOWN_COUNT; i++)
    if (!strcmp(key->text, KNOWN[i].name)) {
      read_number(c, row, &KNOWN[i]);
      return;
    }
  for (size_t i = 0; i < CX_CURVE_COUNT; i++)
    if (!strcmp(key->text, CX_CURVES[i])) {
      read_confidence(c, row, i);
      return;
    }
  check_unknown(c, row, key);
}

void cx_compile_settings(cx_compiler *c) {
  c->settings = cx_usual_settings;
  for (size_t i = 0; i < c->merged.count; i++) {
    const cx_source_row *row = &c->merged.rows[i];
    if (row->table->kind == CX_TABLE_PACK && !row->removes) read_setting(c, row);
  }
}
