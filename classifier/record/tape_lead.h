/* What stands in front of the value of a member of the top object: the comma, the name, the colon and the blanks round
 * them. In most inputs it is the same in every entry, and where it is, nothing of it need be read again. */
#ifndef CX_RECORD_TAPE_LEAD_H
#define CX_RECORD_TAPE_LEAD_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
  CX_LEADS = 16,      /* for so many members */
  CX_LEAD_BYTES = 32, /* at most; a longer one is read every time */
  CX_LEAD_WORDS = CX_LEAD_BYTES / 8
};

typedef struct cx_lead {
  uint64_t bytes[CX_LEAD_WORDS], mask[CX_LEAD_WORDS]; /* the mask has ones where there are bytes */
  uint32_t length;          /* 0 = there is none */
  uint32_t brace;           /* of the first: where the object begins in it */
  uint32_t name, name_size; /* without the quotes */
  uint32_t place;           /* what is wanted of the member */
} cx_lead;

static inline void cx_lead_fill(cx_lead *lead, const char *bytes, size_t length) {
  memset(lead, 0, sizeof *lead);
  memcpy(lead->bytes, bytes, length);
  memset(lead->mask, 0xFF, length);
  lead->length = (uint32_t)length;
}

/* CX_LEAD_BYTES bytes must be readable. */
static inline int cx_lead_is(const cx_lead *lead, const char *bytes) {
  uint64_t different = 0;
  for (size_t i = 0; i < CX_LEAD_WORDS; i++) {
    uint64_t here;
    memcpy(&here, bytes + 8 * i, sizeof here);
    different |= (here ^ lead->bytes[i]) & lead->mask[i];
  }
  return lead->length && !different;
}

#endif
