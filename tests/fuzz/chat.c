/* Any bytes as a chat log. First line: see setting.h; the path is a reason to skip. */
#include "outcome.h"
#include "setting.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const formats[] = {"whatsapp", NULL, "lines"};
  fuzz_setting setting;
  fuzz_setting_read(&setting, data, size, formats, sizeof formats / sizeof *formats);
  if (setting.where[0]) setting.options.skip = setting.where;
  setting.options.keep_blank = size % 3 == 0;
  fuzz_records(setting.rest, setting.rest_size, &setting.options);
  return 0;
}
