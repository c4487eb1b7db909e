/* How the records of a format are made from its entries: a preset file, or the columns and paths a user
 * names. A mapping is a list of rules; each rule makes one kind of record. In a table a path is the name of a
 * column. */
#ifndef CX_RECORD_MAPPING_H
#define CX_RECORD_MAPPING_H

#include <cxtag/records.h>

#include "record/path.h"

enum {                          /* repairs of a text, in the order they are applied */
       CX_FILTER_RICH = 1 << 0, /* an array of strings and {text}: joined */
       CX_FILTER_MOJIBAKE = 1 << 1,
       CX_FILTER_YOUTUBE = 1 << 2,     /* a cell of {"text":...} objects */
       CX_FILTER_XML = 1 << 3,         /* &amp; &lt; &gt;, once */
       CX_FILTER_HTML = 1 << 4,        /* tags and all entities */
       CX_FILTER_TRANSLATION = 1 << 5, /* (Translated by Google) ... (Original) */
       CX_FILTER_SLACK = 1 << 6,       /* <@U1>, <url|label>, then &amp; &lt; &gt; */
       CX_FILTER_LINKEDIN = 1 << 7,    /* a line break written "\n" in quotes */
       CX_FILTER_PARAMETER = 1 << 8,   /* the value of a URL's parameter, named by `detail` */
       CX_FILTER_LINES = 1 << 9, /* with RICH: an array of nothing but strings is joined by line breaks, as each is
                                    a text of its own; among {text} they are runs of one */
       CX_FILTER_JOINS = CX_FILTER_RICH | CX_FILTER_LINES /* what is no matter of a string */
};

typedef enum cx_time_form {
  CX_TIME_AUTO,
  CX_TIME_EPOCH,
  CX_TIME_EPOCH_MS,
  CX_TIME_UTC,
  CX_TIME_MONTH_FIRST,
  CX_TIME_DAY_FIRST
} cx_time_form;

typedef struct cx_value_path {
  cx_path path;
  unsigned filters;
  const char *detail;
  size_t column; /* tables: where the name was found, SIZE_MAX = nowhere */
  size_t member; /* JSON: a member of the entry that the tape has noted, from 1; 0 = it is to be looked for */
} cx_value_path;

/* A value: the first of several paths where something is. */
typedef struct cx_value_rule {
  cx_value_path *paths;
  size_t count;
  cx_time_form form; /* of times */
} cx_value_rule;

typedef enum cx_test { CX_TEST_IS, CX_TEST_IS_NOT, CX_TEST_BEGINS, CX_TEST_PRESENT, CX_TEST_ABSENT } cx_test;

typedef struct cx_condition {
  cx_value_path value;
  cx_test test;
  const char **words;
  size_t word_count;
} cx_condition;

/* Leaves a record out when all conditions hold. */
typedef struct cx_skip_rule {
  const char *reason;
  int by_default; /* 0 = only when the user asks: --skip retweets */
  cx_condition *conditions;
  size_t count;
} cx_skip_rule;

enum {
  CX_TIME,
  CX_AUTHOR,
  CX_RATING,
  CX_LANGUAGE,
  CX_CHANNEL,
  CX_DETAILS, /* those that a rule may give */
  CX_SOURCE = CX_DETAILS, /* the file, which every record has: only what is kept by its name */
  CX_NAMED                /* no detail: a path or column */
};

typedef struct cx_rule {
  cx_path records; /* JSON: where the values lie that are read whole: entries, or see `levels` of the mapping */
  const cx_path *levels; /* JSON: the way from an entry to its elements that make a record each */
  size_t level_count;    /* 0 = the entry itself makes one */
  int object_only; /* JSON: only where the document is an object */
  int folder;      /* the member's folder stands before the id */
  const char
      *outer;   /* JSON: name of a member of a container round the entry, whose value stands before the id */
  int instead;  /* only where no earlier rule of the same entry gave a record */
  int optional; /* a missing text is no record, rather than an empty one */
  cx_value_rule *parts; /* of the text: joined by a blank line */
  size_t part_count;
  cx_value_rule id, field, question, prefix; /* prefix: stands before the id, with a slash */
  const char *field_name;                    /* fixed */
  cxtag_text_value question_text;            /* fixed */
  cx_value_rule details[CX_DETAILS];
  cx_value_rule *kept; /* JSON: of the mapping's `kept` */
  cx_skip_rule *skips;
  size_t skip_count;
} cx_rule;

extern const char *const cx_detail_names[CX_NAMED];

/* What `keep` passes on: a detail by its name, or a path or column. */
typedef struct cx_kept {
  const char *name;
  size_t option; /* its number in the options */
  int detail;    /* CX_TIME ..., CX_NAMED */
  cx_path path;  /* JSON: as written */
  size_t column; /* tables */
} cx_kept;

typedef struct cx_mapping {
  cx_rule *rules;
  size_t count;
  const cx_path *levels; /* JSON: the way from a value that is read whole to the entries in it */
  size_t level_count;    /* 0 = the value is the entry */
  cx_kept *kept;
  size_t kept_count;
  int keep_all;
  int mojibake; /* names of members are mojibake too */
} cx_mapping;

#endif
