/* Results and records as bytes that can be compared, and the invariants that every result keeps. */
#ifndef TEST_FUZZ_OUTCOME_H
#define TEST_FUZZ_OUTCOME_H

#include <cxtag/records.h>

#include "base/buffer.h"
#include "fuzz.h"

/* Adds bytes with their length before them, so that neighbours cannot be taken for one another. */
void fuzz_put(cx_buffer *out, const char *bytes, size_t len);
void fuzz_put_number(cx_buffer *out, uint64_t number);

/* The text is UTF-8; spans lie in it, on code-point borders; the effects account for the sums and the sums for the
 * score. */
void fuzz_look_at_result(const cxtag_result *result);

/* Adds the record as a line of JSON. */
void fuzz_write(cx_buffer *out, const cxtag_record *record, const cxtag_result *result, int explain);

/* Reads what fuzz_write made, and compares the id and text of every record with those in `expected` (fuzz_put of both,
 * record by record). */
void fuzz_read_again(const cx_buffer *written, const cx_buffer *expected);

/* Reads an export with the same options at once, a byte at a time and in pieces: the same records, rejects, counts and
 * errors each time; what is written of them reads again. */
void fuzz_records(const uint8_t *data, size_t size, const cxtag_reader_options *options);

#endif
