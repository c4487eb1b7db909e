/* The closed lists: what decides where clauses begin, as customers write it. */
#include "text/roles.h"

/* clang-format off */
const cx_role_list cx_role_lists[] = {
    /* Finnish */
    {CX_ROLE_CLAUSE,
     "mutta mut muttei vaan vaikka vaikkei koska kun ku kunnes että ettei etten ettet ettemme ettette "
     "etteivät jotta jottei jos jollei ellei ellen ellet ellemme elleivät joskin joten kunhan eli "
     "siispä mikäli muttemme mutten muttet mutteivät"},
    {CX_ROLE_CLAUSE,
     "joka jota jonka jossa josta johon jolla jolta jolle jona joksi jotka joita joiden joissa joista "
     "joihin joilla joilta joille joina joiksi joitten jonne jolloin"},
    {CX_ROLE_CLAUSE_COMMA,
     "sillä mikä mitä minkä missä mistä mihin millä mille milloin miten miksi kuinka kuka kenen ketä "
     "kuin niin silti kuitenkin tosin toisaalta muuten sitten sit silloin siksi siis onneksi "
     "valitettavasti et ainoastaan eikä enkä etkä emmekä ettekä eivätkä lisäksi toivottavasti samoin "
     "samalla mitkä joko paitsi"},
    {CX_ROLE_CLAUSE_SUBJECT | CX_ROLE_BOUND, /* behind a condition */
     "niin nii"},
    {CX_ROLE_AND,
     "ja sekä tai taikka eikä eika enkä enka etkä emmekä ettekä eivätkä eivatka vai seka ynnä"},
    {CX_ROLE_NEGATION | CX_ROLE_FINITE,
     "en et ei emme ette eivät eivat älä älkää enkä etkä eikä emmekä ettekä eivätkä emmä eipä enpä "
     "eihän eikö"},
    {CX_ROLE_FINITE | CX_ROLE_SUBJECT,
     "minä mä sinä sä hän me te he mie sie mää sää itse se ne tämä tää nämä nää nuo tuo kaikki"},
    {CX_ROLE_FINITE,
     "on oli ovat olivat olen olet olemme olette olin olit olimme oon oot ollaan oltiin olisi olisin "
     "olisivat ois oisi oisin onkin olikin onhan sain saa sai saan saat saamme saimme saivat tuli "
     "tulee tulivat tulin tulen meni menee menin menen jäi jää jäin jäivät piti pitää pitäisi pitäs "
     "tilasin tilaan ostin ostan odotin odotan jonotin soitin soitan kävin käyn käy kävi käytin käytän "
     "toimii toimi toimivat kesti kestää maksoi maksaa maksoin joutui joutuu jouduin haluan halusin "
     "toivon toivoisin kaipaan kiitän kiitin luulin luulen suosittelen suosittelin voi voin voisi "
     "voisin vois voitte voiko näyttää näytti tuntuu tuntui löytyi löytyy löysin puuttuu puuttui "
     "vastasi vastaa vastattiin sanoi sanottiin kerrottiin lupasi luvattiin lähti lähtee lähetin "
     "lähetti palautin peruin irtisanoin vaihdan vaihdoin otin otti annoin antoi antaa teki tekee tein "
     "teen pidän pidin pysyy osaa osasi tietää tiedä tiedän tykkään tykkäsin arvostan pettyi petyin "
     "hoitui hoituu onnistui onnistuu sujui alkaa alkoi loppui rikkoutui hajosi särkyi auttoi auttaa "
     "ihmettelen kannattaa kannatti riittää riitti ymmärrän muistuttaa menisi tulisi saisi kuuluu "
     "kuului"},
    /* English */
    {CX_ROLE_CLAUSE,
     "but because cause cuz 'cause becuz bc although though tho when whenever which whose where "
     "whereas while unless if yet however"},
    {CX_ROLE_CLAUSE_COMMA,
     "who whom why how what then so nor still otherwise instead therefore hence thus plus also "
     "especially since as that until till before after unfortunately luckily thankfully hopefully "
     "overall except"},
    {CX_ROLE_BOUND,
     "but if yet kun vaan vaikka"},
    {CX_ROLE_CLAUSE_SUBJECT,
     "so that then"},
    {CX_ROLE_CLAUSE_PRONOUN,
     "since as before after until till plus once who"},
    {CX_ROLE_AND,
     "and or nor"},
    {CX_ROLE_FINITE | CX_ROLE_SUBJECT,
     "i we you he she it they i'm i've i'd i'll we're we've we'd we'll you're you've you'll you'd he's "
     "she's it's he'd she'd it'll they're they've they'd they'll im ive there there's that's this "
     "these those nobody everyone everything nothing someone"},
    {CX_ROLE_SUBJECT,
     "the my our your his her their its no"},
    {CX_ROLE_FINITE,
     "is are was were am have has had do does did will would can could should may might must got gets "
     "went goes came comes works worked took takes told said says asked ordered received called waited "
     "paid bought needs need wants want wanted love loved loves hate hated recommend recommended seems "
     "seemed looks looked feels felt made makes broke stopped started tried keeps kept think thought "
     "know knew hope wish please arrived gave left found let want's what's who's here's let's thank "
     "use used using"},
    {CX_ROLE_FINITE | CX_ROLE_NEGATION,
     "don't doesn't didn't isn't aren't wasn't weren't can't cannot couldn't won't wouldn't shouldn't "
     "haven't hasn't hadn't ain't dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt "
     "shouldnt havent hasnt hadnt"},
    {CX_ROLE_NEGATION,
     "not never no"},
    {CX_ROLE_EVEN,
     "even ever just only aina vasta heti silloin sitten ennen niin sekä"},
    {CX_ROLE_UNDER,
     "että etta that"},
    {CX_ROLE_PLEASE,
     "please pls plz"},
    {CX_ROLE_NOUN_BEFORE,
     "a an the this that than for my no some quite all every little long short"},
    /* Abbreviations, without their last stop */
    {CX_ROLE_ABBREVIATION,
     "esim klo n ts puh os alk ko nro nr no vrt ao em huom ns mm mr mrs ms dr st vs approx e.g i.e eg "
     "ie p.o po tel fig vol dept est ca t.ex kts ks mrd milj tri prof hra rva synt tark keskim päiv "
     "lat eng suom ruots luv oik ent nyk yht vas sis ulk"},
    {CX_ROLE_ABBREVIATION_LAST,
     "jne ym yms tms ynnä jms etc inc ltd co corp jr sr u.s u.k u.s.a a.m p.m am pm kpl v s kk vk h "
     "min eur ekr jkr sek pvm kg km cm mm oy oyj ab ry tmi mon yks ph.d b.c"},
    {0, 0},
};
/* clang-format on */
