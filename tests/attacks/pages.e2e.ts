import { beforeAll, describe, expect, it } from 'vitest';
import { type HostilePage, hostilePages } from '../hostile/pages.ts';
import { type HostileSum, visit } from '../hostile/visit.ts';

/** A page of every kind; `npm run hostile` visits 300. */
const all = hostilePages(20, 7);

function visitThose(test: (page: HostilePage) => boolean) {
  const chosen = all.filter(test);
  let sum: HostileSum;
  beforeAll(async () => {
    sum = await visit(chosen);
  }, 240_000);
  return {
    get sum() {
      return sum;
    },
    chosen,
  };
}

describe('extension pages: markup in scraped text', () => {
  const visited = visitThose(({ name }) => name.includes('markup'));
  it('runs nowhere, breaks no policy, leaves no error', () => {
    expect(visited.chosen.length).toBeGreaterThan(4);
    expect(visited.sum).toMatchObject({ violations: 0, uncaught: 0 });
  });
});

describe('the lead itself: hidden or bait text, prompt-like text', () => {
  const visited = visitThose(({ name }) => /hidden|bait|orders|invisible|look-alike|secrets/.test(name));
  it('is not taken, and makes nothing be sent', () => {
    expect(visited.chosen.length).toBeGreaterThan(10);
    expect(visited.sum).toMatchObject({ hiddenTaken: 0, secretsCaptured: 0, sent: 0, missed: 0 });
  });
});

describe('the tab: a huge or adversarial page', () => {
  const visited = visitThose(({ name }) => /size|adversarial/.test(name));
  it('is read without an error, and the review can be used', () => {
    expect(visited.chosen.length).toBeGreaterThan(1);
    // By the time that threads ran, which no other work on the machine can lengthen.
    expect(visited.sum).toMatchObject({ uncaught: 0, violations: 0, missed: 0, overTime: 0 });
  });
});

describe('parsing: __proto__, deep or broken data', () => {
  const visited = visitThose(({ name }) => /pollution|broken/.test(name));
  it('reaches no prototype and stops no reading', () => {
    expect(visited.chosen.length).toBeGreaterThan(1);
    expect(visited.sum).toMatchObject({ uncaught: 0, violations: 0 });
  });
});
