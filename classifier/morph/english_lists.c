/* Word lists of English inflection, each in byte order. */
#include "morph/english.h"

/* Adjectives that take -er and -est. Others do not: a waiter is not more of a wait. */
static const char *const gradable_words[] = {
    "able", "angry", "awful", "bad", "bare", "big", "bitter", "black", "blind", "bold", "brave", "brief",
    "bright", "broad", "brown", "busy", "calm", "cheap", "cheesy", "chewy", "chilly", "classy", "clean",
    "clear", "clever", "close", "cloudy", "clumsy", "clunky", "coarse", "cold", "comfy", "cool", "cosy",
    "cozy", "crappy", "crazy", "creamy", "creepy", "crisp", "crispy", "cruel", "crunchy", "cute", "dark",
    "dead", "deadly", "dear", "deep", "dense", "dirty", "dodgy", "dry", "dull", "dusty", "eager", "early",
    "easy", "empty", "faint", "fair", "fancy", "fast", "fat", "faulty", "few", "filthy", "fine", "firm",
    "fishy", "fit", "flaky", "flat", "fluffy", "foggy", "foolish", "free", "fresh", "friendly", "full",
    "funny", "fussy", "fuzzy", "gentle", "glad", "gloomy", "glossy", "good", "grand", "gray", "greasy",
    "great", "greedy", "green", "grey", "grim", "gross", "grumpy", "guilty", "handy", "happy", "hard",
    "harsh", "hasty", "hazy", "healthy", "hearty", "heavy", "high", "hot", "huge", "humble", "hungry",
    "icy", "juicy", "keen", "kind", "laggy", "large", "late", "lazy", "lengthy", "light", "likely",
    "lively", "lonely", "long", "loose", "loud", "lousy", "lovely", "low", "lucky", "mad", "mean", "meaty",
    "merry", "messy", "mighty", "mild", "moody", "muddy", "narrow", "nasty", "near", "neat", "needy", "new",
    "nice", "nifty", "noble", "noisy", "numb", "odd", "oily", "old", "pale", "petty", "picky", "plain",
    "pleasant", "poor", "posh", "pretty", "pricey", "prompt", "proud", "pure", "pushy", "quick", "quiet",
    "quirky", "rare", "raw", "ready", "red", "rich", "ripe", "risky", "rotten", "rough", "round", "rude",
    "rusty", "sad", "safe", "salty", "scarce", "scary", "shabby", "shady", "shaky", "shallow", "sharp",
    "shiny", "shitty", "short", "shy", "sick", "silly", "simple", "skinny", "sleek", "sleepy", "slick",
    "slight", "slim", "slimy", "slippery", "sloppy", "slow", "sluggish", "small", "smart", "smelly",
    "smooth", "sneaky", "soft", "soggy", "solid", "sore", "sorry", "sour", "spicy", "stale", "steady",
    "steep", "sticky", "stiff", "stingy", "strange", "strict", "strong", "stuffy", "sturdy", "subtle",
    "sunny", "super", "sure", "sweet", "swift", "tall", "tame", "tasteful", "tasty", "tender", "tense",
    "thick", "thin", "thirsty", "tidy", "tight", "tiny", "tired", "tough", "tricky", "true", "trusty",
    "ugly", "uneasy", "unfriendly", "unhappy", "unhealthy", "unlucky", "untidy", "vague", "vast", "warm",
    "wary", "watery", "weak", "wealthy", "weary", "weird", "wet", "white", "wide", "wild", "wise", "witty",
    "wonky", "wordy", "worthy", "wrong", "young", "yummy"};
const cx_word_list cx_english_gradable = {gradable_words, sizeof gradable_words / sizeof *gradable_words};

/* Adjectives whose adverb in -ly no suffix of theirs tells. Left out is what means something else with -ly: hard,
 * late, near, short, high, real, bare, like, most, fair. */
