import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import type { RequiredSecret, RequiredSecretKey } from './RequiredSecret';

/** Keys of the Secrets, as the manifests refer to them. */
export const SECRET_KEYS = {
  secretKeyBase: 'DISCOURSE_SECRET_KEY_BASE',
  valkeyPassword: 'password',
  monitor: 'monitor',
  operate: 'operate',
  accessKeyId: 'accessKeyId',
  secretAccessKey: 'secretAccessKey',
  smtpPassword: 'password',
  clientSecret: 'clientSecret',
  sharedSecret: 'secret',
  pop3Password: 'password',
} as const;

/**
 * The Secrets that a forum needs and that its manifests do not contain. The
 * database password is not among them: CloudNativePG makes its own.
 *
 * @public
 */
export function requiredSecrets(forum: ForumSpec): RequiredSecret[] {
  const names = forumNames(forum);
  const secret = (name: string, keys: RequiredSecretKey[]): RequiredSecret => ({
    name,
    namespace: names.namespace,
    keys,
  });

  const secrets = [
    secret(names.discourse, [
      {
        key: SECRET_KEYS.secretKeyBase,
        source: 'random-hex-64',
        description:
          'Signs cookies and digests login tokens; a change logs everyone out',
      },
    ]),
    secret(names.valkey, [
      {
        key: SECRET_KEYS.valkeyPassword,
        source: 'random-password',
        description: 'Password of Valkey',
      },
    ]),
    secret(names.portalKeys, [
      {
        key: SECRET_KEYS.monitor,
        source: 'portal-monitor',
        description: 'API key with which the portal reads this forum',
      },
      {
        key: SECRET_KEYS.operate,
        source: 'portal-operate',
        description: 'API key with which the portal operates this forum',
      },
    ]),
    secret(names.objectStorageSecret, [
      {
        key: SECRET_KEYS.accessKeyId,
        source: 'supplied',
        description: 'Access key of the object store',
      },
      {
        key: SECRET_KEYS.secretAccessKey,
        source: 'supplied',
        description: 'Secret key of the object store',
      },
    ]),
  ];
  const { smtp, signIn, incomingMail, backups } = forum.spec;
  const supplied = (name: string, key: string, description: string) =>
    secret(name, [{ key, source: 'supplied', description }]);
  if (
    backups.restoreProof.enabled &&
    backups.restoreProof.readOnlyKey &&
    backups.location === 's3'
  ) {
    secrets.push(
      secret(names.restoreProofStorage, [
        {
          key: SECRET_KEYS.accessKeyId,
          source: 'supplied',
          description: 'Access key that only reads the bucket of backups',
        },
        {
          key: SECRET_KEYS.secretAccessKey,
          source: 'supplied',
          description: 'Secret key that only reads the bucket of backups',
        },
      ]),
    );
  }
  if (smtp.userName) {
    secrets.push(
      supplied(
        names.smtpSecret,
        SECRET_KEYS.smtpPassword,
        'Password at the mail relay',
      ),
    );
  }
  if (signIn.oidc) {
    secrets.push(
      supplied(
        names.oidcSecret,
        SECRET_KEYS.clientSecret,
        'Client secret at the OpenID Connect provider',
      ),
    );
  }
  if (signIn.discourseConnect) {
    secrets.push(
      supplied(
        names.discourseConnectSecret,
        SECRET_KEYS.sharedSecret,
        'Secret of at least 10 characters that DiscourseConnect shares with the other site',
      ),
    );
  }
  if (incomingMail.mode === 'pop3') {
    secrets.push(
      supplied(
        names.pop3Secret,
        SECRET_KEYS.pop3Password,
        'Password of the mailbox that replies go to',
      ),
    );
  }
  return secrets;
}
