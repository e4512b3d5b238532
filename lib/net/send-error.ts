export type SendErrorKind =
  /** The address may not be reached: no https, another origin, no URL. */
  | 'base'
  | 'permission'
  | 'offline'
  | 'timeout'
  | 'interrupted'
  /** Refused, reset, DNS, redirect: they all look alike in `fetch`. */
  | 'network'
  /** A read was answered with another status than 2xx. */
  | 'status'
  /** A read was answered with something that is no JSON. */
  | 'answer';

/**
 * Why a request gave no answer that can be used. It names the operation and the host and nothing else:
 * no URL (Apptivo's keys stand in it), no header, no `cause` (an HTTP library's error carries both).
 */
export class SendError extends Error {
  readonly kind: SendErrorKind;
  /** Whether the request may have reached the host. false is proof that it has not. */
  readonly dispatched: boolean;
  /** What was being done, for example a handoff's id or 'lookup operations'. */
  readonly operation: string;
  readonly host: string;
  readonly status: number | undefined;

  constructor(
    kind: SendErrorKind,
    what: { message: string; dispatched: boolean; operation: string; host: string; status?: number },
  ) {
    super(what.message);
    this.name = 'SendError';
    this.kind = kind;
    this.dispatched = what.dispatched;
    this.operation = what.operation;
    this.host = what.host;
    this.status = what.status;
  }
}
