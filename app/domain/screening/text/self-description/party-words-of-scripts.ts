/** What parties are called in other scripts than the Latin one, and there in Latin letters where several schemes write them. */
import type { PartyWords } from './party-words.ts';

/** As party-words.ts; in the letters of the language, which the normaliser folds like a payer's. */
export const PARTY_WORDS_OF_SCRIPTS: PartyWords = {
  serbianBulgarianMacedonian: {
    party: 'партија партије партия странка странке',
    creed: `комунист* социјалист* социалист* демократ* либерал* републиканск* радикална патриот* националист* консерватив*`,
    alone: 'социјалдемократ* социалдемократ* демохришћан* демохристијан*',
    half: 'социјално либерално народно хришћанско християн',
    people: `народна народни народно народен радничка сељачка зелена земеделск* работническ*`,
    nation: `српска српски македонска българск*`,
    body: `савез покрет унија лига заједница сојуз движење обединување съюз движение левица коалиција коалиция`,
    front: `фронт блок листа`,
  },
  eastSlavic: {
    party: 'партия партии партія партії партыя партыі',
    creed: `коммунист* комуніст* камуніст* социалист* соціаліст* сацыяліст* демократ* дэмакрат* либерал* ліберал* республиканск*
       республіканськ* консерватив* монархич* патриот* патріот* националист* націоналіст*`,
    alone: 'социалдемократ* соціалдемократ*',
    half: 'социал соціал либерально ліберально народно християнсько християнско',
    people: `народн* трудова* рабочая аграрн* крестьянск* селянськ* христианск* християнськ* зелен* зелёные единая коммунисты`,
    nation: `россии российск* україни беларуск*`,
    body: 'союз движение рух обєднання саюз единство',
    front: 'фронт блок',
  },
  turkicMongolian: {
    party: `партиясы партиясе партиясының партияси`,
    maybe: `нам намы`,
    creed: 'демократиялық демократиялык коммунистік социалистік социал ардчилсан',
    people: `халық халықтық элдик ардын`,
    nation: `монгол монголын`,
    body: `эвсэл`,
  },
  greek: {
    maybe: 'κόμμα komma',
    creed: `δημοκρατικ* κομμουνιστικ* σοσιαλιστικ* φιλελεύθερ* ριζοσπαστικ* συντηρητικ* εθνικιστικ* επαναστατικ* ρεπουμπλικαν*
       dimokratik* demokratik* kommounistik* kommunistik* sosialistik* fileleuther* rizospastik*`,
    alone: 'σοσιαλδημοκρατ* χριστιανοδημοκρατ* sosialdimokrat*',
    people: `λαϊκ* εθνικ* εργατικ* οικολόγοι οικολογικ* πράσινοι laik* ethnik* ergatik* oikologoi oikologik* prasinoi`,
    nation: `ελληνικ* ελλήνων ellinik*`,
    body: `κίνημα ένωση αριστερά αριστεράς ενότητα kinima enosi aristera aristeras enotita συνασπισμός synaspismos`,
    front: `μέτωπο συναγερμός metopo synagermos`,
  },
  georgian: {
    party: `პარტია პარტიის`,
    maybe: `partia`,
    creed:
      'დემოკრატიული სოციალისტური ლიბერალური რესპუბლიკური demokratiuli sotsialisturi liberaluri respublikuri',
    people: 'ეროვნული ხალხური მშრომელთა erovnuli khalkhuri',
    body: 'კავშირი მოძრაობა kavshiri modzraoba',
    front: 'ბლოკი bloki',
  },
  armenian: {
    party: 'կուսակցություն kusaktsutyun kusakcutyun kusaktsutiun',
    creed: 'ժողովրդավարական հանրապետական կոմունիստական zhoghovrdavarakan hanrapetakan komunistakan',
    people: 'ազգային ժողովրդական azgayin zhoghovrdakan',
    body: 'միություն miutyun',
    front: 'դաշինք dashinq dashink',
  },
  arabicPersian: {
    party: `حزب الحزب ګوند گوند پارٹی hizb hezb hizbul alhizb hizbi hezbe`,
    creed: `الديمقراطي ديمقراطي ديموقراطي الديموقراطي الديمقراطية الاشتراكي اشتراكي الشيوعي شيوعي الجمهوري دموکرات دموکراتیک
       سوسیالیست کمونیست dimuqrati dimuqratiyya dimuqrati ishtiraki shuyui jumhuri`,
    people: `الوطني الوطنية الشعب الشعبي الشعبية الإسلامي الإسلامية القومي القومية العمال ملی ملي مردم خلق اسلامی اسلامي watani
       wataniyya shab shabi shabiyya islami islamiyya qawmi`,
    body: `حركة الحركة اتحاد الاتحاد تجمع التجمع جنبش تحریک harakat ittihad tajammu junbish tehreek ائتلاف itilaf`,
    front: `جبهة الجبهة كتلة جبهه jabha jabhat kutla`,
  },
  hebrew: {
    party: 'מפלגת המפלגה miflaga mifleget',
    creed: 'הדמוקרטית דמוקרטית הקומוניסטית קומוניסטית הסוציאליסטית',
    people: 'העבודה הלאומית העם הדתית',
    body: 'תנועת התנועה ברית',
    front: 'חזית החזית',
  },
  indic: {
    party: 'पार्टी পার্টি ਪਾਰਟੀ પાર્ટી கட்சி పార్టీ ಪಕ್ಷ പാർട്ടി පක්ෂය ޕާޓީ katchi pakshaya pakshe',
    maybe: 'दल கழகம் kazhagam',
    creed: 'समाजवादी साम्यवादी लोकतान्त्रिक प्रजातान्त्रिक कम्युनिष्ट कम्युनिस्ट திராவிட dravida dravidar',
    people: 'जनता राष्ट्रिय राष्ट्रीय जनमोर्चा জাতীয় জনতা',
    front: 'मोर्चा පෙරමුණ',
  },
  // Of the rest one word is enough.
  others: { party: 'ፓርቲ ပါတီ' },
};

/** In scripts that part no words: how the names of parties end, behind what they profess. A Korean hall or restaurant ends like a party. */
export const UNPARTED_ENDING =
  /(?:民主|自由|共[産产產和]|社[会會民]|[国國]民|労働|[勞劳][動动]|[進进][步歩]|革新|公明|人民|[农農]民?|[農农]工|保守|[維维]新|改革|[統统]一|民[進进]|自民|致公|[独獨]立|[緑绿綠]|[左右]翼)[党黨]$|(?:민주|국민|공산|노동|진보|정의|자유|공화|녹색|사회|통합|미래|개혁|보수)당$/u;
/** How they begin; in Thai companions begin so too. */
export const UNPARTED = new RegExp(`^(?:พรรค(?!พวก)|ພັກ|គណបក្ស).|${UNPARTED_ENDING.source}`, 'u');
