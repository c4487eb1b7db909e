#include "text/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "text/classes.h"
#include "text/emoji.h"
#include "text/utf8.h"

/* Code points that one step of normalisation takes together. Marks come at most CX_MARKS_MAX in a row. */
enum {
  SEGMENT_MAX = 64,
  SEGMENT_BYTES = 4 * (SEGMENT_MAX + 2 * CX_MARKS_MAX),
  EXPANDED_MAX = 16 * SEGMENT_MAX
};

typedef struct folding {
  cx_fold *fold;
  const unsigned char *source;
  size_t length, in, out;
  unsigned marks;
} folding;

void cx_fold_init(cx_fold *fold, const cxtag_memory *memory) {
  memset(fold, 0, sizeof *fold);
  fold->memory = memory;
}

void cx_fold_clear(cx_fold *fold) {
  cx_release(fold->memory, fold->bytes);
  cx_release(fold->memory, fold->map);
  cx_fold_init(fold, fold->memory);
}

/* Room for `more` bytes at out and, byte for byte, for all source that follows in. */
static int ensure_room(folding *f, size_t more) {
  cx_fold *fold = f->fold;
  size_t need = f->out + more + (f->length - f->in) + CX_FOLD_PADDING;

  if (!cx_grow(fold->memory, &fold->bytes, &fold->capacity, need, 1)) return 0;
  return !fold->mapped || cx_grow(fold->memory, &fold->map, &fold->map_capacity, need, sizeof *fold->map);
}

static int begin_map(folding *f) {
  f->fold->mapped = 1;
  if (!ensure_room(f, 0)) return 0;
  for (size_t i = 0; i < f->out; i++) f->fold->map[i] = (uint32_t)i;
  return 1;
}

/* Do the bytes of out from `start` stand where code points of the source begin and end? */
static int keeps_places(const folding *f, size_t start, const unsigned char *bytes, size_t count,
                        size_t in_end) {
  if (start + count != in_end) return 0;
  for (size_t i = 0; i < count; i++) {
    if (((bytes[i] & 0xC0) == 0x80) != ((f->source[start + i] & 0xC0) == 0x80)) return 0;
  }
  return 1;
}

/* Writes `count` bytes at `start` of out for the source [in_start, in_end). */
static cx_fold_outcome put(folding *f, size_t start, const unsigned char *bytes, size_t count,
                           size_t in_start, size_t in_end) {
  if (!f->fold->mapped && !keeps_places(f, start, bytes, count, in_end) && !begin_map(f))
    return CX_FOLD_NO_MEMORY;
  f->in = in_end;
  f->out = start;
  if (!ensure_room(f, count)) return CX_FOLD_NO_MEMORY;
  memcpy(f->fold->bytes + start, bytes, count);
  if (f->fold->mapped) {
    for (size_t i = 0; i < count; i++) f->fold->map[start + i] = (uint32_t)in_start;
  }
  f->out = start + count;
  return CX_FOLD_DONE;
}

/* Can this code point melt into what stands before it? Jamo do by arithmetic, the others by utf8proc's
 * tables. */
static int joins_backward(uint32_t code_point) {
  if (code_point >= 0x1161 && code_point <= 0x11C2) return 1;
  const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code_point);
  if (property->combining_class) return 1;
  return property->comb_index != UINT16_MAX && (property->comb_index & 0x8000);
}

/* Takes back what is already folded up to the last code point that later ones can melt into. */
static size_t segment_start(const folding *f) {
  size_t start = f->out, count = 0, length = 0;

  while (start && count++ < 2 * CX_MARKS_MAX) {
    start = cx_utf8_before(f->fold->bytes, start);
    if (!joins_backward(cx_utf8_get(f->fold->bytes + start, &length))) break;
  }
  return start;
}

/* Where the code points end that join what stands at f->in (`first` bytes long), or 0: too many marks. */
static size_t segment_end(folding *f, size_t first) {
  const unsigned char *end = f->source + f->length;
  size_t at = f->in + first;
  uint32_t code_point;

  for (int count = 1; count < SEGMENT_MAX && at < f->length && f->source[at] >= 0x80; count++) {
    int length = cx_utf8_decode(f->source + at, end, &code_point);
    if (length < 0 || !joins_backward(code_point) || cx_is_ignored(code_point)) break;
    f->marks = cx_utf8_mark_run(code_point, f->marks);
    if (f->marks > CX_MARKS_MAX) return 0;
    at += (size_t)length;
  }
  return at;
}

