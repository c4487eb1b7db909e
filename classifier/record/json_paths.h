/* A mapping of JSON from paths: where in a document its entries lie, how much of it is read at once for that, and from
 * where each value is looked for. */
#ifndef CX_RECORD_JSON_PATHS_H
#define CX_RECORD_JSON_PATHS_H

#include "record/json_reader.h"
#include "record/sketch.h"

enum { CX_TEXT_PATHS = 16 };

/* As they are written. The texts begin at the document; the others there, or at something that the text lies in. */
typedef struct cx_user_paths {
  cx_path texts[CX_TEXT_PATHS], id, question;
  size_t text_count;
  int has_id, has_question;
} cx_user_paths;

/* `text` in a document that is an array means `[].text`; `[].text` in lines means `text`. */
cxtag_status cx_path_fit_root(cx_path *path, cx_reading *reading, int array);

/* lines: every line is a value of its own. What the options keep is in it too. */
cxtag_status cx_json_path_mapping(cx_mapping *out, cx_reading *reading, const cx_user_paths *user,
                                  const cx_sketch *sketch, int lines, cxtag_error *err);

#endif
