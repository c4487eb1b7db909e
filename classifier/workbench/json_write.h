/* Writing JSON: members know from what stands before them whether a comma belongs in between. */
#ifndef CX_WORKBENCH_JSON_WRITE_H
#define CX_WORKBENCH_JSON_WRITE_H

#include "base/buffer.h"

/* Appends the string with its quotes; bytes that are no UTF-8 become U+FFFD. */
void cx_json_append(cx_buffer *out, const char *text, size_t len);
void cx_json_append_text(cx_buffer *out, const char *text);

/* The next item of a list: its comma, where one belongs. */
void cx_json_item(cx_buffer *out);
/* The next member of an object: its key; the value follows. */
void cx_json_key(cx_buffer *out, const char *key);
void cx_json_text(cx_buffer *out, const char *key, const char *text);
void cx_json_count(cx_buffer *out, const char *key, uint64_t count);
void cx_json_milli(cx_buffer *out, const char *key, int32_t milli);
void cx_json_begin(cx_buffer *out, const char *key);
void cx_json_end(cx_buffer *out);

#endif
