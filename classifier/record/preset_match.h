/* Which preset an input is for: the one whose names it has most of. */
#ifndef CX_RECORD_PRESET_MATCH_H
#define CX_RECORD_PRESET_MATCH_H

#include "record/preset.h"
#include "record/sketch.h"

typedef struct cx_preset_choice {
  const cx_preset *preset; /* NULL = none */
  size_t rule;             /* tables: the rule that fits */
  size_t row;              /* tables: the header row */
  size_t score;            /* names found */
  const cx_names *names;   /* those */
  const cx_preset *rival;  /* another with the same score, NULL = none */
  const cx_preset *next;   /* the next best */
  size_t next_score;
} cx_preset_choice;

/* Takes note of a preset that fits with this many names. */
void cx_preset_consider(cx_preset_choice *choice, const cx_preset *preset, size_t rule, size_t row,
                        const cx_names *names);
/* Tells what was found; EFORMAT when two fit as well. */
cxtag_status cx_preset_settle(cx_reading *reading, const cx_preset_choice *choice, int asked,
                              cxtag_error *err);

/* By the paths of a JSON document. asked: only this one, NULL = all. */
cx_preset_choice cx_preset_match_json(const cx_presets *presets, const cx_preset *asked,
                                      const cx_sketch *sketch);
/* The rules of a preset that are about such a document, as a mapping. */
cxtag_status cx_preset_json_mapping(cx_mapping *out, cx_reading *reading, const cx_preset *preset,
                                    const cx_sketch *sketch, cxtag_error *err);

#endif
