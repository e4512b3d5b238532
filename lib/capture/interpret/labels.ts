import type { PhoneType } from '../../lead/lead.ts';
import { phoneTypeOf } from '../../lead/phone.ts';
import { isPrivateLabel } from '../private.ts';
import { anyOf } from './phrases.ts';

/** What a labelled value is, finer than the fields of a lead: forms and notifications ask for parts. */
export type LeadFieldKey =
  | 'name'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'companyName'
  | 'jobTitle'
  | 'email'
  | 'phone'
  | 'fax'
  | 'extension'
  | 'address'
  | 'street'
  | 'houseNumber'
  | 'street2'
  | 'city'
  | 'county'
  | 'state'
  | 'postalCode'
  | 'country'
  | 'cityStateZip'
  | 'website'
  | 'subject'
  | 'notes'
  | 'vehicle'
  | 'vehicleYear'
  | 'vehicleMake'
  | 'vehicleModel'
  | 'vehicleTrim'
  | 'appointmentAt'
  | 'reference'
  | 'source'
  | 'utmSource'
  | 'utmMedium'
  | 'utmCampaign';

export interface LabelReading {
  readonly field: LeadFieldKey;
  /** 0 to 1: 0.95 for a label that says exactly this, 0.7 for one that contains it. */
  readonly confidence: number;
  /** For phones: the kind that the label names. */
  readonly phoneType?: PhoneType;
}

/** Whose value a label announces: the lead's, or somebody's who must not become the lead. */
export type LabelRole = 'lead' | 'other';

/**
 * Label phrases by field, folded (lower case, no accents, single blanks), in en, fr, es, de, it, pt, nl, and a few of
 * sv/da/no/fi/pl/cs/ru/ja/tr. A phrase that ends in "*" also matches as a beginning.
 */
