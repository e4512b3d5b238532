import { afterEach, expect, it } from 'vitest';
import { loadLanguage } from './index.ts';
import { said } from './said.ts';

afterEach(() => loadLanguage('en', 'en-US'));

it('says in the person’s language what was made elsewhere, names and all', async () => {
  await loadLanguage('es', 'es-MX');
  expect(said('The connection to api.oak.example failed.')).toBe('Falló la conexión con api.oak.example.');
  expect(said('line 4, “Cell”')).toBe('línea 4, «Cell»');
  expect(said('That passphrase is not right.')).toBe('Esa frase de contraseña no es correcta.');
});

it('leaves what it does not know as it is', async () => {
  await loadLanguage('fr-CA', 'fr-CA');
  expect(said('Portal lead can’t be blank')).toBe('Portal lead can’t be blank');
});
