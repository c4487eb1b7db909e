/*
 * cxtag: reads what customers write, in Finnish and English, and says for every text its language,
 * sentiment, themes (each with a polarity of its own) and intents, with the words and the lexicon row
 * behind every decision.
 *
 *   cxtag_builder   mutable, one thread     lexicon packs go in
 *   cxtag_engine    immutable, any thread   reference-counted; several may live in one process
 *   cxtag_session   one thread at a time    owns all working memory and, unless shared, the word cache
 *   cxtag_result    borrowed                valid until the session's next call
 *
 * Rules that hold for every function, unless it says otherwise:
 *   - a function that can fail returns a cxtag_status and, when it is not CXTAG_OK, fills *err, which may be
 *     NULL; after CXTAG_OK what *err holds says nothing;
 *   - text travels as pointer + length in bytes, need not end in NUL and may hold NUL bytes;
 *     the pointer may be NULL when the length is 0;
 *   - strings handed out end in NUL, unless they come with a length, are UTF-8 and belong to the object they came
 *     from;
 *   - strings and options handed in are copied, unless they are told to be borrowed; a `ctx` is the caller's
 *     and outlives what calls back with it;
 *   - a free function takes NULL, and `len` of what is handed out may be NULL where the length is not wanted. A
 *     function that returns a cxtag_status answers CXTAG_EINVAL where its object, a path, a callback or another
 *     thing that it cannot do without is NULL, and where an enumerator, in an option too, is none of its type;
 *     all others read what they are given and are not to be given NULL. `out` is never NULL; on failure *out is
 *     set to NULL;
 *   - a flag (1 = ...) is set by any value but 0;
 *   - a struct that begins with struct_size starts as its _INIT macro says, 0 being the default of every other
 *     member: such structs grow at their end, and struct_size tells what a program has of them. All other
 *     structs, the enumerators and the functions stay as they are for as long as the library's soname does;
 *   - the library never prints, exits or aborts and keeps no global state;
 *   - numbers named `_milli` are fixed-point: thousandths, so 1250 is 1.250.
 * Same input, same engine: same result, on any machine, locale, chunking, cache size and thread count.
 */
#ifndef CXTAG_CXTAG_H
#define CXTAG_CXTAG_H

#include <stddef.h>
#include <stdint.h>

#define CXTAG_VERSION_MAJOR 0
#define CXTAG_VERSION_MINOR 1
#define CXTAG_VERSION_PATCH 0

/* The result schema that the JSON writer emits. */
#define CXTAG_SCHEMA_VERSION 1
/* Compiled packs: the version written, and the oldest one read. */
#define CXTAG_PACK_FORMAT 5
#define CXTAG_PACK_FORMAT_MINIMUM 5

#if defined(_WIN32)
#define CXTAG_API
#elif defined(__GNUC__)
#define CXTAG_API __attribute__((visibility("default")))
#else
#define CXTAG_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ status, error, memory */

typedef enum cxtag_status {
  CXTAG_OK = 0,
  CXTAG_ENOMEM = -1,   /* an allocation failed; the object named stays usable or is freed */
  CXTAG_EINVAL = -2,   /* an argument or option is out of its range */
  CXTAG_EIO = -3,      /* a file could not be opened, read or written */
  CXTAG_EUTF8 = -4,    /* a lexicon is not text */
  CXTAG_ESYNTAX = -5,  /* a lexicon, path or preset does not parse */
  CXTAG_EREGEX = -6,   /* a pattern does not compile */
  CXTAG_ELIMIT = -7,   /* a limit was reached */
  CXTAG_EVERSION = -8, /* a compiled pack or model is of another version */
  CXTAG_EDAMAGED = -9, /* an archive, compiled pack or file is truncated or fails its checksum */
  CXTAG_EFORMAT = -10, /* the input's format is unknown, ambiguous or lacks what was asked for */
  CXTAG_EFOREIGN = -11 /* the input is of a kind that no reader takes: a picture, a PDF, a program ... */
} cxtag_status;

/* Filled by the caller's choice; holds no pointers, needs no clean-up. The first error wins: what a
 * lower level wrote is passed up untouched. */
typedef struct cxtag_error {
  cxtag_status code;
  uint32_t line, column; /* 1-based; the column in code points; 0 = unknown */
  uint64_t offset;       /* byte in the source */
  char source[248];      /* file, row or argument; when longer, its tail after "..." */
  char message[512];     /* what is wrong, then what to do */
} cxtag_error;

