/** States, provinces and countries by the names people write, to the codes that a lead keeps. */

const us =
  'alabama AL,ala AL,alaska AK,arizona AZ,ariz AZ,arkansas AR,ark AR,california CA,calif CA,cal CA,colorado CO,colo CO,connecticut CT,conn CT,delaware DE,del DE,district of columbia DC,florida FL,fla FL,georgia GA,hawaii HI,idaho ID,illinois IL,ill IL,indiana IN,ind IN,iowa IA,kansas KS,kans KS,kentucky KY,louisiana LA,maine ME,maryland MD,massachusetts MA,mass MA,michigan MI,mich MI,minnesota MN,minn MN,mississippi MS,miss MS,missouri MO,montana MT,mont MT,nebraska NE,neb NE,nebr NE,nevada NV,nev NV,new hampshire NH,new jersey NJ,new mexico NM,n mex NM,new york NY,north carolina NC,n carolina NC,n car NC,north dakota ND,n dakota ND,n dak ND,ohio OH,oklahoma OK,okla OK,oregon OR,ore OR,oreg OR,pennsylvania PA,penn PA,penna PA,rhode island RI,south carolina SC,s carolina SC,s car SC,south dakota SD,s dakota SD,s dak SD,tennessee TN,tenn TN,texas TX,tex TX,utah UT,vermont VT,virginia VA,washington WA,wash WA,west virginia WV,w virginia WV,w va WV,wisconsin WI,wis WI,wisc WI,wyoming WY,wyo WY,puerto rico PR,guam GU,virgin islands VI';
const canada =
  'alberta AB,alta AB,british columbia BC,manitoba MB,man MB,new brunswick NB,nouveau brunswick NB,newfoundland and labrador NL,newfoundland NL,northwest territories NT,nova scotia NS,nunavut NU,ontario ON,ont ON,prince edward island PE,pei PE,quebec QC,québec QC,que QC,qué QC,saskatchewan SK,sask SK,yukon YT';
const australia =
  'new south wales NSW,victoria VIC,queensland QLD,western australia WA,south australia SA,tasmania TAS,australian capital territory ACT,northern territory NT';

function table(list: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const entry of list.split(',')) {
    const cut = entry.lastIndexOf(' ');
    const code = entry.slice(cut + 1);
    map.set(entry.slice(0, cut), code);
    map.set(code.toLowerCase(), code);
  }
  return map;
}

const states: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  US: table(us),
  CA: table(canada),
  AU: table(australia),
};
for (const code of ['AA', 'AE', 'AP']) (states.US as Map<string, string>).set(code.toLowerCase(), code);

/** Last words of all names and codes. */
const lastWords = new Set(
  Object.values(states).flatMap((names) => [...names.keys()].map((name) => name.slice(name.lastIndexOf(' ') + 1))),
);

/** Whether a word in small letters, without full stops, is the last one of a state's or a province's name, or its code. */
export const endsRegionName = (word: string): boolean => lastWords.has(word);

export interface Region {
  readonly code: string;
  readonly country: 'US' | 'CA' | 'AU';
}

/**
 * A state, province or territory by name, abbreviation or code. `country` decides between equal codes (WA, NT);
 * without it the United States come first, then Canada, then Australia.
 */
export function regionOf(text: string, country?: string): Region | undefined {
  const key = text
    .toLowerCase()
    .replace(/[.,]| \(..\)$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const order = country === 'AU' || country === 'CA' ? [country, 'US', 'CA', 'AU'] : ['US', 'CA', 'AU'];
  for (const name of order as Region['country'][]) {
    const code = states[name]?.get(key);
    if (code) return { code, country: name };
  }
  return undefined;
}

/** A state as a lead keeps it: two-letter code in the US, Canada (and Australia's codes), else as written. */
export function normalState(text: string, country?: string): string {
  const value = text.trim();
  if (country && country !== 'US' && country !== 'CA' && country !== 'AU') return value;
  return regionOf(value, country)?.code ?? value;
}

const countryNames =
  'united states US,united states of america US,usa US,u s a US,us US,u s US,america US,estados unidos US,états unis US,canada CA,can CA,united kingdom GB,uk GB,great britain GB,gb GB,england GB,scotland GB,wales GB,northern ireland GB,royaume uni GB,australia AU,aus AU,new zealand NZ,ireland IE,republic of ireland IE,éire IE,germany DE,deutschland DE,allemagne DE,alemania DE,de DE,austria AT,österreich AT,osterreich AT,oesterreich AT,at AT,switzerland CH,schweiz CH,suisse CH,svizzera CH,ch CH,france FR,fr FR,belgium BE,belgique BE,belgië BE,be BE,netherlands NL,the netherlands NL,nederland NL,holland NL,nl NL,luxembourg LU,spain ES,españa ES,espana ES,es ES,portugal PT,pt PT,italy IT,italia IT,it IT,denmark DK,danmark DK,sweden SE,sverige SE,norway NO,norge NO,finland FI,suomi FI,iceland IS,poland PL,polska PL,czech republic CZ,czechia CZ,česko CZ,slovakia SK,hungary HU,magyarország HU,romania RO,românia RO,bulgaria BG,greece GR,croatia HR,hrvatska HR,slovenia SI,serbia RS,estonia EE,latvia LV,lithuania LT,ukraine UA,україна UA,russia RU,russian federation RU,россия RU,российская федерация RU,turkey TR,türkiye TR,israel IL,egypt EG,morocco MA,maroc MA,south africa ZA,nigeria NG,kenya KE,ghana GH,uae AE,united arab emirates AE,saudi arabia SA,qatar QA,india IN,pakistan PK,bangladesh BD,sri lanka LK,china CN,hong kong HK,taiwan TW,japan JP,日本 JP,korea KR,south korea KR,republic of korea KR,singapore SG,malaysia MY,thailand TH,vietnam VN,indonesia ID,philippines PH,中国 CN,대한민국 KR,mexico MX,méxico MX,mx MX,brazil BR,brasil BR,br BR,argentina AR,chile CL,colombia CO,peru PE,perú PE,ecuador EC,venezuela VE,uruguay UY,paraguay PY,bolivia BO,costa rica CR,panama PA,panamá PA,guatemala GT,honduras HN,el salvador SV,nicaragua NI,cuba CU,dominican republic DO,república dominicana DO,jamaica JM,bahamas BS,barbados BB,trinidad and tobago TT,puerto rico PR,malta MT,cyprus CY,kuwait KW,jordan JO,lebanon LB,tunisia TN,algeria DZ,ethiopia ET,tanzania TZ,uganda UG,nepal NP,kazakhstan KZ,georgia republic GE';
const countries = new Map(
  countryNames.split(',').map((entry) => {
    const cut = entry.lastIndexOf(' ');
    return [entry.slice(0, cut), entry.slice(cut + 1)] as const;
  }),
);
const isoCodes = new Set(countries.values());

/** ISO 3166-1 alpha-2 code of a country by name (several languages) or by code in capitals; '' when unknown. */
export function countryOf(text: string): string {
  const value = text.trim();
  const key = value
    .toLowerCase()
    .replace(/[.,()]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/-/g, ' ')
    .trim();
  const named = countries.get(key);
  if (named && (key.length > 2 || value === value.toUpperCase() || key === 'us' || key === 'uk')) return named;
  return /^[A-Z]{2}$/.test(value) && isoCodes.has(value) ? value : '';
}
