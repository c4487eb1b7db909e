#include "record/chat_line.h"

#include <string.h>

#include "record/unicode.h"

static const char MARK[] = "\xE2\x80\x8E"; /* U+200E: what iOS puts before texts of its own */

static size_t blanks(const char *line, size_t len, size_t at) {
  size_t step;
  while (at < len && (step = cx_utf8_sequence(line + at, len - at)) != 0) {
    size_t length = step;
    if (!cx_is_blank_point(cx_utf8_read(line + at, &length))) break;
    at += step;
  }
  return at;
}

static size_t digits(const char *line, size_t len, size_t at, size_t most) {
  size_t count = 0;
  while (at + count < len && count < most && line[at + count] >= '0' && line[at + count] <= '9') count++;
  return count;
}

/* Three numbers with points, slashes or hyphens between. Returns where they end, 0 = they are not there. */
static size_t read_date(const char *line, size_t len, size_t at) {
  for (int part = 0; part < 3; part++) {
    size_t const run = digits(line, len, at, 4);
    if (!run) return 0;
    at += run;
    if (part == 2) break;
    if (at >= len || !strchr("./-", line[at])) return 0;
    at++;
    if (at < len && line[at] == ' ') at++; /* 1. 2. 2024 */
  }
  return at;
}

static size_t read_half(const char *line, size_t len, size_t at) {
  size_t const from = blanks(line, len, at);
  static const char *const halves[] = {"AM", "PM", "am", "pm", "a.m.", "p.m.", "ap.", "ip."};
  for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
    if (len - from >= strlen(halves[i]) && !memcmp(line + from, halves[i], strlen(halves[i])))
      return from + strlen(halves[i]);
  return at;
}

/* 9.16, 09:16:02, 12:01 AM behind a comma, `klo` or another short word. */
static size_t read_clock(const char *line, size_t len, size_t at) {
  size_t run, word;
  if (at < len && line[at] == ',') at++;
  at = blanks(line, len, at);
  for (word = at; word < len && word - at < 4 && ((line[word] | 0x20) >= 'a' && (line[word] | 0x20) <= 'z');
       word++) {
  }
  if (word > at) at = blanks(line, len, word);
  if (!(run = digits(line, len, at, 2))) return 0;
  at += run;
  for (int part = 0; part < 2; part++) {
    if (at >= len || !strchr(".:", line[at]) || digits(line, len, at + 1, 2) != 2)
      return part ? read_half(line, len, at) : 0;
    at += 3;
  }
  return read_half(line, len, at);
}

/* `Maija loi ryhmän "Asiakkaat: VIP"`: what stands between quotes, or behind one that opens, is no name. */
static int is_inside_quotes(const char *line, size_t at) {
  int inside = 0;
  for (size_t i = 0; i < at; i++) {
    if (line[i] == '"') inside = !inside;
    if (i + 3 > at || memcmp(line + i, "\xE2\x80", 2) != 0) continue;
    if (line[i + 2] == '\x9C' || line[i + 2] == '\x9E') inside = 1; /* opens */
    if (line[i + 2] == '\x9D') inside = !inside;                    /* closes, and in Finnish opens too */
  }
  return inside;
}

/* `Name: text`; a name has no line break and is not long. */
static void read_name(cx_chat_line *out, const char *line, size_t len, size_t at) {
  size_t const most = len - at > 200 ? 200 : len - at;
  out->name = at;
  out->name_length = 0;
  out->text = at;
  for (size_t i = 0; i + 1 < most; i++) {
    const char *const behind = line + at + i + 1;
    int const is_mark = len - at - i > 2 && !memcmp(behind, "\xE2\x80", 2);
    if (line[at + i] != ':' || (*behind != ' ' && !is_mark)) continue;
    if (is_inside_quotes(line + at, i)) return;
    out->name_length = i;
    out->text = at + i + 1 + (line[at + i + 1] == ' ');
    return;
  }
  if (most && len - at <= 200 && line[len - 1] == ':') { /* Name: and nothing more on this line */
    out->name_length = len - at - 1;
    out->text = len;
  }
}

