import { z } from 'zod/v4';
import { lineOfText } from './fields';
import { type GroupFile, groupFilePath, groupFileSchema } from './groupFile';
import { GROUPS_API_VERSION } from './groupPolicy';
import { parseGroups } from './parseGroups';
import { groupPresetSchema } from './presets';

/** Groups that one form can hold; more are added to the repository later. */
const MAX_GROUPS = 20;

const FORM_FIELDS = new Map([
  ['metadata.name', 'name'],
  ['spec.preset', 'preset'],
  ['spec.title', 'title'],
  ['spec.purpose', 'purpose'],
  ['spec.owners', 'owners'],
  ['spec.requestTemplate', 'preset'],
]);

const { metadata, spec } = groupFileSchema.shape;

/** The shape of an answer alone; the rules are in {@link groupAnswersSchema}. @public */
export const groupAnswerSchema = z.strictObject({
  name: metadata.shape.name,
  preset: groupPresetSchema,
  title: spec.shape.title,
  purpose: lineOfText(500),
  owners: spec.shape.owners,
});

/** What a form asks about one small group. @public */
export type GroupAnswer = z.infer<typeof groupAnswerSchema>;

/**
 * The groups of a form: the shape of each, and all that the rules for small
 * groups have against them, by index and field.
 *
 * @public
 */
export const groupAnswersSchema = z
  .array(groupAnswerSchema)
  .max(MAX_GROUPS, `must have at most ${MAX_GROUPS} groups`)
  .superRefine((answers, context) => {
    for (const { path, message } of findFaults(answers)) {
      context.addIssue({ code: 'custom', path, message, input: answers });
    }
  });

/** The group file of an answer; everything else is by default. @public */
export function toGroupFile(answer: GroupAnswer): GroupFile {
  return groupFileSchema.parse(toDocument(answer));
}

function toDocument({ name, ...answers }: GroupAnswer): unknown {
  return {
    apiVersion: GROUPS_API_VERSION,
    kind: 'Group',
    metadata: { name },
    spec: answers,
  };
}

function findFaults(
  answers: readonly GroupAnswer[],
): { path: (string | number)[]; message: string }[] {
  const indexes = new Map<string, number>();
  const faults: { path: (string | number)[]; message: string }[] = [];
  answers.forEach(({ name }, index) => {
    const path = groupFilePath(name);
    if (indexes.has(path)) {
      faults.push({
        path: [index, 'name'],
        message: `must be the name of one group only; '${name}' is there twice`,
      });
    } else {
      indexes.set(path, index);
    }
  });
  const documents = new Map(
    [...indexes].map(([path, index]) => [path, toDocument(answers[index])]),
  );
  const result = parseGroups(documents);
  for (const { file, field, message } of result.ok ? [] : result.faults) {
    const index = indexes.get(file);
    const [, name] =
      [...FORM_FIELDS].find(
        ([known]) => field === known || field.startsWith(`${known}.`),
      ) ?? [];
    faults.push({
      path: [...(index === undefined ? [] : [index]), ...(name ? [name] : [])],
      message,
    });
  }
  return faults;
}
