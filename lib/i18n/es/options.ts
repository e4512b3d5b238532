import type { Catalog } from '../index.ts';

/** What the options page says, in Spanish. */
const words: Catalog = {
  'This version does not know its CRM.': 'Esta versión no conoce su CRM.',
  Edit: 'Editar',
  Remove: 'Quitar',
  'The browser has not allowed access yet': 'El navegador aún no ha permitido el acceso',
  'Still needed: {fields}': 'Falta todavía: {fields}',
  'Remove {account} and its key?': '¿Quitar {account} y su clave?',
  'Keep it': 'Conservar',
  'The history stays. Handoffs that are not settled stay too, but cannot be sent without it.':
    'El historial se queda. Las entregas sin resolver también, pero no pueden enviarse sin esta cuenta.',
  'Saved. The browser did not allow access, so nothing can be sent yet.':
    'Guardado. El navegador no permitió el acceso: aún no se puede enviar nada.',
  'Saved.': 'Guardado.',
  'Add an account of {crm}': 'Añadir una cuenta de {crm}',
  'As it stands on the Send button.': 'Como aparece en el botón de envío.',
  'API address': 'Dirección de la API',
  'Leave empty for {address}. Only for a staging system or a sandbox.':
    'Dejar vacío para {address}. Solo para un sistema de pruebas.',
  'Save and test': 'Guardar y probar',
  Done: 'Listo',
  Back: 'Volver',
  Accounts: 'Cuentas',
  'Each account is one set of credentials for one CRM. You may have several of the same CRM.':
    'Cada cuenta es un juego de credenciales de un CRM. Puede tener varias del mismo CRM.',
  'The accounts could not be read': 'No se pudieron leer las cuentas',
  'Which CRM?': '¿Qué CRM?',
  'Choose where your leads shall go.': 'Elija adónde deben ir sus prospectos.',
  Export: 'Exportar',
  Drop: 'Eliminar',
  'The others are not affected. Export first: the text may show which lead it was.':
    'Las demás no se ven afectadas. Exporte primero: el texto puede mostrar qué prospecto era.',
  'Default values': 'Valores predeterminados',
  'Used where the lead itself says nothing. You can change them for each lead.':
    'Se usan cuando el prospecto no dice nada. Puede cambiarlas para cada prospecto.',
  'Field paths': 'Rutas de los campos',
  'Where each value stands in the request. Paths that the vendor’s page does not print are inferred: if your CRM wants another one, change it here, for this account only.':
    'Dónde está cada valor en la solicitud. Las rutas que la página del proveedor no muestra son deducidas: si su CRM quiere otra, cámbiela aquí, solo para esta cuenta.',
  'Add an account first.': 'Añada primero una cuenta.',
  Field: 'Campo',
  Path: 'Ruta',
  Says: 'Origen',
  Sent: 'Enviado',
  Reset: 'Restablecer',
  'Reset all': 'Restablecer todo',
  'Steers the request': 'Dirige la solicitud',
  'Path of {field}': 'Ruta de {field}',
  Yours: 'La suya',
  Documented: 'Documentado',
  Inferred: 'Deducido',
  'Send {field}': 'Enviar {field}',
  'Reset {field}': 'Restablecer {field}',
  'Add your CRM’s account': 'Añada la cuenta de su CRM',
  'Its key stays on this computer, encrypted, and goes only to the CRM itself.':
    'Su clave se queda en este equipo, cifrada, y solo va al propio CRM.',
  'Open a page with a lead': 'Abra una página con un prospecto',
  'An e-mail, a contact page, a filled form, a list.':
    'Un correo, una página de contacto, un formulario lleno, una lista.',
  'Click the icon in the toolbar': 'Haga clic en el icono de la barra de herramientas',
  'Check what was read, choose the account, press Send. {key} does the same.':
    'Revise lo leído, elija la cuenta y pulse Enviar. {key} hace lo mismo.',
  'Hand over your first lead in three steps': 'Entregue su primer prospecto en tres pasos',
  'Language and region': 'Idioma y región',
  'As the browser': 'Como el navegador',
  'Phone numbers without a country code are read as numbers of this country.':
    'Los teléfonos sin código de país se leen como números de este país.',
  Help: 'Ayuda',
  'Where do I find my key?': '¿Dónde encuentro mi clave?',
  'The vendor’s page': 'La página del proveedor',
  'What happens with what is read?': '¿Qué pasa con lo que se lee?',
  'A page is read only when you click, only for you to see. It goes to nobody until you press Send, and then only to the CRM whose account you chose.':
    'Una página se lee solo cuando usted hace clic, y solo para usted. Nada sale hasta que pulse Enviar, y entonces solo hacia el CRM de la cuenta elegida.',
  'Drafts, accounts and history stay in this browser. There is no server of ours.':
    'Borradores, cuentas e historial se quedan en este navegador. No tenemos ningún servidor.',
  'Search name, e-mail, phone, reference': 'Buscar nombre, correo, teléfono, referencia',
  'All accounts': 'Todas las cuentas',
  Outcome: 'Resultado',
  'All outcomes': 'Todos los resultados',
  'Without a name': 'Sin nombre',
  Open: 'Abrir',
  'Hand to another account': 'Entregar a otra cuenta',
  'Delete {name} from the history': 'Eliminar {name} del historial',
  'Leads that were sent or discarded. It is kept in this browser only, and never holds keys.':
    'Prospectos enviados o descartados. Se guarda solo en este navegador y nunca contiene claves.',
  'Export CSV': 'Exportar CSV',
  'Export JSON': 'Exportar JSON',
  'Nothing here yet.': 'Aún no hay nada.',
  'Show more': 'Mostrar más',
  'How long is it kept?': '¿Cuánto tiempo se guarda?',
  'Drafts, and what is remembered of sites and against sending twice, go with it.':
    'Con él se van los borradores y lo que se recuerda de los sitios y contra los envíos dobles.',
  'Delete the whole history?': '¿Eliminar todo el historial?',
  'Delete all': 'Eliminar todo',
  Security: 'Seguridad',
  'Until I delete it': 'Hasta que lo elimine',
  '{n} days': '{n} días',
  'Memory against sending twice': 'Memoria contra envíos dobles',
  'Holds no names or numbers, only keyed fingerprints of e-mail and phone.':
    'No contiene nombres ni números, solo huellas cifradas de correos y teléfonos.',
  'Your keys are stored encrypted. A passphrase protects them also from others who use this computer.':
    'Sus claves se guardan cifradas. Una frase de contraseña las protege también de otros que usan este equipo.',
  'Change the passphrase': 'Cambiar la frase de contraseña',
  'Set a passphrase': 'Poner una frase de contraseña',
  'The passphrase is set.': 'La frase de contraseña está puesta.',
  'Passphrase now': 'Frase de contraseña actual',
  'New passphrase': 'Nueva frase de contraseña',
  'At least 8 characters. Nobody can restore it: without it the keys must be entered again.':
    'Al menos 8 caracteres. Nadie puede recuperarla: sin ella habrá que escribir las claves de nuevo.',
  'The same again': 'La misma otra vez',
  'These two differ.': 'Las dos son distintas.',
  'Set the passphrase': 'Poner la frase de contraseña',
  'The passphrase is off.': 'La frase de contraseña está quitada.',
  'Remove the passphrase': 'Quitar la frase de contraseña',
  Locking: 'Bloqueo',
  'Lock after so many minutes without use': 'Bloquear tras tantos minutos sin uso',
  'The keys are also locked whenever the browser starts.':
    'Las claves también se bloquean cada vez que arranca el navegador.',
  'Lock now': 'Bloquear ahora',
  'Something does not work?': '¿Algo no funciona?',
  'This file tells what the product is set to and what became of its handoffs. It holds no leads, no names, no addresses and no keys. Read it before you pass it on.':
    'Este archivo dice cómo está ajustado el producto y qué fue de sus entregas. No contiene prospectos, nombres, direcciones ni claves. Léalo antes de pasarlo a alguien.',
  'Save the support file': 'Guardar el archivo de soporte',
  'Test {account}': 'Probar {account}',
  'Edit {account}': 'Editar {account}',
  'Remove {account}': 'Quitar {account}',
  'Values by site': 'Valores por sitio',
  'Leads of these sites start with them, before the default values.':
    'Los prospectos de estos sitios empiezan con ellos, antes que los valores predeterminados.',
  No: 'No',
  '{n} handoffs cannot be read': {
    one: '{n} entrega ilegible',
    many: '{n} entregas ilegibles',
    other: '{n} entregas ilegibles',
  },
  '{n} set': { one: '{n} puesto', many: '{n} puestos', other: '{n} puestos' },
  Notifications: 'Avisos',
  'Tell me what became of a lead while the popup is closed': 'Avisarme qué fue de un prospecto con la ventana cerrada',
};

export default words;
