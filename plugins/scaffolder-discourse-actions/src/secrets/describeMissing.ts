import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import type { MissingKey } from './sealSecrets';

type Secrets = ForumSpec['spec']['secrets'];

const HOW = {
  'sealed-secrets': () =>
    'The forum can not start before these values are in its repository. Seal them with `kubeseal` as `docs/secrets.md` there describes, and commit them to `secrets/`:',
  'external-secrets': ({ store }: Secrets) =>
    `The forum can not start before these values are in the store \`${store?.name}\`, as \`docs/secrets.md\` in its repository describes:`,
  existing: () =>
    'The forum can not start before these Secrets are in its namespace, as `docs/secrets.md` in its repository describes:',
};

/** What people still have to do about secrets, as Markdown; empty if nothing. */
export function describeMissing(
  missing: readonly MissingKey[],
  secrets: Secrets,
): string {
  if (missing.length === 0) {
    return '';
  }
  return [
    HOW[secrets.provider](secrets),
    '',
    ...missing.map(
      ({ namespace, secret, key, description }) =>
        `- \`${key}\` of Secret \`${secret}\` in namespace \`${namespace}\`: ${description}`,
    ),
  ].join('\n');
}
