import { describe, expect, it } from 'vitest';
import { builds } from '../tests/build.ts';
import { firstLoad, packageSizes } from './package-sizes.ts';
import { budgets } from './parts/package.ts';

describe('the release keeps its size budgets', async () => {
  const sizes = await packageSizes(builds.release);

  it(`popup: first-load JavaScript ≤ ${budgets.popup} kB gzip`, () => {
    expect(sizes.popupGzip, JSON.stringify(sizes.popupFiles, null, 2)).toBeLessThanOrEqual(budgets.popup * 1000);
  });

  it('popup: first-load JavaScript is found whole', () => {
    // A popup that shows a lead cannot be smaller than the framework it is drawn with.
    expect(firstLoad(builds.release, 'popup.html').length).toBeGreaterThan(1);
    expect(sizes.popupGzip).toBeGreaterThan(5_000);
  });

  it(`worker script ≤ ${budgets.worker} kB gzip`, () => {
    expect(sizes.workerGzip).toBeLessThanOrEqual(budgets.worker * 1000);
  });

  it(`zip ≤ ${budgets.zip} kB`, () => {
    expect(sizes.zip).toBeLessThanOrEqual(budgets.zip * 1000);
  });
});
