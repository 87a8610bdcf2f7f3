/** A Git host did not do what it was asked. Bodies and tokens stay out of it. */
export class HostRequestError extends Error {
  readonly status: number;

  constructor(options: { method: string; url: URL; status: number }) {
    const { method, url, status } = options;
    super(
      `The Git host ${url.host} answered ${status} to ${method} ${
        url.pathname
      }; ${hint(status)}`,
    );
    this.name = 'HostRequestError';
    this.status = status;
  }
}

function hint(status: number): string {
  switch (status) {
    case 401:
      return 'its entry in integrations must have valid credentials';
    case 403:
      return 'the account of its entry in integrations must be allowed to write branches and pull requests there, and its request limit not be used up';
    case 404:
      return 'the repository must exist and be visible to the account of its entry in integrations';
    case 409:
    case 422:
      return 'the repository has changed meanwhile, or a branch rule forbids it; run this again';
    default:
      return 'run this again when it is well';
  }
}
