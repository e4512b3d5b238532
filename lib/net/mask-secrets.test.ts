import { expect, it } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';

const secret = 'k3y/with+signs=';
const mask = '••••••••';

function masked(text: string) {
  const json = text.startsWith('{') ? JSON.parse(text) : undefined;
  return maskSecrets({ status: 400, contentType: 'application/json', text, json, retryAfter: '3' }, [secret, 'ab', '']);
}

it('takes a repeated secret out of text, values and names, however it is escaped', () => {
  expect(masked(`Bad key ${secret}.`).text).toBe(`Bad key ${mask}.`);
  expect(masked(`at ?apiKey=${encodeURIComponent(secret)}&x`).text).toBe(`at ?apiKey=${mask}&x`);
  const escaped = JSON.stringify({ list: [{ [secret]: `Bad ${secret}` }] }).replaceAll('/', '\\/');
  expect(masked(escaped).json).toEqual({ list: [{ [mask]: `Bad ${mask}` }] });
});

it('leaves everything else as it was', () => {
  const text = '{"id":5,"name":"ab","list":[null,true,""]}';
  expect(masked(text)).toEqual({
    status: 400,
    contentType: 'application/json',
    text,
    json: JSON.parse(text),
    retryAfter: '3',
  });
});
