/* Any bytes as a table. First line: see setting.h; the path is the text column. */
#include "outcome.h"
#include "setting.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const formats[] = {NULL,  "csv",       "tsv",          "lines",
                                        "csv", "qualtrics", "surveymonkey", "google-forms"};
  static const char *const all[] = {"all"};
  fuzz_setting setting;
  fuzz_setting_read(&setting, data, size, formats, sizeof formats / sizeof *formats);
  if (setting.where[0]) {
    setting.options.text_columns = setting.list;
    setting.options.text_column_count = 1;
  }
  if (size % 2) {
    setting.options.keep = all;
    setting.options.keep_count = 1;
  }
  setting.options.keep_blank = size % 3 == 0;
  fuzz_records(setting.rest, setting.rest_size, &setting.options);
  return 0;
}
