/* Files that lie where tables do and are not read: someone takes them for tables. */
#ifndef CX_LEXICON_STRAY_H
#define CX_LEXICON_STRAY_H

#include "base/messages.h"
#include "lexicon/pack.h"

/* Is the file or folder `name` of the pack's folder `path` taken for a table, and none that can be read? inside:
 * "terms", "sentiment" or "". */
int cx_is_stray(const char *path, const char *inside, const char *name, cx_stray_kind *kind);
/* What is said of it, with what to do. */
const char *cx_stray_text(cx_stray_kind kind, cxtag_language language);
/* A workbook of a spreadsheet, by its name. */
int cx_is_workbook_name(const char *name);
/* The folder of the pack that a table's path lies in: "shop" for "shop/terms/delivery.tsv". 0 = it is no such path. */
int cx_folder_of_table(char *out, size_t room, const char *path);

#endif
