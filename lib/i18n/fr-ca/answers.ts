import type { Catalog } from '../index.ts';

/** What worker and CRM definitions refuse, ask and answer, in French. */
const words: Catalog = {
  'The lead could not be put in order.': 'Le prospect n’a pas pu être préparé.',
  'The CRM allows only so many requests a minute.': 'Le CRM n’admet qu’un certain nombre de requêtes par minute.',
  'The extension’s storage is full, so this lead cannot be kept safe while it is sent, and was not sent. Settle or discard leads that wait, then send again.':
    'Le stockage de l’extension est plein : le prospect ne pourrait être conservé pendant l’envoi, et il n’a pas été envoyé. Réglez ou abandonnez des prospects en attente, puis envoyez-le à nouveau.',
  'The stored request is not the one that was frozen at Send. Check the lead and send it again.':
    'La requête conservée n’est pas celle qui a été fixée à l’envoi. Vérifiez le prospect et envoyez-le à nouveau.',
  'The CRM no longer has what was chosen.': 'Le CRM n’a plus ce qui a été choisi.',
  'An earlier step gave no id that this one needs.':
    'Une étape précédente n’a pas donné l’identifiant dont celle-ci a besoin.',
  'The test failed.': 'L’essai a échoué.',
  'That is not an address. It looks like https://api.example.com.':
    'Ce n’est pas une adresse. Elle ressemble à https://api.example.com.',
  'An API address has no user name, no query and no fragment.':
    'Une adresse d’API n’a ni nom d’utilisateur, ni paramètres, ni fragment.',
  'An API address must begin with https://.': 'Une adresse d’API doit commencer par https://.',
  'There is no network connection.': 'Il n’y a pas de connexion réseau.',
  'The CRM answered, but not with what shows that the record was made.':
    'Le CRM a répondu, mais pas par ce qui prouve que la fiche a été créée.',
  'The answer did not come from the CRM, or was cut short: it is no JSON.':
    'La réponse ne vient pas du CRM, ou a été coupée : ce n’est pas du JSON.',
  'The CRM refused some fields.': 'Le CRM a refusé certains champs.',
  'A path is names with dots between them.': 'Un chemin se compose de noms séparés par des points.',
  '“{part}” cannot stand in a path.': '« {part} » ne peut figurer dans un chemin.',
  'Path “{path}”: {why}': 'Chemin « {path} » : {why}',
  'Path “{path}” does not fit what stands at “{key}”.':
    'Le chemin « {path} » ne convient pas à ce qui se trouve à « {key} ».',
  'Path “{path}” runs into the value at “{part}”.': 'Le chemin « {path} » bute sur la valeur de « {part} ».',
  'Step “{step}” has returned no id.': 'L’étape « {step} » n’a renvoyé aucun identifiant.',
  'The fields of the account are not known yet: {names}.': 'Les champs du compte ne sont pas encore connus : {names}.',
  '{crm} answered with its configuration (1 list).': '{crm} a répondu avec sa configuration (1 liste).',
  '{crm} answered with its configuration ({n} lists).': '{crm} a répondu avec sa configuration ({n} listes).',
  '{crm} answered with 1 stage.': '{crm} a répondu avec 1 étape.',
  '{crm} answered with {n} stages.': '{crm} a répondu avec {n} étapes.',
  '{crm} answered with 1 division.': '{crm} a répondu avec 1 division.',
  '{crm} answered with {n} divisions.': '{crm} a répondu avec {n} divisions.',
  '{crm} could not search for the contact. Choose one, or “Create a new contact”.':
    '{crm} n’a pas pu chercher le contact. Choisissez-en un, ou « Créer un nouveau contact ».',
  '{crm} has {n} contacts like this. Choose one.': '{crm} a {n} contacts semblables. Choisissez-en un.',
  'This does not look like a {crm} token: a JWT has three parts with dots between.':
    'Ceci ne ressemble pas à un jeton de {crm} : un JWT a trois parties séparées par des points.',
  'This does not look like a {crm} token: it cannot be read.':
    'Ceci ne ressemble pas à un jeton de {crm} : il est illisible.',
  'This sender may not ask that.': 'Cet expéditeur ne peut demander cela.',
  'That request is not well formed.': 'Cette demande est mal formée.',
  'Something went wrong inside the extension ({kind}).': 'Un problème est survenu dans l’extension ({kind}).',
};
export default words;