/* Allocation hook. alloc returns memory aligned for any type or NULL; release takes NULL. Both may be called
 * from every thread that uses an object made with the hook. The ctx outlives those objects. Libraries without
 * a hook of their own (libzip, libzstd, expat, libxlsxwriter: readers and writers of records.h only) allocate
 * with malloc. */
typedef struct cxtag_memory {
  void *(*alloc)(void *ctx, size_t size);
  void (*release)(void *ctx, void *ptr);
  void *ctx;
} cxtag_memory;

/* "ENOMEM: out of memory" and so on; never NULL. */
CXTAG_API const char *cxtag_status_text(cxtag_status status);

/* The version of the library that is running, "MAJOR.MINOR.PATCH". */
CXTAG_API const char *cxtag_version(void);

/* ------------------------------------------------------------------ builder */

typedef struct cxtag_builder cxtag_builder;
typedef struct cxtag_engine cxtag_engine;
typedef struct cxtag_session cxtag_session;
typedef struct cxtag_result cxtag_result;
typedef struct cxtag_stream cxtag_stream;

typedef enum cxtag_language { CXTAG_UND = 0, CXTAG_FI = 1, CXTAG_EN = 2 } cxtag_language;
/* What an errno of the system means, for messages about files: CXTAG_FI = in Finnish where we have it, else in the
 * words of the C library. Lives until the thread's next call. */
CXTAG_API const char *cxtag_cause_text(int error, cxtag_language language);

typedef struct cxtag_options {
  size_t struct_size;         /* sizeof(cxtag_options) */
  const cxtag_memory *memory; /* NULL = malloc and free; copied */
  /* Every fault of a pack, in file order; may be NULL. */
  void (*diagnostic)(void *ctx, const cxtag_error *fault);
  void *diagnostic_ctx;
  uint32_t regex_match_limit; /* PCRE2 match limit of one pattern on one clause; 0 = 100000 */
  uint32_t lenient;           /* 1 = faults are reported and what has them is left out, instead of failing */
  cxtag_language messages;    /* CXTAG_FI = faults, findings and the reports of lexicon.h are told in
                                 Finnish, else in English; keys and ids never change */
} cxtag_options;
#define CXTAG_OPTIONS_INIT {sizeof(cxtag_options), NULL, NULL, NULL, 0, 0, CXTAG_UND}

/* options may be NULL. */
CXTAG_API cxtag_status cxtag_builder_new(cxtag_builder **out, const cxtag_options *options);
CXTAG_API void cxtag_builder_free(cxtag_builder *builder);

/* Each call adds a layer over the ones before: rows with the key (table, theme, expression, lang) of an
 * earlier row replace it, rows marked `delete` remove it. A builder without layers builds an engine that
 * knows no rows. */

/* The base pack that is part of the library. */
CXTAG_API cxtag_status cxtag_builder_add_base(cxtag_builder *builder, cxtag_error *err);

/* A pack folder on disk, or a compiled pack file. */
CXTAG_API cxtag_status cxtag_builder_add_directory(cxtag_builder *builder, const char *path,
                                                   cxtag_error *err);

/* One table of a pack from memory: name is its path with the pack's folder, "shop/terms/delivery.tsv".
 * Tables that come one after the other and whose names share the first part are one layer, with a folder of that
 * name that came just before them; behind another layer they begin a new one. The data is copied. A table that is
 * refused, and one that there was no memory for, leaves nothing behind: it can be given again. */
CXTAG_API cxtag_status cxtag_builder_add_lexicon(cxtag_builder *builder, const char *name, const char *data,
                                                 size_t len, cxtag_error *err);

/* Compiles all layers. Faults go to the diagnostic callback, all in one call; *err gets the first. The
 * builder stays usable and can be finished again, for example after another layer; the engine does not need
 * it any more. */
CXTAG_API cxtag_status cxtag_builder_finish(cxtag_engine **out, cxtag_builder *builder, cxtag_error *err);

/* ------------------------------------------------------------------ engine */

/* Engines count their references: finish returns one with a single reference, a session holds one of its own.
 * retain and free are safe from any thread.
 *
 * Hot reload: build a new engine, swap it in, free the old one; its sessions finish on it. The pointer that
 * is swapped is the caller's, and so is the lock round it: a thread that takes the engine must hold a
 * reference before another frees it.
 *
 *     cxtag_engine *take(void) {               void reload(const char *compiled) {
 *       lock(); e = retain(current); unlock();   if (build(&fresh, compiled)) return;  (current stays)
 *       return e;                                lock(); old = current; current = fresh; unlock();
 *     }                                          cxtag_engine_free(old);
 *                                              }
 *     e = take(); cxtag_session_new(&s, e, ...); cxtag_engine_free(e);   (the session keeps it)
 *
 * A pack that is being written may be cut between two rows, and reads as a smaller one: reload from a file
 * that `cxtag lex compile` wrote, which is put in place at once and refused when it is not whole. */
