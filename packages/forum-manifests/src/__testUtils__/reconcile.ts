import type { ForumSpecInput } from '@backstage-discourse/plugin-discourse-common';

type Fields = ForumSpecInput['spec'];

/**
 * Takes back the choices that random fields rarely get right together, so that
 * most inputs are valid and each option appears in many of them.
 */
export function reconcile(fields: Fields): Fields {
  const external = fields.plugins?.external ?? [];
  const ownImage = external.length > 0 || fields.signIn?.saml !== undefined;
  const repository = ownImage
    ? 'registry.example:5000/team/forum'
    : fields.discourse.image?.repository;
  const stock = repository === 'docker.io/discourse/discourse';
  const saml =
    fields.signIn?.saml !== undefined &&
    !external.some(({ name }) => name === 'discourse-saml')
      ? [
          {
            name: 'discourse-saml',
            repository: 'https://git.example/discourse-saml.git',
          },
        ]
      : [];
  const others = fields.signIn?.oidc || fields.signIn?.saml;
  const connect = others ? undefined : fields.signIn?.discourseConnect;
  const localLogins = Boolean(
    fields.signIn?.localLogins || (!others && !connect),
  );
  const uploads = fields.uploads?.store ?? 's3';
  const metrics =
    fields.monitoring?.enabled &&
    external.some(({ name }) => name === 'discourse-prometheus');
  const oneNode =
    uploads === 'volume' && fields.uploads?.accessMode === 'ReadWriteOnce';

  return {
    ...fields,
    uploads: { ...fields.uploads, store: uploads },
    objectStorage: {
      ...fields.objectStorage,
      assetCdnUrl: fields.objectStorage.cdnUrl
        ? fields.objectStorage.assetCdnUrl
        : undefined,
    },
    backups: {
      ...fields.backups,
      location: uploads === 's3' ? 's3' : fields.backups?.location,
    },
    discourse: {
      ...fields.discourse,
      secondFactor:
        connect || !localLogins ? 'no' : fields.discourse.secondFactor,
      uploadLimitMegabytes: stock ? 10 : fields.discourse.uploadLimitMegabytes,
      image: {
        ...fields.discourse.image,
        repository,
        assets: stock ? 'on-boot' : fields.discourse.image?.assets,
      },
    },
    plugins: { ...fields.plugins, external: [...external, ...saml] },
    signIn: {
      ...fields.signIn,
      localLogins,
      discourseConnect: connect,
      authImmediately: fields.discourse.loginRequired,
    },
    network: {
      ...fields.network,
      edge:
        fields.network.edge === 'ingress-nginx' && fields.profile !== 'rancher'
          ? 'traefik'
          : fields.network.edge,
    },
    web: oneNode
      ? { ...fields.web, replicas: 1, autoscaling: undefined }
      : fields.web,
    sidekiq: {
      ...fields.sidekiq,
      mode: oneNode ? 'unified' : fields.sidekiq?.mode,
      autoscaling:
        oneNode || !metrics || fields.sidekiq?.mode === 'unified'
          ? undefined
          : fields.sidekiq?.autoscaling,
    },
  };
}
