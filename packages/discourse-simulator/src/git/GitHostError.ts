/** A request that the Git host refuses, with the HTTP status that says so. */
export class GitHostError extends Error {
  readonly status: number;

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GitHostError';
    this.status = status;
  }
}
