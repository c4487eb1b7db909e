/* Names of people by their ids, as a list in the export gives them: mentions in texts are written out with
 * it. */
#ifndef CX_RECORD_PEOPLE_H
#define CX_RECORD_PEOPLE_H

#include <cxtag/records.h>

#include "base/map.h"

typedef struct cx_people {
  cx_map ids;
  cx_arena names;
  const char **list;
  size_t capacity;
} cx_people;

void cx_people_init(cx_people *people, const cxtag_memory *memory);
void cx_people_clear(cx_people *people);
cxtag_status cx_people_add(cx_people *people, cxtag_text_value id, cxtag_text_value name);
/* Empty when the id is not known or people is NULL. */
cxtag_text_value cx_people_find(const cx_people *people, const char *id, size_t len);

#endif