static const char *const adverbial_words[] = {
    "abrupt", "absolute", "accidental", "accurate", "active", "actual", "adequate", "affordable", "amazing",
    "appropriate", "approximate", "automatic", "awkward", "bad", "blatant", "blunt", "brief", "bright",
    "brilliant", "broad", "calm", "careful", "careless", "certain", "cheap", "clean", "clear", "clever",
    "close", "cold", "common", "complete", "complex", "concise", "concrete", "confident", "considerate",
    "constant", "convincing", "correct", "cruel", "current", "decent", "deep", "definite", "deliberate",
    "delicate", "desperate", "different", "direct", "discreet", "distinct", "diverse", "efficient",
    "elegant", "entire", "equal", "evident", "exact", "excellent", "excessive", "exclusive", "explicit",
    "extreme", "false", "familiar", "fierce", "final", "fine", "firm", "flat", "fluent", "formal",
    "fortunate", "frank", "free", "frequent", "fresh", "full", "general", "gentle", "genuine", "glad",
    "grand", "great", "gross", "happy", "harsh", "heavy", "honest", "horrible", "huge", "idle", "ill",
    "immediate", "implicit", "impolite", "inaccurate", "inadequate", "inconsiderate", "incorrect",
    "incredible", "independent", "indirect", "infinite", "innocent", "instant", "intense", "intimate",
    "intricate", "keen", "kind", "lazy", "legal", "light", "literal", "loose", "loud", "low", "loyal",
    "mad", "major", "mature", "mild", "minor", "mistaken", "moderate", "modest", "mutual", "narrow", "neat",
    "nervous", "new", "nice", "normal", "obvious", "odd", "offensive", "open", "opposite", "ordinary",
    "original", "overt", "particular", "passionate", "patient", "peaceful", "perfect", "permanent",
    "personal", "plain", "pleasant", "polite", "poor", "popular", "positive", "possible", "potential",
    "precise", "predominant", "prior", "private", "probable", "professional", "profound", "prominent",
    "prompt", "proper", "proud", "public", "pure", "quick", "quiet", "random", "rapid", "rare", "ready",
    "recent", "reckless", "regular", "relative", "remote", "repeated", "resolute", "rich", "ridiculous",
    "rough", "round", "rude", "rushed", "sad", "safe", "secret", "secure", "separate", "serious", "severe",
    "shabby", "sharp", "significant", "silent", "similar", "simple", "sincere", "singular", "slight",
    "slow", "smart", "smooth", "sober", "soft", "solemn", "solid", "sound", "special", "specific",
    "splendid", "square", "steady", "steep", "stiff", "strange", "strict", "strong", "stubborn", "stupid",
    "subsequent", "subtle", "sudden", "sufficient", "suitable", "superb", "supreme", "sure", "sweet",
    "swift", "temporary", "tense", "terrible", "thick", "thin", "thorough", "tight", "total", "tough",
    "tremendous", "true", "twofold", "ultimate", "unclear", "unfair", "unfortunate", "unique", "unkind",
    "unpleasant", "unsafe", "urgent", "usual", "utter", "vague", "vain", "valid", "various", "vast",
    "violent", "visible", "vital", "vivid", "warm", "weak", "weird", "whole", "wide", "wild", "wise",
    "wonderful", "wrong", "young"};
const cx_word_list cx_english_adverbial = {adverbial_words, sizeof adverbial_words / sizeof *adverbial_words};

/* Words of grammar: they take no endings (hers, ass, others, downed are no forms of her, as, other, down). */
static const char *const uninflected_words[] = {
    "a", "about", "above", "across", "after", "again", "against", "all", "almost", "along", "already",
    "also", "although", "always", "am", "among", "an", "and", "another", "any", "anybody", "anyone",
    "anything", "are", "as", "at", "away", "be", "because", "been", "before", "behind", "being", "below",
    "beneath", "beside", "between", "beyond", "both", "but", "by", "can", "could", "despite", "do", "does",
    "during", "each", "either", "else", "ever", "every", "everybody", "everyone", "everything", "for",
    "from", "had", "hardly", "has", "have", "he", "hence", "her", "here", "hers", "herself", "him",
    "himself", "his", "how", "however", "i", "if", "in", "indeed", "inside", "instead", "into", "is", "it",
    "its", "itself", "just", "lately", "less", "many", "may", "maybe", "me", "might", "mine", "more",
    "moreover", "most", "much", "must", "my", "myself", "nearly", "neither", "never", "nevertheless", "no",
    "nobody", "none", "nor", "not", "nothing", "now", "nowhere", "of", "off", "often", "on", "once", "only",
    "onto", "or", "other", "others", "our", "ours", "ourselves", "out", "over", "per", "perhaps", "quite",
    "rather", "really", "same", "several", "shall", "she", "should", "since", "so", "some", "somebody",
    "somehow", "someone", "something", "sometimes", "somewhere", "soon", "still", "such", "than", "that",
    "the", "their", "theirs", "them", "themselves", "then", "there", "therefore", "these", "they", "this",
    "those", "though", "through", "throughout", "thus", "to", "together", "too", "toward", "towards",
    "under", "unless", "until", "up", "upon", "us", "very", "via", "was", "we", "were", "what", "whatever",
    "when", "whenever", "where", "wherever", "whether", "which", "while", "who", "whoever", "whom", "whose",
    "why", "will", "with", "within", "without", "would", "yes", "yet", "you", "your", "yours", "yourself",
    "yourselves"};
const cx_word_list cx_english_uninflected = {uninflected_words, sizeof uninflected_words / sizeof *uninflected_words};

const cx_word_row *cx_word_table_find(const cx_word_table *table, const char *word, size_t len) {
  size_t low = 0, high = table->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = cx_word_compare(word, len, table->rows[middle].word);
    if (order == 0) return &table->rows[middle];
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return NULL;
}
