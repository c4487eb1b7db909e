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
 * Any other column is the pack's own: kept, never read.
 */
#ifndef CX_LEXICON_COLUMNS_H
#define CX_LEXICON_COLUMNS_H

#include "lexicon/pack.h"

/* The kind of the table with this path inside a pack ("terms/delivery.tsv"); 0 when it is none. */
int cx_table_kind_of(const char *name, cx_table_kind *kind);
/* The canonical name of a header cell, or NULL for a column of the pack's own. */
const char *cx_column_name(cx_table_kind kind, const char *written);
/* The i-th column that the kind cannot do without, or NULL behind the last. */
const char *cx_column_required(cx_table_kind kind, size_t i);
/* The i-th canonical column that the kind knows, or NULL behind the last. */
const char *cx_column_known(cx_table_kind kind, size_t i);

#endif