/* The ASCII sign that stands for a typographic one, or 0. */
static unsigned char plain_sign(uint32_t code_point) {
  switch (code_point) {
  case '`':
  case 0x00B4:
  case 0x02B9:
  case 0x02BC:
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0x2032:
  case 0xFF07:
    return '\'';
  case 0x2010:
  case 0x2011:
    return '-';
  case 0x00A0:
  case 0x1680:
  case 0x202F:
  case 0x205F:
  case 0x3000:
    return ' ';
  default:
    return code_point >= 0x2000 && code_point <= 0x200A ? ' ' : 0;
  }
}

/* NFC of the case folding of `len` bytes of UTF-8. Returns the bytes written. */
static size_t normalise(const unsigned char *bytes, size_t len, unsigned char *out) {
  utf8proc_int32_t code_points[EXPANDED_MAX];
  const utf8proc_option_t options = UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STABLE;
  utf8proc_ssize_t count =
      utf8proc_decompose(bytes, (utf8proc_ssize_t)len, code_points, EXPANDED_MAX, options);
  size_t length = 0;

  if (count < 0 || count > EXPANDED_MAX) return memcpy(out, bytes, len), len;
  count = utf8proc_normalize_utf32(code_points, count, options);
  for (utf8proc_ssize_t i = 0; i < count; i++) {
    unsigned char encoded[4], sign = plain_sign((uint32_t)code_points[i]);
    size_t n = cx_utf8_encode(sign ? sign : (uint32_t)code_points[i], encoded);
    memcpy(out + length, encoded, n);
    length += n;
  }
  return length;
}

static size_t begins_code_point(unsigned char byte) {
  return (byte & 0xC0) != 0x80;
}

static size_t count_code_points(const unsigned char *bytes, size_t start, size_t end) {
  size_t count = 0;
  for (size_t i = start; i < end; i++) count += begins_code_point(bytes[i]);
  return count;
}

/* What was put at `start` for the source from in_start on is a segment: a mark in it may end the token before, as that
 * of an emoji does, and has a place of its own. The first code point stands for all that melted into it, or several for
 * the one that became them; counted from the end the others are those of the source. */
static void map_segment(folding *f, size_t start, size_t in_start) {
  size_t const made = count_code_points(f->fold->bytes, start, f->out),
               from = count_code_points(f->source, in_start, f->in);
  size_t at = in_start, passed = 0, number = 0;
  for (size_t i = start + 1; i < f->out; i++) {
    number += begins_code_point(f->fold->bytes[i]);
    for (; number && passed + made < number + from; passed++)
      do at++;
      while (!begins_code_point(f->source[at]));
    f->fold->map[i] = (uint32_t)at;
  }
}

/* A code point that changes, or that changes what stands before it, with the marks behind it. */
static cx_fold_outcome fold_segment(folding *f, size_t first, int joins) {
  unsigned char bytes[SEGMENT_BYTES], normal[4 * EXPANDED_MAX];
  size_t start = joins ? segment_start(f) : f->out, end = segment_end(f, first);
  size_t taken = f->out - start, in_start = f->in;

  if (!end) return CX_FOLD_ILL_FORMED;
  if (start < f->out) in_start = f->fold->mapped ? f->fold->map[start] : start;
  memcpy(bytes, f->fold->bytes + start, taken);
  memcpy(bytes + taken, f->source + f->in, end - f->in);
  size_t length = normalise(bytes, taken + end - f->in, normal);
  cx_fold_outcome const outcome = put(f, start, normal, length, in_start, end);
  if (outcome == CX_FOLD_DONE && f->fold->mapped) map_segment(f, start, in_start);
  return outcome;
}

static uint32_t code_point_before(const folding *f) {
  size_t length = 0;
  return f->out ? cx_utf8_get(f->fold->bytes + cx_utf8_before(f->fold->bytes, f->out), &length) : 0;
}

