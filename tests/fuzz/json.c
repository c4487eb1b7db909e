/* Any bytes as JSON. First line: see setting.h; the path is that of the text. */
#include "outcome.h"
#include "setting.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const formats[] = {NULL,    "json",     "jsonl",  "slack",     "telegram",
                                        "zendesk", "typeform", "reddit-dump", "youtube-api", "intercom"};
  static const char *const keep[] = {"meta", "tags[]", "source", "$.id", "a[].b", "all"};
  fuzz_setting setting;
  fuzz_setting_read(&setting, data, size, formats, sizeof formats / sizeof *formats);
  if (setting.where[0]) {
    setting.options.text_paths = setting.list;
    setting.options.text_path_count = 1;
  }
  if (size % 2) {
    setting.options.keep = keep;
    setting.options.keep_count = 1 + size % 6;
    setting.options.id_path = size % 4 == 1 ? "id" : NULL;
  }
  setting.options.keep_blank = size % 3 == 0;
  fuzz_records(setting.rest, setting.rest_size, &setting.options);
  return 0;
}
