/*
 * From a caller's bytes to tokens. One call reads a text whole: UTF-8 repair, NFC and case folding with a
 * map back to the source, tokens with their hashes, and the clause borders between them. All memory belongs
 * to the reader object and is used again for the next text; nothing is allocated per token.
 */
#ifndef CX_TEXT_TEXT_H
#define CX_TEXT_TEXT_H

#include "base/error.h"
#include "base/buffer.h"

typedef enum cx_token_kind {
  CX_WORD,     /* letters; inner hyphen, colon, apostrophe: CRM:ään, onboarding-prosessi, can't */
  CX_NUMBER,   /* 12, 1 000, 3,5, 50%, 2. */
  CX_MONEY,    /* 10e, 9,90 €, $5, 20 euroa stays number + word */
  CX_DURATION, /* 2h, 45min, 3vk, 5pv, 10d */
  CX_EMAIL,
  CX_URL,
  CX_MENTION,  /* @name */
  CX_HASHTAG,  /* #HuonoPalvelu; its words follow as CX_WORD tokens with CX_TOKEN_OF_HASHTAG */
  CX_EMOJI,    /* a whole sequence: ZWJ, skin tone, flag, keycap, variation selector */
  CX_EMOTICON  /* :) ;-( :D <3 xD */
} cx_token_kind;

/* What stands between a token and the one before it (blanks are not noted). */
enum {
  CX_BEFORE_COMMA = 1 << 0,
  CX_BEFORE_STOP = 1 << 1, /* . or … that ends a sentence */
  CX_BEFORE_QUESTION = 1 << 2,
  CX_BEFORE_EXCLAMATION = 1 << 3,
  CX_BEFORE_EXCLAMATIONS = 1 << 4, /* two or more; EXCLAMATION is set too */
  CX_BEFORE_NEWLINE = 1 << 5,
  CX_BEFORE_COLON = 1 << 6, /* : or ; */
  CX_BEFORE_DASH = 1 << 7,  /* a dash with blanks round it, a list bullet */
  CX_BEFORE_OPEN = 1 << 8,  /* ( [ */
  CX_BEFORE_CLOSE = 1 << 9,
  CX_BEFORE_QUOTE = 1 << 10,
  CX_BEFORE_SLASH = 1 << 11,
  CX_BEFORE_SYMBOL = 1 << 12, /* anything else: + & * ... */
  CX_BEFORE_NOTHING = 1 << 13 /* not even a blank: the tokens touch */
};

enum {
  CX_TOKEN_CAPS = 1 << 0,       /* all capitals, two letters or more */
  CX_TOKEN_CAPITAL = 1 << 1,    /* first letter is a capital */
  CX_TOKEN_ELONGATED = 1 << 2,  /* a letter three times or more in a row: hyväääää */
  CX_TOKEN_OF_HASHTAG = 1 << 3,
  CX_TOKEN_HYPHEN_BEFORE = 1 << 4, /* "-prosessi": a hyphen touches its front */
  CX_TOKEN_HYPHEN_AFTER = 1 << 5   /* "palvelu- ja" */
};

/* Borders: does a new unit begin at this token? Numbers grow with strength.
 * The first token begins a sentence. */
typedef enum cx_border {
  CX_BORDER_NONE = 0,
  CX_BORDER_COORDINATE = 1, /* ja, sekä, tai, and, or without a comma: perhaps only an enumeration */
  CX_BORDER_CLAUSE = 2,     /* comma or colon, conjunction (mutta, koska, että, kun, but, because,
                               which ...) */
  CX_BORDER_SENTENCE = 3    /* stop, question mark, exclamation, blank line, list bullet,
                               emoji before a word */
} cx_border;

typedef struct cx_token { /* 20 bytes */
  uint32_t start, end;    /* bytes of cx_text.bytes: folded */
  uint32_t hash;          /* cx_hash of those bytes */
  uint16_t before;        /* CX_BEFORE_... */
  uint8_t kind;           /* cx_token_kind */
  uint8_t flags;          /* CX_TOKEN_... */
  uint8_t border;         /* cx_border */
  uint8_t reserved;
  uint16_t roles;         /* what the word may do to clauses: cx_roles_guess */
} cx_token;

enum {
  CX_TEXT_REPAIRED = 1 << 0,
  CX_TEXT_TRUNCATED = 1 << 1,
  CX_TEXT_DOTS = 1 << 2,    /* ä, ö or å stands anywhere: words without dots mean what they say */
  CX_TEXT_QUESTION = 1 << 3,     /* a question mark ends a sentence */
  CX_TEXT_TAGS_LEFT = 1 << 5,    /* it has too many hashtags to cut them all */
  CX_TEXT_QUESTION_MARK = 1 << 4 /* one may stand anywhere: without this flag the bytes hold none */
};

typedef struct cx_text {
  const char *source; /* valid UTF-8: the caller's bytes, or their repaired form */
  size_t source_length;
  /* NFC and case folded; typographic apostrophes, hyphens and blanks (and NUL) as the ASCII signs;
   * soft hyphens, zero-width signs, variation selectors and skin tones left out. 64 NUL bytes stand
   * behind length. */
  const char *bytes;
  size_t length;
  const uint32_t *map; /* source offset of every byte of bytes and of its end (length + 1); NULL = the same */
  cx_token *tokens;
  size_t token_count;
  const uint32_t *clauses; /* the tokens whose border is CX_BORDER_CLAUSE or more; behind the last, token_count */
  size_t clause_count;
  uint16_t after;     /* CX_BEFORE_... of what follows the last token */
  uint32_t flags;     /* CX_TEXT_... */
} cx_text;

/* A hash table in which the tokens will be looked up. Their places, of the first CX_FETCH_AHEAD at least, are asked for
 * while the text is still read, so that nobody waits for them later. */
typedef struct cx_lookup {
  const uint32_t *slots;
  uint32_t mask; /* number of slots - 1 */
} cx_lookup;
enum { CX_FETCH_AHEAD = 64 };

typedef struct cx_text_reader cx_text_reader;

cxtag_status cx_text_reader_new(cx_text_reader **out, const cxtag_memory *memory);
void cx_text_reader_free(cx_text_reader *reader);
/* The lookup must outlive the reader; NULL = nobody looks. */
void cx_text_reader_serve(cx_text_reader *reader, const cx_lookup *lookup);

/* Which languages a folded word is one of, a bit each (1: Finnish, 2: English); 0 = it is not known. 64 bytes behind
 * the word can be read. */
typedef unsigned cx_word_languages(const void *ctx, const char *word, size_t len);
/* Hashtags whose words nothing shows in print (#neveragain) are cut where this one knows words; NULL = they stay whole.
 * ctx must outlive the reader. */
void cx_text_reader_ask(cx_text_reader *reader, cx_word_languages *languages, const void *ctx);

/* Reads one text; *out and all it points to live until the next call. At most max_text bytes are read, cut on
 * a code-point border. The caller's bytes must stay until then too. Linear in len. Only ENOMEM fails. */
cxtag_status cx_text_read(cx_text *out, cx_text_reader *reader, const char *bytes, size_t len,
                          size_t max_text, cxtag_origin origin, cxtag_error *err);

/* The span of the source that tokens [first, last] come from. */
cxtag_span cx_text_span(const cx_text *text, size_t first, size_t last);

/* Folds one word or expression (a lexicon cell) as texts are folded. Appends to out. */
cxtag_status cx_text_fold(cx_buffer *out, const char *bytes, size_t len);

#endif
