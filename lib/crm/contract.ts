import type { Credentials, Known, Seed } from '../../sandbox/crm.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { skipNeedless } from '../handoff/machine.ts';
import { emptyLead, type Lead } from '../lead/lead.ts';
import type { Answer } from '../net/exchange.ts';
import { sendRequest } from '../net/send-request.ts';
import type { CrmDefinition, Duplicate, Lookups, Read, RequestSpec, StepResult, Values } from './define.ts';
import { fieldsOf, fillPlaceholders, planInput, plannedFields, planSteps, problemsOf } from './form.ts';
import { wireRequest } from './wire.ts';

/** What the contract suite needs to know of a CRM: written beside the definition, from the vendor's page. */
export interface ContractCases {
  /** What a person of the sandbox's account chooses: at least what is required. */
  readonly values: (known: Known) => Values;
  /** A value for every field there is, that the CRM takes all together. Keys of `exempt` are left out. */
  readonly full: (known: Known) => Values;
  /** Fields that `full` cannot fill, with the reason. */
  readonly exempt: Readonly<Record<string, string>>;
  /** Fields without which the page takes nothing; of `beside` where they stand in something optional. */
  readonly required: readonly string[];
  /** Most characters, by field key, as the page prints them. */
  readonly limits: Readonly<Record<string, number>>;
  /** Choices, by field key, as the page prints them. */
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
  /** Values that a field of `required`, `limits` or `enumerations` needs beside it to be shown. */
  readonly beside?: Readonly<Record<string, Values>>;
  /** Errors as the page prints them (or, where it prints none, as such APIs answer), and what is to be made of them. */
  readonly errors: readonly {
    readonly name: string;
    readonly status: number;
    readonly body: unknown;
    /** Part of path and query of the request that is answered so; the main one when absent. */
    readonly at?: string;
    readonly values?: Values;
    readonly fields: readonly string[];
    readonly message?: RegExp;
  }[];
  /** How many options or items a lookup gives when the CRM has `count`. */
  readonly lookups: Readonly<Record<string, LookupCase>>;
  /** What of a full lead does not reach this CRM untouched by the person, and why. */
  readonly dropped: Readonly<Record<string, string>>;
  /** Methods of the requests whose address carries the keys, because the vendor takes them nowhere else; none when absent. */
  readonly keysInAddress?: readonly ('GET' | 'POST')[];
  /** What the main request's answer without an id is taken for. */
  readonly withoutId: StepResult['kind'];
  /** Bodies of a 200 that look well and prove nothing at this vendor. */
  readonly unproven: readonly unknown[];
  /** What a 200 that the vendor means as a refusal is taken for. */
  readonly refusal: StepResult['kind'];
}

export interface LookupCase {
  readonly seed: (count: number) => Seed;
  readonly size: (lookups: Lookups) => number;
  /** How many of `count` can be used; all when absent. */
  readonly usable?: (count: number) => number;
}

export const account = { defaults: {}, paths: {}, remembered: {}, base: '', plain: {} } as const;

/** 13 characters: the longest there may be, so that limits are met exactly. */
export const reference = 'LH-7F3K9Q2ZTV';

/** A lead with everything, in Colorado. */
export const sampleLead: Lead = {
  ...emptyLead(),
  firstName: 'Wilhelmina',
  lastName: 'Okafor',
  companyName: 'Okafor Holdings',
  jobTitle: 'Owner',
  emails: ['w.okafor@okafor.example', 'wilma@home.example'],
  phones: [
    { number: '+13035550142', type: 'mobile' },
    { number: '+13035550143', type: 'home' },
    { number: '+13035550144', type: 'work', extension: '12' },
  ],
  address: {
    street: '418 Larkspur Lane',
    street2: 'Unit 5',
    city: 'Denver',
    county: 'Jefferson',
    state: 'CO',
    postalCode: '80203',
    country: 'US',
  },
  website: 'https://okafor.example',
  subject: 'Roof leaks at the chimney',
  notes: 'Please call after 5 pm.',
  vehicle: { year: '2021', make: 'Subaru', model: 'Outback', trim: 'Touring' },
  appointmentAt: '2026-03-12T15:00',
  reference: 'REQ-88',
  source: {
    name: 'Roofers Marketplace',
    url: 'https://roofers.example/r/88?utm_source=fall&utm_campaign=storm',
    utmSource: 'fall',
    utmMedium: '',
    utmCampaign: 'storm',
  },
};

/** Every fact of a lead, by name, as it must be found again in some request; phones by their digits. */
export function factsOf(lead: Lead): Record<string, string> {
  const { emails, phones, address, vehicle, source, appointmentAt, ...texts } = lead;
  const named = (prefix: string, record: object) =>
    Object.entries(record).map(([key, value]) => [`${prefix}.${key}`, String(value)]);
  const facts = [
    ...Object.entries(texts),
    ...named('emails', emails),
    ...phones.flatMap(({ number, extension = '' }, index) => [
      [`phones.${index}`, number.replace(/\D/g, '').slice(-10)],
      [`phones.${index}.extension`, extension],
    ]),
    ...named('address', address),
    ...named('vehicle', vehicle),
    ['source.name', source.name],
    ['appointmentAt', appointmentAt.slice(0, 10)],
  ];
  return Object.fromEntries(facts.filter(([, value]) => value !== ''));
}

