import { unsealValue } from '@backstage-discourse/discourse-simulator';
import { sealValue } from '@backstage-discourse/forum-manifests';
import { parse } from 'yaml';
import { NAME, setUpChangeBench } from '../__testUtils__/setUpChangeBench';

jest.setTimeout(60_000);

describe('rotating secrets', () => {
  const bench = setUpChangeBench();
  const seal = (name: string, value: string) =>
    sealValue({
      certificatePem: bench.key.certificatePem,
      value,
      label: `${NAME}/${name}`,
    });
  const sealedFile = (name: string, data: Record<string, string>) =>
    JSON.stringify({
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name, namespace: NAME },
      spec: { encryptedData: data },
    });

  it('seals new values for what was chosen and keeps all other ciphertext', async () => {
    const valkey = sealedFile(`${NAME}-valkey`, {
      password: seal(`${NAME}-valkey`, 'old password'),
    });
    await bench.portal.addForum(NAME, {
      files: {
        'secrets/acme-community-valkey.yaml': valkey,
        'secrets/acme-community-discourse.yaml': sealedFile(
          `${NAME}-discourse`,
          { DISCOURSE_SECRET_KEY_BASE: seal(`${NAME}-discourse`, 'old') },
        ),
      },
    });

    const change = await bench.plan('rotate-secrets', { rotate: ['sessions'] });

    const file = 'secrets/acme-community-discourse.yaml';
    const { spec: sealed } = parse(bench.workspaceFile(file));
    expect(
      unsealValue({
        privateKeyPem: bench.key.privateKeyPem,
        sealed: sealed.encryptedData.DISCOURSE_SECRET_KEY_BASE,
        label: `${NAME}/${NAME}-discourse`,
      }),
    ).toMatch(/^[0-9a-f]{128}$/);
    expect(bench.workspaceFile('secrets/acme-community-valkey.yaml')).toBe(
      valkey,
    );
    expect(change.description).toContain('logs everyone out');
  });

  it('takes the new access key as task secrets and shows it nowhere', async () => {
    await bench.portal.addForum(NAME);

    const change = await bench.plan(
      'rotate-secrets',
      { rotate: ['objectStorage'] },
      {
        secrets: {
          S3_ACCESS_KEY_ID: 'AKIACANARY',
          S3_SECRET_ACCESS_KEY: 'canary/secret',
        },
      },
    );

    expect(JSON.stringify([change, bench.workspace.content()])).not.toMatch(
      /CANARY|canary/,
    );
    await expect(
      bench.plan('rotate-secrets', { rotate: ['objectStorage'] }),
    ).rejects.toThrow('give S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY');
  });

  describe("the portal's own keys", () => {
    const file = `secrets/${NAME}-portal-keys.yaml`;
    const rotate = (isDryRun = false) =>
      bench.plan('rotate-secrets', { rotate: ['portal'] }, { isDryRun });
    const sealedKeys = (): Record<string, string> =>
      parse(bench.workspaceFile(file)).spec.encryptedData;

    it('come from the backend, sealed, and restart nothing', async () => {
      await bench.portal.addForum(NAME);

      const change = await rotate();

      const { nextKeys, rotations } = bench.portal.discourse;
      const keys = Object.values(sealedKeys()).map(sealed =>
        unsealValue({
          privateKeyPem: bench.key.privateKeyPem,
          sealed,
          label: `${NAME}/${NAME}-portal-keys`,
        }),
      );
      expect(new Set(keys)).toEqual(new Set(Object.values(nextKeys)));
      expect(rotations).toEqual([
        {
          id: NAME,
          cluster: 'laptop',
          secret: { namespace: NAME, name: `${NAME}-portal-keys` },
        },
      ]);
      expect(change.description).toContain('nothing restarts');
      expect(change.description).not.toContain('rollout restart');
      expect(JSON.stringify([change, bench.workspace.content()])).not.toMatch(
        new RegExp(Object.values(nextKeys).join('|')),
      );
    });

    it('are not asked for in a dry run, nor where another wish is refused', async () => {
      await bench.portal.addForum(NAME);

      await rotate(true);
      await expect(
        bench.plan('rotate-secrets', { rotate: ['portal', 'objectStorage'] }),
      ).rejects.toThrow('give S3_ACCESS_KEY_ID');

      expect(bench.portal.discourse.rotations).toEqual([]);
      expect(Object.keys(sealedKeys())).toHaveLength(2);
    });
  });
});
