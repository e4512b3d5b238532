import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { emptyLead } from '../lead/lead.ts';
import acculynx from './acculynx/index.ts';
import apptivo from './apptivo/index.ts';
import conecrm from './conecrm/index.ts';
import { planSteps } from './form.ts';
import { previewSteps } from './preview.ts';
import singleops from './singleops/index.ts';

const account = { defaults: {}, paths: {}, remembered: {}, base: '', plain: { userEmail: 'api@greenline.example' } };
const lead = {
  ...emptyLead(),
  firstName: "O'Neil",
  lastName: '$(whoami) `x` "q" \\ {{contact}}',
  companyName: '{{contact}}',
};
const handover = { lead, values: {}, reference: 'LH-7F3K9Q', timeZone: 'America/Denver' };

describe('previewSteps', () => {
  test('shows address, headers and body with the secret masked', () => {
    const [step] = previewSteps(acculynx, account, planSteps(acculynx, account, handover));
    expect(step?.url).toBe('https://api.acculynx.com/api/v1/leads');
    expect(step?.headers.Authorization).toBe('Bearer ••••••••');
    expect(JSON.parse(step?.body ?? '')).toMatchObject({
      firstName: "O'Neil",
      companyName: '{{contact}}',
      crossReference: 'LH-7F3K9Q',
    });
  });

  test('masks in the query and in the body too, and leaves readable what is no secret', () => {
    const [save] = previewSteps(apptivo, account, planSteps(apptivo, account, handover));
    expect(save?.url).toContain('apiKey=••••••••&accessKey=••••••••');
    expect(save?.body).toBe('');
    const [job] = previewSteps(singleops, account, planSteps(singleops, account, handover));
    expect(JSON.parse(job?.body ?? '')).toMatchObject({ user_email: 'api@greenline.example', user_token: '••••••••' });
  });

  test('says which request is made only when an earlier one finds nothing', () => {
    const known = { ...handover, lead: { ...lead, emails: ['a@oak.example'], phones: [{ number: '+13035550142' }] } };
    const steps = previewSteps(conecrm, account, planSteps(conecrm, account, known));
    expect(steps.map(({ label, unless }) => [label, unless])).toEqual([
      ['Look for the contact by e-mail', undefined],
      ['Look for the contact by phone', 'Look for the contact by e-mail'],
      ['Create the contact, with its account', 'Look for the contact by phone'],
      ['Create the lead', undefined],
    ]);
  });

  test('the account’s own address', () => {
    const own = { ...account, base: 'http://127.0.0.1:9/' };
    expect(previewSteps(acculynx, own, planSteps(acculynx, own, handover))[0]?.url).toBe(
      'http://127.0.0.1:9/api/v1/leads',
    );
  });

  test('the curl command means to a shell exactly what the preview shows', () => {
    for (const crm of [acculynx, apptivo, singleops, conecrm]) {
      for (const step of previewSteps(crm, account, planSteps(crm, account, handover))) {
        const echo = step.curl.replace(/^curl /, 'printf "%s\\0" ');
        const words = execFileSync('/bin/sh', ['-c', echo], { encoding: 'utf8' }).split('\0').slice(0, -1);
        const headers = Object.entries(step.headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
        const data = step.body === '' ? [] : ['--data-raw', JSON.stringify(JSON.parse(step.body))];
        expect(words).toEqual(['-X', step.method, step.url, ...headers, ...data]);
      }
    }
  });
});
