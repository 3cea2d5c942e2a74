/** How rare a word is among ordinary payers, in bits. Made by tests/eval/make-ordinary-words.ts. */

/** Words of people's and businesses' names by their weight; words that are not here weigh more. */
export const ORDINARY_WORDS: Readonly<Record<number, string>> = {
  3: `
    incorporated
  `,
  4: `
    corporation etf
  `,
  5: `
    limited
  `,
  6: `
    acquisition and daily group holdings therapeutics
  `,
  7: `
    bancorp bond company first global income international invesco ishares llc long technologies technology
    the trust us
  `,
  8: `
    allen bend brown cap capital corporate defiance direxion energy equity financial fund graniteshares
    growth high holding james johnson jones joseph lee leverage lewis markets martin nasdaq nelson of
    pharmaceuticals plc restaurant russell scott security service services shares smith solutions south
    street systems target thomas treasury williams
  `,
  9: `
    aaron abigail active adam adrian agnes ahmed ai aisha alan alastair albert alberto alex alexander alexis
    alfredo ali alice allison alma alpha alphadex alvin amanda amber american amit amy anderson andre andrea
    andrew andy angela angus anil ann anna annette annie anthony antonio arlene armando arthur arturo ashley
    audrey auto bancshares bar barbara barry becky ben benjamin bernard bernice bertha bessie beth betty
    beulah beverly bill billie billy bio biosciences bjorn blake bob bobby bonnie boris brad bradley brandon
    brenda brent brett brian brittany bruce bryan bull bulletshares byron cafe calvin candace carl carla
    carlos carmen carol carole caroline carolyn carrie casey cassandra catherine cathy cecil center cesar
    chad charlene charles charlie charlotte cheryl chester chris christina christine christopher church
    claire clara clarence claude clayton clifford clifton clinton clyde cody colin colleen connie connor
    constance core corey cory courtney craig curtis cynthia dale damian damon dan dana daniel danielle
    darius darrell darren darryl dave david davis dba dean deanna debbie deborah debra delores denise dennis
    derek derrick desmond diana diane digital dividend dmitri dolores dominic don donald donna donovan
    doreen doris dorothy dorsey douglas dr dwayne dwight dylan earl ed eddie edgar edith edna eduardo edward
    edwin eileen elaine eleanor elena elias elijah elizabeth ella ellen elmer elsie emerging emily emma
    emmanuel enrique eric erica erik erika erin ernest ernesto esther ethan ethel eugene eva evelyn everett
    ezekiel fabian fatima faye felicia felix fernando fiona florence floyd food frances francis francisco
    francois frank franklin fred freddie frederick gabriel gail garcia garrett gary gavin gemma gene george
    gerald geraldine gerard gertrude gilbert gina giovanni giuseppe gladys glen glenda glenn gloria gonzalez
    gordon graham green greg gregory grill guillermo gus gustavo gwendolyn hamish hannah hans harold harriet
    harry harvey hassan hattie hazel health heather hector heidi heinz helen henry herbert herman hernandez
    hilda hiroshi howard hugh ian ibrahim ida igor ii iii index industries investment irene irma isaac
    isabel isaiah ivan jack jackie jackson jacob jacqueline jacques jaime jake jamal jamie jane janet janice
    jared jason javier jay jean jeanette jeanne jeff jeffrey jennifer jenny jeremy jerome jerry jesse
    jessica jessie jesus jill jim jimmy jing jo joan joann joanna joanne joe joel joey john johnnie johnny
    jon jonathan jordan jorge jose josephine josh joshua josiah joyce juan judith judy julia julian julie
    julio jurgen justin karen karin karl karla kate katherine kathleen kathryn katie kay kayla keith kelly
    ken kendall kendrick kenji kenneth kent kerry kevin kim kimberly king kirk kirsten kitchen klaus kris
    kristen kristin kurt kyle lamar lance large larry lars laura lauren lawrence leo leon leonard leroy
    leslie lester levi li liam lillian lily linda lisa lloyd logan lois lonnie lopez loretta lori lorraine
    louis louise luca lucas lucille lucy luis luke luther lydia lyle lynn mabel malcolm malik manuel marc
    marcia marco marcus margaret maria marie marilyn mario marion marjorie mark marlene marsha martha
    martinez marvin mary matt matthew maureen maurice maxine medical megan melanie melinda melissa melvin
    micah michael micheal michel michelle miguel mike mildred miles miller milton ming minnie miriam
    mitchell mohammed momentum monica moore morris moses msci muhammad municipal myron nadine nancy naomi
    natalie natasha nathan nathaniel neil nicholas nick nicole niels nigel nina noah noel nora norma norman
    oak olga oliver olivia omar oscar otis owen pamela paolo partners pat patricia patrick patsy paul paula
    pauline pedro peggy perez perry peter philip phillip phyllis pierre pizza power priya quentin quincy
    rachel rafael raj ralph ramon ramona randall randolph randy raul ravi ray raymond rebecca reggie regina
    reginald rene renee rex rhonda ricardo richard rick rita robert roberta roberto robin roderick rodney
    rodriguez roger roland ron ronald rosa rosemary ross roxanne roy ruben rudolph rudy rufus ruth ryan
    sally sam samantha samuel sandra sanjay sara sarah school sean sebastian sergei sergio seth shane
    shannon sharon shaun shawn sheila shelby shelly sheri sherry shirley short sidney silas simon small
    solomon spencer st stacy stanley state stella stephanie stephen steve steven strategy stuart sue sunita
    susan suzanne sven sylvia tamara tammy tara taylor tech ted teresa term terrance terrence terry theodore
    theresa thompson tiffany tim timothy tina tobias todd tom tommy toni tony tonya tracy travis tree trevor
    troy tyler tyrone tyson ulysses united valerie value vance vaneck vanessa vanguard velma vera vernon
    veronica vicki victor victoryshares vijay vincent virgil vivian volatility wade wallace walter wanda
    warren wayne wei wendell wendy wesley white wilbur willard william willie wilson wisdomtree wright
    xavier year yield yieldboost yolanda yuki yusuf yvonne zach zachary zane
  `,
  10: `
    adams advanced alarm america asset automotive baker bank bear bell biopharma biotech biotechnology
    bitcoin black body brands cab campbell care carter cash central china clark clean cloud coffee com
    community consumer cooper credit cruz data dec defined diaz donalds dynamic eagle education enhanced
    enterprises entertainment esg estate evans ex express fidelity finance flores focus future gold golden
    gomez hall harris healthcare henderson hill house ibonds infrastructure inn innovation intermediate
    investments ix johns jpmorgan la leaders life market mart massage materials maturity mc media metals
    mexican mid miners monitoring morgan murphy national new nguyen nv oil oncology one opportunities pacer
    papa park pharma phillips plus premium price proshares qqq quality quantum ramirez real research
    resources rivera roberts robinson robotics rowe sa saint sanchez sciences sector select semiconductor
    shop smallcap sprott stock suites super tire torres total trusector turner usa walker webs west world
    young
  `,
  11: `
    ab academy achievers advantage ag aguilar all alternative alvarez angel applied arbys architect
    artificial asia atlantic autocallable aware bailey bakery banks bankshares baptist barnes bennett beyond
    bioscience biotherapeutics blue blvd brooks bryant buffer burger butler calamos call castillo castro
    catering catholic century chavez chen chocolate christian city clo club coin cole coleman collins
    columbus commerce communications computing cook county covered cows cox cyber cybersecurity dairy de
    defense deli developed development diversified dragon duration edwards el electric electronics eleven
    ellis embassy enterprise environmental equal expo factor faith falcons family fernandez financials
    fisher fixed flow focused foods for ford foster fox free garage gates general gibson goldman golf
    gonzales good grade gray griffin gutierrez hamilton harrison hawkins hayes healthy hedged herrera home
    hood horizon hughes hunt hut in india indiana industrials insurance intelligence intelligent interactive
    italian iv japan jenkins jimenez kelley kennedy kraneshares labs laddered landscaping lane lasalle
    laundry liberty little logistics los lounge low lp management marine marshall martins mason matthews
    mcclure mcdonald medina memorial mendoza michiana minerals mining mobile morales moreno mstr multi
    murray myers natural navarre neos network networks no northern nvda old on ortiz owens parker patel
    patterson peterson place pltr portfolio powell preferred primary properties protection pub public ramos
    reed repair republic return reyes reynolds richardson riley river rogers romero royalty ruiz sachs sales
    sanders sb schmidt science securities sei silver simmons smart smid snyder software solana southern spa
    spac space speedway sports spot star starbucks stevens stewart stop store strategic strength subway
    sullivan sustainable taco tactical tap tax temple test texas themes thornburg top towing tradr tran
    truck tsla twyckenham ultra ultrashort universal usd valley vargas vasquez ventures ward washington
    water watson way weight wells western willis wings wood woods xtrackers
  `,
  12: `
    aaa aapl above abrdn acosta acwi adaptive advisorshares advisory aerospace agriculture air aligned
    alliance allocation aloft alps alternatives alvarado amana amd amzn andrews apogee apostolic applebees
    argent armstrong army arnold ars art arts asap asian asml astoria at atlas aurora austin avalanche
    avantis ave avenue avgo avila ayala baba backed baillie bakers baldwin ballard bancorporation barker
    barnett barrett bates battery bbq bdc be beauty beck becker beef beer belle bendix bens benson berry
    best beta better beverage bicycle big bills biologics biomedical bird bishop bistro blackthorn block
    blockchain bny bobs boosted bowman box boyd boys bradford brake breakfast brew brewer bridges broad
    broadway bros brothers brunos bucket buffalo building burke burns burton business butcher by byrd cabana
    caldwell california cambria cameron campos canary cantor car carlson carpenter carr carrillo carroll cat
    catalyst cathedral cayman centers chambers champions champs chapman chicago chick chicken chill chinese
    christ churchill circle citizens clairs class climate cohen coinshares collective columbia comcast
    commercial commodity common communication companies compass connection consulting contreras convertible
    copper corby cortez council country course court crawford creative critical cross crypto culture culvers
    cunningham cv cycle daniels daves davidson dawson day defi deleon delgado democratic design devices
    diagnostics dimensional discount discretionary disruptive dixon dog dominguez dominos dq drive dtsb due
    duncan dunn duran eafe earth east eastern eatery eaton ecoatm ecosystem edge edible edison
    electrification electronic elliott em emergency espinoza essential estrada etc ethereum etns etracs
    europe evangel ew exchange exempt exploration factory fairfield farmers fastenal fatale federal femme
    ferguson fields fifth figueroa fil fintech fire firefighters five fleming flex flexible flowers fool fop
    fortress founder fowler frazier freeman fricks froggys frontier frozen fuel fuels fuller fundamental
    furnishings fuse fusion galaxy gaming garden gardner garland garza gas gen genetics genomics gifford
    gladstone glass googl gospel grace grant great greene greenland grid grille grocery gsr guardian
    guerrero guns guzman gyros hacienda hail hale hansen hanson hardy harper hart hartman haynes hcm
    hennessy heron hicks higgins hilton hoffman holland holmes holt homeless honeywell hoosier hope hopkins
    hornet horton hospital hospitality hotchkis howell hudson humildes hunter hynix hyperliquid ice imaging
    industrial indxx inflation inflection information innovative insight interest interface internet ionq
    iron ivs ivy jacobs janus japanese jefferson jennings jensen jims johnston jr juarez kbw keller kentucky
    kinetics kings knight knights kroger lab laboratories lady lafayette lake lam lambert landmark landscape
    larson latin lawson lazard lb le league legion lifesciences lin lincoln lincolnway line lithium live lkq
    ll local lowe luna lynch macris madison maldonado man managed mancinos mar mara marathon maritime marks
    marquez marycrest max may mccoy mcdaniel mcdonalds mckinley me medicine medicines mega mejia mellon
    mendez mercado merchants merger meta methodist meyer miami micro midcap midwest mills mini ministries
    miranda missionary molecular molina money monroe montessori montgomery month moran morningstar morrison
    mortgage motel motley motors mountain msft mu muffler munoz museum nano napoleon navarro neal nest
    neurosciences neveria newman newton next nichols nomura norris north note nuclear nunez nutrition nuveen
    obrien oc odte olson online open operating opportunity optimized option options orcl oriental origin
    ortega our outlet oyster pacific padilla palmer panw paris parish parking parks pathfinder pauls payne
    pdd pearson pena penn peoples perkins peters petroleum pharmaceutical physical pierce pilot pioneer pl
    plains platforms point portage porter post potawatomi powers precision principal private products
    property provident purple qcom quantitative quarterly queen rachael range rare rate rd realty recovery
    recycling red reid reit removal resale resorts restaurants reto rf rgti rhodes rice richards rios rising
    risk road roadhouse roast robertson rock rocket rojas roman rosales rose rosita rotation royal safety
    salazar san sandoval santiago santos schneider schultz schwartz se sentiment sgi shaw shelton shepherd
    shoppe show shrimp side sierra silicon silva silvers simeris simplify simpson sims singh sk skillet smci
    social society sofi soft solar sonic soto soul soup spdr sporting spy stanger staples station steele
    stephens stone storage studebaker style sui summer sun supply sutton sweet system systematic tail
    taqueria tattoo tavern tcw tema titan touchstone town toyota trading transform transmission trend
    trugreen tsm tucker two union up utilities valdez values vaughn vazquez vega vehicle vi village vision
    wagner waka walmart walsh walters wang warner waste watkins watts wave weaver webb weber welch well
    wendys wheeler wild wiley williamson wine wise wong woochi woodward worldwide wtd xrp yang yieldmax york
    ywca zb zhang zhou zoo
  `,
  13: `
    aaring abbott ac acadia acadian acceptance acevedo acorn acquisitions act adans adkins adt aggregate
    aguirre airlines airways alarms ale alejandro allens alphadroid alto aluminum always amc amenity amplify
    analytics andrade april arc archimedes arellano arias aristocrats arko arm armada arrangements arroyo
    ascent ases associates association atkins atkinson audio aura autofrost autonomous avanti average azul
    ba backyard bagels baird baki ball bamber banc banking barajas barber barings baron barr barrera barron
    bartlett barton bass bauer bautista baxter beacon beam beard beasley bed beil bellic beltran benitez
    bentley berg berger berto bidu biolabs biomed biotechnologies bit blackwell blair blankenship blaze
    bleichroeder blend bloomberg blues bluestar bmnr boat bon bone bonilla bontrager bookstore boone boost
    booth boral bowen bowers bowl boyer bp bradshaw brady branch brandywineglobal brazier brennan brethren
    brewery brick bridge bridgebio bridgewater briggs broadband brock browning btc buchanan buck buenos
    bullock burgers burgess burnett burney burtons bush bushido buyback buywrite ca cable cabrera caesars
    cain cal calderon calhoun callahan called camacho camaney cambodian cancun candy cannabis cannon canton
    cantu capstone carbon cardenas career carey carlyle carriers carson cartesian case castaneda cdt cen
    cervantes chain chan chandler chang change chartwells chase check cheesecake chens chicory chicos
    chipotle choi christensen chung cisneros citius civic cjs clarke clay clearbridge climb cline clothing
    cme cn coastal cobb coca cochran cogent cogic cognition cola collier collision colon combs comfort
    compadres compoundr compute confines congo conley conner consolidated construction controls convergent
    conway cookies cool copeland cordova corner corps cortes cover crab crane crcl cre crescent crooked
    crown crwv csco cti cuevas cummings currency curry cut dalton davenport davila deck decker deep
    defensive dejesus delacruz delights dena devreese diamond dickerson digi dillon disc disciplined
    discovery dismas disposal distribution div dockside dogecoin donuts door double dougs dow downtown doyle
    drake drugs duarte duke durham dyer dynamics dynamix ea early eco economy educational efourteen einstein
    elks ellison elm emerald encore english envirovision episcopal equipment equities era erickson erskine
    escobar esparza esports ether evolution ewe fabric fair falcon fallen fancy farmer farms farrell fashion
    fast fatbird fe feng fengling fg fiddlers fiesta fine finnies firefly fischer fitzgerald fix fletcher
    flower flynn foley fonda forward four franco frankies franks freedom freight french fried friedman
    friendly friends fries frog frontiers fs fsm fss ftai fuentes fuerbringer full futu futures gaines
    gallagher gallegos galvan games gamestop garner garrison gentry germany gibbs gill gillespie gilmore
    girls glover gobels goodman goodwin gordons gores gp grab graves grayscale greater greer griffith grimes
    gross ground grupo guerra guest guevara gurley guys hammes hammond hampton hancock hanlung hardees
    hardin harmon harpers harrell harrington hartford harvard heart hearth heath hedman hedwig heights
    hendricks hensley henson heritage hess higher hims hines ho hobbs hodge hodges hogan holdco holiday
    holloway hologram homer hoover horn hot houston huang huasteco hub hubbard huerta huff huffman hull
    humanoid humphrey hurst hutchinson huynh ibarra icon idx image immanuel immunopharma immunotherapeutics
    incorporation indemnity independent industry ingram ingredients innisfree insomnia instruments intc
    integrated interfaith intuitive investors iren ironhand ironwood jacobson jd jeannies jewelers jiffy
    joint jp jt junbuggies junior junk jw kandi kane kaur kemp kern kerr key khan kirby klein kline knox
    koch kodiak koorsen kraft kramer kura lakeland lamb landing lanes lang lara larsen las lauber launch
    lawn laz leach leblanc led leeds leep legacy legend lending lifestyle lightwave lil linden lindsey
    linebacker liquidity liu ln lodge logic longview lonnies loop louisiana love lowery lozano lube lucid
    lutheran lyons macdonald macias mack madden made maennerchor magic malone mammas mangos manhattan mann
    manning manufacturing margarets marin mariscos marketdesk marsh massey mata mathews mathis maxwell mays
    mcbride mccall mccarthy mcclain mccormick mccullough mcdowell mcgarry mcgee mcgrath mcguire mcintyre
    mckee mckenzie mckinney mclaughlin mclean meadows medallion meijer melendez melton mens mercer meridian
    merritt metaverse mex meyers meza michigan michoacan midas middleton midland mind mishawaka mitchs
    moderate montes montoya moody moon mora more morrow morton mosley moss motion moving mr mrvl muebleria
    mueller mullins multisector murillo my na nash nbis neelkhant neighborhood net neuro newhold nflx
    nicholson nicks nielsen nieves nifty nolan nom noodles northeast northwest norton nueva nvidia nyli
    oaken oaktree oasis ocean ochoa oconnor odonnell odyssey ofs oh ohio okta olsen omega oneal oneill op
    opportunistic optics oreilly orion orourkes orozco orr osborne osprey otg outdoor outdoors over oxford
    oxians pacheco page palacios panaderia panda parisis parrish parsons parts patio patriot patton
    peakshares peashway pedros per perma person personal petersen petro pgim pham phelps phlx pho photonics
    pimco pineda pink pittman pitts playa plug politos ponce poole pop pope porch potter pratt pressed
    preston pretzels prime prince priority pro procap processing produce producers protected pruitt ptc
    puertorrican pure purely pyxis qbts quinn rafi ramsey rangel rapid rayliant rba rebel reese reeves
    renegade renewable resource rest retail revenant ribbon rich richmond rico rincon riot rite rivas
    riverfront rklb rmr roach roaster robbins roberson robles rocha rocky rodgers rosario rosas roth rubio
    rum runnings runway rush russo sab safe salas salgado salinas salvation sample sanjac santana saunders
    savage savor sawyer sc scharf schroeder scientific seacoast seat second secured selking sellers serrano
    sexton shaffer shah sharp sherman shields shoff shore shrader si singleton skinner sky sleep sloan smg
    smi smittys snack snow so sol solid solis solution sonny sono sophus sosa soulful sound southhold
    southside spark sparks special specialists specialty speedys spin spirits spring sr ss stafford stage
    staked staking starlite stea steel stein stephenson stevenson stf stocks stokes stores stout strategies
    strickland strong studio suarez suave subs success summers summit sunrise sunshine superdividend
    superette superior surgical sushi swanson sweeney tacos taiwan take tanner taphouse tapia tarascas tate
    tec tecate telecommunications ten terra thai therapeutic therapies thornton thrivent thyme tick
    tippecanoe tlc tmt to tonys tossed touch townsend traded traditions transformative transition transport
    travel treasuries treatment trends tres trevino tricker tru trujillo twin ufp ultrapro underwood
    universe university uranium urban valencia valenzuela valet vang vector vegashares vehicles velasquez
    velazquez veldmans velez vending vertex vickies vida video view vii villa villanueva villarreal villegas
    vineyard vintage wahed walking wall walton ware warehouse waters webster weiss wellness werks werner
    westend wf wheels whitaker whiteford whitehead whitney wiggins wilcox wilkerson wilkins wilkinson
    winebar wing winters witches wolf wolfe woodard wu wyatt xcel xi yall yates yellow yoder yogurt
    yorkville you your yu zamora zavala zimmerman zolman zuniga
  `,
  14: `
    aal aaon aardvark aba abcellera abdelaziz abdelmula abeona abits abivax able abony absci absolute abvc
    acacia accelerator accelerators access acco accumulator accuray achieve aci ackerman aclarion aclaris
    acm acnb acp acquisitioni acrivon action activate activealpha activebuilders actuate acuitas acumen
    acurx adagene adagio adalbert adamas adapthealth adbe addentax addex addus adeia adial adicet adjustment
    adlai adma adobe adr ads adtran aduro adventures advertising advisors aebi aehr aeluma aemetis aeon
    aeries aeroportuario aerovironment aersale aether aethlon aeva aeye affiliates affinity affirm afterdark
    afya agape agencia agents agenus agilysys aging agios agm agnc agnt agomab agora agritech agroz agtech
    aguila aiai aifu aimei ainos aios airbnb aircraft airgain airjoule airo airport airsculpt airship airwa
    aixcrypto akamai akanda akari akebia akso aktis alamar alarum alaunos alb aldabra aldel alder aldeyra
    aleanna alector alerus alexs alfaro alg algoma algorhythm alico align alignment aligos alisters alkami
    alkermes allarity allegiant allegro alliant allient allies allogene allot almonty alnylam alpex alphabet
    alphatec alsander alset altcoins alterity alti altidort altimmune altisource altrius alumis alvotech alx
    alyson alzamend amalgamated amanat amancio amane amarin amass amat amazon ambarella ambitions amcest
    amdocs amedex amerisafe ameriserv ames amesite amgen amigo amkor amneal ampercap amphastar amplitech
    amplitude amr amtech amylyx an ana analog analyst anaptysbio anavex anbio andersen andersons andretti
    anet anfield angelos angels anghami angi angiodynamics angles ani anika animal anixa anne annexon
    antalpha antelope anteris anterix antique antonios aot apa aperture apex apnimed apollomics app apparel
    appfolio appian apple application applications applovin appreciation approved aprea aptera aptevo apyx
    aqua aquabounty aquestive arb arbe arbor arborcare arbutus arcade arcadia arcbest arch archer arcturus
    arcutis ardelyx ares argenx argo arhaus aria ark armlogi armory arq arqit array arriero arrive arrivent
    arrow arrowhead arrowmark artelo arteris artesian artius artiva arvinas arxis ascendis ascentage
    asiastrategy asp aspire assembly assets ast astec astera astrana astronics astronova astrotech asure ata
    ataibeckley atara atea aterian athletica atif atlanta atlanticus atlassian atn atomera atossa atour atp
    atricure atrium atyr auburn auddia audiocodes audioeye augustine aurelion aureus aurinia australian
    authid autism autocare autodesk autolus automatic automation autonomix autozi autozone avalo avalos
    avalyn avant avav avax aveanna avepoint averin avery averys avi aviat aviation avidbank avinas avis
    avita avnet avos away axcelis axe axiom axogen axon axsome axt aya ayers aytu azenta azio backblaze baes
    bai baidu baiya bajdek bakeshop balchem bancfirst bancgroup bancompany bancsystem bandwidth bang
    bankwell banner banquets bantam banzai bao baosheng baozun barbici barfresh bargain barinthus barnabys
    barrel base based basel basic bassett baycom bayfirst bb bbai bbb bcb bcp beach beachbody beamr bean
    beehive beeline beez being bel belite belive below belt bender bending beneficient benitec benton beone
    bernal bettys beyondspring bgc bgin bgm bhav bhip bi bianco bicara bilibili billiontoone binah bingex
    bioaffinity bioage bioatla biocardia bioceres biocryst biodesix biodexa biofrontera biogen bioharvest
    biolife biolinerx biological biomarin biomea biomedicines biomerica bionano bionexus bionics biontech
    biopharmaceuticals biorestorative biorobotics biosolutions biosystems biote biotools bioventus biovie
    bioworks bioxcel bitdeer bitfufu bitventures bitzero bjs blackbaud blackburn blackline blackrock blaize
    blanchard blevins blink bliss bloomia bloomin blsh bluejay bluemount blueport bluerock bnb boardgasm
    boats boaz bogota bok bold bolt bondbloxx bonk booker booking books bookshop boos bootlegers borders
    borealis bos boss boundless bourbon bowling boxabl boxlight boyle br bragg braiin brainsway branchout
    brand brandt brashaun braun braves bravo bray braze brazil brbi brc bread breakthrough breeze brenmiller
    brera briacell bridgeline bridger bridgeway bridgford brigade bright brighthouse brightspring brilliant
    brkb broadcast broadcasting broadcom broadwind brokerage brokers brookfield brp bru bruker bt btcs btdr
    btq buckley buddies budget buffered builder builders bulk bulldog bullfrog bumble burch burnes burning
    burtech busey busters buuu buzzfeed bv bvi byrna cabaletta cadence cadenza cadiz cadrenal cae
    caesarstone cakes calcimedica calibercos calisa callan calumet calvary cambridge camden campbells camtek
    canaan canadian candel candlewood cano canopy canteen canterbury cantina cantrell canyon capitol
    capricor capsovision card cardiff cardinal cardio cardiol cardlytics carecloud caredx cargurus caribou
    caring caris carlsmed carmelas carney carniceria carolina carparts carry casella caseys cashmeres
    casimir casino casinos cass castle castor casualty cathay cavco cayson cb cbak cbl ccc cch ccsc cdw ce
    cea ceco ceis celcuity celestial cellar celldex cellebrite cellectar cellectis cellular cellyan celsius
    celularity cemtrex cenntro centro centurion ceragon cerebras cerence ceribell certara cerus cervera
    cervomed cest ceva cf cg ch chadwick chagee chaince championsgate chanson charging chariot charlies
    charlton charming charter charting chc cheche cheer cheetah chefs chemomab chemung chenghe cherry
    childrens chime chimichurri chinaamc chipmos chippewa chivos chocolates choiceone chord chronoscale chs
    chss chumina chur ciaos cibus cid cifr cimpress cincinnati cinco cindys cinema cinemedia cineverse
    cingulate cintas cipher cirrus cisco ciso citi civista cktc cl clad clarks clarus cleaners cleanspark
    cleantech clearfield clearmind clearone clearpoint clearsign clearthink clements clene cleves click
    climatetech clinic clinuvel cloudastructure clover clps clubs clutch cnb cns coast coco cocrystal coda
    codere codexis coffel coffey cognex cognizant cognyte coherus cohu coinbase coincheck collar collegium
    colliers collplant comercial comes command committee commvault composite compton compugen computer
    computers comscore comstock comtech concentrated concentrix concept concepts concessions concorde
    concourse concrete conduent conexeu connect connective connectone conrad conscious consensus
    conservative consignment constellation consumption context contineum control convenience copart cops
    coquillard corbus corbys corbyss corcept corecommodity coree coreweave cormedix corona correa corsair
    corvel corvex corvus cosmos cost costa costar costco cowz coya coyne cozort cpi cps cra cracker crafters
    crafts craftsman crea cream creation creations creativity credo crest cresud crexendo cricut crinetics
    crispr criteo criticom crm crml crocs cronos crop crosby crossover crowdstrike crude crwd cryoport cslm
    csp csx ctw cubs cue cuisine cullinan culp cumberland cup cuprina curanex curbside curiositystream curis
    currenc custom customz cvb cvd cvrx cxapp cyabra cybin cyclerion cyclicals cycurion cyngn cypherpunk
    cytek cytokinetics cytomed cytomx cytosorbents dac daedalus dakota daktronics dales dali dame damora
    dare dariohealth darkiris datacentrex datadog datameds datasea datavault daugherty dax daxor dbdr dbi
    dbv debt decent decoy definitive definium deflation defsec deglobalization degrees del delarosa delcath
    deletions delicias delixy dell denali denas dental dentsply dermata descartes designs desk destination
    deswell developing developments dex dexcom di diabetes diamedica diamondback diamondrock diamonds
    dianthus diary dickinson dickson didier diem different dig digimarc diginex dimension diodes direct
    directbooking display disruptors distributors district diversity djoubar dkng dlh dlocal dlugosz dmc dna
    docebo docgo docusign dodson doge dogness dogwood dollar dolphin dome dominari dominion domo doms
    donaldson donegal doordash dorchester dorman dorwood doubledown doubletree dougherty douyu down downs
    dozen draftkings draganfly dragonfly drawdown dream dreamland drilling driven drone dropbox drs dsc dt
    ducomb dudley duffy duluth dumpster dunkin dunlap duol duolingo duos durable dxp dyadic dyne eagel
    eagleson earths eastbank ebang ebay ecarx ecb echo echostar eclectic edai edap eddy edesa edgewise
    editas efficient egain egh ehang ehealth eightco eikon einride elauwit elbit elbolok electra electro
    electrocore electrovaya eledon elemental elevra elhag elicio elite elmet elong eloxx eltek elutia
    elwathig embecta embroider emmaus emmis empery empire emporium enact enanta end endowment endra energous
    energys engagement engene engine engineered engineering england enhancement enlight enliven enlivex
    enovix enphase enriquez ensign ensysce entegris entera entrada enveric environmentally envoy envue
    envveno eos epicquest eplus epsilon epsium eq equality equillium equinix equipmentshare erasca erayak
    ericsson erie ernexa ershares escalade eshallgo esperanza espinosa esquire esquivel establishment estes
    estrella ethos etoiles eton etoro euda eupraxia eureka eurest euro eurodry euroholdings euronet
    europacific european euroseas eurozone evaxion even everbright evercommerce evergy everquote everspin
    evgo evo evogene evolus evolv evotec ewing exagen exelixis exelon exicure exlservice exozymes expand
    expedia expeditions expensify experts exponent exponential extreme exyn eyepoint eyewear ezcorp ezgo
    fabless fact factorial faeth famous fang fangdd faraday farley farm farmmi fashbaugh fastly fat fate
    fathom fatpipe faulkner faustin favorite fb fbs fcx february femasys fenbo fennec fermi ferroglobe
    ferrovial fertility fervo fgi fiat fibrobiologics fickett fidus fiee fig figure figx filana financiero
    fingermotion finley finward finwise firstcash firstservice firstsun fiserv fish fishnet fission fitlife
    fitness fitzpatrick flag flaming flamingo flash flenoy flexshares flexsteel floral florida floyds
    fluence fluent flux fly flywire foegley foghorn fold foodsystems forafric forbright forefront foremost
    foresight forestry formfactor formula forrester fort forte fortinet fortrea fortune fortunex forum
    fossil foundation foxx fractyl frankys fredrick freecast freenome freightcar freightos frequency fresh
    freshpet freshworks fridays fridolonga from frontdoor frost froyo frp fry frye frymeez fst ft ftc ftse
    fu fuelcell fulcrum fulgent fulton funds funko furniture fusemachines futuretech futurewave fvcbankcorp
    fw gaia gain galata galectin galicia galindo gallos galloway galmed game gamehaus gamesquare gatonye
    gauzy gaxos gbank gc gcl gcm gd gdev gds ge gel gelteq gemi gemini genasys genedx genelux genenta
    generate generation generative genesis genmab genprex gentex gentherm geophysical geospace geovax german
    geron gesher gev gevo gh gibo gibraltar giftify gigacloud gigamedia gilat gilead giles girasol gitlab
    glaciershares glimpse globa globalfoundries globalstar globavend globus gloo glp glucotrack glw glxy gm
    gmex gnma go goals gogo gogoro golar goldmining golub gone goodrich goodrx goodwill goodyear goosehead
    gopal gopro gorilla gossamer gould gourmet government grail grand grande grandstand grateful gravity
    greenlane greenlight greenpower greenpro greenwave greenway greenwich gri gridai grifols grosvenor
    groupon growgeneration growhub gsci gsi gt guaranty guard guardant guardforce guiyun gulf guru gyre
    gyrodyne ha haas habitec hackett hadron hahn haibin hain hair halal haley hallador halls halozyme
    hamiltons haney hang hanks hanmi hanna hanover haoxi haoxin happen happies happy harbor harding harley
    harling harmonic harmony harrow harte hartwood hasbro hashdex hatfield hawaiian hawk hawthorn hayden
    hays hbar hbt hcw healing healthequity healthstream healthtech heartbeam heartcore heartflow heartland
    heartsciences heaven hebert heidmar helix hello helport hemab hendrix hensells herd here herring hertz
    herzfeld hesai hester hf hi hickman hideaway highpeak highview highway hillman hills himax himco hingham
    hinton hinz hirequest hitek hive hmh hockey holden holy homecare homes homestolife honest honeytree hong
    hongli hooker hooper horne horse host hotelioi hotels hotville hour hours hous household housing
    hovnanian howe howies hoyne hts huachen huadi huber huhutech huichi huize humacyte humilis hungary
    hungry huntington hurco hurley huron hutchmed hutt hwh hy hybrid hycroft hydrofarm hydrogen hype
    hyperfine hypergrowth hyperion iannicello ib ibex ibio icahn icecure iceland icf ichiban ichor icu
    iczoom idea ideal ideaya identiv idexx idle ie ies iheartmedia illumina illumination im imagenebio
    immatics immersion immix immucell immune immuneering immunic immunitybio immunocore immunome immunovant
    immuron immutep impact imperial imperii impinj important imunon incannex incomemax incyte indaptus indie
    indigo indivior indulgence infinite inflarx infobird ingles inhibikase inhibrx ink inkcorporated inlif
    inmed inmode inmune innate inneova innio inno innodata innospec innovage innovations innovator
    innovators innovatum innoviva innoviz innventure inogen inovio inseego insmed insperex inspired
    inspiremd instant instil instinct institute institution institutions insulet intapp intchains integra
    integrations integrity intel intellia intellicheck intensity inter intercont intercure interdigital
    intergroup interlink interparfums interprivate interstate intrusion intuit inventiva inverse invest
    investar investcorp invivyd invo ioneer ionic ionis iot iothree iovance iox ip iperionx ipg ipower ipox
    iqiyi iqm iqstel iradimed irakoze ireland irenic irhythm iridex iridium irt irwin isabella islamic
    isotopes ispecimen ispire isrg issue ist istdibs italy itech itg ithax itonic itron ituran iveda ivory
    izea jab jacks jade jaguar jakks jamaican jame janmangal janux jaramillo jarvis jasper jatt java jayme
    jayud jazz jb jbdi jc je jennys jerash jerrys jersey jet jetblue jewelry jewett jfb jfrog jiade jiang
    jianzhi jiayin jin jinxin jiuzi jm jmb joneisha jons jordian journal journey jowell joyy jss julong
    junoll jupiter justice juvenile jx jyong kachur kagarise kailera kaiser kaixin kala kalaris kalista
    kaltura kaluzny kamada kandal kanzhun karat karbon kardigan karooooo karyopharm kaspi katapult kaufman
    kazia kc kearny keating keel keen keiths kellys kenworth keros kestra kestrel keurig kevins kewaunee
    keystone khadaran kiara kidz kilwins kimball kingdom kingsoft kingstone kingwin kiniksa kiora
    kitchenette kla klac klx knapp knightscope kochav kodachrome kolibri kopin kornit korro koru kosher koss
    kountry krabz krakacquisition kratos krause kreme kretchmer krispy kriss kroc krueger krystal kubisiak
    kulicke kurv kustom kvh kwik kyivstar kymera kyntra kyverna kz lacopos ladi lakefront lakeishia lakes
    lakeshore lakeside lakewood land landry lands landstar lantern lantheus lantronix lanzatech largo
    larimar lasalles laser latham lattice launchpad laureate lawnc lawncare lci lcnb lead leading leal
    leapfrog lease leather leeper legalzoom legence lei leifras leishen leisure lemaitre lemonade
    lendingtree lensar lenz leonabio leonardo leonards lesaka leslies lets level leveraged levy lexaria
    lexeo lexicon lexinfintech lgi lianhe lichen lifecore lifemd lifestance lifetime lifevantage lifeward
    lifeway lift liftoff ligand lightbridge lightningspread lightpath lihui lim limbach lime liminatus
    limoneira lindblad linde lineage ling linkage linkers linkhome lins lion lionheart lipocine liqtech
    liquidia lisata lissane lite litecoin littelfuse livanova liveone liveperson living livingston lixiang
    lly lmnd lmt lng loan lobo locafy location loco logans logitech logtech longeveron looky loss lotus lous
    lovesac lpl lqr lsi lu lucero lucky lugo luigis lulu lululemon lulus lumentum lumexa lunai lunch lux
    luxembourg luxventure lyell lyft lz maac maase machinery machines mackenzie macom macrogenics maddox
    madrigal mag magana magnite magnitude magyar mahoney maichen main maine mainstreet maintenance maison
    makemytrip mako malibu mamas mammoth mandarin mango mangoceuticals manna mannatech mannkind manzil maple
    maplebear maplight maravai marchex marex marinade maris marker marketaxess marketwise marqeta marquette
    marriott marten marvell marwynn marzetti masonglory massimo masterbeef mastercraft match materialise
    matrix mattel matters mattingly maxcyte maxis maxlinear maxsmaking mayer maynard mayo maywood maze mbs
    mbx mccann mccarty mcconnell mcdaniels mcfadden mcfarland mcintosh mckay mckinnon mcknight mcmahon
    mcmillan mcneil mcpherson mdb mdxhealth meals meat mechanics med medalist mediaco mediagene medicinova
    medicus medirom mediwound medline medpace medrano medtech meek megatrends mei meiragtx meiwu melaleuca
    melar melco meli melz mercadolibre mercantile mercator merchandise mercury mereo meridiane merit merlin
    mesa meshflow mesoblast messenger metagenomi metalpha metaurus metavia meth methanex metro metrocity
    mexico mf mge mgp miaontes michian microalgo microbot microchip microcloud micron microsoft microsystems
    microvast microvision micware middleby middlesex midera midstream mikarris mikebanyi mikes milestone
    militia millans millennial millennium millerknoll millicom miluna mimedx min mindforge minds mindwalk
    mineralys minerva mines mingteng minimed minimum mink mint mira miramontes mirum mission missouri mitek
    mkam mkdwell mks ml mmtec moat mobia mobileye mobilicom mobility mobix moderna modular modus mofy
    moleculin momentus monarch monday mondelez moneyhero mongodb monitronics monnese monolithic monopar
    monro monster montalvo montana montauk monte monthly moolec moonlake moonvest morse mot motor motorcar
    motorsport mount moyer moz mp muessel mulinde mullen mulligans multifactor multiplier multisensor
    multistage muni murano murphys musaab music mustang mutual muzero mvb mwangi myr myriad myseum naas
    nakamoto name namib nanda nanobiotix napco natera nathans native natures nauticus nautilus nava navan
    navient navitas navy nayax nb nbt ncino ncs ndx nebius ned neely nektar nem neo neogen neogenomics neonc
    neonode neostellar neovolta nephros nerdwallet nervgen nestyield netapp netcapital netclass netease
    netflix netgear netscout netskope netsol neumora neuphoria neurocrine neurogene neuronetics neuroone
    neuropace neuroscience neurosense neutron newamsterdam newbridge newbury newcelx newegg newell newgenivf
    newmark news newtekone nexalin nexentis nexera nexgel nexmetals nexstar nextcure nextdecade nextg
    nextnav nextnrg nextplat nextpower nexttrip nexus nexxen ni niagen nice nickel nicola night niki nio
    niocorp nioo nip niu nixon nixxy nj nkarta nlight nmi nmp nn noble nocera noelle noku nomad nomadar
    nonna nordson norte nortech northrim northwestern nortye norwood notre nova novabridge novak novanta
    novavax novocure novonix now nrc nrx nsts ntap nu nubian nucana nuner nurix nusatrip nutanix nutex
    nutriband nuvectis nuwellis nve nvni nwpx nxp nxtgen ny nyxoah oatly obook oceanfirst oceanhawk oceanpal
    oconnell octave octopus ocugen ocular oculis oddity odom odysight ofa office ohmyhome oils oilseeds oio
    okasan oklo okyo olb olema olenox olive ollies omada omeros omni omniab omnicell omnisource oms
    oncolytics onconetix ondas onds oneconstruction oneim onemednet onespan onespaworld onewater onfolio
    onkure opal opendoor opera operator opko oportun optex optical optimi optimize optimizerx optimum
    optoelectronics opus oramed orange orangekloud orasure orchestra organigram organogenesis ori oric
    original orrstown orthofix orthopediatrics oruka oscr osi osisko osr ostin otter ouster out outfitters
    outlook outset overlay overwrite ovid owned owner oxbridge oxley oyj ozark ozk paccar pace pacira
    packaging pagaya palacio palais palantir palatin paleterio palisade palladyne palo paloma palomar
    palvella pamt pancake panera pangaea panoramic pantages panther parabilis parametric paramount paranovus
    parazero parke parra part pasithea passage pastries patent pathward pathways patria pattern pavmed pawn
    paychex paylocity payments payoneer paypal paypay payroll paysign pbr pc pcb pdf pds pe peace peaches
    peapack peck pegasus pegasystems peggs pelican peloton penguin pennant pennington people pepe pepgen
    pepper pepsico pequeno peralta peraso perdoceo perella performance perimeter perion perley perpetua
    perpetuals personalis pet petco petmed petty phan pharmacyte pharming pharvaris phathom phenixfin phibro
    phio phoenix photronics phunware pick picks picocela pics pie piercing pierson pig pilgrims pinellia
    pines ping pinnacle pipe pipeline pixelworks pizzeria planet platform platinum playboy playstudios
    playtika plaza plexus pliant plum plumas plummer pluri plutus pmgc pmv pn pncc podcastone poet polar
    polaryx polestar polibeli policy polkadot pollard pollo polypid polyrizon pomdoctor pomps pono pony pool
    popeyes popular population portillo portillos potts powerbank powercats powercompute powered powerfleet
    powerlaw powerwash pps pra practical praetorian prairie praxis precigen precipio preformed prelude
    prenetics presbyterian presidio presurance pretzel prf pricesmart pride primech primeenergy primis primo
    princeton privia prized procept process processa proctor procure production proem professional
    proficient profound profrac profusa prognostics progress progyny prokidney promis promotions propanc
    proqr prospect prospera protagonist protara prothena providence providers ps psyence ptl publ pubmatic
    puerto pugh pulaski pulmatrix pulmonx pulse pulsenmore puma pump pumping purecycle pureplay purpose purr
    pypl qatar qcr qdro qfin qim qmmm qorvo qt qtrex qualcomm qualivian qualys quant quanterix quantinuum
    quantumscape quantumsphere quarry quartzsea quest quetta quhuo quick quicklogic quidelortho quince
    quinones quinstreet quintana quintero qumulusai quoin rackspace racwi radcom radiopharm radnet radware
    ragamuffin rail rain raja rallybio rallys ramaco rambus rancho rand rani rank rapport rasmussen rates
    rave raytech rbb rcat rci rcm rddt re reading realities realloys realpha realreal reborn recon
    reconditioning rectitude recursion redcloud redhill redwood reflexology refuel regencell regency
    regeneron regenxbio regional regis reilly rein reinsurance reitar rekor relative relay reliance relmada
    reman remitly renaissance renatus render renew renewables renovorx rent rentcorp renx repa repay
    repligen replimune reserve reservoir residence resilience resort response restaura restauran restoration
    retreat reunited reuters revelation revolution reyna rezolute rezolve rgc rhinebeck rhythm ribs richtech
    ridenow ridge ridgetech rifkin rigel rigetti riggs rikki rimini rise rivers riverview riverwalk rivian
    rivn rj rk rmg roadzen robinhood robo robostrategy robot robs roccos rockcreek rockwell rohrs roivant
    roku roll rollins roma root roper ros rosalina roselily rotator rothschild roundbellys roundhill rowland
    royalties royce rozell rre rreef rtb rtx rty ruanyun rubber rubico rullis rumba run running rust
    rwamanzi rxsight ryanair ryojbaba rythm sabra sabre sacif sadot saga sagimet sagtec sai saia saiheat
    sailpoint saldana salient samfine sampson sams sana sanara sand sandisk sands sanfilippo sanford sangoma
    sanmina sanofi santacruz sanuwave sapient sarepta satellite satellogic satellos savara saverone savings
    saylors sba sbc scage scansource sch schaefer schein schmid schmitt schnable scholar scholastic schoo
    schrock schrodinger scienjoy scienture scilex scinai scisparc scored scottish scottswood scrap scribe
    scripps scuti scynexis sea seagate sealsq seanergy seaport seas seastar seats sec securitas securitized
    seer selective self sellas semiconductors semileds semtech semuhungu seneca senestech senior senmiao
    senseonics sensors senstar sensus sentage senti septerna sera serenescapes seres series serve
    servicetitan seven sezzle shack shakti shareholder shariah sharonai sharplink shattuck shenandoah
    shengfeng shepard sheppard shf shimmick shine shing ship shipping shipshewana shoals shoe shopify
    shovels shru shrubbery shuttle siddhi sidus siebert sify siga sight sigma silence silexion silicom silo
    silvaco silvercrest silveus sim simplisafe simply simpple simulations sinaloense sinclair single
    singularity sinovac sintx sionna siriusxm sirona sitime situations size sizzle skillful skinhealth skk
    skyai skydance skye skyline skylines skyward skywater skywest skyworks skyx sl slide slm slr slussers
    smartbird smartkem smartoffice smithfield smothered smx snacks snail snap sndl sobr socie socket soffa
    sohu solanki solaredge solarius solarmax solesence solidion soligenix solowin solstice solu soluna solv
    son sonitrol sonoma sonorita sonos sophia soren sotera sou soun soundhound soundthinking source sout
    southwest sow sowell sox spacemobile spacex spacsphere sparkle spartacus spcx spear spears spectral
    spectrum spence spero sphere spirited spok spoon spoons sportradar sportscards sportsmans sportswear
    springview sprout sprouts spruce sps spx spyglass spyre square squared ssi ssr staar stabilis
    stablecoinx staggers stagwell stak stamp stance standard stands stanton stardust stark starry starz
    states steakholder stealthgas steers stellar stepstone sterling stevies stitch stkd stocksnips stoke
    stonebridge stoneco stonex stran strata stratasys strattec stratus streamex strive structure studebagels
    su suja suma sunation suncar suncrete sunny sunpower sunrun supercom superconductor supermarket
    supermercado supernus superx support surgepays surgery surrozen sutro swarmer sway switzerland swk swp
    swvl sx sxt symbology symbotic symmetry synaptics syndax synergies synergy synopsys syntec sypris
    systemically table taboola tactile tailwind talboom talen talkspace talon talphera tandem tandy tang
    tango tankers tantech tao taoping taoweave tappalpha tarsus taskus taste tasty tat tau tavia taylan
    taysha tazty tc tcp tdc tdh te tea teads team teamshares techne technical techprecision techtarget
    tectonic tek teknova tela telesat telix telomir telos tempest tempus tenable tenax tenaya tenon ter
    teradyne teras terawulf terrell terrestrial tesla testateria tetra tevogen text texxon tfs tg tgi th
    that thayer thematic theranostics therapeuticsmd therapeutix therapy theravance things third thomson
    thredup thryv thumb tianci tide tigo tilray timber timberland times timessquare tims tips tiptree tires
    titans title tiziana tjgc tmc tms tnl togo token tokyo tomi toms ton tong tonix tools topyielders torch
    torm toro tower towers towne toyo tpg track tracker tracks tractor trade tradersai tradeweb traditional
    traffick trailblazer trailer transact transaction transatlantic transcat transcode transformation
    transformational translational transmedics transportation trash travelzoo travere traws treace treasure
    treats treatz trees trejo trendpilot trevi trg triangle tribeca trico trident triller trimas trimble
    trinity trip tripadvisor trisalus trivago tron tronic troops tropical trugolf trump truong trupanion
    trustco trustmark tryhard tscan tspy tss ttec ttm ttt tucows tuhura tungray tuniu turbine turbo turkey
    turn turtle tuttle tvardi twelve twfg twist tyra uae uas uber ucloudlink ucommune uec uk ulta ultragenyx
    ultralife umb underly unh uni unicycive uniqure uniti unity univest upbound upexi upland upstart
    upstream upwork urogen usar uscb used usio utah uti utime utstarcom uuuu uxin uy vach vale valentine
    valion vallarta valneva valvoline vanda varex variable varonis vascular vaughan vaxcyte vci vee veea
    veeco vegetable veloed velos vendome venhub ventura venture veon veracyte verastem veraxa verde vericel
    verifyme verisign verisk veritone vermillion verra verrica versabank versamet versant versus vert
    verticals veru vest vfw viant viasat viatris viavi vicor vicore vics victory vidal vie viemed vigilante
    vigo viii viking villalobos vince vinci vine vineyards vinfast violet viomi viper vir virax virco
    virginia viridian virnetx virtra virtuix visionary visionsys visionwave vistagen vistance visteon vita
    vital vivakor vivani vivid vivint vivopower vivos vivosim vnet vo vodafone vol volcano vor vox voya
    voyager vroom vrt vs vse vsee vst vtv vu vulcan vuzix vyome wafd wah waldencast walgreen walid waller
    walls walt watch waterstone waton watsons wayfinder waystar wd wealth wealthfront wearable weather
    weatherford webtoon webull webuy weekly weeks weibo weighted weinberg wellchange wen werewolf weride
    wesbanco weshop wesson westamerica westin westport westrock westwood wetouch wetour weyco wheelz where
    whiskey whispering whistle whitefiber whitehawk whitehorse wholesale wiesinger wilco willamette willdan
    willi willow willscot wimi winchester wingstop winmark wins wintergreen wintrust wire wireless wisekey
    wix wok work workday workhorse workshop worksport worth wrap wsfs ww wxyz wynn xanadu xbiotech xbp xcf
    xchange xchg xe xencor xenetic xenon xeris xerox xiao xii xiii xilio xin xiong xl xlb xlc xle xlf xli
    xlk xlp xlre xlu xlv xly xmax xom xometry xortx xos xp xpel xpev xsolla xti xtl xue xuehong xunlei xwell
    xyz yan yard yards yarrow yatra yd yesway yhn yimutian yip yoga yogu yoke youlife youth youxin ysx
    yuanbao yueda yunhong yunji yvelourde yxt yy zai zealand zebra zebroski zen zenas zenatech zenta
    zentalis zentek zeo zerostack zeta zevra zheng zhengye zhibao zhongchao ziebart ziff zillow zions zjk zk
    zoom zoominfo zooz zscaler zumiez zura zw zymeworks
  `,
};
