import { expect, it } from 'vitest';
import { sigkill } from './sigkill.ts';

it('loses no acknowledged handoff when the browser is killed', { timeout: 600_000 }, async () => {
  const { acknowledged, lost } = await sigkill(30);
  expect(acknowledged).toBe(60);
  expect(lost).toBe(0);
});
