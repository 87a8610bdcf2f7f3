import type { MissingKey } from './sealSecrets';

/** What people still have to do about secrets, as Markdown; empty if nothing. */
export function describeMissing(missing: readonly MissingKey[]): string {
  if (missing.length === 0) {
    return '';
  }
  return [
    'The forum can not start before these values are in its repository. Seal them with `kubeseal` as `docs/secrets.md` there describes, and commit them to `secrets/`:',
    '',
    ...missing.map(
      ({ namespace, secret, key, description }) =>
        `- \`${key}\` of Secret \`${secret}\` in namespace \`${namespace}\`: ${description}`,
    ),
  ].join('\n');
}
