import type { Address, Lead, Phone, Vehicle } from '../lead/lead.ts';

/** Where on a page a value stands, so that it can be shown there. `path` is what collect gave. */
export interface Place {
  /** `frameId` of scripting.executeScript; 0 is the top frame. */
  readonly frameId: number;
  /** Child indexes from the document element down (an open shadow root counts as index -1). */
  readonly path: readonly number[];
}

export interface Evidence {
  /** The kind of fact, for grouping and for tests: 'json-ld', 'form', 'pair', 'link', 'text', 'selection', 'vcard', … */
  readonly source: string;
  /** In words a person reads: "JSON-LD Person.telephone", "input labelled “Cell”", "line 4". */
  readonly text: string;
  /** The text as it stood there, at most 200 characters. */
  readonly quote?: string;
  readonly place?: Place;
}

export interface Candidate<T> {
  readonly value: T;
  /** 0 to 1; below 0.5 is doubtful and shown as such. */
  readonly confidence: number;
  readonly evidence: Evidence;
}

export interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
}

export interface Candidates {
  readonly name: readonly Candidate<PersonName>[];
  readonly companyName: readonly Candidate<string>[];
  readonly jobTitle: readonly Candidate<string>[];
  readonly email: readonly Candidate<string>[];
  readonly phone: readonly Candidate<Phone>[];
  readonly address: readonly Candidate<Address>[];
  readonly website: readonly Candidate<string>[];
  readonly subject: readonly Candidate<string>[];
  readonly notes: readonly Candidate<string>[];
  readonly vehicle: readonly Candidate<Vehicle>[];
  readonly appointmentAt: readonly Candidate<string>[];
  readonly reference: readonly Candidate<string>[];
  readonly source: readonly Candidate<string>[];
}

/** A labelled value that fits no field of the lead: offered for placing, never dropped. */
export interface Unplaced {
  readonly label: string;
  readonly value: string;
  readonly evidence: Evidence;
}

/** One of several leads on a page or in a file (rows of a list, lines of a CSV). */
export interface LeadChoice {
  /** What the person sees in the choice, for example "Bob Henderson · 303-555-0142". */
  readonly title: string;
  readonly lead: Lead;
  readonly place?: Place;
}

export interface CaptureOrigin {
  readonly kind: 'page' | 'selection' | 'link' | 'paste' | 'file' | 'manual';
  readonly url: string;
  readonly title: string;
}

/** What was read, in full: the lead made of the top candidates, and everything it was chosen from. */
export interface Capture {
  readonly lead: Lead;
  readonly candidates: Candidates;
  readonly unplaced: readonly Unplaced[];
  /** Empty unless there are several. `lead` is then the first, or the one in view. */
  readonly leads: readonly LeadChoice[];
  readonly origin: CaptureOrigin;
}

/** What helps to read a text: where it was, which country its phones are of (ISO 3166-1 alpha-2), whose page it is. */
export interface CaptureContext {
  readonly url?: string;
  readonly title?: string;
  readonly country?: string;
  readonly language?: string;
}

export function emptyCandidates(): Candidates {
  return {
    name: [],
    companyName: [],
    jobTitle: [],
    email: [],
    phone: [],
    address: [],
    website: [],
    subject: [],
    notes: [],
    vehicle: [],
    appointmentAt: [],
    reference: [],
    source: [],
  };
}
