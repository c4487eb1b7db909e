#include "record/writing.h"

static cxtag_status open_xlsx(cx_writing *w, cxtag_error *err) {
  (void)w;
  return cx_error_set(err, CXTAG_EINVAL, "xlsx output is not built in");
}
static void record_xlsx(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  (void)w;
  (void)record;
  (void)result;
}
const cx_writer_format cx_xlsx_writer = {"xlsx", record_xlsx, NULL, open_xlsx, NULL};