int cx_chat_line_read(cx_chat_line *out, const char *line, size_t len, cx_chat_style style) {
  size_t at = 0, end;
  memset(out, 0, sizeof *out);
  while (len - at >= 3 && !memcmp(line + at, MARK, 3)) at += 3;
  int const bracket = at < len && line[at] == '[';
  if ((style == CX_CHAT_BRACKETS && !bracket) || (style == CX_CHAT_DASH && bracket)) return 0;
  at += (size_t)bracket;
  out->stamp = at;
  if (!(end = read_date(line, len, at)) || !(end = read_clock(line, len, end))) return 0;
  out->stamp_length = end - at;
  if (bracket) {
    if (end >= len || line[end] != ']') return 0;
    at = blanks(line, len, end + 1);
  } else {
    end = blanks(line, len, end);
    if (len - end < 2 || line[end] != '-' || line[end + 1] != ' ') return 0;
    at = end + 2;
  }
  out->style = bracket ? CX_CHAT_BRACKETS : CX_CHAT_DASH;
  read_name(out, line, len, at);
  return 1;
}

static int has(const char *text, size_t len, const char *part) {
  size_t const length = strlen(part);
  for (size_t i = 0; i + length <= len; i++)
    if (!memcmp(text + i, part, length)) return 1;
  return 0;
}

static int is_one_of(const char *text, size_t len, const char *const *list) {
  while (len && (text[len - 1] == '.' || text[len - 1] == ' ')) len--;
  for (; *list; list++)
    if (strlen(*list) == len && !memcmp(*list, text, len)) return 1;
  return 0;
}

/* "<Medien ausgeschlossen>", "<Media har utelämnats>": one pair of brackets round words that say it in any language. */
static int is_media_note(const char *text, size_t len) {
  if (len < 8 || len > 60 || text[0] != '<' || text[len - 1] != '>' || memchr(text + 1, '<', len - 1)) return 0;
  static const char *const begins[] = {"Media", "Mediaa", "Medien", "Multimedia", "Média", "Médias", "Mídia",
                                       "Arquivo", "Archivo", "File", NULL};
  for (size_t i = 0; begins[i]; i++) {
    size_t const length = strlen(begins[i]);
    if (len > length + 2 && !memcmp(text + 1, begins[i], length) && text[1 + length] == ' ') return 1;
  }
  return 0;
}

/* `<liite: x.jpg>` in front, a mark and `<...>` behind, `x.jpg (file attached)` on the first line. 1 =
 * something went. */
static int cut_notes(const char **text, size_t *len) {
  int cut = 0;
  const char *end;
  if (*len && **text == '<' &&
      (has(*text, *len > 24 ? 24 : *len, "liite:") || has(*text, *len > 24 ? 24 : *len, "attached:")) &&
      (end = memchr(*text, '>', *len)) != NULL) {
    *len -= (size_t)(end + 1 - *text);
    *text = end + 1;
    cut = 1;
  }
  for (size_t i = *len; i >= 4 && *len && (*text)[*len - 1] == '>'; i--)
    if (!memcmp(*text + i - 4, "\xE2\x80\x8E<", 4)) {
      *len = i - 4;
      cut = 1;
      break;
    }
  end = *len ? memchr(*text, '\n', *len) : NULL;
  size_t const first = end ? (size_t)(end - *text) : *len;
  if (has(*text, first, "(file attached)") || has(*text, first, "(tiedosto liitetty)")) {
    *text += first;
    *len -= first;
    cut = 1;
  }
  if (cut) cx_trim(text, len);
  return cut;
}

const char *cx_chat_reason(const char **text, size_t *len, int named) {
  static const char *const deleted[] = {"Tämä viesti poistettiin",  "Poistit tämän viestin",
                                        "This message was deleted", "You deleted this message",
                                        "Tämä viesti on poistettu", NULL};
  static const char *const system_texts[] = {"null", "Waiting for this message", "Odotetaan tätä viestiä",
                                             NULL};
  int const marked = *len >= 3 && !memcmp(*text, MARK, 3);
  if (!named) return "system";
  while (*len >= 3 && !memcmp(*text, MARK, 3)) *text += 3, *len -= 3;
  if (is_one_of(*text, *len, deleted)) return "deleted";
  if (is_media_note(*text, *len)) return "media";
  if (is_one_of(*text, *len, system_texts)) return "system";
  if (cut_notes(text, len)) return *len ? NULL : "media";
  if (!marked) return NULL;
  return has(*text, *len, "omitted") || has(*text, *len, "pois") ? "media" : "system";
}
