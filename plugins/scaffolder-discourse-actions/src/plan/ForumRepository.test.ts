import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { locateRepository, readRepositorySettings } from './ForumRepository';

function locate(host: string, integrations: object) {
  const config = new ConfigReader({
    integrations,
    discourse: { repositories: { host, owner: 'customer-forums' } },
  });
  const scm = ScmIntegrations.fromConfig(config);
  const result = locateRepository('acme', {
    settings: readRepositorySettings(config),
    integrations: scm,
  });
  if (!result.ok) {
    throw new Error(result.fault.message);
  }
  const { repository } = result;
  return {
    repository,
    catalogInfoUrl: scm.resolveUrl({
      base: repository.contentsUrl,
      url: 'catalog-info.yaml',
    }),
  };
}

describe('locateRepository', () => {
  it.each([
    {
      hostType: 'gitea',
      host: 'localhost:3100',
      integrations: {
        gitea: [{ host: 'localhost:3100', baseUrl: 'http://localhost:3100' }],
      },
      remoteUrl: 'http://localhost:3100/customer-forums/acme.git',
      catalogInfoUrl:
        'http://localhost:3100/customer-forums/acme/src/branch/main/catalog-info.yaml',
    },
    {
      hostType: 'github',
      host: 'github.com',
      integrations: { github: [{ host: 'github.com' }] },
      remoteUrl: 'https://github.com/customer-forums/acme.git',
      catalogInfoUrl:
        'https://github.com/customer-forums/acme/tree/main/catalog-info.yaml',
    },
    {
      hostType: 'gitlab',
      host: 'gitlab.example',
      integrations: {
        gitlab: [
          {
            host: 'gitlab.example',
            apiBaseUrl: 'https://gitlab.example/api/v4',
          },
        ],
      },
      remoteUrl: 'https://gitlab.example/customer-forums/acme.git',
      catalogInfoUrl:
        'https://gitlab.example/customer-forums/acme/-/blob/main/catalog-info.yaml',
    },
  ])('finds files on $hostType where the catalog does', expected => {
    const { repository, catalogInfoUrl } = locate(
      expected.host,
      expected.integrations,
    );

    expect(repository).toMatchObject({
      hostType: expected.hostType,
      visibility: 'private',
      repoUrl: `${expected.host}?owner=customer-forums&repo=acme`,
      remoteUrl: expected.remoteUrl,
    });
    expect(catalogInfoUrl).toBe(expected.catalogInfoUrl);
  });

  it('refuses a visibility that does not exist', () => {
    const config = new ConfigReader({
      discourse: {
        repositories: { host: 'h', owner: 'o', visibility: 'secret' },
      },
    });

    expect(() => readRepositorySettings(config)).toThrow(
      "'discourse.repositories.visibility' must be private or public, not 'secret'",
    );
  });
});