const phrases: Readonly<Record<LeadFieldKey, string>> = {
  name: 'name|full name|fullname|contact|customer|client|nom complet|nom et prenom|prenom et nom|nom prenom|votre nom|nombre completo|nombre y apellidos|nombre y apellido|nombres y apellidos|vollstandiger name|vor und nachname|vor und zuname|ansprechpartner|kontakt|kunde|nome completo|nome e cognome|nome cognome|cliente|naam|volledige naam|naam klant|contactpersoon|who|lead|prospect|buyer|homeowner|home owner|owner name|property owner|tenant|resident|applicant|guest|shopper|consumer|patient|insured|caller|clr|from name|sender name|cust|person|attendee|registrant|attn|attention|namn|navn|nimi|imie i nazwisko|jmeno|имя|фио|お名前|氏名|ad soyad|requester|requested by|requestor|inquirer|display name|recipient|recipient name|name and surname|name surname|who is calling|who are we helping|the customer|contact person|point of contact|poc|primary contact|main contact|contacto|interlocuteur|nombre del cliente|nome do cliente|homeowners|home owners|owners|property owners|customers|clients|callers|buyers|tenants|borrower|client potentiel|nom du client|opportunity contact|signer|primary caller|cardholder|household|head of household|decision maker|lead contact|cliente potencial|prospecto|nombre del contacto|interessent|auftraggeber|nom du contact|personne ressource|personne contact|demandeur|requerant|solicitante|inquilino|propietario nombre|kontaktperson|who called|invitee|listed by owner|requestor name|requester name|client contact|customer contact|job contact|named insured|principal|policyholder|policy holder|contract holder|reported by|called in by|site contact|onsite contact|on site contact|contact on site|owner contact|ship to|bill to name|sold to',
  firstName:
    'first name|firstname|first|fname|f name|given name|givenname|given names|forename|forenames|christian name|prenom|prenoms|nombre|nombres|primer nombre|vorname|nome|primeiro nome|nome proprio|voornaam|fornamn|fornavn|etunimi|imie|krestni jmeno|名|名前|ad|preferred name|first and middle name|1st name|first nm|fst name|first given name|legal first name',
  middleName:
    'middle name|middle|middlename|middle initial|mi|m i|second name|deuxieme prenom|segundo nombre|zweiter vorname|tussenvoegsel',
  lastName:
    'last name|lastname|last|lname|l name|surname|family name|familyname|sname|nom|nom de famille|apellido|apellidos|primer apellido|nachname|familienname|zuname|cognome|sobrenome|apelido|ultimo nome|achternaam|familienaam|efternamn|efternavn|etternavn|sukunimi|nazwisko|prijmeni|фамилия|姓|soyad|last nm|surname name|legal last name|apellido paterno|segundo apellido',
  companyName:
    'company|co|practice|practice name|company name|business|business name|organization|organisation|organization name|organisation name|org|employer|firm|firm name|account name|company organization|entreprise|societe|nom de l entreprise|nom de la societe|raison sociale|organisation entreprise|empresa|nombre de la empresa|compania|organizacion|razon social|firma|unternehmen|firmenname|organisation firma|azienda|ragione sociale|societa|nome da empresa|organizacao|razao social|bedrijf|bedrijfsnaam|organisatie|foretag|virksomhed|yritys|firma nazwa|spolecnost|компания|会社名|sirket|dealership name|practice name|school name|company agency|agency|brokerage|store name|trade name|dba|property management company|management company|business account|company business name|biz name|facility name|property name|community name|legal name|legal business name|business legal name|organization company|entreprise organisation|nom d entreprise|nom entreprise|compagnie|nom de la compagnie|nombre del negocio|negocio|nombre de empresa|nombre de la compania|firmenbezeichnung|hoa|hoa name|company organisation|trading name|trading as|works at|works for',
  jobTitle:
    'job title|jobtitle|title|position|job|role|job position|occupation|profession|function|designation|job role|job function|fonction|poste|intitule du poste|titre|metier|profession metier|cargo|puesto|puesto de trabajo|profesion|ocupacion|position funktion|funktion|beruf|stelle|berufsbezeichnung|qualifica|ruolo|posizione|professione|mansione|funcao|profissao|functie|functietitel|beroep|befattning|stilling|stanowisko|должность|役職|work title|job titel|role title|title role|position title|professional title|headline|titre de poste|titre d emploi|fonction occupee|ocupacion profesion|posicion',
  email:
    'email|emails|email addresses|e mail|mail|email address|e mail address|emailaddress|mail address|work email|business email|e addr|email id|emailid|courriel|adresse courriel|adresse e mail|adresse email|adresse mail|mel|correo|correo electronico|direccion de correo|direccion de correo electronico|dir de correo|email adresse|e mail adresse|mailadresse|indirizzo email|indirizzo e mail|posta elettronica|endereco de email|endereco de e mail|correio eletronico|e mailadres|emailadres|e post|epost|e postadress|sahkoposti|adres e mail|почта|メール|e posta|eposta|alternate email|alt email|secondary email|reply to|reply to email|e mail addr|email addr|mail addr|e mail id|email work|email home|work e mail|home email|home e mail|other email|email 2 address|courrier electronique|adresse electronique|correo de contacto|e mail privat|e mail geschaftlich',
  phone:
    'phone|phones|text reminder number|primary phone|phone numbers|telephone|tel|phone number|telephone number|tel number|phone no|tel no|phonenumber|ph|ph no|ph number|contact no|number|callback|call back|callback number|call back number|cb|cb number|best number to reach|number to reach you|daytime phone|day phone|day|evening|eve|evening phone|alt phone|alternate phone|other phone|secondary phone|cell|cell phone|cellphone|cell number|cell no|cellular|mobile|mobile phone|mobile number|mobile no|mob|mob no|home phone|home|home number|home telephone|hm phone|work phone|work number|work|wk phone|office phone|office|office number|business phone|direct|direct line|direct phone|direct dial|sms|text|text number|whatsapp|whatsapp number|voice|phone us|call|numero de telephone|no de telephone|telephone portable|telephone mobile|telephone fixe|portable|tel portable|tel fixe|tel mobile|cellulaire|numero de portable|mobile telephone|telephone domicile|telephone bureau|telephone travail|telefono|numero de telefono|telefono movil|telefono celular|telefono fijo|telefono de contacto|movil|celular|numero celular|tel movil|telefon|telefonnummer|rufnummer|mobil|mobilnummer|mobiltelefon|handy|handynummer|festnetz|telefon mobil|telefon privat|telefon geschaftlich|ruckrufnummer|numero di telefono|cellulare|telefono cellulare|telefono fisso|telefone|numero de telefone|telemovel|telefone celular|fone|telefoon|telefoonnummer|mobiel|mobiele nummer|mobiel nummer|gsm|telefon nummer|puhelin|puhelinnumero|numer telefonu|telefon komorkowy|телефон|電話番号|電話|携帯|cep telefonu|phone mobile|phone home|phone work|mobile cell|cell mobile|phone cell|caller id|proxy number|tel mob|home tel|work tel|phone daytime|phone evening|day ph|eve phone|eve ph|night phone|evening telephone|daytime telephone|day telephone|home ph|cell ph|work ph|mobile ph|main line|landline|land line|landline number|phone day|secondary number|second number|alternate number|alt number|other number|calling from|ani|phone from|call from number|from number|incoming number|best phone to reach|telephone maison|telephone residence|tel maison|tel residence|tel domicile|telephone principal|telephone cellulaire|tel cellulaire|tel cell|numero de cellulaire|cell ulaire|residence phone|telephone jour|telephone soir|telephone au travail|tel travail|tel bureau|telefono casa|telefono trabajo|telefono oficina|telefono particular|telefono principal|telefono alternativo|tel casa|tel trabajo|tel celular|telefono del cliente|celular principal|telefon geschaeftlich|telefon arbeit|telefon buro|telefon zuhause|tel privat|tel geschaftlich|mobilfunk|mobilfunknummer|ruckruf|ruckruf unter|erreichbar unter|numero a rappeler|rappeler au|numero de rappel|numero de contacto principal|verified phone|phone verified',
  fax: 'fax|fax number|fax no|telefax|facsimile|telecopie|telecopieur|numero de fax|faxnummer|fax phone|work fax|home fax|business fax',
  extension: 'extension|ext|phone extension|phone ext|ext no|poste telephonique|durchwahl|interno|ramal|work ext|extn',
  address:
    'address|addresses|loc|full address|street address full|home address|postal address|service address|job address|job site address|jobsite address|job site|jobsite|site address|site|property address|project address|project location|job location|service location|installation address|install address|property|residence|residential address|delivery address|location address|addr|adr|add|work address|business address|company address|service addr|adresse complete|adresse postale|adresse du chantier|adresse des travaux|domicilio|direccion completa|direccion postal|direccion de la propiedad|anschrift|postanschrift|objektadresse|indirizzo completo|endereco completo|adres|volledig adres|adress|osoite|адрес|住所|adres domowy|location|job address full|where|service site|where is the project located|address of property|address of project|risk address|loss address|loss location|mailing|service addr full|location of job|job addr|prop address|prop addr|property addr|work site|worksite|work site address|jobsite location|work location|premises|premises address|service premises|property location|project site|home addr|residence address|physical address|physical|street and city|adresse du client|adresse du projet|adresse de service|adresse du domicile|adresse civique complete|lieu des travaux|direccion del trabajo|direccion del proyecto|direccion del cliente|direccion de servicio|ubicacion|ubicacion del trabajo|einsatzort|objektanschrift|adresse des objekts|lieferadresse|rechnungsadresse|where is the job|where is the work|inspection address|pick up address|pickup address|bill to|service at|loc address|home location|address of job',
  street:
    'street|street address|street name|streetaddress|address 1|addr 1|address line 1|address first line|addressfirstline|line 1|street addr|address street|rue|adresse|adresse ligne 1|numero et rue|numero et nom de rue|n et rue|voie|calle|calle y numero|direccion|direccion linea 1|domicilio calle|strasse|strasse und hausnummer|strasse hausnummer|strasse nr|strasse und nr|via|indirizzo|via e numero civico|rua|endereco|logradouro|morada|straat|straatnaam|straat en huisnummer|gatuadress|gata|vej|gate|katuosoite|ulica|ulice|улица|番地|first line of address|house number and street|street number and name|house and street|adresse civique|str|strasse u hausnummer|calle y no|calle numero|domicilio 1|mailing address 1|service street|job street|property street|service street address|job street address|home street|street no and name|address 1 street 1|street 1 line',
  houseNumber:
    'house number|house no|street number|streetnumber|building number|housenumber|hausnummer|hausnr|haus nr|nr|numero de rue|numero civico|numero exterior|huisnummer|house name number|civic number|no civique|house',
  street2:
    'street 2|address 2|addr 2|address line 2|address second line|addresssecondline|line 2|apt|apt no|apt suite|apartment|apartment suite|apartment number|apartment suite etc|apt suite etc|apt suite unit|apt unit|suite|suite apt|ste|unit|unit number|unitnumber|unit no|flat|floor|building|apt number|appartement|complement d adresse|complement adresse|complement|adresse 2|batiment|etage|piso|departamento|depto|interior|numero interior|apartamento|direccion 2|adresszusatz|zusatz|wohnung|interno scala|complemento|toevoeging|huisnummer toevoeging|appartement numero|secondary address|street address 2|street address line 2|apt bldg|street line 2|apt ste|apt ste unit|apt unit no|apto|no apt|numero d appartement|app|bureau no|unite|no de porte|apartamento unidad|unidad|bldg apt|unit apt|unit suite|unit apt suite|unit lot|lot|lot number|wohnungsnummer|stockwerk',
  city: 'city|town|city town|town city|suburb|locality|city name|cityname|municipality|city suburb|village|city locality|ville|commune|localite|ciudad|localidad|poblacion|municipio|ort|stadt|wohnort|citta|comune|localita|cidade|localidade|concelho|plaats|woonplaats|stad|ort stadt|postort|by|kaupunki|miasto|miejscowosc|mesto|город|市区町村|sehir|post town|hometown|home city|city of residence|service city|project city|job city|property city|ville village|ville municipalite|municipalite|city town name|service town|job town|ciudad municipio|colonia ciudad|ortschaft',
  county: 'county|parish|borough|landkreis|departement|county name|property county',
  state:
    'state|province|state province|province state|prov|st|state region|region|state or province|state province region|province region|etat|etat province|estado|provincia|departamento provincia|bundesland|kanton|provincie|regione|uf|lan|voivodeship|wojewodztwo|kraj|область|都道府県|state code|statecode|region code|regioncode|prefecture|region state|home state|estado provincia|state prov|prov state|state territory|st prov|estado region|etat prov',
  postalCode:
    'zip|zip code|zipcode|postal code|postalcode|postcode|post code|postal|zip postal code|zip postal|postal zip code|postal zip|zip or postal code|postal code zip|zip code postal code|pincode|pin code|code postal|cp|codigo postal|c p|plz|postleitzahl|cap|codice postale|codice di avviamento postale|cep|codice avviamento postale|postnummer|postinumero|kod pocztowy|psc|индекс|郵便番号|posta kodu|property zip|service zip|job zip|5 digit zip|eircode|project zip|project zip code|zip postcode|post zip|zip plus 4|codigo postal zip|zc|job postal code|service postal code|property postal code',
  country:
    'country|nation|country region|country code|countrycode|pays|pais|land|paese|nazione|staat|kraj panstwo|страна|国|ulke|country of residence',
  cityStateZip:
    'city state zip|city st zip|city state zip code|city state|city st|city state postal code|csz|st zip|state zip|city state and zip|city zip|zip city|city province postal code|code postal ville|cp ville|plz ort|postleitzahl ort|ville code postal|cap citta|codigo postal y ciudad|postcode plaats|postcode en plaats|city prov postal|city state zipcode|plz und ort|cp y poblacion|city prov|city and state|city or zip|city or zip code|city st postal|city state or zip|city state zip postal|city province|city prov code|ville province|ville prov|ville province code postal|ville prov code postal|ciudad estado|ciudad estado zip|ciudad estado codigo postal|city state province zip|town state zip|town st zip|city st zip code|citystatezip|city and zip|city zip code|zip and city',
  website:
    'website|web site|site web|web|url|homepage|home page|web address|web page|webpage|company website|business website|website url|www|siteweb|sitio web|pagina web|webseite|internetseite|sito web|sito|site internet|webpagina|webbplats|strona www|domain name|web page url|company url|business url|site web de l entreprise|sitio web de la empresa|company website url|homepage url',
  subject:
    'subject|subject line|topic|regarding|re|sujet|objet|asunto|tema|betreff|oggetto|assunto|onderwerp|amne|emne|aihe|temat|тема|件名|konu|message subject|reason for contact|inquiry type|enquiry type|reason for inquiry|reason for contacting|nature of inquiry',
  notes:
    'message|messages|msg|comment|comments|note|notes|details|description|question|questions|inquiry|enquiry|additional information|additional info|additional details|additional comments|additional notes|additional message|project details|project description|job details|job description|job notes|request|request details|problem|issue|issue description|problem description|describe your project|describe the problem|describe the issue|tell us about your project|tell us more|how can we help|how can we help you|what can we help you with|what do you need|what can we do for you|message body|body|remarks|remark|memo|special instructions|instructions|work needed|work requested|scope|scope of work|service details|service description|reason for call|complaint|needs|need|why|ai summary|call notes|call summary|summary|transcript|message from customer|comments questions|questions comments|comments or questions|questions or comments|comment or message|other comments|feedback|commentaire|commentaires|remarques|demande|precisions|details du projet|mensaje|comentario|comentarios|consulta|observaciones|notas|descripcion|nachricht|mitteilung|kommentar|bemerkung|bemerkungen|anmerkung|anmerkungen|anfrage|beschreibung|messaggio|commenti|note messaggio|richiesta|il tuo messaggio|mensagem|comentarios mensagem|observacoes|descricao|bericht|opmerking|opmerkingen|vraag|meddelande|besked|viesti|wiadomosc|zprava|сообщение|お問い合わせ内容|内容|備考|mesaj|customer says|they said|symptom|symptoms|voicemail|text message|sms body|project info|anything else|anything else we should know|is there anything else we should know|additional remarks|job remarks|job summary|work description|description of work|description of job|description of problem|description of project|description of issue|problem reported|reported problem|reported issue|issue reported|nature of call|nature of problem|nature of request|nature of service|reason|reason for visit|reason for service|message text|what s going on|what is going on|what do you need done|what do you need help with|describe your needs|describe your issue|describe what you need|tell us about your needs|tell us about the job|tell us about your job|tell us what you need|more info|more information|more details|any other details|any details|any comments|any questions|any questions or comments|any additional comments|any additional details|any additional information|other details|other information|other info|other notes|special notes|special requests|special request|private notes|internal notes|public notes|voicemail transcription|voicemail transcript|transcription|description des travaux|description du projet|description de la demande|description du probleme|details de la demande|details des travaux|travaux demandes|travaux a faire|objet de la demande|besoin|besoins|detalles|detalles del proyecto|descripcion del trabajo|descripcion del proyecto|descripcion del problema|problema|necesidad|que necesita|comentarios adicionales|notas del cliente|mensaje del cliente|motivo de la llamada|motivo|bemerkungen des kunden|auftragsbeschreibung|projektbeschreibung|beschreibung des problems|wunsch|notizen|notiz|hinweis|hinweise|whiteboard|job brief|brief|project summary|project notes|project description notes|customer statement|concern|concerns|requirement|requirements',
  vehicle:
    'vehicle|car|vehicle interest|vehicle description|vehicle year make model|year make model|desired vehicle|interested vehicle|interested in vehicle|unit of interest|ymm|vehicule|vehiculo|fahrzeug|veicolo|veiculo|voertuig|vehicle name|auto|vehicle details|vehicle desired|vehicle wanted|vehicle inquired|inquiry vehicle|vehicle of choice|desired car|car of interest|vehicle selected|selected vehicle|auto of interest|vehicule d interet|vehicule souhaite|vehicule demande|vehiculo de interes|vehiculo solicitado|wunschfahrzeug|interested in car',
  vehicleYear: 'vehicle year|year|model year|car year|annee|baujahr|anno|car model year|vehicle model year',
  vehicleMake: 'vehicle make|make|car make|marque|marca|marke|brand vehicle|merk|vehicle brand',
  vehicleModel: 'vehicle model|model|car model|modele|modelo|modell|modello',
  vehicleTrim: 'vehicle trim|trim|trim level|vehicle trim level|version vehicule|style trim',
  appointmentAt:
    'appointment|inspection|meeting|walk through|site visit|appointment time|appointment date|appointment date time|appointment date and time|appt|appt time|appt date|requested time|requested date|requested date and time|preferred time|preferred date|preferred date and time|scheduled|scheduled time|scheduled date|scheduled at|schedule|service date|booking date|booking time|booked for|arrival window|arrival time|visit date|visit time|date and time of appointment|showing time|tour date|tour time|test drive|test drive date|rendez vous|date du rendez vous|cita|fecha de la cita|fecha de cita|termin|wunschtermin|appuntamento|agendamento|data do agendamento|afspraak|inspection date|estimate date|consultation time|consultation date|meeting time|start time|event date|event time|event date time|slot|time slot|time window|requested window|appointment window|appt date time|appt window|date time|start|starts|when|job date|job start|sched|sched date|visit|visit scheduled|next appointment|next visit|consult|consultation|site visit|site visit date|showing|tour|date heure|date et heure|date et heure du rendez vous|rdv|date de rdv|rendez vous prevu|date de visite|visite|visite prevue|fecha y hora|fecha de visita|fecha programada|hora de la cita|visita|besichtigung|besichtigungstermin|terminwunsch|datum und uhrzeit|vor ort termin|arrival',
  reference:
    'reference|reference number|reference no|ref|ref no|ref number|reference id|ref id|lead id|leadid|lead number|lead no|case|case id|case number|case no|ticket|ticket id|ticket number|ticket no|request id|request number|request no|inquiry id|inquiry number|inquiry no|enquiry id|job id|job number|job no|work order|work order number|wo|wo number|claim|claim number|claim no|claim id|opportunity id|opportunity number|confirmation number|confirmation code|confirmation no|booking id|booking number|booking reference|booking ref|quote number|quote id|quote no|estimate number|estimate no|record id|entry id|submission id|order id|order number|numero de reference|numero de dossier|dossier|numero de referencia|referencia|aktenzeichen|vorgangsnummer|referenz|numero pratica|riferimento|referentie|kenmerk|lead uuid|prospect id|customer id|client id|contact id|record number|file number|file no|lead num|lead nbr|crm id|prospect number|customer number|customer no|customer num|account number|account no|acct number|acct no|client number|client no|record no|entry number|entry no|submission number|submission no|opportunity|ref id no|no dossier|numero de client|no de client|no de demande|numero de demande|folio|no de folio|numero de caso|numero de cliente|numero de folio|kundennummer|kundennr|auftragsnummer|auftragsnr|anfragenummer|fallnummer|case ref|job ref|proposal number|proposal no|loan number|event id|message id no|call id',
  source:
    'source|lead source|leadsource|provider|referral source|source channel|marketing channel|acquisition channel|referred by|referrer|referral|how did you hear about us|how did you hear|how did you find us|how they heard|heard about us|marketing source|ad source|channel|campaign source|origin|src|came from|lead vendor|comment avez vous entendu parler de nous|provenance|origen|fuente|como nos conocio|herkunft|quelle|wie haben sie von uns erfahren|fonte|provenienza|origem|bron|herkomst|found us via|found us through|ref source|lead source detail|source details|source name|source type|source of referral|heard about us from|how did you learn about us|how did you come across us|how did they find us|how did they hear about us|how you heard about us|how you found us|where did you hear about us|where did you find us|found us on|found us by|found us|original source|first source|marketing campaign|marketing channel source|advertising source|ad source name|referral type|referrer name|source de la demande|origine du prospect|origine de la demande|comment nous avez vous connus|comment nous avez vous trouves|comment nous avez vous connu|como se entero de nosotros|como supo de nosotros|como nos encontro|medio|fuente del prospecto|origen del prospecto|origen del cliente|kanal|leadquelle|aufmerksam geworden durch|wie wurden sie auf uns aufmerksam|wie haben sie uns gefunden|leads from|lead from|lead type source',
  utmSource: 'utm source|utmsource',
  utmMedium: 'utm medium|utmmedium',
  utmCampaign: 'utm campaign|utmcampaign',
};

