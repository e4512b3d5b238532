import { expect, it } from 'vitest';
import { sigkill } from './sigkill.ts';

/** Some of the kills of `npm run faults`. */
const cycles = 8;

it('loses no acknowledged handoff when the browser is killed', { timeout: 600_000 }, async () => {
  const { acknowledged, lost } = await sigkill(cycles);
  expect(acknowledged).toBe(2 * cycles);
  expect(lost).toBe(0);
});
