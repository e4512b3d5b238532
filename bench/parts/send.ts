import { review, waitIn } from '../../tests/review.ts';
import { bareFetch, sameRequest } from '../bare-request.ts';
import { type Findings, measureRounds } from '../measure.ts';
import { interleave } from '../rounds.ts';
import { now, openStage, type Stage } from '../stage.ts';
import type { Part, PartOptions } from './part.ts';

const crm = 'acculynx';

export const sendPart: Part = {
  title: 'Send',
  about:
    'From pressing Send in the popup to the request reaching the sandbox, the handoff being on disk before. The baseline is the same request by a bare fetch from an extension page. In ms; the goal is on the difference.',
  run,
};

async function run(options: PartOptions): Promise<Findings> {
  const stage = await openStage();
  try {
    const { sandbox } = stage;
    const tab = await stage.own.browser.newPage();
    let page = 2_000;
    const settled: number[] = [];
    const press = async (round: number) => {
      await tab.goto(stage.leadUrl(page++));
      const popup = await stage.own.openPopup(tab);
      const person = review(popup);
      await person.ready();
      await person.chooseAccount(`${sandbox.names[crm]} sandbox`);
      await waitIn(
        popup,
        () => document.querySelector('[data-action="send"]:not([disabled], [aria-disabled="true"])') !== null,
        [],
      );
      const arrived = arrival(stage);
      const pressed = await popup.evaluate(() => {
        const at = performance.timeOrigin + performance.now();
        document.querySelector<HTMLElement>('[data-action="send"]')?.click();
        return at;
      });
      const reached = (await arrived) - pressed;
      await person.outcome('sent');
      if (round >= options.warmUp) settled.push(now() - pressed);
      await popup.close();
      return reached;
    };
    await press(-1);
    const entry = sandbox.log.find(({ method, executed }) => method === 'POST' && executed);
    if (!entry) throw new Error('Nothing was sent');
    const request = sameRequest(sandbox, entry);
    const bare = async () => {
      const arrived = arrival(stage);
      const start = await bareFetch(stage.options, request);
      return (await arrived) - start;
    };
    const samples = await interleave({ press, bare }, options);
    return {
      measures: [
        measureRounds('send: press to request at the CRM', 'ms', samples.press, samples.bare, { moreAtMost: 15 }),
        measureRounds('send: press to “sent” on the screen', 'ms', settled, samples.bare),
      ],
    };
  } finally {
    await stage.close();
  }
}

/** When the next POST reaches the sandbox, in ms since epoch. */
async function arrival({ sandbox }: Stage): Promise<number> {
  const { length } = sandbox.log;
  await sandbox.until(({ seq, method }) => seq > length && method === 'POST');
  return now();
}
