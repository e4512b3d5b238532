import type { Lead } from '../lead/lead.ts';

/**
 * The contract every CRM fulfils. A definition is data plus pure functions: it never fetches, never
 * stores, never sees the extension's API. The form, its validation, the request bodies, the preview,
 * the options page and the README's tables are all made from it.
 */

/** What one field of a form holds: text (also a picked id or an ISO date), a switch, a list of ids, or label → value. */
export type Value = string | boolean | readonly string[] | Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, Value>>;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Anything the definition needs again when it makes the request (a code beside an id). Never secret. */
  readonly extra?: Readonly<Record<string, string>>;
}

export type FieldType =
  | 'text'
  | 'multiline'
  | 'email'
  | 'tel'
  | 'url'
  | 'number'
  | 'checkbox'
  | 'date'
  /** Local date and time, `2025-07-10T15:00`, with an offset where the person chose a zone. */
  | 'datetime'
  | 'select'
  /** Several of the options. */
  | 'list'
  /** Label → value, both typed by the person (custom fields that the CRM keys by label). */
  | 'pairs';

export interface Field {
  /** Unique in the definition; the key under which its value is kept. */
  readonly key: string;
  readonly label: string;
  readonly type?: FieldType;
  /**
   * Dot path in the body of `step`, null where the field steers the request without standing in it.
   * A list has an index behind its name, `+` appends: `addresses[0].city`, `customFieldValues[+]`.
   */
  readonly path: string | null;
  /** Other places of the same body that take the same value. */
  readonly alsoAt?: readonly string[];
  /** Where the chosen option's label stands, for vendors that want a name beside every id. */
  readonly labelPath?: string;
  /** Where entries of the chosen option's `extra` stand, by key of `extra`. */
  readonly extraPaths?: Readonly<Record<string, string>>;
  /** The step whose body it belongs to; the definition's main step when absent. */
  readonly step?: string;
  /** Id of the part (collapsible section) it stands in. */
  readonly part?: string;
  readonly required?: boolean;
  /** Required only when this says so; `fieldsOf` turns it into `required`. */
  readonly requiredWhen?: (values: Values) => boolean;
  /** Most characters the vendor takes. `fieldsOf` takes off the room that the reference needs. */
  readonly max?: number;
  readonly options?: readonly (Option | string)[];
  /** Id of the lookup that fills the options. */
  readonly lookup?: string;
  /** Which list of a lookup that answers for several pickers at once; its `options` when absent. */
  readonly list?: string;
  /** Takes values beside its options: a record found as duplicate, a zone that is not listed. Its name is at `<key>.label` in the values. */
  readonly open?: boolean;
  /** The person types a value (an id with `pattern`, or a name) once, names it, and picks it afterwards: kept per account. */
  readonly remember?: boolean;
  readonly pattern?: { readonly source: string; readonly says: string };
  /** Whether the vendor's page prints the path. false = inferred, and shown as such. */
  readonly documented: boolean;
  /** Default from the lead. `context` holds what a default may need beside it. */
  readonly from?: (lead: Lead, context: DefaultContext) => Value | undefined;
  /** Default where neither the lead nor the account has one. */
  readonly fallback?: Value;
  /** Derived from other fields: alone it does not make its optional part count as filled. */
  readonly follows?: boolean;
  /** Carries the handoff's reference: as its whole value when it is empty, or appended to it. */
  readonly reference?: 'whole' | 'appended';
  readonly help?: string;
  /** Shown only when this says so, for example task fields after "Create a task". */
  readonly when?: (values: Values) => boolean;
  /** How the value stands in the body; as it is when absent. undefined leaves it out. */
  readonly encode?: (value: Value, input: PlanInput) => Json | undefined;
  /** Rare fields: behind "More fields" until filled. */
  readonly rare?: boolean;
  /** Stands in view above all parts even where the lead fills it: the CRM makes more of it than one would think. */
  readonly inView?: boolean;
  /** Key of the field that it says more of, and stands right behind, wherever that one is. */
  readonly beside?: string;
}

/** What is known of a field once a handoff is frozen: where it stands in a request, and what its choice must be found in. */
export interface PlannedField {
  readonly key: string;
  /** Absent where it steers the request without standing in it. */
  readonly path?: string;
  readonly step: string;
  readonly lookup?: string;
  readonly list?: string;
}

export interface DefaultContext {
  readonly reference: string;
  readonly pageUrl: string;
  /** IANA zone of the person, for example "America/Denver". */
  readonly timeZone: string;
}

export interface Part {
  readonly id: string;
  readonly label: string;
  /** Sent only when one of its fields is filled. */
  readonly optional?: boolean;
  /** Id of the lookup that its fields come from, where the CRM itself defines them. */
  readonly lookup?: string;
}

export interface CredentialField {
  readonly key: string;
  readonly label: string;
  readonly secret: boolean;
  readonly help: string;
}
export type Credentials = Readonly<Record<string, string>>;

/** One HTTP request, without host and without keys. `path` starts with '/'. */
export interface RequestSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

export interface Response {
  readonly status: number;
  readonly contentType: string;
  /** Parsed body, undefined when it is no JSON. */
  readonly json: unknown;
  /** First 1 MB of the body. */
  readonly text: string;
}

/** Sends a request that changes nothing at the CRM and returns the 2xx answer's JSON; throws a SendError otherwise. */
export type Read = (request: RequestSpec) => Promise<unknown>;

export interface PlanInput {
  readonly lead: Lead;
  readonly values: Values;
  /** The chosen option of each select/list field, by field key: label and extra where a request needs them. */
  readonly chosen: Readonly<Record<string, readonly Option[]>>;
  /** Fields with the account's path overrides applied, switched-off ones left out, dynamic ones included. */
  readonly fields: readonly Field[];
  /** For example `LH-7F3K9Q`. */
  readonly reference: string;
  readonly timeZone: string;
}