const byPhrase = new Map<string, LeadFieldKey>();
for (const [field, list] of Object.entries(phrases) as [LeadFieldKey, string][]) {
  for (const phrase of list.split('|')) if (!byPhrase.has(phrase)) byPhrase.set(phrase, field);
}

/** The last words of all phrases: a label without any of them announces no field. */
const lastWords = new Set([...byPhrase.keys()].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)));

/** Words that say nothing about the kind of value: dropped when the whole label is not known. */
const fillers = new Set(
  'your my the a an enter please tell us provide customer s customers client clients contact consumer lead prospect buyer buyers homeowner homeowners owners caller guest user person personal primary main preferred best current latest recent billing shipping mailing required optional field input value info information of for is votre vos ihr ihre su sus tu suo sua seu uw je le la les de du des del el der die das num cust form data applicant insured tenant resident patient shopper individual primaryborrower borrower new requested provided submitted shared valid back up backup'.split(
    ' ',
  ),
);

/** Labels of somebody or something else: staff, sellers, vendors, systems; also listings and things, not people. */
const otherParty = anyOf(
  'mailbox|notify|notification|lead feedback|assigned|assignee|owned by|record owner|lead owner|account owner|contact owner|deal owner|salesrep|salesperson|sales person|sales man|salesman|sales consultant|rep|representative|agent|listed by|broker|realtor|advisor|adviser|dispatcher|technician|tech|csr|estimator|inspector|taken by|entered by|created|modified|updated|handled by|sent by|submitted to|sent to|routed to|forwarded|cc|ccs|bcc|dealer|dealership|vendor|seller|provider|retailer|branch|franchise|supplier|contractor|installer|office name|office contact|brokerage|support|customer service|customer care|help desk|helpdesk|helpline|billing contact|our|us|message for|msg for|call for|operator|manager|team|staff|employee|user|username|login|password|logged in|company phone|tracking|forwarding|business number|called number|destination number|dialed|answered by|received by|adjuster|emergency contact|asignado|asignada|assigne|attribue|zugewiesen|cree par|modifie par|erstellt von|geandert von|creado por|modificado por|atendido por|tomado por|recibido por|pris par|recu par|saisi par|booked by|logged by|added by|opened by|scheduled by|called by|follower|followers|watcher|watchers|spouse|co buyer|co owner|co applicant|co signer|co borrower|assistant|accountant|conseiller|vendeur|vendedor|asesor|agente|berater|verkaufer|bearbeiter|zustandig|venditore|consulente|vertegenwoordiger|from address|from email|device|browser|ip|form|page|ad|adset|campaign|hook|webhook|integration|listing|mls|vin|stock|price|session|cookie|gclid|fbclid',
);

