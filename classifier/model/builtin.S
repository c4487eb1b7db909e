/* models/language.cxm as bytes of the library. CXTAG_LANGUAGE_MODEL is the file's path, set by CMake. */
#if defined(__APPLE__)
#define NAME(name) _##name
  .const_data
#else
#define NAME(name) name
  .section .rodata
#endif
  .globl NAME(cx_language_model_bytes)
  .globl NAME(cx_language_model_end)
#if !defined(__APPLE__)
  .hidden cx_language_model_bytes
  .hidden cx_language_model_end
#endif
  .balign 64
NAME(cx_language_model_bytes):
  .incbin CXTAG_LANGUAGE_MODEL
NAME(cx_language_model_end):
  .byte 0
#if defined(__linux__) && defined(__ELF__)
  .section .note.GNU-stack,"",%progbits
#endif
