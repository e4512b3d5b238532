import type { IncomingHttpHeaders } from 'node:http';

/**
 * What one CRM of the sandbox is: routes as data plus its state. Each is written from its vendor's
 * page and knows nothing of the extension, so that the two can disagree.
 */

export type Credentials = Readonly<Record<string, string>>;

export interface CrmRequest {
  readonly method: string;
  readonly path: string;
  /** What the `:name` segments of the route stood for. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON or form fields; undefined when there is no body or it does not parse. */
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body: unknown;
}

/** A record as it stands at the CRM, for the log and the inbox. */
export interface CommittedRecord {
  readonly id: string;
  /** The vendor's word for it: lead, job, account, task, customer. */
  readonly kind: string;
  readonly title: string;
  readonly data: unknown;
}

/**
 * A write that passed every check and has not happened yet. Keeping the two apart lets a fault fall
 * before or after the commit.
 */
export interface Write {
  readonly commit: () => { readonly record: CommittedRecord; readonly answer: Answer };
  /** Paths of the body that this CRM does not know and drops without a word, as such APIs do. */
  readonly ignored?: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** For example `/api/contact/:contact/lead/open`. */
  readonly path: string;
  readonly handle: (request: CrmRequest) => Answer | Write;
}

/**
 * How many of what the CRM has, replacing what it had. Each CRM takes the keys it understands:
 * `clients` (SingleOps clients, ConeCRM contacts, Apptivo customers), `operations`, `customInputs`,
 * `openLeads` (of each ConeCRM contact), `stages`, `customFields`, `options` (entries of each Apptivo list).
 */
export interface Seed {
  readonly clients?: number;
  /** E-mail and phone that the clients carry, as typed into the CRM; made up when absent. */
  readonly email?: string;
  readonly phone?: string;
  /** How many carry exactly that; the rest carry it with something appended. All when absent. */
  readonly exact?: number;
  readonly operations?: number;
  readonly customInputs?: number;
  readonly openLeads?: number;
  readonly stages?: number;
  readonly customFields?: number;
  readonly options?: number;
}

/** Ids and names a person would know of their own account, by list: operations, departments, lead types … */
export type Known = Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;

export interface SandboxCrm {
  readonly id: string;
  readonly name: string;
  readonly credentials: Credentials;
  /** Real credentials of a user who may not do this: answered 403. */
  readonly forbiddenCredentials: Credentials;
  /** The credentials a request carries, '' for what is missing. */
  readonly presented: (request: CrmRequest) => Credentials;
  /** Whether they were right once and are no longer. */
  readonly expired?: (credentials: Credentials, now: number) => boolean;
  readonly unauthorized: Answer;
  readonly forbidden: Answer;
  readonly notFound: Answer;
  /** Names of query parameters and body members that are secret. */
  readonly secrets: readonly string[];
  readonly routes: readonly Route[];
  /** A 200 that is a refusal. */
  readonly refusal: Answer;
  /** A 200 that looks well and names no record. */
  readonly withoutId: Answer;
  readonly known: () => Known;
  readonly seed: (seed: Seed) => void;
  /** Back to the first day. */
  readonly reset: () => void;
}

/** The bearer token of a request, '' when there is none. */
export function bearer(request: Pick<CrmRequest, 'headers'>): string {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** The value as an object to read members from; {} for anything else. */
export function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The value as text; '' for anything that is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** 1, 2, … n mapped. */
export function times<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

/** A UUID of version 7's shape that says where it came from: `uuid(0xc0, 3)` is the third of block c0. */
export function uuid(block: number, number: number): string {
  return `0197f3a0-00${block.toString(16).padStart(2, '0')}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
