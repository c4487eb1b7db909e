/* Which encoding a file is in, with the evidence, and the stream that turns it into UTF-8. */
#ifndef CX_RECORD_ENCODING_H
#define CX_RECORD_ENCODING_H

#include "record/stream.h"

typedef enum cx_encoding {
  CX_UTF8,         /* also: no evidence against it; bad fields are mended one by one */
  CX_WINDOWS_1252, /* bytes pass as they are and are mended field by field, so that a mixed file is read
                      rightly */
  CX_UTF16LE,
  CX_UTF16BE,
  CX_UTF32LE,
  CX_UTF32BE,
  CX_OTHER /* named by the user: iconv */
} cx_encoding;

typedef struct cx_encoding_guess {
  cx_encoding encoding;
  size_t mark; /* bytes of a byte order mark */
  int is_sure; /* something speaks for it, and nothing against */
  char evidence[120];
} cx_encoding_guess;

const char *cx_encoding_name(cx_encoding encoding);
/* From the first bytes: byte order mark, pattern of NULs, validity as UTF-8. line: bytes of the first line, without a
 * NUL in which there is no such pattern. `whole` = nothing follows. */
cx_encoding_guess cx_encoding_detect(const char *head, size_t len, size_t line, int whole);
/* "utf-16le", "windows-1252", "latin1" ... ; CX_OTHER for what only iconv may know. */
cx_encoding cx_encoding_from_name(const char *name);
/* Bytes that decoded text takes up in the source: offsets are told as they are there. */
uint64_t cx_encoding_wide_bytes(cx_encoding encoding, const char *decoded, size_t len);
/* Its units have more than one byte. */
static inline int cx_encoding_is_wide(cx_encoding encoding) { return encoding >= CX_UTF16LE && encoding <= CX_UTF32BE; }
static inline uint64_t cx_encoding_source_bytes(cx_encoding encoding, const char *decoded, size_t len) {
  return cx_encoding_is_wide(encoding) ? cx_encoding_wide_bytes(encoding, decoded, len) : len;
}

/* Wraps `in` (owned also on failure). head..: bytes already read from it, without the mark. strict_legacy:
 * decode Windows-1252 for good, because the user said so. EINVAL when iconv does not know the name. */
cxtag_status cx_decoder_new(cx_stream **out, cx_stream *in, cx_encoding encoding, const char *name,
                            const cxtag_memory *memory, cxtag_error *err);

#endif
