/* Emoji by a compact table, and where a sequence ends (UTS #51). */
#ifndef CX_TEXT_EMOJI_H
#define CX_TEXT_EMOJI_H

#include <stddef.h>
#include <stdint.h>

/* A pictograph, a regional indicator or a skin tone; also the text-style symbols people use in the same way
 * (hearts, stars, faces). Not digits, arrows, (c) and TM. */
int cx_is_emoji(uint32_t code_point);
int cx_is_skin_tone(uint32_t code_point);
int cx_is_regional_indicator(uint32_t code_point);

/* Length in bytes of the sequence at `at` of folded text (variation selectors are gone), 0 = no emoji. */
size_t cx_emoji_sequence(const unsigned char *bytes, size_t at, size_t length);
/* A keycap: one of 0-9 # * and U+20E3. Its length or 0. */
size_t cx_keycap(const unsigned char *bytes, size_t at, size_t length);

#endif