/* The joiner stays between emoji and goes elsewhere; a skin tone goes when it follows an emoji. */
static int is_left_out(const folding *f, uint32_t code_point, size_t length) {
  size_t next = f->in + length;
  uint32_t following;

  if (cx_is_ignored(code_point)) return 1;
  if (cx_is_skin_tone(code_point)) return cx_is_emoji(code_point_before(f));
  if (code_point != 0x200D) return 0;
  if (!cx_is_emoji(code_point_before(f)) || next >= f->length) return 1;
  return cx_utf8_decode(f->source + next, f->source + f->length, &following) < 0 || !cx_is_emoji(following);
}

static cx_fold_outcome fold_code_point(folding *f) {
  const unsigned char *at = f->source + f->in;
  uint32_t code_point;
  int length = cx_utf8_decode(at, f->source + f->length, &code_point);

  if (length < 0) return CX_FOLD_ILL_FORMED;
  size_t count = (size_t)length, in_end = f->in + count;
  f->marks = cx_utf8_mark_run(code_point, f->marks);
  if (f->marks > CX_MARKS_MAX) return CX_FOLD_ILL_FORMED;
  unsigned char sign = plain_sign(code_point);
  if (sign) return put(f, f->out, &sign, 1, f->in, in_end);
  if (is_left_out(f, code_point, count)) return put(f, f->out, &sign, 0, f->in, in_end);

  const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code_point);
  int joins = joins_backward(code_point);
  if (joins || property->casefold_seqindex != UINT16_MAX || property->decomp_seqindex != UINT16_MAX)
    return fold_segment(f, count, joins);
  return put(f, f->out, at, count, f->in, in_end);
}

/* Takes what the fast way takes. */
static void fold_plain(folding *f) {
  cx_fold *fold = f->fold;
  int has_dots; /* for all of the text asked later */
  size_t plain = cx_fold_plain(f->source + f->in, f->length - f->in, fold->bytes + f->out, &has_dots);

  if (!plain) return;
  f->marks = 0;
  if (fold->mapped) {
    for (size_t i = 0; i < plain; i++) fold->map[f->out + i] = (uint32_t)(f->in + i);
  }
  f->in += plain;
  f->out += plain;
}

/* What is left once the fast way has stopped at the first byte that it does not know. */
static cx_fold_outcome fold_rest(folding *f) {
  while (f->in < f->length) {
    if (f->source[f->in] < 0x80) {
      fold_plain(f);
      continue;
    }
    cx_fold_outcome outcome = fold_code_point(f);
    if (outcome != CX_FOLD_DONE) return outcome;
  }
  if (f->fold->mapped) f->fold->map[f->out] = (uint32_t)f->length;
  return CX_FOLD_DONE;
}

/* a-umlaut, o-umlaut and a-ring, folded. */
static int has_dots(const unsigned char *bytes, size_t len) {
  unsigned char found = 0;
  for (size_t i = 1; i < len; i++) /* to the end: so compilers take many bytes at once */
    found |= (bytes[i - 1] == 0xC3) & ((bytes[i] | 1) == 0xA5 || bytes[i] == 0xB6);
  return found;
}

cx_fold_outcome cx_fold_text(cx_fold *fold, const unsigned char *source, size_t len) {
  fold->mapped = 0;
  fold->length = 0;
  fold->has_dots = 0;
  if (!cx_grow(fold->memory, &fold->bytes, &fold->capacity, len + CX_FOLD_PADDING, 1))
    return CX_FOLD_NO_MEMORY;
  size_t plain = len ? cx_fold_plain(source, len, fold->bytes, &fold->has_dots) : 0; /* no text may be NULL */
  size_t length = plain;
  fold->is_plain = plain == len;
  if (!fold->is_plain) {
    folding f = {fold, source, len, plain, plain, 0};
    cx_fold_outcome outcome = fold_rest(&f);
    if (outcome != CX_FOLD_DONE) return outcome;
    length = f.out;
    fold->has_dots = has_dots(fold->bytes, length);
  }
  memset(fold->bytes + length, 0, CX_FOLD_PADDING);
  fold->length = length;
  return CX_FOLD_DONE;
}
