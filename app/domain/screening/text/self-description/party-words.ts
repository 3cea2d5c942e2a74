/**
 * What parties are called in the languages that are written in Latin letters. From general knowledge of these languages, a row for
 * each family in which the lists have names; what two languages of a family share stands once. `…*` is a beginning, `*…` an ending.
 */

/**
 * `party`: nothing else is called so. `first`: where the name begins with it; elsewhere a district or a match. `maybe`: a party, and
 * a batch, a client or a page too. `creed`: what parties, their clubs and
 * papers profess. `alone`: two creeds in one word, or a party with its own, which says it by itself. `half`: what stands before a
 * creed to the same effect. `people`: whose a party is; unions and banks are theirs too. `nation`: the same of one. `body`: what any group is called.
 * `front`: a body that is political where it is the people's.
 */
export const KINDS = [
  'party',
  'first',
  'maybe',
  'creed',
  'alone',
  'half',
  'people',
  'nation',
  'body',
  'front',
] as const;
export type Kind = (typeof KINDS)[number];
export type PartyWords = Readonly<Record<string, Partial<Record<Kind, string>>>>;

export const LATIN_PARTY_WORDS: PartyWords = {
  french: {
    maybe: `parti`,
    creed: `communiste* socialiste* democrate democrates democratique* republicain* radicaux centriste* souverainiste* independantiste* gaulliste* nationaliste* conservateurs royaliste* trotskyste* marxiste* patriotique* revolutionnaire* anticapitaliste*`,
    alone: 'socialdemocrate* chretiendemocrate*',
    half: 'social sociaux chretien chretiens',
    people: `populaire* national nationale peuple travailliste* travail ouvrier* travailleurs chretien* paysan* verts unifie* liberal
       liberale liberaux humaniste* renouveau renaissance citoyen* justice progres liberte developpement solidarite independance
       liberation radical`,
    body: `mouvement union alliance ligue gauche convention congres convergence coalition`,
    front: 'front bloc rassemblement',
  },
  iberian: {
    party: `alderdi alderdia`,
    first: `partido`,
    maybe: `partit`,
    creed: `comunista* comunistes socialista* socialistes democrata* democrates democratico* democratica* republicano* republicana* laborista* trabalhista* justicialista* peronista* nacionalista* nacionalistes independentista* conservadores centrista* falangista* revolucionario* revolucionaria* monarquico* sozialista* abertzale* komunista*`,
    alone: 'socialdemocrata* democratacristian* democratacristao democristian*',
    half: 'social cristiano cristao cristian',
    people: `popular nacional pueblo povo poble trabajadores trabalhadores treballadors obrero obrera operario* campesino* cristiano
       cristiana crista liberal liberales liberais radical verde verdes verds unido unida independiente* libertad justicia
       liberacion libertacao renovador* progreso progresso patria amplio trabalho humanista* herri`,
    body: `movimiento movimento moviment union uniao unio alianza alianca liga izquierda esquerda esquerra unidad unidade convergencia fuerza encuentro coalicion coligacao coalicio concertacion batasuna`,
    front: 'frente front bloque bloco bloc',
  },
  italian: {
    first: `partito`,
    creed: `comunisti comunista socialisti socialista democratico democratica democratici democratiche repubblican* laburist* leghist*
       autonomist* indipendentist* conservatori monarchic* rivoluzionari* radicali nazionalist*`,
    alone: 'socialdemocratic* democristian* cristianodemocratic* centrodestra centrosinistra',
    half: 'social cristiano cristiani liberal',
    people: `popolare popolari nazionale popolo lavoro lavoratori operai* contadini cristiano cristiana cristiani verdi pensionati
       liberale liberali liberta proletari* civica civiche`,
    body: `movimento unione alleanza lega sinistra federazione coalizione`,
    front: 'fronte blocco lista liste',
  },
  romanian: {
    party: 'partidul partidului',
    creed: `comunist* socialist* democrat* republican* nationalist* laburist*`,
    alone: 'socialdemocrat* crestindemocrat*',
    half: 'social crestin liberal',
    people: `national nationala popular* poporului muncii muncitor* taranesc* taranist* crestin* liberal* umanist*`,
    nation: `romania*`,
    body: `uniunea miscarea alianta liga stanga conventia coalitia`,
    front: `frontul blocul`,
  },
  german: {
    party: 'partei *partei',
    creed: `sozialist* kommunist* demokratisch* demokraten liberale liberaler liberalen konservative* republikaner* freiheitliche*
       marxist* nationalist* patriotisch* monarchist* freisinn* sozialistesch* kommunistesch* demokratesch*`,
    alone: 'sozialdemokrat* christdemokrat* christlichdemokrat* freidemokrat* nationaldemokrat*',
    half: 'christlich sozial freie',
    people: `volk volks nationale nationaler arbeit arbeiter bauern christlich* soziale* grune grunen gruene* linke linken freie
       rentner alternative vollek* greng`,
    body: 'bewegung union bund allianz liga koalition bewegong',
    front: 'front block sammlung liste lescht',
  },
  dutch: {
    party: `*partij`,
    maybe: `partij`,
    creed: `socialistische communistische democratisch* democraten republikein* liberale* anarchistisch* conservatieve*
       nationalistische* demokratiese sosialistiese kommunistiese republikeinse`,
    alone: 'sociaaldemocrat* christendemocrat*',
    half: 'sociaal sociale christen christelijk',
    people: `volks nationaal nationale arbeid arbeiders christelijk* gereformeerd* vrijheid dieren groen groene* nasionale konserwatiewe vryheid`,
    nation: `vlaams vlaamse`,
    body: 'beweging unie verbond alliantie bond coalitie alliansie',
    front: 'front blok lijst',
  },
  scandinavian: {
    party: '*partiet *folkeparti *arbeiderparti *arbetareparti',
    maybe: 'parti',
    creed: `socialistisk* sosialistisk* kommunistisk* demokratisk* demokrater* demokratene* liberale liberalerna konservative*
       socialister* sosialister* kommunister* moderaterna nationalist*`,
    alone: 'socialdemokrat* sosialdemokrat* kristendemokrat* kristdemokrat* *demokraterna *demokratene',
    half: 'social kristelig kristen',
    people: `folke* folk* nationale nasjonal* nationella arbejder* arbeider* arbetare* kristelig* kristna gronne gront`,
    nation: `dansk danske danmarks norges norske norsk svenska sveriges`,
    body: 'forbund* bevaegelse* bevegelse* rorelse* samling* alliance* alliansen union* venstre vanster',
    front: 'front fronten valgforbund* enhedslist* faelleslisten',
  },
  icelandic: {
    maybe: 'flokkur flokkurinn flokkurin',
    alone:
      'althyduflokk* sjalfstaedisflokk* framsoknarflokk* kommunistaflokk* folkaflokk* javnadarflokk* jafnadarmannaflokk*',
    creed: 'kommunista* sosialista* lydraedis*',
    people: `althydu* folksins thjodar*`,
    nation: `islands`,
    body: 'bandalag* fylking* hreyfing* samfylking*',
  },
  finnic: {
    party: 'puolue *puolue erakond *erakond',
    creed: `sosialist* kommunist* demokraat* liberaali* sotsialist* liberaalid konservatiivid konservatiivne vabariiklik
       vabariiklaste`,
    alone:
      'sosiaalidemokraa* sosialidemokraa* kristillisdemokraa* kansandemokraa* vasemmistoliit* sotsiaaldemokraa* kristlikdemokraa*',
    half: 'kristillinen kristillis kristlik sotsiaal sosiaali',
    people: 'kansan* kansallinen kristilli* tyovaen* vasemmisto* vihre* rahva* rahvuslik* kristlik* roheli*',
    body: 'liitto liike liit liikumine',
    front: 'rintama rinne valimisliit',
  },
  baltic: {
    maybe: `partija partijas partiju`,
    creed: `komunist* socialistu socialistine socialistisk* demokrat* konservatyv* konservativ* respublikon* nacionalist* liberalu
       liberala`,
    alone: 'socialdemokrat* kristigdemokrat*',
    half: 'krikscionys krikscioniu kristigi socialistine',
    people: `tautas tautos tautine nacionala darbo stradnieku zemnieku valstieciu zalioji zaliuju zalo liaudies`,
    nation: `lietuvos latvijas`,
    body: `savieniba apvieniba kustiba sajunga sajudis judejimas aljansas koalicija`,
    front: `fronte frontas bloks blokas`,
  },
  polish: {
    party: `stronnictwo`,
    maybe: `partia partii`,
    creed: `komunistyczn* socjalistyczn* socjalisci demokratyczn* demokraci demokratow republikansk* republikanie konserwatywn*
       konserwatysci liberaln* monarchist* narodowcy`,
    alone: 'socjaldemokra* chadecja',
    half: 'chrzescijansko narodowo spoleczno',
    people: `ludowe ludowa ludowy narodowa narodowy narodowe robotnicz* pracy chrzescijansk* chlopsk* zielonych zieloni`,
    nation: `polska polskie polski`,
    body: `unia ruch liga sojusz zwiazek zjednoczenie porozumienie kongres lewica koalicja`,
    front: `front blok`,
  },
  czechoslovak: {
    maybe: 'strana strany',
    creed:
      'komunistick* komunist* socialistick* socialist* demokrat* republikansk* konzervativn* liberaln* radikaln* nacionalistick*',
    alone: 'socialnedemokratick* krestanskodemokratick* narodnedemokratick* krestanskosocialn*',
    half: 'socialni socialna socialne krestanska krestansko narodne',
    people: `lidova lidove narodni ludova narodna prace delnick* krestansk* zelenych zeleni pravice levice svobody obcanska obcianska rolnick* pokrokova ziva pravdy rodiny podnikatel*`,
    nation: `slovenska slovenskej ceska moravska madarsk*`,
    body: `unie unia hnutie hnuti aliance aliancia svaz zvaz spojenectvo levice lavica koalice koalicia`,
    front: `fronta front blok`,
  },
  southSlavic: {
    party: `partiya partiia`,
    maybe: `stranka stranke partija partije`,
    creed: `komunist* socijalist* socialist* demokrat* liberal* republikansk* radikalna radikalne nacionalist* konzervativn*
       monarhist* sotsialist* patriotsk*`,
    alone:
      'socijaldemokrat* socialdemokrat* sotsialdemokrat* krscanskodemokr* demokrscan* hriscanskodemokr* demohriscan*',
    half: 'socijalno socialno krscansko liberalno narodno kriscansko',
    people: `narodna narodni narodno narodne naroden seljacka radnicka zelena zeleni zelenih krscanska hriscanska ljudska delavska gradanska umirovljenika upokojencev zemedelsk*`,
    nation: `srpska srpski hrvatska hrvatski slovenska crnogorska balgarsk* makedonska`,
    body: `savez zajednica zveza pokret gibanje unija liga alijansa ljevica levica sayuz dvizhenie sojuz dvizenje obedinuvanje koalicija koalitsiya koalicia`,
    front: `front fronta blok lista`,
  },
  eastSlavic: {
    party: `partiya partiia partii partyia partyja`,
    maybe: `partija`,
    creed: `kommunist* komunist* sotsialist* socialist* demokrat* respublikansk* konservativ* liberaln* monarkhi* nationalist*
       natsionalist* patriotich*`,
    alone: 'sotsialdemokrat* socialdemokrat*',
    half: 'sotsial sotsialno liberal liberalno narodno khristiansko khrystyiansko',
    people: `narodna* narodny* trudova* rabochaya agrarna* edinaya yedinaya zelenykh zelenyye`,
    nation: `rossii rossiyskaya ukrainy ukrajiny`,
    body: 'soyuz soiuz dvizhenie dvizheniye rukh ruch obiednannia obyednannia obyednannya edinstvo',
    front: 'front blok',
  },
  hungarian: {
    party: '*neppart *munkaspart *kisgazdapart',
    maybe: `partja`,
    creed:
      'kommunist* szocialist* demokrata demokratak demokratikus liberalis liberalisok konzervativ radikalis nacionalista republikanus',
    alone: 'szocialdemokrat* keresztenydemokrat*',
    half: 'kereszteny szocial szabad',
    people: `nep nemzeti munkas fuggetlen kereszteny zold zoldek polgari kisgazda`,
    nation: `magyar`,
    body: 'szovetseg szovetsege mozgalom unio koalicio',
    front: 'front blokk',
  },
  albanian: {
    party: `partise`,
    maybe: `partia`,
    creed: 'demokrat* demokristian* socialist* komunist* republikan* liberale nacionalist*',
    alone: 'socialdemokrat*',
    people: `kombetare popullore punes agrare`,
    nation: `shqiptare shqiperise`,
    body: `levizja aleanca lidhja bashkimi unioni koalicioni`,
    front: `balli fronti blloku`,
  },
  turkic: {
    party: 'partisi partiyasi partiyasy partijasi partiyas',
    maybe: 'parti',
    creed:
      'sosyalist komunist demokrat demokratik cumhuriyetci liberal milliyetci kommunist sosialist demokratiyalyk demokratiyalyq',
    alone: 'sosyaldemokrat* sosialdemokrat*',
    half: 'sosyal sosial',
    people: 'halk halkci isci emek xalq milli ulusal islam anavatan',
    body: 'birlik birligi hareketi herekati harakati kongresi',
    front: 'cephesi cebhesi bloku',
  },
  asian: {
    party: 'partai',
    maybe: `parti`,
    creed:
      'demokrasi demokratik sosialis komunis demokratiko demokratikong samajwadi samajbadi samyabadi loktantrik prajatantra prajatantrik',
    people: `rakyat islam islami bangsa nasional kebangsaan keadilan buruh demokrat janata rastriya rashtriya jatiya jatiyo bahujan lok praja krishak awami ardyn ardiin nacionalista bayan`,
    nation: `melayu indonesia mongol mongolyn bharatiya`,
    body: `gerakan pertubuhan perikatan persatuan pakatan parishad morcha gabungan`,
    front: `barisan peramuna`,
  },
  african: {
    party: 'antoko',
    maybe: 'chama xisbiga',
    creed: 'demokrasia kidemokrasia dimuqraadiga dimoqraadiga',
    people: 'mapinduzi wananchi taifa kitaifa wakulima',
  },
  celticMaltese: {
    party: 'pairti',
    maybe: 'partit',
    creed: 'laburista nazzjonalista demokratiku komunista',
  },
};
