/* A life: objects made, used and freed with one allocation hook. */
#ifndef TESTS_ALLOCATIONS_LIFE_H
#define TESTS_ALLOCATIONS_LIFE_H

#include <string.h>

#include <cxtag/lexicon.h>
#include <cxtag/records.h>

#include "base/buffer.h"

typedef struct life {
  const char *name;
  /* The first failure, or CXTAG_OK. What the objects said goes to `said`, which allocates elsewhere. */
  cxtag_status (*live)(const cxtag_memory *memory, cx_buffer *said);
} life;

/* Each ends with a life without a name. */
extern const life engine_lives[], record_lives[], lexicon_lives[];

/* Goes on only while all was well. */
#define TRY(status, call) \
  do { \
    if ((status) == CXTAG_OK) (status) = (call); \
  } while (0)

/* A report that is NULL when memory is out. */
static inline cxtag_status say(cx_buffer *said, const char *report) {
  if (!report) return CXTAG_ENOMEM;
  cx_buffer_append_text(said, report);
  return CXTAG_OK;
}

/* Text in, result out: what every life of an engine comes to. */
cxtag_status say_result(cx_buffer *said, const cxtag_result *result);

/* Tables with every kind of row, and an engine made of them. over_base: with the base pack below. */
cxtag_status life_builder(cxtag_builder **out, const cxtag_memory *memory, int over_base);
cxtag_status life_session(cxtag_session **out, const cxtag_memory *memory);
extern const char *const life_texts[];

#endif
