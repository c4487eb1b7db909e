/* Opening JSON: the mapping asked for or found in the first entries, and the reader of whole documents. */
#ifndef CX_RECORD_JSON_STREAM_H
#define CX_RECORD_JSON_STREAM_H

#include "record/json_reader.h"

/* A mapping from the user's paths, or from the members of the first entries. EFORMAT names the candidates. */
cxtag_status cx_json_mapping(cx_mapping *out, cx_reading *reading, int lines, cxtag_error *err);
/* `keep` of the options. */
cxtag_status cx_mapping_keep(cx_mapping *mapping, cx_reading *reading, cxtag_error *err);
/* Tells the parser which members of an entry the mapping looks at, `depth` steps of its paths being behind
 * us. */
cxtag_status cx_mapping_wanted(cx_tape *json, cx_reading *reading, const cx_mapping *mapping, size_t depth);

cxtag_status cx_json_open_mapped(cx_format **out, cx_reading *reading, const cx_mapping *mapping, int lines,
                                 cxtag_error *err);
/* Arrays, single objects, values one behind the other, and those in a JavaScript assignment: entries are met
 * on the way down the document and forgotten behind it. */
cxtag_status cx_json_stream_open(cx_format **out, cx_reading *reading, const cx_mapping *mapping,
                                 cxtag_error *err);

/* Bytes of `window.YTD.tweets.part0 =` at the front, on one line; 0 = there is no such thing, SIZE_MAX = what is there
 * may be the beginning of one. */
size_t cx_json_script_prefix(const char *bytes, size_t len);

#endif