CXTAG_API cxtag_engine *cxtag_engine_retain(cxtag_engine *engine);
CXTAG_API void cxtag_engine_free(cxtag_engine *engine);

CXTAG_API size_t cxtag_engine_row_count(const cxtag_engine *engine);
CXTAG_API size_t cxtag_engine_layer_count(const cxtag_engine *engine);
/* Of layer i (0 = lowest) the name of its folder, with which the sources of its rows begin, and the version that its
 * pack.tsv says; NULL when i is out of range. */
CXTAG_API const char *cxtag_engine_layer_name(const cxtag_engine *engine, size_t i);
CXTAG_API const char *cxtag_engine_layer_version(const cxtag_engine *engine, size_t i);

typedef struct cxtag_theme_info {
  const char *id, *name_fi, *name_en, *owner; /* never NULL */
} cxtag_theme_info;
/* Themes in the order of their ids. 0 = no such i. */
CXTAG_API size_t cxtag_engine_theme_count(const cxtag_engine *engine);
CXTAG_API int cxtag_engine_theme(const cxtag_engine *engine, size_t i, cxtag_theme_info *out);

/* ------------------------------------------------------------------ session */

typedef struct cxtag_session_options {
  size_t struct_size;         /* sizeof(cxtag_session_options) */
  const cxtag_memory *memory; /* NULL = the engine's; copied */
  cxtag_language language;    /* CXTAG_UND = find out for every text */
  uint32_t explain;           /* 1 = keep hits, shifters and features for cxtag_result_hit */
  uint32_t cache_words;       /* words kept analysed; 0 = 425984, and no more than 16777216 are. Changes
                                 speed and memory, never results: a session takes some 100 bytes for each
                                 that it has met */
  size_t max_text;            /* bytes of one text; what lies beyond is not read and the result is
                                 flagged CXTAG_TRUNCATED. 0 = 1 MiB; EINVAL from 512 MiB on */
  uint32_t typos;             /* 1 = a word of 7 letters or more may hold one doubled, dropped or
                                 swapped letter */
  uint32_t shares_words;      /* 1 = what is worked out of a word is shared with the engine's other
                                 sessions that say so: a new session begins with all they have met, and
                                 many take hardly more memory than one. Words are then kept in the
                                 engine's memory, by the cache_words of the first of them. Looking up
                                 takes no lock; adding takes one for every 32nd word, which is held for
                                 about a microsecond, and some milliseconds where their table grows. 0 =
                                 the session keeps its own */
} cxtag_session_options;
#define CXTAG_SESSION_OPTIONS_INIT {sizeof(cxtag_session_options), NULL, CXTAG_UND, 0, 0, 0, 0, 0}

/* options may be NULL. The session keeps a reference to the engine. */
CXTAG_API cxtag_status cxtag_session_new(cxtag_session **out, cxtag_engine *engine,
                                         const cxtag_session_options *options, cxtag_error *err);
CXTAG_API void cxtag_session_free(cxtag_session *session);

/* Where a text comes from decides how broken UTF-8 in it is read. */
typedef enum cxtag_origin {
  CXTAG_FROM_LINES = 0, /* lines, CSV, chat: a text without one valid multibyte sequence is Windows-1252 */
  CXTAG_FROM_UTF8 = 1   /* JSON and others that promise UTF-8: each bad part becomes U+FFFD */
} cxtag_origin;

typedef struct cxtag_context {
  size_t struct_size;   /* sizeof(cxtag_context) */
  cxtag_origin origin;
  cxtag_language language; /* CXTAG_UND = the session's choice */
  /* The question this text answers, its wording or a column's name; or NULL. Rows of kind `asks` tell whether
   * it asks for praise, faults or wishes: that is what a bare answer then is ("jono", "price, delivery"). An
   * answer that evaluates, wishes, asks or says nothing by itself stands as it is. The first 1024 bytes are
   * read. Copied. */
  const char *question;
  size_t question_length;
} cxtag_context;
#define CXTAG_CONTEXT_INIT {sizeof(cxtag_context), CXTAG_FROM_LINES, CXTAG_UND, NULL, 0}