/**
 * One request of a handoff, frozen as data when the person presses Send. Strings in `request` may hold
 * `{{stepId}}`: the id that an earlier step returned.
 */
export interface Step {
  readonly id: string;
  /** For the person: "Create the lead". */
  readonly label: string;
  readonly request: RequestSpec;
  /** Changes nothing at the CRM: may be repeated freely. */
  readonly safe?: boolean;
  /** Skipped when that earlier step returned an id, which is then this step's id as well. */
  readonly unless?: string;
}

export type StepResult =
  /** Proven. `id` is absent where the vendor documents none, or for a search that found nothing. */
  | { readonly kind: 'done'; readonly id?: string }
  | { readonly kind: 'rejected'; readonly message: string; readonly fields: Readonly<Record<string, string>> }
  /** Neither proof of success nor a refusal. */
  | { readonly kind: 'unclear'; readonly reason: string };

export interface LookupResult {
  readonly options: readonly Option[];
  /** Options by name, where one answer holds those of several pickers. */
  readonly lists?: Readonly<Record<string, readonly Option[]>>;
  /** The vendor's items where a definition makes fields of them (custom inputs). Plain data, secrets dropped. */
  readonly items?: readonly Json[];
}
/** Results by lookup id, as far as they have been read. */
export type Lookups = Readonly<Record<string, LookupResult | undefined>>;

export interface Lookup {
  readonly label: string;
  readonly read: (read: Read) => Promise<LookupResult>;
}

/** A record at the CRM that may be the same person. */
export interface Duplicate {
  /** 'client', 'contact', 'lead', 'customer': the vendor's word. */
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** Lines for the card: e-mail, phone, address, stage, date, archived, on hold. */
  readonly lines: readonly string[];
  /** What matched: 'email', 'phone'. Empty for a prefix hit that is no match. */
  readonly matched: readonly string[];
  readonly exact: boolean;
  /** What can be done with it: each sets values of the form ("Use this client", "Copy to another department"). */
  readonly actions: readonly { readonly label: string; readonly values: Values }[];
  /** For an update: attribute, what the CRM has, what the lead has. */
  readonly differences?: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  /** Named ids that the account may learn from it, by field key. */
  readonly learned?: Readonly<Record<string, readonly Option[]>>;
}

export interface Found {
  readonly id?: string;
  readonly title: string;
}

export interface Reconcile {
  /** Whether an empty search proves that the lead is not there. Argue it where it is set. */
  readonly authoritative: boolean;
  /** Records that this handoff made, for the step that is unknown. */
  readonly find: (read: Read, input: ReconcileInput) => Promise<readonly Found[]>;
}

export interface ReconcileInput extends Omit<PlanInput, 'fields'> {
  readonly step: string;
  /** Ids returned by the steps done so far, by step id. */
  readonly done: Readonly<Record<string, string | undefined>>;
}

/**
 * How to speak with a CRM: what the worker needs of it, and all that the worker gets. A worker is one script that the
 * browser reads anew at every start, so the table, its defaults and what makes requests of them stay with the pages.
 */
export interface CrmApi {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  readonly domain: string;
  readonly credentials: readonly CredentialField[];
  /** Warns about credentials that can be judged offline, for example a token that expires soon. Now in ms since epoch. */
  readonly inspectCredentials?: (credentials: Credentials, now: number) => string | undefined;
  /** Puts the credentials where the vendor wants them. Also called with masked ones for the preview. */
  readonly authorize: (request: RequestSpec, credentials: Credentials) => RequestSpec;
  /** Fields that the CRM itself defines (custom inputs), from what was looked up. */
  readonly dynamicFields?: (lookups: Lookups, values: Values) => readonly Field[];
  readonly lookups?: Readonly<Record<string, Lookup>>;
  /** One harmless call that proves the credentials. Absent where the vendor has none: the product says so. */
  readonly check?: (read: Read) => Promise<string>;
  readonly findDuplicates?: (
    read: Read,
    input: { readonly lead: Lead; readonly values: Values },
  ) => Promise<readonly Duplicate[]>;
  /** The step that fields without `step` belong to. */
  readonly mainStep: string;
  /**
   * Reads an answer of status 2xx, 400 or 422. Success needs proof. `request` is the step's own, as
   * it was sent: a search's answer is compared with what was searched for. `fields` are those of the step: what
   * the vendor refuses is put to them.
   */
  readonly readResult: (
    step: string,
    response: Response,
    request: RequestSpec,
    fields: readonly PlannedField[],
  ) => StepResult;
  readonly reconcile?: Reconcile;
  /** Link to a record for people, where the vendor's addresses are known. */
  readonly recordUrl?: (id: string) => string | undefined;
  /** Requests per minute that the vendor's page allows, where it says. */
  readonly requestsPerMinute?: number;
}

/** A CRM as a whole, as pages and tests know it. */
export interface CrmDefinition extends CrmApi {
  /** The vendor's API page. */
  readonly docs: string;
  /** Where the person finds the key, in one or two sentences. */
  readonly keyHelp: string;
  readonly parts?: readonly Part[];
  readonly fields: readonly Field[];
  /** The requests to make, in order. Pure. */
  readonly steps: (input: PlanInput) => readonly Step[];
}

/** Checks at build and test time that what speaks with a CRM is whole; returns it as it is. */
export function defineApi<const D extends CrmApi>(api: D): CrmApi {
  return api;
}

/** Checks at build and test time that a definition is whole; returns it as it is. */
export function defineCrm<const D extends CrmDefinition>(definition: D): CrmDefinition {
  return definition;
}
