/* Until the floor workbench is complete: what it will define, doing nothing. CMake leaves this file out as
 * soon as they are there. */
#define STAND_IN(name) \
  int name(void);      \
  __attribute__((weak)) int name(void) { return -10; }

STAND_IN(cxtag_expand)
STAND_IN(cxtag_lexicon_lint)
