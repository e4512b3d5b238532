/**
 * Something a person asked for that cannot be done, said in words for the person: no secrets, no
 * URLs. It travels to the page as a MessageFailure with the same kind and message.
 */
export class Refusal extends Error {
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.name = 'Refusal';
    this.kind = kind;
  }
}
