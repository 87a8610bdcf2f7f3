import { parse } from 'yaml';
import { goldenForum } from '../__testUtils__/goldenForums';
import { models } from '../__testUtils__/models';
import { requiredSecrets } from './requiredSecrets';
import { sealedSecretFile } from './sealedSecretFile';
import { secretsKustomization } from './secretsKustomization';

describe('sealedSecretFile', () => {
  const file = sealedSecretFile({
    namespace: 'acme-community',
    name: 'acme-community-s3',
    encryptedData: { accessKeyId: 'AgA=', secretAccessKey: 'AgB=' },
    labels: { 'app.kubernetes.io/instance': 'acme-community' },
  });

  it('is a SealedSecret of the strict scope', () => {
    const object = parse(file.content);

    expect(file.path).toBe('secrets/acme-community-s3.yaml');
    expect(models.get('bitnami.com/v1alpha1/SealedSecret')?.(object)).toBe(
      undefined,
    );
    expect(object.spec.encryptedData).toEqual({
      accessKeyId: 'AgA=',
      secretAccessKey: 'AgB=',
    });
    expect(object.spec.template.metadata).toEqual({
      name: 'acme-community-s3',
      namespace: 'acme-community',
      labels: { 'app.kubernetes.io/instance': 'acme-community' },
    });
    expect(file.content).not.toContain('sealedsecrets.bitnami.com');
  });

  it('is listed by secretsKustomization, which lists nothing else', () => {
    const { path, content } = secretsKustomization([
      file,
      file,
      { path: 'secrets/kustomization.yaml', content: '' },
      { path: 'secrets/README.md', content: '' },
      { path: 'base/kustomization.yaml', content: '' },
    ]);

    expect(path).toBe('secrets/kustomization.yaml');
    expect(parse(content).resources).toEqual(['acme-community-s3.yaml']);
  });
});

describe('requiredSecrets', () => {
  it('asks for a mail password only where there is a mail user', () => {
    const names = (name: 'unified-small' | 'separate-large') =>
      requiredSecrets(goldenForum(name)).map(secret => secret.name);

    expect(names('unified-small')).toEqual([
      'acme-community-discourse',
      'acme-community-valkey',
      'acme-community-portal-keys',
      'acme-community-s3',
    ]);
    expect(names('separate-large')).toContain('globex-support-smtp');
  });
});
