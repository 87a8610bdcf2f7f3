import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  forumSpecSchema,
  groupAnswersSchema,
  parseBySchema,
} from '@backstage-discourse/plugin-discourse-common';
import { z } from 'zod/v4';
import type { FormFault } from './FormFault';

/** Release of a forum for which the form names none. */
export const DEFAULT_VERSION = '2026.7.1';

const { metadata, spec } = forumSpecSchema.shape;
const { discourse, sidekiq } = spec.shape;

/** Whether a reference is of somebody who can own a forum. */
function isOwnerRef(entityRef: string): boolean {
  return /^(group|user):/i.test(entityRef);
}

/** The owner picker leaves out kind and namespace where they are the default. */
function completeOwnerRef(value: unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(value, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return value;
  }
}

/** What the form field of a secret leaves in the parameters: asterisks. */
const maskedSecret = z
  .string()
  .regex(
    /^\**$/,
    'must be given as a secret of the task, never among its parameters, which are stored and shown',
  )
  .optional();

/**
 * Signs that mean something else at such a place in YAML. The renderer quotes
 * them, but people copy titles into files of their own.
 */
function isPlainYaml(value: string): boolean {
  return /^[\p{L}\p{N}]/u.test(value) && !/:( |$)| #/.test(value);
}

const title = spec.shape.title.refine(
  isPlainYaml,
  "must start with a letter or digit and not hold ': ' or ' #', which mean something else in YAML; leave such signs out",
);

const formSchema = z.strictObject({
  name: metadata.shape.name,
  customer: spec.shape.customer,
  title: title.optional(),
  hostname: spec.shape.hostname,
  owner: z.preprocess(
    completeOwnerRef,
    spec.shape.owner.refine(
      isOwnerRef,
      'must be a group or a user, like group:default/acme',
    ),
  ),
  contactEmail: spec.shape.contactEmail,
  cluster: spec.shape.cluster.optional(),
  size: spec.shape.size,
  version: discourse.shape.version.default(DEFAULT_VERSION),
  sidekiqMode: sidekiq.unwrap().shape.mode,
  loginRequired: discourse.shape.loginRequired,
  secondFactor: discourse.shape.secondFactor,
  groups: groupAnswersSchema.default([]),
  SMTP_PASSWORD: maskedSecret,
  S3_ACCESS_KEY_ID: maskedSecret,
  S3_SECRET_ACCESS_KEY: maskedSecret,
  plan: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the hash of a reviewed plan')
    .optional(),
});

const partialFormSchema = formSchema.partial();

/** The answers to the form, with defaults filled in. */
export type ForumForm = z.output<typeof formSchema>;

/** A form that was read. */
export interface ParsedForumForm {
  faults: FormFault[];
  /** The form, if it has no fault. */
  form: ForumForm | undefined;
  /** The answers that are right, also of a form with faults. */
  answers: Partial<ForumForm>;
}

/** A form field that was emptied again counts as not answered. */
export function withoutEmpty(
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== '' && value !== undefined && value !== null,
    ),
  );
}

/** Reads the answers to the form, by the rules of ForumSpec. */
export function parseForumForm(
  values: Record<string, unknown>,
): ParsedForumForm {
  const input = withoutEmpty(values);
  const result = parseBySchema(formSchema, { input, subject: 'the form' });
  if (result.ok) {
    return { faults: [], form: result.value, answers: result.value };
  }
  const { faults } = result;
  const faulty = new Set(faults.map(({ field }) => field.split('.')[0]));
  const rest = Object.entries(input).filter(([field]) => !faulty.has(field));
  const answers = partialFormSchema.safeParse(Object.fromEntries(rest));
  return {
    faults,
    form: undefined,
    answers: answers.success ? answers.data : {},
  };
}
