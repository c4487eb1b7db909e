/* Names that columns and members with feedback, ids and other things go by, in Finnish and English. */
#ifndef CX_RECORD_NAMES_H
#define CX_RECORD_NAMES_H

#include <stddef.h>

/* The names are compared without case (ASCII and ÄÖÅ) and outer blanks; a letter and its mark are the letter. */
int cx_same_name(const char *a, size_t a_len, const char *b, size_t b_len);
/* Says its name that it holds feedback? 2 = it is called text itself. */
int cx_is_text_name(const char *name, size_t len);
/* Says its name that it is an id? */
int cx_is_id_name(const char *name, size_t len);
/* Says its name that it holds no feedback: names of people, addresses, titles of pages, times ...? */
int cx_is_other_name(const char *name, size_t len);

#endif
