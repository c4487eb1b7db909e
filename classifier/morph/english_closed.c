/* Words of grammar whose forms are a closed list, contractions with and without their apostrophe among them. "dont" is
 * a form of two entries, do and not. Left out is what is another word without it: its, were, well, ill, hell, id. */
#include "morph/english.h"

typedef struct closed_row {
  char word[8]; /* filled up with NUL */
  const char *forms;
  uint32_t features;
} closed_row;

static const closed_row rows[] = {
    {"be", "am", CX_FINITE | CX_FIRST_PERSON},
    {"be", "is are", CX_FINITE},
    {"be", "was were", CX_FINITE | CX_PAST},
    {"be", "be", 0},
    {"be", "been", CX_PAST | CX_PARTICIPLE},
    {"be", "being", CX_PARTICIPLE},
    {"be", "i'm im", CX_FINITE | CX_FIRST_PERSON},
    {"be",
     "you're youre we're they're theyre it's he's she's that's thats there's theres what's whats "
     "here's heres who's where's wheres how's hows this's everything's nothing's",
     CX_FINITE},
    {"be", "isn't isnt aren't arent ain't aint", CX_FINITE | CX_NEGATED},
    {"be", "wasn't wasnt weren't werent", CX_FINITE | CX_PAST | CX_NEGATED},
    {"have", "have has", CX_FINITE},
    {"have", "had", CX_FINITE | CX_PAST},
    {"have", "having", CX_PARTICIPLE},
    {"have",
     "i've ive you've youve we've weve they've theyve who've would've could've should've wouldve "
     "couldve shouldve must've might've",
     CX_FINITE},
    {"have", "haven't havent hasn't hasnt", CX_FINITE | CX_NEGATED},
    {"have", "hadn't hadnt", CX_FINITE | CX_PAST | CX_NEGATED},
    {"do", "do does", CX_FINITE},
    {"do", "did", CX_FINITE | CX_PAST},
    {"do", "done", CX_PAST | CX_PARTICIPLE},
    {"do", "doing", CX_PARTICIPLE},
    {"do", "don't dont doesn't doesnt", CX_FINITE | CX_NEGATED},
    {"do", "didn't didnt", CX_FINITE | CX_PAST | CX_NEGATED},
    {"can", "can", CX_FINITE},
    {"can", "can't cant cannot", CX_FINITE | CX_NEGATED},
    {"could", "could", CX_FINITE},
    {"could", "could've couldve", CX_FINITE},
    {"could", "couldn't couldnt", CX_FINITE | CX_NEGATED},
    {"should", "should", CX_FINITE},
    {"should", "should've shouldve", CX_FINITE},
    {"should", "shouldn't shouldnt", CX_FINITE | CX_NEGATED},
    {"would", "would", CX_FINITE},
    {"would", "i'd you'd we'd they'd he'd she'd it'd would've wouldve", CX_FINITE},
    {"would", "wouldn't wouldnt", CX_FINITE | CX_NEGATED},
    {"will", "will", CX_FINITE},
    {"will", "i'll you'll youll we'll they'll theyll he'll she'll it'll itll that'll there'll", CX_FINITE},
    {"will", "won't wont", CX_FINITE | CX_NEGATED},
    {"must", "must", CX_FINITE},
    {"must", "must've", CX_FINITE},
    {"must", "mustn't mustnt", CX_FINITE | CX_NEGATED},
    {"might", "might", CX_FINITE},
    {"might", "might've", CX_FINITE},
    {"might", "mightn't", CX_FINITE | CX_NEGATED},
    {"shall", "shall", CX_FINITE},
    {"shall", "shan't", CX_FINITE | CX_NEGATED},
    {"may", "may", CX_FINITE},
    {"ought", "ought", CX_FINITE},
    {"ought", "oughtn't", CX_FINITE | CX_NEGATED},
    {"not", "not", 0},
    {"not",
     "don't dont doesn't doesnt didn't didnt can't cant cannot won't wont isn't isnt aren't arent "
     "wasn't wasnt weren't werent ain't aint haven't havent hasn't hasnt hadn't hadnt couldn't "
     "couldnt shouldn't shouldnt wouldn't wouldnt mustn't mustnt mightn't needn't neednt shan't "
     "oughtn't daren't",
     CX_NEGATED},
    {"i", "i i'm im i've ive i'd i'll", CX_FIRST_PERSON},
    {"you", "you you're youre you've youve you'd you'll youll", CX_SECOND_PERSON},
    {"we", "we we're we've weve we'd we'll", CX_FIRST_PERSON},
    {"they", "they they're theyre they've theyve they'd they'll theyll", 0},
    {"he", "he he's he'd he'll", 0},
    {"she", "she she's she'd she'll", 0},
    {"it", "it it's it'd it'll itll", 0},
    {"that", "that that's thats that'd that'll", 0},
    {"there", "there there's theres there'd there'll", 0},
    {"what", "what what's whats what're what'd", 0},
    {"who", "who who's who've who'd who'll", 0},
    {"where", "where where's wheres where'd", 0},
    {"how", "how how's hows how'd", 0},
    {"here", "here here's heres", 0},
    {"this", "this this's this'll", 0},
};

/* The next of the words between blanks; NULL = there is none. */
static const char *next_form(const char *at, size_t *len) {
  while (*at == ' ') at++;
  *len = strcspn(at, " ");
  return *len ? at : NULL;
}

static int has_form(const closed_row *row, const char *form, size_t len) {
  size_t length;
  for (const char *at = row->forms; (at = next_form(at, &length)) != NULL; at += length)
    if (length == len && !memcmp(at, form, len)) return 1;
  return 0;
}

static int is_form_of(const char key[sizeof rows->word], const char *form, size_t len) {
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (!memcmp(rows[i].word, key, sizeof rows->word) && has_form(&rows[i], form, len)) return 1;
  return 0;
}

size_t cx_english_contractions(cx_english_form out[CX_CONTRACTIONS_MAX], const char *first, size_t first_length,
                               const char *second, size_t second_length) {
  char a[sizeof rows->word] = {0}, b[sizeof rows->word] = {0};
  size_t count = 0, len;
  if (first_length >= sizeof a || second_length >= sizeof b) return 0;
  memcpy(a, first, first_length);
  memcpy(b, second, second_length);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (memcmp(rows[i].word, a, sizeof a) != 0) continue;
    for (const char *at = rows[i].forms; (at = next_form(at, &len)) != NULL; at += len)
      if (count < CX_CONTRACTIONS_MAX && is_form_of(b, at, len)) out[count++] = (cx_english_form){at, len};
  }
  return count;
}

int cx_english_closed_words(cx_english_output *out, const char *word, size_t len) {
  char key[sizeof rows->word] = {0};
  int found = 0;
  if (len >= sizeof key) return 0;
  memcpy(key, word, len);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (memcmp(rows[i].word, key, sizeof key) != 0) continue;
    cx_english_put_words(out, rows[i].forms, CX_ENGLISH_EXACT, rows[i].features);
    found = 1;
  }
  return found;
}