/** These stay the lead's although a word of `otherParty` stands in them. */
const leadsOwn = new Set(
  'listed by owner|for sale by owner|reply to|reply to email|lead provider|provider|lead vendor|company agency|agency|brokerage|from name|referred by|property management company|management company|submitted by|dealership name|lead source|campaign source|ad source|us state|listing inquiry|management company name|store name'.split(
    '|',
  ),
);
/** "Service call for: …": whose job it is. */
const workFor =
  /^(?:[a-z]+ )?(?:call|job|estimate|quote|appointment|service|order|visit|booking|bid|proposal|inspection|consultation|prepared|requested) for$/;
const asks = /^(?:how|where|what|when|why|which|please|anything|is there|tell us|describe)\b/;
const leadSide = anyOf(
  'customer|client|lead|prospect|buyer|homeowner|property owner|caller|consumer|shopper|applicant|tenant|resident|insured|cust|patient|guest|kunde|cliente|klant',
);

/**
 * Which field of the lead a label announces, by its words alone ("E-mail *", "addr1", "phoneNumber", "Téléphone portable").
 * Labels of other people and of things ("Dealer phone", "Assigned to", "Listing number") give undefined; ask `roleOfLabel`.
 */
export function fieldOfLabel(label: string): LabelReading | undefined {
  if (label.length > 120) return undefined;
  const known = knownOf(label);
  if (known.field === null) known.field = readLabel(label, known.folded);
  return known.field;
}

