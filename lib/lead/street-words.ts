import { wordSet } from '../word-set.ts';

/** Words of street addresses (USPS Publication 28 appendices B and C2, Royal Mail and Canada Post usage). */

/** Suffixes that end a street name wherever they stand after a name. */
export const strongSuffix = wordSet(
  'st str street strt ave av aven avenue avn rd road dr drive drv blvd boul boulevard blv ln lane la. ct crt court cir circ circle pl place ter terr terrace hwy highway hiway pkwy pky parkway trl trail pike tpke turnpike loop sq square way expy expressway fwy freeway causeway cswy plaza plz alley aly cres crescent crt close cl drove gardens gdns mews grove broadway route rte embankment rue chemin ch. boulevarde esplanade esp parade pde tce wharf quay bypass byp concourse mall chaussee strada strasse straße',
);
/** Suffixes that are as often part of a name or of a town: they end a street only where nothing stronger does. */
export const weakSuffix = wordSet(
  'hill hills hl hls park pk point pt ridge rdg valley vly view vw vista vis creek crk mill mills crossing xing cove cv row path walk bend bnd glen gln hollow holw landing lndg green grn run pass pnes pines trace trce heights hts island isle key lake lakes meadow meadows mdw mdws oaks oval overlook knoll knolls knl manor mnr estate estates ests station sta village vlg commons cmn common center centre ctr bluff blf branch br bridge brg brook brk canyon cyn cape cp cliff cliffs club corner cor corners course crest curve dale divide dv extension ext falls fls ferry field fields flat flats ford forest forge fork forks fort gateway gtwy gate garden harbor hbr haven inlet junction jct lock locks lodge mission mount mountain mtn neck orchard passage pine port prairie pr ranch rnch rapids rest river riv shoal shore shores spring springs spgs spur square stream strm summit smt throughway trafficway tunnel union viaduct well wells woods wood wynd yard end rise head side approach avenida broadwalk croft arcade drift hatch vale chase fold garth ness lea nook promenade prom copse spinney wold brow drung gait strand barn cottages buildings steps circus dell fairway link',
);
export const directions = wordSet(
  'n s e w ne nw se sw north south east west northeast northwest southeast southwest n.e n.w s.e s.w',
);
/** Words that stand before the number of a road. */
export const routeWords = wordSet(
  'highway hwy hiway route rte rt road rd sr cr fm rm rr us i interstate state-road loop spur ih sh th ch county-road cth sth ctrd',
);
/** What may stand before a route word: "County Road", "State Highway", "Old Highway", "US Route", "Farm to Market". */
export const routeLead = wordSet(
  'us u.s state county country co st old cty rural farm-to-market ranch township twp forest federal provincial township-road indian tribal',
);
export const unitWords = wordSet(
  'apt apartment apmt ste suite unit rm room bldg building lot space spc trlr trailer penthouse ph dept department office ofc studio flat shop level lvl slip hangar hngr pier stop # no. appt appartement app bureau bte box cabin villa block tower wing condo mailstop ms pmb piso depto local oficina of interior int planta puerta',
);
/** Secondary designators that need no number after them. */
export const loneUnits = wordSet('front frnt rear bsmt basement upper uppr lower lowr lobby lbby penthouse ph side');
export const spelledNumbers = wordSet(
  'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty',
);

/** Towns whose name begins with a direction: after a street suffix the direction is theirs. */
export const directedTowns = new Set(
  'palm beach|haven|bend|lansing|chester|las vegas|hollywood|san francisco|orange|hills|hempstead|york|jordan|valley|monroe|memphis|allis|covina|sacramento|des moines|fargo|lafayette|springfield|brunswick|bergen|plainfield|andover|attleboro|adams|reading|providence|kingstown|kingston|hampton|ogden|point|salt lake|sioux city|charleston|myrtle beach|augusta|pasadena|el monte|gate|whittier|lake tahoe|portland|miami|miami beach|lauderdale|platte|little rock|richland hills|canton|royalton|olmsted|ridgeville|cleveland|liverpool|stroudsburg|norriton|babylon|islip|seneca|amherst|tonawanda|rutherford|vancouver|bay|saanich|conway|bethesda|potomac|rockville|windsor|hartford|greenwich|lyme|deerfield|brookfield|bloomfield|caldwell|nyack|hollywood|aurora|barrington|riverside|chicago|peoria|elgin|holland|gate|jersey|windham|yarmouth|sandwich|dennis|falmouth|weymouth|quincy|boston|lebanon|berwick|hero|burlington|london|ham|sussex|shields|ferriby|walsham|kilbride|grinstead|bromwich|bridgford|drayton|lothian|melbourne|sydney|perth|brisbane|yarra|mackay'.split(
    '|',
  ),
);

/** Counties and like areas that stand in British addresses between town and postcode. */
export const britishCounties = new Set(
  'greater london|greater manchester|merseyside|west midlands|south yorkshire|west yorkshire|north yorkshire|east yorkshire|east riding of yorkshire|yorkshire|tyne and wear|tyne & wear|cheshire|cheshire east|cheshire west and chester|lancashire|cumbria|county durham|co durham|northumberland|lincolnshire|nottinghamshire|derbyshire|leicestershire|rutland|staffordshire|shropshire|warwickshire|worcestershire|herefordshire|northamptonshire|cambridgeshire|norfolk|suffolk|essex|hertfordshire|bedfordshire|buckinghamshire|oxfordshire|gloucestershire|wiltshire|berkshire|hampshire|surrey|kent|east sussex|west sussex|sussex|dorset|somerset|devon|cornwall|isle of wight|middlesex|avon|cleveland|humberside|england|scotland|wales|cymru|northern ireland|fife|highland|aberdeenshire|perthshire|lanarkshire|south lanarkshire|north lanarkshire|ayrshire|renfrewshire|stirlingshire|midlothian|east lothian|west lothian|dumfriesshire|angus|argyll|moray|glamorgan|mid glamorgan|south glamorgan|west glamorgan|gwent|dyfed|powys|gwynedd|clwyd|pembrokeshire|carmarthenshire|ceredigion|monmouthshire|flintshire|denbighshire|conwy|county antrim|co antrim|county down|co down|county armagh|co armagh|county tyrone|co tyrone|county fermanagh|county londonderry|bucks|herts|hants|lancs|lincs|notts|northants|oxon|wilts|berks|beds|cambs|glos|leics|staffs|worcs|w sussex|e sussex|s yorkshire|w yorkshire|n yorkshire'.split(
    '|',
  ),
);
