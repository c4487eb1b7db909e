/* The bytes that embed/main.c wrote: the compiled base pack, then its tables. CXTAG_BASE_PACK is the file's path, set
 * by CMake. */
#if defined(__APPLE__)
#define NAME(name) _##name
  .const_data
#else
#define NAME(name) name
  .section .rodata
#endif
  .globl NAME(cx_base_pack_bytes)
#if !defined(__APPLE__)
  .hidden cx_base_pack_bytes
#endif
  .balign 64
NAME(cx_base_pack_bytes):
  .incbin CXTAG_BASE_PACK
  .byte 0
#if defined(__linux__) && defined(__ELF__)
  .section .note.GNU-stack,"",%progbits
#endif