/** What was found out about a label so far; null where nobody has asked yet. */
interface Known {
  readonly folded: string;
  field: LabelReading | undefined | null;
  role: LabelRole | undefined | null;
}

const remembered = new Map<string, Known>();
/** As many texts as a few pages have; then everything is forgotten. */
const mostRemembered = 8000;

/** Several readers ask the same of the same short texts of a page, and a table says its few labels again and again. */
function knownOf(label: string): Known {
  let known = remembered.get(label);
  if (!known) {
    known = { folded: foldText(label), field: null, role: null };
    if (remembered.size >= mostRemembered) remembered.clear();
    if (label.length <= 160) remembered.set(label, known);
  }
  return known;
}

/** "Address (City)", "Name (Last)": the part that a field of several parts asks for stands in brackets. */
function partOfField(label: string): LabelReading | undefined {
  const match = /^([^()]{2,40}) ?\(([^()]{2,40})\)$/.exec(label);
  const whole = match?.[1] ? byPhrase.get(foldLabel(match[1])) : undefined;
  if (!match?.[2] || (whole !== 'name' && whole !== 'address' && whole !== 'street')) return undefined;
  const part = byPhrase.get(foldLabel(match[2]));
  return part && partsOfFields.has(part) ? reading(part, foldLabel(match[2]), 0.92) : undefined;
}

