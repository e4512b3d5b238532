import type { Catalog } from '../index.ts';

/** What worker and CRM definitions refuse, ask and answer, in Spanish. */
const words: Catalog = {
  'The lead could not be put in order.': 'No se pudo preparar el prospecto.',
  'The CRM allows only so many requests a minute.': 'El CRM solo admite cierto número de solicitudes por minuto.',
  'The extension’s storage is full, so this lead cannot be kept safe while it is sent, and was not sent. Settle or discard leads that wait, then send again.':
    'El almacenamiento de la extensión está lleno: el prospecto no se podría guardar mientras se envía, y no se ha enviado. Resuelva o descarte prospectos que esperan y vuelva a enviarlo.',
  'The stored request is not the one that was frozen at Send. Check the lead and send it again.':
    'La solicitud guardada no es la que se fijó al enviar. Revise el prospecto y envíelo de nuevo.',
  'The CRM no longer has what was chosen.': 'El CRM ya no tiene lo que se eligió.',
  'An earlier step gave no id that this one needs.': 'Un paso anterior no dio el identificador que este necesita.',
  'The test failed.': 'La prueba falló.',
  'That is not an address. It looks like https://api.example.com.':
    'Esto no es una dirección. Tiene este aspecto: https://api.example.com.',
  'An API address has no user name, no query and no fragment.':
    'Una dirección de API no lleva nombre de usuario, consulta ni fragmento.',
  'An API address must begin with https://.': 'Una dirección de API debe empezar por https://.',
  'There is no network connection.': 'No hay conexión de red.',
  'The CRM answered, but not with what shows that the record was made.':
    'El CRM respondió, pero no con lo que demuestra que el registro se creó.',
  'The answer did not come from the CRM, or was cut short: it is no JSON.':
    'La respuesta no vino del CRM o llegó cortada: no es JSON.',
  'The CRM refused some fields.': 'El CRM rechazó algunos campos.',
  'A path is names with dots between them.': 'Una ruta son nombres separados por puntos.',
  '“{part}” cannot stand in a path.': '«{part}» no puede estar en una ruta.',
  'Path “{path}”: {why}': 'Ruta «{path}»: {why}',
  'Path “{path}” does not fit what stands at “{key}”.': 'La ruta «{path}» no encaja con lo que hay en «{key}».',
  'Path “{path}” runs into the value at “{part}”.': 'La ruta «{path}» choca con el valor de «{part}».',
  'Step “{step}” has returned no id.': 'El paso «{step}» no devolvió ningún identificador.',
  'The fields of the account are not known yet: {names}.': 'Todavía no se conocen los campos de la cuenta: {names}.',
  '{crm} answered with its configuration (1 list).': '{crm} respondió con su configuración (1 lista).',
  '{crm} answered with its configuration ({n} lists).': '{crm} respondió con su configuración ({n} listas).',
  '{crm} answered with 1 stage.': '{crm} respondió con 1 etapa.',
  '{crm} answered with {n} stages.': '{crm} respondió con {n} etapas.',
  '{crm} answered with 1 division.': '{crm} respondió con 1 división.',
  '{crm} answered with {n} divisions.': '{crm} respondió con {n} divisiones.',
  '{crm} could not search for the contact. Choose one, or “Create a new contact”.':
    '{crm} no pudo buscar el contacto. Elija uno o «Crear un contacto nuevo».',
  '{crm} has {n} contacts like this. Choose one.': '{crm} tiene {n} contactos como este. Elija uno.',
  'This does not look like a {crm} token: a JWT has three parts with dots between.':
    'Esto no parece un token de {crm}: un JWT tiene tres partes separadas por puntos.',
  'This does not look like a {crm} token: it cannot be read.': 'Esto no parece un token de {crm}: no se puede leer.',
  'This sender may not ask that.': 'Este remitente no puede pedir eso.',
  'That request is not well formed.': 'Esa solicitud no está bien formada.',
  'Something went wrong inside the extension ({kind}).': 'Algo falló dentro de la extensión ({kind}).',
};
export default words;
