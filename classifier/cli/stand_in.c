/* Until the floors record and workbench are complete: what they will define, doing nothing. CMake leaves this file out as
 * soon as they are there. */
#define STAND_IN(name) \
  int name(void);      \
  __attribute__((weak)) int name(void) { return -10; }

STAND_IN(cxtag_expand)
STAND_IN(cxtag_lexicon_lint)
STAND_IN(cxtag_lexicon_test)
STAND_IN(cxtag_match_pairs)
STAND_IN(cxtag_preset)
STAND_IN(cxtag_reader_close)
STAND_IN(cxtag_reader_finding_get)
STAND_IN(cxtag_reader_may_wait)
STAND_IN(cxtag_reader_next)
STAND_IN(cxtag_reader_open)
STAND_IN(cxtag_reader_statistics_get)
STAND_IN(cxtag_writer_finish)
STAND_IN(cxtag_writer_flush)
STAND_IN(cxtag_writer_free)
STAND_IN(cxtag_writer_open)
STAND_IN(cxtag_writer_record)