const partsOfFields = new Set<LeadFieldKey>([
  'firstName',
  'middleName',
  'lastName',
  'street',
  'street2',
  'city',
  'state',
  'postalCode',
  'country',
]);

function readLabel(label: string, folded: string): LabelReading | undefined {
  const part = label.endsWith(')') ? partOfField(label.trim()) : undefined;
  if (part) return part;
  if (!folded || (!mayAnnounce(folded) && !folded.endsWith(' for'))) return undefined;
  const exact = byPhrase.get(folded) ?? byPhrase.get(folded.replace(/^addr /, 'address '));
  if (/^contact (?:details|info(?:rmation)?)$/.test(folded)) return undefined;
  if (workFor.test(folded) && folded !== 'call for') return reading('name', folded, 0.88);
  if (roleOfFolded(folded) === 'other') return undefined;
  // Where mail and bills go may be elsewhere than where the work is.
  if (exact) return reading(exact, folded, /^(?:bill|mailing)/.test(folded) ? 0.88 : 0.95);
  const bare = folded.replace(/ (?:\d{1,2}|optional|required|line 1)$/, '').trim();
  const known = byPhrase.get(bare);
  if (known) return reading(known, bare, 0.9);
  const all = bare.replace(/\bowner s\b/, 's').split(' ');
  const telling = all.filter((word) => !fillers.has(word));
  const core = telling.length > 0 && byPhrase.get(telling.join(' '));
  if (core) return reading(core, bare, 0.88);
  if (/^(?:please )?(?:tell us|describe)\b/.test(folded)) return reading('notes', bare, 0.85);
  const words = telling.length > 0 ? telling : all;
  if (words.length > 8 || about.test(bare)) return undefined;
  // The last words name the kind of value ("Service Location City"), the first ones in Romance languages ("Nom du client").
  const most = Math.min(4, words.length - 1);
  for (let n = lastWords.has(words.at(-1) ?? '') ? most : 0; n >= 1; n--) {
    const phrase = words.slice(-n).join(' ');
    const tail = byPhrase.get(phrase);
    if (tail && !weakTail.has(phrase)) return reading(tail, bare, n > 1 ? 0.8 : 0.7);
  }
  for (let n = most; n >= 1; n--) {
    if (!lastWords.has(words[n - 1] ?? '')) continue;
    const phrase = words.slice(0, n).join(' ');
    const head = byPhrase.get(phrase);
    if (head && strongHead.has(head) && !weakTail.has(phrase)) return reading(head, bare, 0.65);
  }
  return undefined;
}

