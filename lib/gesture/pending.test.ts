import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepGesture, takeGesture } from './pending.ts';

const gesture = {
  kind: 'selection' as const,
  tabId: 7,
  url: 'https://oak.example',
  title: 'Oak',
  text: 'Ada',
  at: 1000,
};

describe('a gesture on its way to the review', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is taken once, by its own tab, while it is fresh', async () => {
    await keepGesture(gesture);
    expect(await takeGesture(7, 2000)).toEqual(gesture);
    expect(await takeGesture(7, 2000)).toBeUndefined();
  });

  it('does not colour another tab’s review, nor a later one', async () => {
    await keepGesture(gesture);
    expect(await takeGesture(8, 2000)).toBeUndefined();
    await keepGesture(gesture);
    expect(await takeGesture(7, 60_000)).toBeUndefined();
  });

  it('is nothing when it is not well formed', async () => {
    await fakeBrowser.storage.session.set({ pending: { kind: 'page' } });
    expect(await takeGesture(7, 2000)).toBeUndefined();
  });
});
