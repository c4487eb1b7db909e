/*
 * The bytes of a compiled lexicon. Little-endian; a header, a table of sections, the sections, each of which
 * begins a line of the processor's cache. Offsets count from the first byte. The format's version changes with any
 * struct of lexicon.h. What matching reads of symbols and patterns is stored as it is read: a fresh process works
 * nothing out for the thousands of rows that its texts do not meet.
 */
#ifndef CX_LEXICON_BLOB_H
#define CX_LEXICON_BLOB_H

#include <stddef.h>
#include <stdint.h>

#include "base/pages.h"

/* As in PNG, a byte above 127 and both kinds of line end show a file that was mangled as text. */
#define CX_BLOB_MAGIC "\x89" "cxtag\r\n"

typedef enum cx_section_kind {
  CX_SECTION_STRINGS, CX_SECTION_ROWS, CX_SECTION_PATTERNS, CX_SECTION_STEPS, CX_SECTION_SYMBOLS,
  CX_SECTION_SYMBOL_ENTRIES, CX_SECTION_GATES, CX_SECTION_CANCEL_SETS, CX_SECTION_ENTRY_BITS,
  CX_SECTION_ENTRY_TRIGGERS_AT, CX_SECTION_ENTRY_TRIGGERS, CX_SECTION_REGEXES, CX_SECTION_REGEX_PATTERNS,
  CX_SECTION_THEMES, CX_SECTION_INTENTS, CX_SECTION_LAYERS, CX_SECTION_NORMALS,
  CX_SECTION_SETTINGS, CX_SECTION_VOCABULARY, CX_SECTION_COUNT
} cx_section_kind;

typedef struct cx_section {
  uint32_t offset, count; /* count: items */
} cx_section;

typedef struct cx_blob_header {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
  uint64_t length;   /* of all bytes */
  uint64_t checksum; /* of everything behind the header */
  cx_section sections[CX_SECTION_COUNT];
} cx_blob_header;

enum { CX_BLOB_ALIGN = 8, CX_SECTION_ALIGN = 64, CX_BLOB_CHECKED_FROM = offsetof(cx_blob_header, sections) };

/* The bytes while nobody owns them. */
typedef struct cx_blob {
  cx_pages pages;
  size_t length;
} cx_blob;

/* The size of an item of the section. */
size_t cx_section_item_size(cx_section_kind kind);
/* Tells damage, not forgery. */
uint64_t cx_blob_checksum(const void *bytes, size_t len);

#endif
