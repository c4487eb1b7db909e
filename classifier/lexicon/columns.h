/*
 * The columns of every table. Header names are read without regard to case, in English or Finnish:
 *
 *   expression lauseke ilmaus        theme teema aihe (in intents.tsv also: intent aie)
 *   polarity polariteetti sävy       lang language kieli
 *   not paitsi ei                    yes kyllä esimerkki esim.
 *   no "ei esim." vastaesimerkki     note huomautus huom.
 *   kind laji                        factor kerroin            reach ulottuvuus
 *   from mistä                       to mihin                  name lista nimi
 *   member jäsen                     text teksti               expected odotettu
 *   key avain                        value arvo                id tunnus
 *   name_fi nimi_fi nimi             name_en nimi_en           owner omistaja
 *   alert hälytys                    delete poista             case kirjainkoko
 *   inflect taivutus                 literal sisältää
 *
 * Any other column is the pack's own: kept, never read; lint asks about those that look misspelt.
 */
#ifndef CX_LEXICON_COLUMNS_H
#define CX_LEXICON_COLUMNS_H

#include "lexicon/pack.h"

typedef enum cx_column {
  CX_COLUMN_KEY,
  CX_COLUMN_VALUE,
  CX_COLUMN_ID,
  CX_COLUMN_NAME_FI,
  CX_COLUMN_NAME_EN,
  CX_COLUMN_OWNER,
  CX_COLUMN_ALERT,
  CX_COLUMN_EXPRESSION,
  CX_COLUMN_THEME,
  CX_COLUMN_POLARITY,
  CX_COLUMN_FROM,
  CX_COLUMN_TO,
  CX_COLUMN_KIND,
  CX_COLUMN_FACTOR,
  CX_COLUMN_REACH,
  CX_COLUMN_LANG,
  CX_COLUMN_NOT,
  CX_COLUMN_YES,
  CX_COLUMN_NO,
  CX_COLUMN_CASE,
  CX_COLUMN_INFLECT,
  CX_COLUMN_LITERAL,
  CX_COLUMN_NAME,
  CX_COLUMN_MEMBER,
  CX_COLUMN_TEXT,
  CX_COLUMN_EXPECTED,
  CX_COLUMN_NOTE,
  CX_COLUMN_DELETE,
  CX_COLUMN_COUNT
} cx_column;

/* The cell of a column, or NULL when the table has no such column. */
static inline const cx_cell *cx_cell_in(const cx_table *table, const cx_table_row *row, cx_column column) {
  return table->places[column] < 0 ? NULL : &row->cells[table->places[column]];
}
/* The canonical name of a column. */
const char *cx_column_text(cx_column column);

/* Does the name end so? Capitals do not count: a spreadsheet may save LOYALTY.CSV. */
int cx_has_ending(const char *name, const char *ending);
int cx_has_table_ending(const char *name);
/* The kind of the table with this path inside a pack ("terms/delivery.tsv"); 0 when it is none. */
int cx_table_kind_of(const char *name, cx_table_kind *kind);
/* The canonical name of a header cell, or NULL for a column of the pack's own. */
const char *cx_column_name(cx_table_kind kind, const char *written);
/* The known name that a column of the pack's own, at this place, is a misspelling of: near it, and a column that the
 * table lacks and may lack. NULL = it is none. */
const char *cx_column_meant(const cx_table *table, size_t place);
/* The i-th column that the kind cannot do without, or NULL behind the last. */
const char *cx_column_required(cx_table_kind kind, size_t i);
/* The i-th canonical column that the kind knows, or NULL behind the last. */
const char *cx_column_known(cx_table_kind kind, size_t i);

#endif
