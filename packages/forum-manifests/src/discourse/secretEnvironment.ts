import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IEnvVar } from 'kubernetes-models/v1';
import { forumNames } from '../manifests/names';
import { SECRET_KEYS } from '../secrets/requiredSecrets';

function fromSecret(name: string, secret: string, key: string): IEnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}

/** The secret half of the environment of every Discourse process. */
export function secretEnvironment(forum: ForumSpec): IEnvVar[] {
  const names = forumNames(forum);
  const environment = [
    fromSecret(
      'DISCOURSE_SECRET_KEY_BASE',
      names.discourse,
      SECRET_KEYS.secretKeyBase,
    ),
    fromSecret('DISCOURSE_DB_PASSWORD', names.databaseAppSecret, 'password'),
    fromSecret(
      'DISCOURSE_REDIS_PASSWORD',
      names.valkey,
      SECRET_KEYS.valkeyPassword,
    ),
    fromSecret(
      'DISCOURSE_S3_ACCESS_KEY_ID',
      names.objectStorageSecret,
      SECRET_KEYS.accessKeyId,
    ),
    fromSecret(
      'DISCOURSE_S3_SECRET_ACCESS_KEY',
      names.objectStorageSecret,
      SECRET_KEYS.secretAccessKey,
    ),
  ];
  if (forum.spec.smtp.userName) {
    environment.push(
      fromSecret(
        'DISCOURSE_SMTP_PASSWORD',
        names.smtpSecret,
        SECRET_KEYS.smtpPassword,
      ),
    );
  }
  return environment;
}
