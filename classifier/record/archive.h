/* Zip archives: members as streams, whatever their names say; nothing is ever written to disk. */
#ifndef CX_RECORD_ARCHIVE_H
#define CX_RECORD_ARCHIVE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "record/source.h"

typedef struct cx_member {
  const char *name;   /* for messages and globs; UTF-8 */
  const char *folder; /* last folder of its path; "" = none */
  uint64_t index, size;
  int unsafe;            /* a path that leads out of the archive */
  int directory, hidden; /* hidden: what macOS and other packers leave there */
  int encrypted;
} cx_member;

typedef struct cx_archive {
  const cxtag_memory *memory;
  struct zip *zip;
  cx_source *source;  /* owned: its bytes are read here */
  cx_buffer bytes;    /* of a source that cannot be sought in */
  cx_member *members; /* in natural order of their names: 2 before 10 */
  size_t count;
  uint64_t expanded, max_expand;
} cx_archive;

/* Owns the source on success only. EDAMAGED: no archive, or cut. */
cxtag_status cx_archive_open(cx_archive **out, cx_source *source, uint64_t max_expand, cx_arena *arena,
                             cxtag_error *err);
void cx_archive_free(cx_archive *archive);
/* The archive outlives the stream. name: for messages. */
cxtag_status cx_archive_read(cx_stream **out, cx_archive *archive, const cx_member *member, const char *name,
                             cxtag_error *err);
/* NULL = there is none of this name. */
const cx_member *cx_archive_find(const cx_archive *archive, const char *name);

#endif
