import type { Catalog } from '../index.ts';

/** What the options page says, in Canadian French. */
const words: Catalog = {
  'This version does not know its CRM.': 'Cette version ne connaît pas son CRM.',
  Edit: 'Modifier',
  Remove: 'Retirer',
  'The browser has not allowed access yet': 'Le navigateur n’a pas encore autorisé l’accès',
  'Still needed: {fields}': 'Il manque encore : {fields}',
  'Remove {account} and its key?': 'Retirer {account} et sa clé?',
  'Keep it': 'Garder',
  'The history stays. Handoffs that are not settled stay too, but cannot be sent without it.':
    'L’historique reste. Les transmissions non réglées restent aussi, mais ne peuvent pas partir sans ce compte.',
  'Saved. The browser did not allow access, so nothing can be sent yet.':
    'Enregistré. Le navigateur n’a pas autorisé l’accès : rien ne peut encore être envoyé.',
  'Saved.': 'Enregistré.',
  'Add an account of {crm}': 'Ajouter un compte {crm}',
  'As it stands on the Send button.': 'Tel qu’il figure sur le bouton d’envoi.',
  'API address': 'Adresse de l’API',
  'Leave empty for {address}. Only for a staging system or a sandbox.':
    'Laisser vide pour {address}. Seulement pour un système d’essai.',
  'Save and test': 'Enregistrer et tester',
  Done: 'Terminé',
  Back: 'Retour',
  Accounts: 'Comptes',
  'Each account is one set of credentials for one CRM. You may have several of the same CRM.':
    'Chaque compte est un jeu d’identifiants pour un CRM. Vous pouvez en avoir plusieurs du même CRM.',
  'The accounts could not be read': 'Les comptes n’ont pas pu être lus',
  'Which CRM?': 'Quel CRM?',
  'Choose where your leads shall go.': 'Choisissez où vos prospects doivent aller.',
  Export: 'Exporter',
  Drop: 'Supprimer',
  'The others are not affected. Export first: the text may show which lead it was.':
    'Les autres ne sont pas touchées. Exportez d’abord : le texte peut montrer de quel prospect il s’agissait.',
  'Default values': 'Valeurs par défaut',
  'Used where the lead itself says nothing. You can change them for each lead.':
    'Utilisées quand le prospect lui-même ne dit rien. Vous pouvez les changer pour chaque prospect.',
  'Field paths': 'Chemins des champs',
  'Where each value stands in the request. Paths that the vendor’s page does not print are inferred: if your CRM wants another one, change it here, for this account only.':
    'Où chaque valeur se trouve dans la requête. Les chemins que la page du fournisseur n’imprime pas sont déduits : si votre CRM en veut un autre, changez-le ici, pour ce compte seulement.',
  'Add an account first.': 'Ajoutez d’abord un compte.',
  Field: 'Champ',
  Path: 'Chemin',
  Says: 'Source',
  Sent: 'Envoyé',
  Reset: 'Rétablir',
  'Reset all': 'Tout rétablir',
  'Steers the request': 'Oriente la requête',
  'Path of {field}': 'Chemin de {field}',
  Yours: 'Le vôtre',
  Documented: 'Documenté',
  Inferred: 'Déduit',
  'Send {field}': 'Envoyer {field}',
  'Reset {field}': 'Rétablir {field}',
  'Add your CRM’s account': 'Ajoutez le compte de votre CRM',
  'Its key stays on this computer, encrypted, and goes only to the CRM itself.':
    'Sa clé reste sur cet ordinateur, chiffrée, et ne va qu’au CRM lui-même.',
  'Open a page with a lead': 'Ouvrez une page avec un prospect',
  'An e-mail, a contact page, a filled form, a list.':
    'Un courriel, une page de contact, un formulaire rempli, une liste.',
  'Click the icon in the toolbar': 'Cliquez sur l’icône dans la barre d’outils',
  'Check what was read, choose the account, press Send. {key} does the same.':
    'Vérifiez ce qui a été lu, choisissez le compte, appuyez sur Envoyer. {key} fait de même.',
  'Hand over your first lead in three steps': 'Transmettez votre premier prospect en trois étapes',
  'Language and region': 'Langue et région',
  'As the browser': 'Comme le navigateur',
  'Phone numbers without a country code are read as numbers of this country.':
    'Les numéros sans indicatif de pays sont lus comme des numéros de ce pays.',
  Help: 'Aide',
  'Where do I find my key?': 'Où trouver ma clé?',
  'The vendor’s page': 'La page du fournisseur',
  'What happens with what is read?': 'Que devient ce qui est lu?',
  'A page is read only when you click, only for you to see. It goes to nobody until you press Send, and then only to the CRM whose account you chose.':
    'Une page n’est lue que lorsque vous cliquez, et pour vos yeux seulement. Rien ne part avant que vous n’appuyiez sur Envoyer, et alors seulement vers le CRM du compte choisi.',
  'Drafts, accounts and history stay in this browser. There is no server of ours.':
    'Brouillons, comptes et historique restent dans ce navigateur. Nous n’avons aucun serveur.',
  'Search name, e-mail, phone, reference': 'Chercher nom, courriel, téléphone, référence',
  'All accounts': 'Tous les comptes',
  Outcome: 'Résultat',
  'All outcomes': 'Tous les résultats',
  'Without a name': 'Sans nom',
  Open: 'Ouvrir',
  'Hand to another account': 'Transmettre à un autre compte',
  'Delete {name} from the history': 'Supprimer {name} de l’historique',
  'Leads that were sent or discarded. It is kept in this browser only, and never holds keys.':
    'Prospects envoyés ou abandonnés. L’historique reste dans ce navigateur et ne contient jamais de clés.',
  'Export CSV': 'Exporter en CSV',
  'Export JSON': 'Exporter en JSON',
  'Nothing here yet.': 'Rien ici pour l’instant.',
  'Show more': 'En montrer plus',
  'How long is it kept?': 'Combien de temps est-ce gardé?',
  'Drafts, and what is remembered of sites and against sending twice, go with it.':
    'Les brouillons, et ce qui est retenu des sites et contre les envois en double, partent avec lui.',
  'Delete the whole history?': 'Supprimer tout l’historique?',
  'Delete all': 'Tout supprimer',
  Security: 'Sécurité',
  'Until I delete it': 'Jusqu’à ce que je le supprime',
  '{n} days': '{n} jours',
  'Memory against sending twice': 'Mémoire contre les envois en double',
  'Holds no names or numbers, only keyed fingerprints of e-mail and phone.':
    'Ne contient ni noms ni numéros, seulement des empreintes chiffrées des courriels et téléphones.',
  'Your keys are stored encrypted. A passphrase protects them also from others who use this computer.':
    'Vos clés sont chiffrées. Une phrase de passe les protège aussi des autres personnes qui utilisent cet ordinateur.',
  'Change the passphrase': 'Changer la phrase de passe',
  'Set a passphrase': 'Définir une phrase de passe',
  'The passphrase is set.': 'La phrase de passe est définie.',
  'Passphrase now': 'Phrase de passe actuelle',
  'New passphrase': 'Nouvelle phrase de passe',
  'At least 8 characters. Nobody can restore it: without it the keys must be entered again.':
    'Au moins 8 caractères. Personne ne peut la retrouver : sans elle, il faudra saisir les clés à nouveau.',
  'The same again': 'La même encore une fois',
  'These two differ.': 'Les deux diffèrent.',
  'Set the passphrase': 'Définir la phrase de passe',
  'The passphrase is off.': 'La phrase de passe est retirée.',
  'Remove the passphrase': 'Retirer la phrase de passe',
  Locking: 'Verrouillage',
  'Lock after so many minutes without use': 'Verrouiller après tant de minutes sans usage',
  'The keys are also locked whenever the browser starts.':
    'Les clés sont aussi verrouillées à chaque démarrage du navigateur.',
  'Lock now': 'Verrouiller maintenant',
  'Something does not work?': 'Quelque chose ne fonctionne pas?',
  'This file tells what the product is set to and what became of its handoffs. It holds no leads, no names, no addresses and no keys. Read it before you pass it on.':
    'Ce fichier dit comment le produit est réglé et ce que sont devenues ses transmissions. Il ne contient ni prospects, ni noms, ni adresses, ni clés. Lisez-le avant de le transmettre.',
  'Save the support file': 'Enregistrer le fichier d’assistance',
  'Test {account}': 'Tester {account}',
  'Edit {account}': 'Modifier {account}',
  'Remove {account}': 'Retirer {account}',
  'Values by site': 'Valeurs par site',
  'Leads of these sites start with them, before the default values.':
    'Les prospects de ces sites commencent avec elles, avant les valeurs par défaut.',
  No: 'Non',
  '{n} handoffs cannot be read': {
    one: '{n} transmission illisible',
    many: '{n} transmissions illisibles',
    other: '{n} transmissions illisibles',
  },
  '{n} set': { one: '{n} définie', many: '{n} définies', other: '{n} définies' },
  Notifications: 'Avis',
  'Tell me what became of a lead while the popup is closed':
    'Me dire ce qu’un prospect est devenu quand la fenêtre est fermée',
};

export default words;
