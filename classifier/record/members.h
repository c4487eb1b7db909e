/* Which members of an archive are read, and in which order. */
#ifndef CX_RECORD_MEMBERS_H
#define CX_RECORD_MEMBERS_H

#include "record/archive.h"
#include "record/people.h"
#include "record/preset.h"

/* One member opened: what the window reads, and the format over it. */
typedef struct cx_content {
  cx_window window;
  cx_format *format;
  cx_archive *workbook; /* a workbook inside an archive, held in memory */
} cx_content;

/* Puts a decompressor over the stream where its first bytes ask for one; *what = "gzip" or "zstd" then, else
 * NULL (what may be NULL). On failure the stream is closed. */
cxtag_status cx_unpack(cx_stream **stream, const char *head, size_t len, cx_reading *reading,
                       uint64_t max_expand, const char **what, cxtag_error *err);

/* Opens what a stream holds (owned, also on failure). */
cxtag_status cx_content_open(cx_content *out, cx_reading *reading, cx_stream *stream, int *no_wait,
                             cxtag_error *err);
cxtag_status cx_content_open_member(cx_content *out, cx_reading *reading, cx_archive *archive,
                                    const cx_member *member, cxtag_error *err);
void cx_content_close(cx_content *content);

typedef struct cx_members {
  const cx_member **items;
  size_t count, at;
} cx_members;

/* Those that --member names, those that belong to the preset asked for, or those whose content is of one
 * kind. EFORMAT when that is none or ambiguous; the message lists them. */
cxtag_status cx_members_choose(cx_members *out, cx_reading *reading, const cx_archive *archive,
                               cxtag_error *err);

/* Names of people from the member that the preset names, if it is there. */
cxtag_status cx_people_load(cx_people *people, cx_reading *reading, cx_archive *archive,
                            const cx_preset *preset, cxtag_error *err);

/* "file!member" */
const char *cx_member_label(cx_reading *reading, const char *file, const cx_member *member);

#endif
