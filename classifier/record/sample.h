/* The first bytes of an input, by which it is decided what it is: the same ones, however the bytes come.
 *
 * They are CX_SAMPLE_BYTES, or all there are, and a pipe is waited for until they have come. Only plain lines and JSON
 * lines are to be answered as they come: through a pipe, the first line that is not blank is looked at alone, by rules
 * that decide the same with or without the bytes behind it. Where it leaves a question open, the rest is waited for. */
#ifndef CX_RECORD_SAMPLE_H
#define CX_RECORD_SAMPLE_H

#include "record/reading.h"

enum { CX_SAMPLE_BYTES = 256 * 1024 };

/* Fills the window so far as its format needs it and sets reading->sample; something is there in any case. */
cxtag_status cx_sample_fill(cx_reading *reading, cxtag_error *err);
/* The first line did not settle it. */
cxtag_status cx_sample_complete(cx_reading *reading, cxtag_error *err);
/* The sample was too short to settle it: twice as much of it, up to max_record. 0 = there is no more. */
int cx_sample_extend(cx_reading *reading);
/* Bytes up to the end of the first line that is not blank; all of the sample where that line goes on behind it. */
size_t cx_sample_line(const cx_reading *reading);
/* Consumes the front of the sample. */
void cx_sample_pass(cx_reading *reading, size_t len);

#endif
