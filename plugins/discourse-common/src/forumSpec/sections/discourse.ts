import { z } from 'zod/v4';
import { count, discourseVersion, dnsLabel } from '../fields';

/** Repository of the image that upstream builds each night. @public */
export const STOCK_IMAGE = 'docker.io/discourse/discourse';

/** Megabytes of a request that the stock image lets in. @public */
export const STOCK_UPLOAD_LIMIT_MEGABYTES = 10;

const image = z.strictObject({
  repository: z
    .string()
    .regex(
      /^[a-z0-9.-]+(:[0-9]+)?(\/[a-z0-9._-]+)+$/,
      'must be an image repository without tag, like ghcr.io/acme/forum',
    )
    .default(STOCK_IMAGE)
    .describe('Image repository without tag'),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hex characters')
    .optional()
    .describe('Digest that pins the image; without it the version is the tag'),
  pullSecret: dnsLabel(63)
    .optional()
    .describe(
      'Secret of type dockerconfigjson in the namespace, for a registry that asks who pulls',
    ),
  assets: z
    .enum(['on-boot', 'compiled'])
    .default('on-boot')
    .describe(
      'on-boot compiles assets in each pod before it starts; compiled expects an image that the workflow in image/ finished',
    ),
});

/** Discourse itself. */
export const discourse = z.strictObject({
  version: discourseVersion.describe('Discourse release that runs'),
  image: image
    .prefault({})
    .describe('Image that web, Sidekiq and migrations share'),
  defaultLocale: z
    .string()
    .regex(/^[a-z]{2}(_[A-Z]{2})?$/, 'must be a locale like en or pt_BR')
    .default('en')
    .describe('Default locale of the site'),
  loginRequired: z
    .boolean()
    .default(false)
    .describe('Whether visitors must log in to read'),
  secondFactor: z
    .enum(['no', 'staff', 'all'])
    .default('staff')
    .describe('Who must use a second factor'),
  uploadLimitMegabytes: count(1, 1024)
    .default(STOCK_UPLOAD_LIMIT_MEGABYTES)
    .describe('Largest upload; above 10 it takes an image of your own'),
});
