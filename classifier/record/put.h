/* Pieces of output put down behind a pointer, once room is made for all
 * of them: each returns where it ends. */
#ifndef CX_RECORD_PUT_H
#define CX_RECORD_PUT_H

#include <stdint.h>
#include <string.h>

static inline char *cx_put_bytes(char *to, const char *bytes, size_t len) {
  memcpy(to, bytes, len);
  return to + len;
}
#define CX_PUT(to, literal) cx_put_bytes((to), (literal), sizeof(literal) - 1)

/* Room for any number below. */
enum { CX_NUMBER_ROOM = 24 };

/* Decimal digits. */
char *cx_put_number(char *to, uint64_t number);
/* Thousandths as -0.120. */
char *cx_put_milli(char *to, int32_t milli);

#endif
