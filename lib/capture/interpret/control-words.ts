import type { LeadFieldKey } from './labels.ts';

/**
 * What a form control asks for, by the words around it, in the languages that forms are written in. The words are those of browsers' autofill
 * tokens (HTML, "Autofill"), of address formats (CLDR) and of everyday forms; no site, no product.
 */
/** What a control holds: a value of the lead, a part of one, or certainly none (`none`). */
export type ControlField =
  | Exclude<LeadFieldKey, 'cityStateZip'>
  | 'prefix'
  | 'phoneCountry'
  | 'phoneArea'
  | 'phonePart'
  | 'none';

/** Lower case, without accents, marks for "required" and punctuation; words apart by one space, one at each end. */
function plainLabel(label: string): string {
  const text = label
    .slice(0, 160)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/[\u0300-\u0306\u0308-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/['’`´]/g, '')
    .replace(/\b(?:required|optional|mandatory|pflichtfeld|obligatoire|obligatorio|обязательно)\b/g, ' ')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
  return ` ${text} `;
}

type Rule = readonly [ControlField, RegExp];

/** Words of Latin, Cyrillic and Greek scripts, whole; the first rule that fits decides. */
const wordRules: readonly Rule[] = [
  [
    'street',
    / (?:strasse|str|street|rue|calle|via|straat|ulica|улица) (?:und|u|and|et|y|e|en|i|и)?(?: )?(?:haus ?(?:nummer|nr)|house ?number|number|nummer|nr|numero|huisnummer|numer|дом) /,
  ],
  [
    'none',
    / (?:user ?name|usr|login|log in|nick(?:name)?|alias|screen name|display name|handle|nom d ?utilisateur|usuario|benutzer(?:name)?|utente|gebruikersnaam|kullanici adi|uzytkownik|логин|пользователь|identifiant|pseudo|apodo|ten dang nhap|domain|subdomain) /,
  ],
  [
    'none',
    / (?:search|suche(?:n)?|buscar|recherche(?:r)?|cerca|szukaj|zoeken|поиск|tim kiem|query|keyword|keywords|captcha|password|passwort|contrasena|mot de passe|(?:activation|verification|confirmation|access|invite|security|aktivacni|aktywacyjny) ?(?:code|kod)|phone ?code|security (?:code|question|answer)|verification|verify code|coupon|promo(?:tion)?|discount|voucher|gift|answer|antwort|secret|pin|honeypot|robot|spam|anti ?spam|newsletter|birth(?:day|date| date)?|dob|geburts(?:datum|tag)|naissance|nacimiento|nascita|nascimento|alter|gender|geschlecht|price|amount|quantity|qty|budget|language|currency|file|upload|attachment|photo|color|colour|size|rating|cross streets?|math|nif|cif|cpf|cnpj|dni|rfc|vat|ust id|nip|regon|bik|tax|passport|siret|siren) /,
  ],
  ['fax', / (?:fax|telefax|faks|факс|faxnummer) /],
  [
    'phoneCountry',
    / (?:(?:phone|tel|mobile|dial(?:ing)?|calling) (?:country|intl|international|prefix)|country (?:calling|phone|dial(?:ing)?) code|phonecountry|dial code|country code (?:phone|tel|mobile)|indicatif|landervorwahl) /,
  ],
  ['extension', / (?:ext|extn|extension|poste telephonique|durchwahl|interno|anexo|ramal|доб) /],
  ['phoneArea', / (?:area code|phone area|tel area|vorwahl|ddd) /],
  [
    'email',
    / (?:e ?mails?|e ?mail ?(?:id|addr|adress(?:e)?|address(?:es)?|adres|adresi)|mail|mailadresse|from ?mail|your ?e?mail|correos?|courriel|poczta|электронн\p{L}{0,5}|почт\p{L}{0,3}|имейл|емейл|e ?posta|e ?post|sahkoposti|posta elettronica|thu dien tu|endereco eletronico|useremail|mailto|μail|ηλεκτρονικο\p{L}{0,3}) /u,
  ],
  [
    'subject',
    / (?:subjects?|topic|betreff|thema|sujet|objet|asunto|motivo|oggetto|argomento|assunto|onderwerp|temat|тема|konu|tieu de|chu de|predmet|emne|amne|aihe|subiect|regarding|reason for contact(?:ing)?|enquiry type|inquiry type|type of (?:enquiry|inquiry)|message (?:title|subject)|title of (?:your )?(?:message|comment)) /,
  ],
  [
    'phone',
    / (?:phones?|phone ?(?:no|num|number|nr)?\d?|tel ?(?:no|nr|number)|telephones?|telephone ?(?:no|number)|fone|telefon\p{L}{0,6}|telefoon(?:nummer)?|rufnummer|handy(?:nummer)?|mobil(?:e|nummer|telefon)?|mobile ?(?:no|number|phone)|mob|cells?|cell ?phone|cellulare|cellulaire|celular|movil|gsm|portable|telemovel|whats ?app|contact ?(?:number|no|numbers)|numero de contacto|kontaktnummer|teleph|телефон\p{L}{0,3}|тел|мобильн\p{L}{0,5}|cep(?: tel(?:efonu)?)?|dien thoai|sdt|di dong|puhelin|puhelinnumero|telf|tlf|τηλεφωνο|daytime|best number|number to reach|text you|call you back at) /u,
  ],
  [
    'companyName',
    / (?:company|company ?name|comp|companies|organi[sz]ations?|organi[sz]ation ?name|org|business(?: ?name)?|firma|firmen ?name|unternehmen|institution|institut|agency|employer|school|societe|entreprise|raison sociale|empresa|razon social|compania|azienda|ragione sociale|societa|ditta|bedrijf(?:snaam)?|organisatie|компани\p{L}{0,3}|организаци\p{L}{0,3}|фирм\p{L}{0,3}|место работы|nazwa firmy|sirket|kurum|cong ty|foretag|yritys|virksomhed|spolecnost|account name|practice name|dealership|store name) /u,
  ],
  [
    'jobTitle',
    / (?:job ?title|position|occupation|profession|designation|job function|beruf|funktion|fonction|poste|cargo|puesto|ruolo|professione|functie|должность|stanowisko|unvan|meslek|chuc vu|yrke|titel im unternehmen|contact title) /,
  ],
  [
    'reference',
    / (?:reference(?: ?(?:number|no|id))?|ref(?: ?(?:no|number|id))?|(?:lead|request|case|ticket|claim|enquiry|inquiry|service request|confirmation|opportunity|record|entry|response) ?(?:#|id|no|number|num|nr)|stock ?(?:#|no|number)|external id) /,
  ],
  [
    'source',
    / (?:source|how did you (?:hear|find|learn)|hear about us|heard about us|referred by|referral|origin of lead|lead origin|origine|herkunft|quelle|fuente|origen|origem|fonte|provenienza|bron|zrodlo|источник|where did you hear|channel) /,
  ],
  [
    'website',
    / (?:websites?|web ?site ?(?:url|address)?|url|home ?page|web ?page|web ?seite|internetseite|sitio web|pagina web|sito|site(?= (?:$|web|internet|url|de))|strona|сайт\p{L}{0,2}|web sitesi|trang web|webbplats|hjemmeside|domain name|www) /u,
  ],
  [
    'appointmentAt',
    / (?:appointment|appt|(?:tour|visit|meeting|inspection|estimate|consultation|installation|scheduled) (?:date|time|for)|scheduled (?:for|at|on)|preferred (?:date|time)|date and time|rendez vous|termin|cita|appuntamento|afspraak|wizyta|randevu|booking date|booked for|requested (?:date|time)) /,
  ],
  ['vehicleYear', / (?:year|annee|baujahr|ano|anno) /],
  ['vehicleMake', / (?:make|marque|marca|marke|manufacturer) /],
  ['vehicleModel', / (?:model|modele|modelo|modell|modello) /],
  ['vehicleTrim', / (?:trim|version|finition) /],
  ['vehicle', / (?:vehicle|car|auto|vehicule|vehiculo|fahrzeug|veicolo) /],
  [
    'postalCode',
    / (?:zip|zip ?codes?|postal|postal ?code|post ?code|plz|postleitzahl|code ?postal|cp|cod(?:igo)? ?postal|cep|codice postale|kod pocztowy|poczt\p{L}{0,4} kod|индекс|posta kodu|postnummer|postinumero|psc|ma buu (?:dien|chinh)|pin code|pincode|eircode|irsz|zippostal) /u,
  ],
  [
    'country',
    / (?:country|country ?name|nation|pays|pais|paese|nazione|kraj|krajina|zem|страна|ulke|quoc gia|orszag|χωρα) /,
  ],
  [
    'city',
    / (?:city|citta|town|suburb|locality|wohnort|stadt|ville|localite|commune|municipality|ciudad|localidad|poblacion|municipio|comune|cidade|plaats|woonplaats|stad|miasto|miejscowosc|город\p{L}{0,2}|населенный пункт|sehir|thanh pho|poststed|postort|kaupunki|mesto|varos|oras|address ?level ?2|πολη) /u,
  ],
  [
    'street2',
    / (?:address ?(?:line ?)?(?:2|two|3)|addr(?:ess)? ?line ?2|addr2|adress?e ?2|street ?(?:address ?)?(?:line ?)?2|line ?2|apt|apartment|suite|unit|floor|adresszusatz|zusatz|complement|complemento|direccion 2|indirizzo 2|appartement|bldg|building|flat|secondary address|extended address|daire|mieszkani\p{L}{0,2}|квартира) /u,
  ],
  [
    'houseNumber',
    / (?:house ?(?:number|no|nr)|hausnummer|haus ?nr|huisnummer|numero civico|n civico|nr domu|номер дома|дом|street number|streetnumber) /,
  ],
  ['county', / (?:county|landkreis|ilce|district|quan huyen|powiat) /],
  [
    'state',
    / (?:state|states|province|provinces|region|bundesland|etat|departement|estado|provincia|comunidad autonoma|stato|regione|provincie|wojewodztwo|область|регион|bolge|tinh|fylke|maakunta|kraj ?okres|judet|address ?level ?1|territory) /,
  ],
  [
    'street',
    / (?:street ?(?:address|name)?|address ?(?:line ?)?(?:1|one)|addr(?:ess)? ?line ?1|addr1|strasse|anschrift|rue|calle|domicilio|logradouro|morada|straat|straatnaam|ulica|улица|sokak|cadde|katuosoite|utca|strada|line ?1) /,
  ],
  [
    'address',
    / (?:address(?:es)?|adress?e|addr|adr|adresa|location|adres|direccion|indirizzo|endereco|адрес\p{L}{0,2}|dia chi|osoite|διευθυνση|where is the (?:project|building|property)|residence) /u,
  ],
  [
    'prefix',
    / (?:prefix|salutation|anrede|civilite|tratamiento|titolo|mr mrs|titre|honorific|обращение|greeting|courtesy title|aanhef|hitap|name ?prefix) /,
  ],
  [
    'name',
    / (?:first (?:and|&|name and) last|first last name|full ?names?|meno (?:a )?priezvisko|nume (?:si )?prenume|ime (?:in |i )?prezime|name surname|name (?:and|&) surname|surname (?:and|&) name|vor (?:und|u) (?:nach|zu)name|vorname (?:und )?(?:nach|familien)name|name vorname|vorname name|nom (?:et )?prenom|prenom (?:et )?nom|nom complet|nombre (?:y )?apellidos?|nombre completo|nome (?:e )?(?:cognome|sobrenome)|cognome (?:e )?nome|nome completo|imie (?:i )?nazwisko|ad soyad|adiniz soyadiniz|isim soyisim|фио|ф и о|имя фамилия|фамилия имя|имя и фамилия|фамилия и имя|ho (?:va )?ten|voor (?:en )?achternaam|jmeno (?:a )?prijmeni|ονοματεπωνυμο|contact ?(?:name)|contact|ansprechpartner|customer|client|lead name|homeowner|buyer|patient|consumer|applicant|guest|requested by|requester|submitted by) /,
  ],
  [
    'middleName',
    / (?:middle ?(?:name|initial)?s?|mname|second name|отчество|patronymic|tussenvoegsel|infix|additional name|ten dem|deuxieme prenom) /,
  ],
  [
    'firstName',
    / (?:first ?names?|f ?name|given ?names?|forenames?|fore ?name|christian name|vor ?name|prenoms?|nombres|primer nombre|nombre de pila|primeiro nome|imie|имя|voornaam|adiniz|isim|fornavn|fornamn|etunimi|jmeno|keresztnev|prenume|first initial|preferred name|ονομα) /,
  ],
  [
    'lastName',
    / (?:last ?names?|l ?name|sur ?names?|family ?names?|nach ?name|familien ?name|zuname|nom de famille|apellidos?|cognome|sobrenomes?|apelido|nazwisko|priezvisko|prezime|фамилия|achternaam|soyad|soyadi|soyadiniz|soyisim|etternavn|efternavn|efternamn|sukunimi|prijmeni|vezeteknev|nume de familie|επωνυμο) /,
  ],
  [
    'notes',
    / (?:message|messages|msg|comments?|commentaires?|remarks?|notes?|questions?|query|enquiry|inquiry|requests?|details?|description|descriptions|feedback|content|how (?:can|may) (?:we|i) help|what can we|tell us|nachricht|mitteilung|kommentare?|bemerkung(?:en)?|anfrage|anliegen|demande|mensajes?|comentarios?|consulta|observaciones|messaggio|messaggi|commento|commenti|richiesta|mensagem|mensagens|observacoes|bericht|opmerking(?:en)?|vraag|wiadomosc|tresc|uwagi|komentarz|zapytanie|pytanie|сообщени\p{L}{0,2}|комментари\p{L}{0,2}|вопрос\p{L}{0,2}|текст\p{L}{0,10}|отзыв|mesaj\p{L}{0,4}|yorum|noi dung|tin nhan|loi nhan|ghi chu|melding|meddelande|besked|viesti|zprava|uzenet|additional information|anything else|special (?:requests?|instructions)|problem|issue|μηνυμα|suggestion|review|what is going on) /u,
  ],
  [
    'name',
    / (?:names?|your ?name|customer|contact|nom|nombre|nome|nomi|naam|имя|imie|nume|author|auteur|autor|sender|sender ?name|from ?name|absender|expediteur|remitente|real ?name|fullname|username real|isminiz|imya|fio|meno|vardas) /,
  ],
];

/** Short words that mean this only where they are the whole label, or all but one word of it. */
const shortRules: readonly Rule[] = [
  ['none', / (?:ara|sex|age|sum|q|s|kod|code|order|pb) /],
  ['phone', / (?:tel|tel\d|fon) /],
  ['email', / (?:mel) /],
  ['companyName', / (?:org) /],
  ['jobTitle', / (?:role|job) /],
  ['website', / (?:web) /],
  ['postalCode', / (?:cap|c p|cp) /],
  ['country', / (?:land|maa|tara|zeme) /],
  ['street2', / (?:app) /],
  ['city', /^ by $| ort /],
  ['state', / (?:uf|lan|prov) /],
  ['street', / (?:via|rua|voie|gate|gata) /],
  ['middleName', / (?:mi|m i) /],
  ['firstName', / (?:first|ad|adi|ten) /],
  ['lastName', / (?:last|ho) /],
  ['name', / (?:nev|nimi|navn|namn|person|who) /],
  ['notes', / (?:about|bio|body|text|scope|reason) /],
];

/** Scripts written without spaces: parts of words. */
const partRules: readonly Rule[] = [
  ['none', /用户名|用戶名|ユーザー|密码|密碼|パスワード|验证码|驗證碼|検索|搜索/],
  ['email', /邮箱|郵箱|邮件|電郵|电邮|メール|이메일|البريد|דוא|อีเมล/],
  ['fax', /传真|傳真|ファックス|팩스/],
  ['phone', /电话|電話|手机|手機|携帯|연락처|전화|휴대|هاتف|جوال|טלפון|โทร/],
  ['companyName', /公司|会社|企业|單位|单位|회사|شركة|חברה|บริษัท/],
  ['jobTitle', /职位|職位|役職|직책/],
  ['subject', /主题|主題|件名|标题|標題|제목|الموضوع|נושא|หัวข้อ/],
  ['notes', /留言|内容|內容|メッセージ|問い合わせ|備考|메시지|문의|내용|رسال|הודעה|ข้อความ/],
  ['postalCode', /邮编|郵便番号|郵遞區號|邮政编码|우편번호/],
  ['country', /国家|國家|국가|الدولة|מדינה|ประเทศ/],
  ['state', /都道府県|省份|州/],
  ['city', /城市|市区町村|도시|المدينة|עיר|จังหวัด/],
  ['address', /地址|住所|주소|العنوان|כתובת|ที่อยู่/],
  ['name', /姓名|氏名|お名前|名前|이름|성명|الاسم|שם מלא|ชื่อ/],
  ['lastName', /姓|성$|שם משפחה/],
  ['firstName', /^ ?名 ?$|名（|שם/],
  ['website', /网址|網址|ホームページ|홈페이지/],
];

/** The field that a label names, `none` for what is certainly no field of a lead, `undefined` when nobody can say. */
export function fieldOfWords(label: string): ControlField | undefined {
  const text = plainLabel(label);
  if (text.length < 3) return undefined;
  for (const [field, words] of wordRules) if (words.test(text)) return field;
  if (text.split(' ').length <= 4) for (const [field, words] of shortRules) if (words.test(text)) return field;
  if (/[\u0590-\uffff]/.test(text)) for (const [field, part] of partRules) if (part.test(text)) return field;
  return undefined;
}

const autocompleteFields: Readonly<Record<string, ControlField>> = {
  name: 'name',
  'given-name': 'firstName',
  'additional-name': 'middleName',
  'family-name': 'lastName',
  'cc-given-name': 'firstName',
  'cc-family-name': 'lastName',
  'honorific-prefix': 'prefix',
  nickname: 'none',
  username: 'none',
  organization: 'companyName',
  'organization-title': 'jobTitle',
  'street-address': 'address',
  'address-line1': 'street',
  'address-line2': 'street2',
  'address-line3': 'street2',
  'address-level2': 'city',
  'address-level1': 'state',
  'postal-code': 'postalCode',
  country: 'country',
  'country-name': 'country',
  tel: 'phone',
  'tel-national': 'phone',
  'tel-local': 'phonePart',
  'tel-country-code': 'phoneCountry',
  'tel-area-code': 'phoneArea',
  'tel-local-prefix': 'phonePart',
  'tel-local-suffix': 'phonePart',
  'tel-extension': 'extension',
  email: 'email',
  url: 'website',
  bday: 'none',
};

/** The field of an autocomplete attribute. @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill-field */
export function fieldOfAutocomplete(autocomplete: string): ControlField | undefined {
  const tokens = autocomplete.split(/\s+/).filter((token) => token !== 'webauthn');
  return autocompleteFields[tokens.at(-1) ?? ''];
}
