#include "text/classes.h"

#include <utf8proc.h>

#include "text/emoji.h"

#define BLK CX_CLASS_BLANK
#define NL_ CX_CLASS_NEWLINE
#define LET CX_CLASS_LETTER
#define DIG CX_CLASS_DIGIT
#define COM CX_CLASS_COMMA
#define DOT CX_CLASS_STOP
#define QUE CX_CLASS_QUESTION
#define EXC CX_CLASS_EXCLAMATION
#define COL CX_CLASS_COLON
#define HYP CX_CLASS_HYPHEN
#define OPN CX_CLASS_OPEN
#define CLO CX_CLASS_CLOSE
#define QUO CX_CLASS_QUOTE
#define APO CX_CLASS_APOSTROPHE
#define SLA CX_CLASS_SLASH
#define AT_ CX_CLASS_AT
#define HAS CX_CLASS_HASH
#define CUR CX_CLASS_CURRENCY
#define BUL CX_CLASS_BULLET
#define SYM CX_CLASS_SYMBOL
#define MUL CX_CLASS_MULTIBYTE

#define MUL8 MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL
#define LET8 LET, LET, LET, LET, LET, LET, LET, LET
#define BLK8 BLK, BLK, BLK, BLK, BLK, BLK, BLK, BLK

/* clang-format off */
const uint8_t cx_byte_class[256] = {
    BLK8, BLK, BLK, NL_, NL_, NL_, NL_, BLK, BLK, BLK8, BLK8, /* controls: LF VT FF CR end lines */
    BLK, EXC, QUO, HAS, CUR, SYM, SYM, APO,                   /*   ! " # $ % & ' */
    OPN, CLO, BUL, SYM, COM, HYP, DOT, SLA,                   /* ( ) * + , - . / */
    DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG,                   /* 0..7 */
    DIG, DIG, COL, COL, SYM, SYM, SYM, QUE,                   /* 8 9 : ; < = > ? */
    AT_, LET, LET, LET, LET, LET, LET, LET, LET8, LET8,       /* @ A..W */
    LET, LET, LET, OPN, SYM, CLO, SYM, SYM,                   /* X Y Z [ \ ] ^ _ */
    APO, LET, LET, LET, LET, LET, LET, LET, LET8, LET8,       /* ` a..w */
    LET, LET, LET, OPN, SYM, CLO, SYM, BLK,                   /* x y z { | } ~ DEL */
    MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8, MUL8,
};
/* clang-format on */

static cx_class class_of_category(uint32_t code_point) {
  switch (utf8proc_category((utf8proc_int32_t)code_point)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
    return CX_CLASS_LETTER;
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ME:
    return CX_CLASS_MARK;
  case UTF8PROC_CATEGORY_ND:
    return CX_CLASS_DIGIT;
  case UTF8PROC_CATEGORY_PD:
    return CX_CLASS_DASH;
  case UTF8PROC_CATEGORY_PS:
    return CX_CLASS_OPEN;
  case UTF8PROC_CATEGORY_PE:
    return CX_CLASS_CLOSE;
  case UTF8PROC_CATEGORY_PI:
  case UTF8PROC_CATEGORY_PF:
    return CX_CLASS_QUOTE;
  case UTF8PROC_CATEGORY_SC:
    return CX_CLASS_CURRENCY;
  case UTF8PROC_CATEGORY_ZS:
  case UTF8PROC_CATEGORY_CC:
    return CX_CLASS_BLANK;
  default:
    return CX_CLASS_SYMBOL;
  }
}

cx_class cx_class_of(uint32_t code_point) {
  if (code_point >= 0xC0 && code_point < 0x2B0)
    return code_point == 0xD7 || code_point == 0xF7 ? CX_CLASS_SYMBOL : CX_CLASS_LETTER;
  switch (code_point) {
  case 0x0085:
  case 0x2028:
  case 0x2029:
    return CX_CLASS_NEWLINE;
  case 0x2026:
  case 0x3002:
  case 0x06D4:
  case 0x0964:
  case 0xFF0E:
    return CX_CLASS_STOP;
  case 0x060C:
  case 0x3001:
  case 0xFF0C:
    return CX_CLASS_COMMA;
  case 0x037E:
  case 0x061F:
  case 0x203D:
  case 0x2047:
  case 0x2048:
  case 0x2049:
  case 0xFF1F:
    return CX_CLASS_QUESTION;
  case 0x203C:
  case 0xFF01:
    return CX_CLASS_EXCLAMATION;
  case 0x061B:
  case 0xFF1A:
  case 0xFF1B:
    return CX_CLASS_COLON;
  case 0x201A:
  case 0x201E:
    return CX_CLASS_QUOTE; /* category Ps: „ is no bracket */
  case 0x00B7:
  case 0x2022:
  case 0x2023:
  case 0x2043:
  case 0x25AA:
  case 0x25AB:
  case 0x25CF:
  case 0x25E6:
    return CX_CLASS_BULLET;
  case 0x2212:
    return CX_CLASS_DASH;
  default:
    break;
  }
  if (code_point >= 0x2100 && cx_is_emoji(code_point)) return CX_CLASS_EMOJI;
  return class_of_category(code_point);
}

int cx_is_ignored(uint32_t c) {
  if (c < 0x034F) return c == 0x00AD;
  if (c < 0x200B) return c == 0x034F || c == 0x061C || (c >= 0x180B && c <= 0x180E);
  if (c <= 0x206F) /* not 200D, the joiner */
    return c <= 0x200C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060;
  return (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}
