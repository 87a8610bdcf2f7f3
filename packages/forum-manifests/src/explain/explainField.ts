import { allowedValues, forumFields, type ForumField } from './describeField';
import { EXAMPLE_FORUM } from './exampleForum';
import { nearestNames } from './nearestNames';

/** Outcome of asking for a field. */
export type FieldExplanation =
  | { found: true; text: string }
  | { found: false; nearest: string[] };

const TYPES: Partial<Record<string, string>> = {
  array: 'list',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
  object: 'group of fields',
  string: 'text',
};

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `spec.a[0].b` and `spec.a.0.b`, as faults name it, mean `spec.a[].b`. */
function normalize(path: string): string {
  return path.replace(/\[[0-9]*\]/g, '[]').replace(/\.[0-9]+(?=\.|$)/g, '[]');
}

function exampleOf(path: string): unknown {
  return path
    .split('.')
    .flatMap(part => (part.endsWith('[]') ? [part.slice(0, -2), '0'] : [part]))
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? Object.entries(value).find(([name]) => name === key)?.[1]
          : undefined,
      EXAMPLE_FORUM,
    );
}

function range(
  unit: string,
  least: number | undefined,
  most: number | undefined,
): string[] {
  const bounds = [
    least === undefined ? '' : `at least ${least}${unit}`,
    most === undefined ? '' : `at most ${most}${unit}`,
  ].filter(bound => bound !== '');
  return bounds.length > 0 ? [bounds.join(', ')] : [];
}

function limits({ node }: ForumField): string[] {
  return [
    ...range('', node.minimum, node.maximum),
    ...range(' characters', node.minLength, node.maxLength),
    ...range(' entries', node.minItems, node.maxItems),
    ...(node.pattern === undefined ? [] : [`matches ${node.pattern}`]),
  ];
}

function presence({ required, node }: ForumField): string {
  if (required) {
    return 'yes';
  }
  return node.default === undefined
    ? 'no'
    : `no, the default is ${show(node.default)}`;
}

function describe(field: ForumField): string {
  const { path, node } = field;
  const values = allowedValues(node);
  const example = exampleOf(path);
  const isGroup = node.type === 'object' || node.type === 'array';
  const lines = [
    ['Type', TYPES[node.type ?? ''] ?? (values.length > 0 ? 'choice' : 'any')],
    ['Required', presence(field)],
    ...(values.length > 0 ? [['One of', values.map(show).join(', ')]] : []),
    ...limits(field).map(limit => ['Limit', limit]),
    ...(example === undefined || (isGroup && node.type === 'object')
      ? []
      : [['Example', show(example)]]),
    ...(field.children.length > 0
      ? [['Fields', field.children.join(', ')]]
      : []),
  ];
  const width = Math.max(...lines.map(([name]) => name.length)) + 2;
  return [
    path || 'forum.yaml',
    ...(node.description ? [`  ${node.description}`] : []),
    '',
    ...lines.map(([name, value]) => `  ${name.padEnd(width)}${value}`),
    '',
  ].join('\n');
}

/**
 * Says in words what a field of a ForumSpec is. The path may leave `spec.`
 * out. Unknown fields come back with the nearest names.
 */
export function explainField(path: string): FieldExplanation {
  const fields = forumFields();
  const wanted = normalize(path.trim());
  const field = fields.get(wanted) ?? fields.get(`spec.${wanted}`);
  if (field) {
    return { found: true, text: describe(field) };
  }
  const names = [...fields.keys()].filter(name => name !== '');
  return { found: false, nearest: nearestNames(wanted, names) };
}
