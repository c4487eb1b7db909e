/* The names of forms and shifters that the library gives in English, for people. */
#ifndef CLI_FORMS_H
#define CLI_FORMS_H

/* "genitive plural", "nominative, past, passive", "ovat: finite; spoken form": the names in the language, words before
 * a colon as they are. */
void cli_print_forms(const char *forms);
/* "negator t/shifters.tsv:2 'not' x-1.000", "exclamation x1.200": what it begins with. */
void cli_print_shifter(const char *shifter);

#endif