/* Tags one text, which is borrowed for as long as *out, which may point into it. *out belongs to the session and
 * lives until its next call. On failure (no memory) the session stays usable. Time is linear in len. context may
 * be NULL. */
CXTAG_API cxtag_status cxtag_tag(const cxtag_result **out, cxtag_session *session, const char *text,
                                 size_t len, cxtag_error *err);
CXTAG_API cxtag_status cxtag_tag_in_context(const cxtag_result **out, cxtag_session *session,
                                            const char *text, size_t len, const cxtag_context *context,
                                            cxtag_error *err);

/* ------------------------------------------------------------------ result */

/* Byte offsets, start <= end, on code-point borders of cxtag_result_text. */
typedef struct cxtag_span {
  size_t start, end;
} cxtag_span;

typedef enum cxtag_label {
  CXTAG_NEUTRAL = 0,
  CXTAG_POSITIVE = 1,
  CXTAG_NEGATIVE = 2,
  CXTAG_MIXED = 3
} cxtag_label;

/* "neutral", "positive", "negative", "mixed"; "fi", "en", "und". Never NULL. */
CXTAG_API const char *cxtag_label_text(cxtag_label label);
CXTAG_API const char *cxtag_language_text(cxtag_language language);

typedef struct cxtag_sentiment {
  cxtag_label label;
  int32_t score_milli;      /* -1000..1000: (p - n) * 1000 / (p + n + 1500), p and n being the two sums below;
                               1500 is half of the setting `saturation` */
  int32_t positive_milli;   /* 0..1000, saturating in the sum of positive effects */
  int32_t negative_milli;   /* 0..1000, the same for negative effects */
  int32_t confidence_milli; /* 0..1000: of the results with this confidence about this share is right */
  int32_t positive_sum_milli, negative_sum_milli; /* sums of the effects of the hits, both >= 0 */
} cxtag_sentiment;

typedef struct cxtag_theme {
  const char *id; /* "delivery", "phone_service.reach" */
  cxtag_label polarity;
  int32_t score_milli;
  size_t span_count;
} cxtag_theme;

typedef struct cxtag_intent {
  const char *id;
  cxtag_span span; /* where it is said; of a suggestion what is wished for: "toivoisin [chattia iltaisin]" */
} cxtag_intent;

enum cxtag_flag {
  CXTAG_NON_ANSWER = 1u << 0,         /* says nothing: "-", "ei mitään" */
  CXTAG_REPAIRED = 1u << 1,           /* the text was not valid UTF-8, or too many combining marks were cut */
  CXTAG_TRUNCATED = 1u << 2,          /* longer than max_text */
  CXTAG_QUESTION = 1u << 3,           /* the text asks something */
  CXTAG_UNCERTAIN_LANGUAGE = 1u << 4, /* too little evidence for the language named */
  CXTAG_MIXED_LANGUAGE = 1u << 5,     /* clauses in both languages */
  CXTAG_EMPTY = 1u << 6,              /* no word, number or emoji at all */
  CXTAG_REGEX_LIMIT = 1u << 7,        /* a pattern reached its match limit: its rows may be missing */
  CXTAG_MATCH_LIMIT = 1u << 8         /* looked at in part: a clause with more than 2,048 hits or 8,192 places
                                         where a row might begin, a hit turned by more than 8 negators or
                                         with more than 256 hits to look through for what contrasts with it, a
                                         word that leads to more than 255 different words and alternatives of
                                         rows, a weight of more than a million by boosters upon boosters,
                                         what is evaluated behind a sum of effects of more than a million;
                                         or in pieces: a clause of more than 256 words, a sentence of more
                                         than 64 clauses; or with more than 64 hashtags, whose words were not
                                         looked for in those behind */
};

/* The text that spans index: the caller's bytes, or their repaired form when flagged CXTAG_REPAIRED. It has *len
 * bytes and need not end in NUL; len may be NULL. */
CXTAG_API const char *cxtag_result_text(const cxtag_result *result, size_t *len);
CXTAG_API cxtag_language cxtag_result_language(const cxtag_result *result);
CXTAG_API cxtag_sentiment cxtag_result_sentiment(const cxtag_result *result);
CXTAG_API uint32_t cxtag_result_flags(const cxtag_result *result); /* enum cxtag_flag, or-ed */
/* Name of the i-th flag bit as JSON writes it ("non_answer"), NULL past the last. */
CXTAG_API const char *cxtag_flag_text(unsigned bit);

