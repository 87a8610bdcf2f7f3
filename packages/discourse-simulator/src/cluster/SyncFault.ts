/** Why a repository can not be deployed: the field, and what would be right. */
export class SyncFault extends Error {
  constructor(field: string, fault: string, options?: ErrorOptions) {
    super(`${field} ${fault}`, options);
    this.name = 'SyncFault';
  }
}