/** Most texts of a page hold no word that a phrase ends in; where letters beyond ASCII part words otherwise, nothing is said. */
function mayAnnounce(folded: string): boolean {
  if (beyondAscii.test(folded)) return true;
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = folded.indexOf(' ', start);
    if (lastWords.has(end < 0 ? folded.slice(start) : folded.slice(start, end))) return true;
  }
  return false;
}

/** The label is about a value ("phone type", "email opt in"), not the value. */
const about =
  /\b(?:type|types|status|verified|consent|opt in|opt out|optin|preference|preferences|method|format|valid|score|count|url|link|id|ids|hash|date|time|ownership|owned|size|budget|timeframe|timeline|category|ready|kind|typ|tipo|language|timezone|image|photo|logo|attachment|file|new|edit|add|delete|remove|search|filter|sort|select all|confirm password|cross streets?)$/;

/** Too many things end or begin with these words to say anything by them. */
const weakTail = new Set(
  'name|need|title|number|st|re|by|job|role|position|home|work|office|case|site|where|who|model|make|year|contact|land|call|text|voice|property|function|claim|direct|url|web|last|first|ad|scheduled|building|unit|house|nr|body|summary|issue|problem|request|business|firm|line 1|line 2|provider|nom|nome|nombre|person|lead|region|question|questions|auto|car|street name|cap|via|gate|mi|middle|country code|client|customer|kunde|stelle|complement|zusatz|slot|channel|origin|wo|scope|needs|org|cp|poste|titre|floor|flat|inquiry|topic|meeting|visit'.split(
    '|',
  ),
);
const strongHead = new Set<LeadFieldKey>([
  'email',
  'phone',
  'fax',
  'postalCode',
  'city',
  'notes',
  'address',
  'street',
  'firstName',
  'lastName',
  'companyName',
  'name',
]);

