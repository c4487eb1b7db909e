/* Compiling in spite of faults: what the build of the base pack and the workbench need beside lexicon.h. */
#ifndef CX_LEXICON_COMPILE_H
#define CX_LEXICON_COMPILE_H

#include "lexicon/lexicon.h"

/* As cx_lexicon_compile, but rows with a fault are reported and left out. */
cxtag_status cx_lexicon_compile_sound(cx_lexicon **out, const cx_pack *const *packs, size_t pack_count,
                                      const cxtag_memory *memory, cx_faults *faults, cxtag_error *err);

#endif
