/* Character references of XML and HTML 4, undone exactly once. */
#ifndef CX_RECORD_ENTITIES_H
#define CX_RECORD_ENTITIES_H

#include "base/buffer.h"

/* Bytes of the reference at the front (`&` ... `;`), 0 = there is none; its character in *point. */
size_t cx_entity_read(const char *bytes, size_t len, uint32_t *point);
/* Only &amp; &lt; &gt;. */
void cx_append_xml_text(cx_buffer *out, const char *bytes, size_t len);
/* Markup to text: tags away, blocks on lines of their own, scripts dropped, references undone. */
void cx_append_html_text(cx_buffer *out, const char *bytes, size_t len);

#endif