/* Themes in the order of their ids; intents in the order of their ids. Out of range: 0, *out untouched. */
CXTAG_API size_t cxtag_result_theme_count(const cxtag_result *result);
CXTAG_API int cxtag_result_theme(const cxtag_result *result, size_t i, cxtag_theme *out);
CXTAG_API int cxtag_result_theme_span(const cxtag_result *result, size_t theme, size_t i, cxtag_span *out);
CXTAG_API size_t cxtag_result_intent_count(const cxtag_result *result);
CXTAG_API int cxtag_result_intent(const cxtag_result *result, size_t i, cxtag_intent *out);

/* ------------------------------------------------------------------ why (sessions with explain = 1) */

typedef enum cxtag_hit_kind {
  CXTAG_HIT_SENTIMENT = 0, /* a row of sentiment/ */
  CXTAG_HIT_THEME = 1,     /* a row of terms/ */
  CXTAG_HIT_INTENT = 2,    /* a row of intents */
  CXTAG_HIT_SHIFTER = 3,   /* a row of shifters */
  CXTAG_HIT_FORM = 4,      /* kept for rules without a row; none gives one yet */
  CXTAG_HIT_QUESTION = 5   /* what the question says of a bare answer: the row (kind asks) that reads the
                              question */
} cxtag_hit_kind;

typedef struct cxtag_hit {
  cxtag_hit_kind kind;
  cxtag_span span;
  const char *source;     /* "base/terms/delivery.tsv" */
  uint32_t line;          /* in source; 0 for rules without a row */
  const char *expression; /* as written in the row */
  const char *theme;      /* theme or intent id, or "" */
  int32_t weight_milli;   /* as written in the row */
  int32_t effect_milli;   /* what it adds to the text's positive (> 0) or negative (< 0) sum */
  const char *forms;      /* how the words were reached: "genitive, plural, dots restored", of several
                             words "toimitukset: nominative, plural; olivat: finite, past"; or "" */
  size_t shifter_count;   /* rules that changed weight into effect, in the order applied */
} cxtag_hit;

/* Hits in text order. The effects of all hits add up to the sums of cxtag_sentiment exactly. */
CXTAG_API size_t cxtag_result_hit_count(const cxtag_result *result);
CXTAG_API int cxtag_result_hit(const cxtag_result *result, size_t i, cxtag_hit *out);
/* "negator base/shifters.tsv:12 'ei' x-1.000"; NULL when out of range. */
CXTAG_API const char *cxtag_result_hit_shifter(const cxtag_result *result, size_t hit, size_t i);

/* ------------------------------------------------------------------ units of spans */

typedef enum cxtag_unit { CXTAG_BYTES = 0, CXTAG_CODEPOINTS = 1, CXTAG_UTF16 = 2 } cxtag_unit;

/* How many units the first `offset` bytes of a valid UTF-8 text are. Linear in offset. */
CXTAG_API size_t cxtag_offset_in(const char *text, size_t offset, cxtag_unit unit);

/* ------------------------------------------------------------------ push stream */

/* Called for every text, in order. Return 0 to go on; anything else stops the feed, which then returns
 * CXTAG_ELIMIT and has dropped the bytes behind that text. The result is borrowed until the callback returns.
 * ordinal counts texts from 1. */
typedef int (*cxtag_stream_callback)(void *ctx, uint64_t ordinal, const cxtag_result *result);

/* Texts are lines ended by LF or CR LF; the last needs no line end. Blank lines are skipped but counted in
 * the ordinal. The session must outlive the stream and may be used between calls, not in the callback. */
CXTAG_API cxtag_status cxtag_stream_new(cxtag_stream **out, cxtag_session *session,
                                        cxtag_stream_callback callback, void *ctx, cxtag_error *err);
/* Bytes in any chunks: the results do not depend on where they are cut. ENOMEM: of these bytes a line, or several, for
 * which there was no memory is dropped up to its end, in later chunks too, which do not tell of it once more. It is
 * counted in the ordinal; all other lines have gone to the callback, and the stream goes on. */
CXTAG_API cxtag_status cxtag_stream_feed(cxtag_stream *stream, const char *bytes, size_t len,
                                         cxtag_error *err);
/* Tags what has no line end yet; the stream can then be fed anew (the ordinal goes on), also after ENOMEM. */
CXTAG_API cxtag_status cxtag_stream_finish(cxtag_stream *stream, cxtag_error *err);
CXTAG_API void cxtag_stream_free(cxtag_stream *stream);

#ifdef __cplusplus
}
#endif

#endif
