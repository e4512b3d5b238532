import { expect, it } from 'vitest';
import { interleave } from './rounds.ts';

it('runs each once a round, begins with another each time, and drops the warm-up', async () => {
  const order: string[] = [];
  const contestant = (name: string) => async (round: number) => {
    order.push(name + round);
    return round;
  };
  const samples = await interleave({ a: contestant('a'), b: contestant('b') }, { rounds: 2, warmUp: 1 });
  expect(order).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
  expect(samples).toEqual({ a: [1, 2], b: [1, 2] });
});
