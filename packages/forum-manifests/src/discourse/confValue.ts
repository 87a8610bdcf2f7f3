import { confValueFault } from '@backstage-discourse/plugin-discourse-common';

const TEXT_SETTINGS = new Set([
  'DISCOURSE_TITLE',
  'DISCOURSE_S3_BUCKET',
  'DISCOURSE_S3_BACKUP_BUCKET',
  'DISCOURSE_S3_REGION',
  'DISCOURSE_SMTP_USER_NAME',
  'DISCOURSE_OPENID_CONNECT_CLIENT_ID',
  'DISCOURSE_POP3_POLLING_USERNAME',
]);

/**
 * Refuses an environment of which a value would change or break on its way
 * into `discourse.conf`.
 */
export function assertConfValues(environment: Record<string, string>): void {
  for (const [name, value] of Object.entries(environment)) {
    const fault = confValueFault(value, { text: TEXT_SETTINGS.has(name) });
    if (fault) {
      throw new Error(`The value of '${name}' ${fault}`);
    }
  }
}