/** Whether a label names the lead's side or another party; undefined when it says neither. */
export function roleOfLabel(label: string): LabelRole | undefined {
  const known = knownOf(label.length > 120 ? label.slice(0, 120) : label);
  // A password or a national id is no matter of the lead's.
  if (known.role === null) known.role = isPrivateLabel(label) ? 'other' : roleOfFolded(known.folded);
  return known.role;
}

function roleOfFolded(folded: string): LabelRole | undefined {
  if (
    leadsOwn.has(folded) ||
    (workFor.test(folded) && folded !== 'call for') ||
    folded.startsWith('how ') ||
    folded.startsWith('utm ')
  )
    return 'lead';
  if (asks.test(folded)) return undefined;
  // Who sells by themselves is who a page of that kind is about.
  if (/^contact (?:the |this )?(?:seller|owner|landlord|host|poster)$/.test(folded)) return 'lead';
  if (folded === 'to' || otherParty(folded)) return 'other';
  return leadSide(folded) ? 'lead' : undefined;
}

/** "firstName_1 *", "👤 Prénom :" and "first-name" as plain words: lower case, no accents, single blanks. */
export function foldLabel(label: string): string {
  return knownOf(label).folded;
}

const beyondAscii = /[^\0-\x7f]/;

function foldText(label: string): string {
  const text = label.length > 160 ? label.slice(0, 160) : label;
  // Words and blanks alone, as most texts are, ask for less.
  if (/^[A-Za-z ]*$/.test(text) && !/[a-z][A-Z]| {2}/.test(text)) return text.toLowerCase().trim();
  if (!beyondAscii.test(text)) {
    return withoutBrackets(text.replace(/[a-z](?=[A-Z])|[A-Za-z](?=\d)/g, '$& ').toLowerCase())
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2');
  const plain = parted
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss');
  return withoutBrackets(plain)
    .replace(/n[°º]/g, 'no ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const withoutBrackets = (text: string) =>
  text.includes('(') || text.includes('[') ? text.replace(/\([^)]{0,60}\)|\[[^\]]{0,60}\]/g, ' ') : text;

function reading(field: LeadFieldKey, folded: string, confidence: number): LabelReading {
  if (field !== 'phone') return { field, confidence };
  const phoneType = phoneTypeOf(folded);
  if (phoneType === 'fax') return { field: 'fax', confidence };
  return phoneType ? { field, confidence, phoneType } : { field, confidence };
}