export interface Run {
  readonly steps: readonly {
    readonly id: string;
    readonly request: RequestSpec;
    readonly answer: Answer;
    readonly result: StepResult | undefined;
  }[];
  /** Of the last step that was made. */
  readonly status: number;
  readonly result: StepResult | undefined;
  readonly done: Readonly<Record<string, string>>;
}

/** A CRM of the sandbox with its definition, over real HTTP and through the product's own sender. */
export class Bench {
  readonly sandbox: Sandbox;
  readonly crm: CrmDefinition;
  constructor(sandbox: Sandbox, crm: CrmDefinition) {
    this.sandbox = sandbox;
    this.crm = crm;
  }

  static async start(crm: CrmDefinition): Promise<Bench> {
    return new Bench(await startSandbox(), crm);
  }

  get base(): string {
    return this.sandbox.base[this.crm.id] ?? '';
  }
  get known(): Known {
    return this.sandbox.known[this.crm.id] ?? {};
  }
  get credentials(): Credentials {
    return this.sandbox.credentials[this.crm.id] ?? {};
  }

  send(request: RequestSpec, credentials: Credentials = this.credentials): Promise<Answer> {
    const wire = wireRequest(this.crm, this.base, request, credentials);
    return sendRequest(wire, { base: this.base, operation: 'contract' });
  }

  /** A `Read` as the worker's: the JSON of a 2xx, an error with its status otherwise. */
  read(credentials: Credentials = this.credentials): Read {
    return async (request) => {
      const answer = await this.send(request, credentials);
      if (answer.status > 299 || answer.json === undefined) {
        throw Object.assign(new Error(`Status ${answer.status}`), { status: answer.status });
      }
      return answer.json;
    };
  }

  async lookups(): Promise<Lookups> {
    const entries = Object.entries(this.crm.lookups ?? {});
    const results = await Promise.all(entries.map(([, lookup]) => lookup.read(this.read())));
    return Object.fromEntries(entries.map(([id], index) => [id, results[index]]));
  }

  async plan(values: Values, lead: Lead = sampleLead) {
    const lookups = await this.lookups();
    const handover = { lead, values, lookups, reference, timeZone: 'America/Denver' };
    const input = planInput(this.crm, account, handover);
    return {
      lookups,
      input,
      steps: planSteps(this.crm, account, handover),
      fields: fieldsOf(this.crm, account, lookups, input.values),
      problems: problemsOf(input.fields, input.values),
    };
  }

  /** Makes the steps as the worker does, up to the first that is not done. */
  async handOver(values: Values, lead: Lead = sampleLead, credentials: Credentials = this.credentials): Promise<Run> {
    const { steps, input } = await this.plan(values, lead);
    const fields = plannedFields(this.crm, input);
    const made: Run['steps'][number][] = [];
    let state = skipNeedless(steps, {}, 0);
    for (let step = steps[state.at]; step; step = steps[state.at]) {
      const request = fillPlaceholders(step.request, state.done);
      const answer = await this.send(request, credentials);
      const readable = answer.status < 300 || answer.status === 400 || answer.status === 422;
      const result = readable
        ? this.crm.readResult(
            step.id,
            answer,
            request,
            fields.filter((field) => field.step === step.id),
          )
        : undefined;
      made.push({ id: step.id, request, answer, result });
      if (result?.kind !== 'done') break;
      state = skipNeedless(steps, { ...state.done, [step.id]: result.id ?? '' }, state.at + 1);
    }
    const last = made.at(-1);
    return { steps: made, status: last?.answer.status ?? 0, result: last?.result, done: state.done };
  }

  duplicates(lead: Lead, values: Values = {}): Promise<readonly Duplicate[]> {
    return this.crm.findDuplicates?.(this.read(), { lead, values }) ?? Promise.resolve([]);
  }

  /** What the CRM executed, oldest first. */
  get executed() {
    return this.sandbox.log.filter((entry) => entry.crm === this.crm.id && entry.executed);
  }
}

export function kindOf(result: StepResult | undefined): StepResult['kind'] | undefined {
  return result?.kind;
}

/** Keys of the fields that a refusal names. */
export function refusedFields(result: StepResult | undefined): string[] {
  return result?.kind === 'rejected' ? Object.keys(result.fields) : [];
}

/** A text of exactly so many characters that fits the type of a field. */
export function textOf(length: number, type: string | undefined): string {
  if (type !== 'email') return 'x'.repeat(length);
  const domain = `${'d'.repeat(60)}.`
    .repeat(4)
    .slice(0, Math.max(1, length - 30))
    .replace(/\.$/, 'd');
  const tail = `@${domain}.example`;
  return `${'a'.repeat(length - tail.length)}${tail}`;
}
