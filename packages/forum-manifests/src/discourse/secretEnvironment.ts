import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { IEnvVar } from 'kubernetes-models/v1';
import { forumNames } from '../manifests/names';
import { usesObjectStorage } from '../objectStorage/usesObjectStorage';
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
  ];
  const { smtp, signIn, incomingMail } = forum.spec;
  const inObjectStorage = usesObjectStorage(forum);
  const optional: [boolean, string, string, string][] = [
    [
      inObjectStorage,
      'DISCOURSE_S3_ACCESS_KEY_ID',
      names.objectStorageSecret,
      SECRET_KEYS.accessKeyId,
    ],
    [
      inObjectStorage,
      'DISCOURSE_S3_SECRET_ACCESS_KEY',
      names.objectStorageSecret,
      SECRET_KEYS.secretAccessKey,
    ],
    [
      smtp.userName !== undefined,
      'DISCOURSE_SMTP_PASSWORD',
      names.smtpSecret,
      SECRET_KEYS.smtpPassword,
    ],
    [
      signIn.oidc !== undefined,
      'DISCOURSE_OPENID_CONNECT_CLIENT_SECRET',
      names.oidcSecret,
      SECRET_KEYS.clientSecret,
    ],
    [
      signIn.discourseConnect !== undefined,
      // The setting starts with discourse_connect, so the prefix comes twice.
      'DISCOURSE_DISCOURSE_CONNECT_SECRET',
      names.discourseConnectSecret,
      SECRET_KEYS.sharedSecret,
    ],
    [
      incomingMail.mode === 'pop3',
      'DISCOURSE_POP3_POLLING_PASSWORD',
      names.pop3Secret,
      SECRET_KEYS.pop3Password,
    ],
  ];
  return [
    ...environment,
    ...optional
      .filter(([wanted]) => wanted)
      .map(([, name, secret, key]) => fromSecret(name, secret, key)),
  ];
}
