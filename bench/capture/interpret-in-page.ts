import { collect } from '../../lib/capture/collect/index.ts';
import { interpretPage } from '../../lib/capture/index.ts';
import { walk } from './walk.ts';

/** Runs interpret so often on the facts of this page, each time on a copy, as they come from another process. In ms. */
export function timeInterpret(runs: number): number[] {
  const facts = collect(document);
  return Array.from({ length: runs }, () => {
    const frames = [{ frameId: 0, facts: structuredClone(facts) }];
    const start = performance.now();
    interpretPage(frames, { url: facts.url, title: facts.title, country: 'US' });
    return performance.now() - start;
  });
}

/** Runs the bare walk once. In ms. */
export function timeWalk(): number {
  const start = performance.now();
  walk(document);
  return performance.now() - start;
}
