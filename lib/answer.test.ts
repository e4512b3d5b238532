import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { message, ownPage, resetBrowser } from '../tests/in-process/extension.ts';
import { answer, type Handlers } from './answer.ts';
import { messages } from './messages.ts';
import { Refusal } from './refusal.ts';

let asked: [string, unknown][];
let reply: () => unknown;

beforeEach(() => {
  resetBrowser();
  asked = [];
  reply = () => undefined;
  const record = (name: string) => async (input: unknown) => {
    asked.push([name, input]);
    return reply();
  };
  answer(Object.fromEntries(Object.keys(messages).map((name) => [name, record(name)])) as unknown as Handlers);
});

const own = 'chrome-extension://test-extension-id';

describe('who is answered', () => {
  it.each([
    ['a content script', { id: 'test-extension-id', url: 'https://site.example/', tab: { id: 1 } }],
    ['a page that names the extension', { id: 'test-extension-id', url: `https://site.example/?${own}/popup.html` }],
    ['an origin that begins alike', { id: 'test-extension-id', url: `${own}.evil.example/popup.html` }],
    ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }],
    ['another extension with our address', { id: 'other', url: `${own}/popup.html` }],
    [
      'a frame of another origin',
      { id: 'test-extension-id', url: `${own}/popup.html`, origin: 'https://site.example' },
    ],
    ['nobody', {}],
  ])('not %s', async (_, sender) => {
    for (const name of Object.keys(messages) as (keyof typeof messages)[]) {
      expect(await message(name, {} as never, sender)).toMatchObject({ failed: true, kind: 'refused' });
    }
    expect(asked).toEqual([]);
  });

  it('an options page, though it stands in a tab', async () => {
    const options = { ...ownPage(), url: `${own}/options.html#accounts`, origin: own, tab: { id: 3 } };
    await message('accounts.list', {}, options);
    expect(asked).toEqual([['accounts.list', {}]]);
  });
});

describe('what is answered', () => {
  it('not what the schema refuses', async () => {
    expect(await message('accounts.remove', { id: 5 } as never)).toMatchObject({ failed: true, kind: 'input' });
    expect(await message('handoff.resolve', { id: '1', action: 'explode' } as never)).toMatchObject({ failed: true });
    expect(asked).toEqual([]);
  });

  it('only what the schema knows', async () => {
    await message('accounts.remove', JSON.parse('{"id":"a","more":1,"__proto__":{"x":1}}'));
    expect(asked).toEqual([['accounts.remove', { id: 'a' }]]);
  });

  it('names of messages only', async () => {
    for (const stray of ['toString', '__proto__', 'constructor', 'unknown', 5, undefined]) {
      const answers = await fakeBrowser.runtime.onMessage.trigger(
        { name: stray, input: {} },
        ownPage() as never,
        () => undefined,
      );
      expect(answers).toEqual([undefined]);
    }
  });

  it('refusals in words, defects without any', async () => {
    reply = () => {
      throw new Refusal('locked', 'Unlock first.');
    };
    expect(await message('accounts.list', {})).toEqual({ failed: true, kind: 'locked', message: 'Unlock first.' });
    reply = () => {
      throw new TypeError('https://api.example/?apiKey=canary');
    };
    const defect = await message('accounts.list', {});
    expect(defect).toMatchObject({ failed: true, kind: 'internal' });
    expect(JSON.stringify(defect)).not.toContain('canary');
  });
});
