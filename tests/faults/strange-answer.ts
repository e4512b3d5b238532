import { pick } from '../random.ts';
import { both, type Fault } from './fault.ts';
import { mainRequest } from './stage.ts';

export const strangeAnswer: Fault = {
  name: 'strange-answer',
  requires: 'A 200 with a page, broken JSON, no record or a refusal is never "sent" without proof.',
  browsers: both,
  ends: ['sent', 'unknown', 'rejected'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      const kind = pick(stage.next, ['html', 'badJson', 'withoutId', 'refusal'] as const);
      // A refusal means that nothing was done; of the others nobody can know. A vendor whose page documents no
      // answer at all acknowledges with any JSON that carries no error: there "without id" comes after the commit.
      const commit = kind === 'refusal' ? false : kind === 'withoutId' || stage.next() < 0.5;
      stage.sandbox.fault({ crm, kind, commit, match: { writes: true, path: mainRequest[crm] } });
      await stage.send(crm);
    }
  },
};
