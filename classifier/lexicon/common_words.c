#include "lexicon/common_words.h"

#include "morph/word_list.h"

typedef struct common {
  cx_list_word word;
  unsigned frequency;
} common;

/* Sorted by bytes. Rough orders of magnitude, of words with their forms, in feedback in Finnish and English; they decide
 * only which word of a pattern is looked up first, and so which of several places in a clause is its. */
static const common COMMON[] = {
    {"a", 250}, {"able", 5}, {"about", 25}, {"account", 8}, {"address", 6}, {"after", 20},
    {"again", 15}, {"aika", 40}, {"aina", 30}, {"ainoa", 5}, {"aivan", 8}, {"ajatella", 6}, {"alkaa", 10},
    {"alku", 7}, {"all", 40}, {"almost", 5}, {"already", 10}, {"also", 15}, {"always", 20}, {"an", 30},
    {"and", 330}, {"another", 9}, {"answer", 10}, {"antaa", 20}, {"any", 20}, {"anyone", 5}, {"anything", 7},
    {"apu", 10}, {"are", 40}, {"arrive", 20}, {"arvosana", 6}, {"as", 45}, {"asia", 35}, {"asiakaspalvelu", 10},
    {"ask", 9}, {"at", 50}, {"auto", 7}, {"auttaa", 8}, {"back", 20}, {"bad", 15}, {"be", 410}, {"because", 15},
    {"been", 15}, {"before", 10}, {"being", 8}, {"best", 5}, {"better", 6}, {"bonus", 8}, {"book", 15},
    {"break", 5}, {"business", 6}, {"but", 60}, {"buy", 6}, {"by", 30}, {"call", 25}, {"can", 50}, {"cancel", 25},
    {"card", 9}, {"care", 5}, {"change", 15}, {"charge", 5}, {"cheap", 5}, {"check", 9}, {"christmas", 6},
    {"clear", 8}, {"come", 20}, {"company", 10}, {"complaint", 5}, {"complete", 6}, {"connection", 5},
    {"contact", 10}, {"correct", 5}, {"cost", 5}, {"could", 20}, {"credit", 5}, {"crew", 5}, {"customer", 40},
    {"day", 35}, {"delay", 20}, {"deliver", 10}, {"delivery", 65}, {"different", 7}, {"disappoint", 6}, {"dm", 5},
    {"do", 90}, {"easy", 15}, {"edes", 10}, {"ehkä", 20}, {"ei", 290}, {"email", 15}, {"enemmän", 30}, {"ennen", 9},
    {"ensimmäinen", 6}, {"enää", 10}, {"eri", 9}, {"erilainen", 5}, {"erittäin", 7}, {"erityinen", 5},
    {"esimerkki", 20}, {"että", 110}, {"even", 25}, {"ever", 6}, {"every", 15}, {"everything", 9},
    {"experience", 9}, {"fast", 35}, {"few", 5}, {"final", 5}, {"find", 15}, {"first", 15}, {"flower", 5},
    {"follow", 5}, {"for", 130}, {"free", 5}, {"friendly", 10}, {"from", 50}, {"get", 60}, {"give", 20}, {"go", 35},
    {"good", 40}, {"goods", 6}, {"great", 30}, {"haastava", 7}, {"halua", 6}, {"haluta", 10}, {"happen", 5},
    {"happy", 5}, {"have", 180}, {"he", 40}, {"help", 20}, {"helpful", 10}, {"helppo", 6}, {"here", 10},
    {"heti", 6}, {"hieman", 10}, {"hinta", 10}, {"hold", 15}, {"home", 15}, {"hope", 6}, {"hour", 25}, {"how", 15},
    {"however", 6}, {"huono", 6}, {"hyvin", 25}, {"hyvä", 70}, {"hän", 15}, {"i", 350}, {"if", 30}, {"ihan", 20},
    {"ihminen", 20}, {"image", 6}, {"in", 130}, {"information", 8}, {"into", 5}, {"invoice", 8}, {"is", 120},
    {"iso", 7}, {"issue", 7}, {"it", 140}, {"its", 5}, {"itse", 45}, {"ja", 330}, {"jo", 25}, {"joka", 80},
    {"jokainen", 6}, {"jokin", 30}, {"joku", 20}, {"jopa", 5}, {"jos", 60}, {"joskus", 6}, {"jotta", 6},
    {"joutua", 8}, {"just", 30}, {"juttu", 6}, {"juuri", 9}, {"jäi", 6}, {"jälkeen", 10}, {"jäädä", 5}, {"kai", 5},
    {"kaikki", 45}, {"kannattaa", 10}, {"kanssa", 20}, {"katsoa", 5}, {"kausi", 5}, {"kaveri", 5}, {"keep", 6},
    {"kerran", 6}, {"kerrata", 6}, {"kertoa", 10}, {"kiitos", 10}, {"kirjoittaa", 5}, {"kiva", 10}, {"klarna", 5},
    {"know", 10}, {"kohdata", 5}, {"kohta", 6}, {"koira", 5}, {"kokea", 6}, {"koko", 15}, {"kone", 5}, {"koodi", 6},
    {"koskaan", 6}, {"kova", 10}, {"kuin", 35}, {"kuinka", 7}, {"kuitenkin", 15}, {"kuka", 5}, {"kukaan", 6},
    {"kun", 70}, {"kuten", 8}, {"kuulua", 5}, {"kuva", 5}, {"kyllä", 25}, {"kysyä", 5}, {"käy", 5}, {"käydä", 15},
    {"käyttäkää", 6}, {"käyttää", 7}, {"käyttö", 6}, {"laittaa", 6}, {"lapsi", 15}, {"last", 10}, {"late", 15},
    {"leave", 10}, {"let", 7}, {"liian", 8}, {"like", 20}, {"line", 5}, {"lisä", 20}, {"lisätä", 5}, {"little", 5},
    {"long", 15}, {"look", 10}, {"loppu", 10}, {"lose", 8}, {"love", 6}, {"luggage", 5}, {"lukea", 10},
    {"lähteä", 6}, {"läpi", 6}, {"löytyy", 5}, {"löytää", 5}, {"maailma", 5}, {"mahdollinen", 10}, {"mail", 5},
    {"make", 20}, {"maksa", 5}, {"many", 6}, {"matter", 5}, {"may", 5}, {"me", 90}, {"menee", 5}, {"mennä", 20},
    {"message", 8}, {"mieli", 10}, {"might", 4}, {"miksi", 9}, {"mikä", 75}, {"mikään", 35}, {"minulla", 5},
    {"minulle", 5}, {"minute", 8}, {"minä", 60}, {"miss", 10}, {"miten", 20}, {"money", 10}, {"moni", 15},
    {"month", 7}, {"more", 20}, {"much", 7}, {"muista", 5}, {"mukava", 7}, {"mutta", 70}, {"muu", 25},
    {"muutama", 8}, {"muuten", 10}, {"my", 120}, {"myös", 35}, {"määrä", 5}, {"ne", 55}, {"need", 15},
    {"never", 20}, {"new", 15}, {"next", 9}, {"nice", 6}, {"niin", 65}, {"nimi", 5}, {"no", 50}, {"nobody", 4},
    {"noin", 7}, {"nopea", 6}, {"not", 140}, {"nothing", 8}, {"now", 30}, {"number", 9}, {"nyt", 35}, {"nähdä", 25},
    {"näitä", 5}, {"of", 130}, {"off", 7}, {"offer", 5}, {"oikea", 25}, {"ok", 6}, {"olla", 450}, {"oma", 30},
    {"on", 110}, {"one", 35}, {"ongelma", 9}, {"online", 15}, {"only", 20}, {"onnistua", 5}, {"open", 5},
    {"opiskelija", 5}, {"oppia", 15}, {"or", 30}, {"order", 85}, {"osa", 25}, {"osta", 5}, {"other", 10},
    {"ottaa", 20}, {"our", 30}, {"out", 30}, {"over", 10}, {"own", 5}, {"package", 25}, {"page", 5}, {"paha", 8},
    {"paketti", 8}, {"palvelu", 40}, {"pari", 7}, {"part", 8}, {"pay", 10}, {"payment", 9}, {"pelkkä", 5},
    {"people", 8}, {"peruste", 5}, {"phone", 15}, {"picture", 10}, {"pidä", 6}, {"pieni", 9}, {"pitkä", 6},
    {"pitää", 25}, {"place", 9}, {"please", 15}, {"point", 6}, {"pois", 7}, {"poor", 7}, {"post", 5}, {"price", 15},
    {"problem", 10}, {"product", 60}, {"promise", 15}, {"puhua", 8}, {"purchase", 6}, {"put", 7}, {"pystyä", 7},
    {"päivä", 10}, {"pää", 15}, {"quality", 10}, {"quick", 15}, {"raha", 7}, {"ratkaista", 5}, {"ratkaisu", 6},
    {"really", 25}, {"rebook", 5}, {"receive", 20}, {"recommend", 10}, {"refund", 8}, {"reservation", 5},
    {"response", 6}, {"return", 15}, {"right", 10}, {"saada", 60}, {"saattaa", 6}, {"said", 6}, {"sama", 25},
    {"same", 10}, {"sana", 6}, {"sanoa", 15}, {"say", 9}, {"se", 210}, {"see", 10}, {"selkeä", 7},
    {"sellainen", 10}, {"selvä", 5}, {"send", 15}, {"service", 60}, {"she", 20}, {"ship", 5}, {"shipment", 5},
    {"should", 15}, {"show", 6}, {"siellä", 9}, {"silloin", 8}, {"silti", 5}, {"since", 5}, {"sit", 6}, {"site", 5},
    {"sitten", 25}, {"sivu", 5}, {"size", 6}, {"slow", 6}, {"so", 45}, {"some", 10}, {"someone", 6}, {"sopia", 10},
    {"staff", 15}, {"start", 6}, {"stick", 5}, {"still", 25}, {"store", 8}, {"suhde", 6}, {"suomi", 6},
    {"suuri", 15}, {"system", 5}, {"syy", 6}, {"taas", 10}, {"tai", 25}, {"take", 25}, {"takia", 5}, {"tapa", 10},
    {"tarkoittaa", 5}, {"tarvi", 5}, {"tarvita", 8}, {"te", 10}, {"tehdä", 120}, {"tell", 20}, {"than", 20},
    {"thank", 40}, {"that", 90}, {"the", 500}, {"their", 10}, {"them", 40}, {"then", 15}, {"there", 35},
    {"they", 110}, {"think", 9}, {"this", 80}, {"though", 7}, {"three", 5}, {"through", 9}, {"ticket", 10},
    {"tieto", 7}, {"tietää", 10}, {"tila", 5}, {"tilaus", 10}, {"time", 55}, {"to", 300}, {"today", 10},
    {"todella", 25}, {"toimi", 5}, {"toimia", 10}, {"toimitus", 10}, {"toinen", 25}, {"tomorrow", 6}, {"too", 10},
    {"tosi", 15}, {"tried", 5}, {"try", 10}, {"tule", 5}, {"tulla", 50}, {"tunne", 5}, {"tuntua", 15},
    {"tuoda", 15}, {"tuote", 10}, {"two", 15}, {"työ", 10}, {"tähän", 6}, {"tällainen", 5}, {"tällä", 5},
    {"tämä", 55}, {"täysi", 5}, {"täällä", 6}, {"u", 6}, {"unit", 6}, {"up", 35}, {"use", 25}, {"usea", 15},
    {"uskoa", 5}, {"uusi", 10}, {"vaatia", 9}, {"vaikea", 20}, {"vaikka", 25}, {"vaikuttaa", 5}, {"vain", 25},
    {"vanha", 9}, {"varma", 15}, {"varsin", 5}, {"vasta", 10}, {"vastata", 5}, {"vastaus", 6}, {"vertaa", 5},
    {"very", 50}, {"vielä", 25}, {"viikko", 20}, {"viimeinen", 5}, {"vinkki", 5}, {"voi", 75}, {"voida", 45},
    {"vuoden", 5}, {"vuosi", 10}, {"vähän", 15}, {"välillä", 7}, {"w", 5}, {"wait", 20}, {"want", 10}, {"was", 120},
    {"way", 15}, {"we", 80}, {"weather", 6}, {"website", 9}, {"week", 25}, {"well", 20}, {"what", 30}, {"when", 40},
    {"where", 10}, {"which", 20}, {"who", 10}, {"why", 15}, {"will", 35}, {"with", 90}, {"without", 7},
    {"work", 25}, {"would", 40}, {"wrong", 8}, {"year", 8}, {"yes", 6}, {"yet", 9}, {"yhtä", 8}, {"yksi", 10},
    {"yli", 5}, {"ymmärtää", 15}, {"you", 110}, {"your", 50}, {"yrittää", 5},
};

unsigned cx_word_frequency(const char *word, size_t len) {
  const common *found = cx_word_find(COMMON, sizeof *COMMON, sizeof COMMON / sizeof *COMMON, word, len);
  return found ? found->frequency : 0;
}
