import { z } from 'zod/v4';

const fieldSchema = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.looseObject({ const: z.unknown() })).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

type FieldSchema = z.output<typeof fieldSchema>;

const code = (value: unknown) => `\`${String(value)}\``;

function describeValues(field: FieldSchema): string {
  if (field.const !== undefined) {
    return code(field.const);
  }
  const choices = field.enum ?? field.anyOf?.map(choice => choice.const);
  if (choices) {
    return choices.map(code).join(', ');
  }
  if (field.type === 'integer') {
    return `${field.minimum} to ${field.maximum}`;
  }
  if (field.type === 'boolean') {
    return '`true`, `false`';
  }
  return field.maxLength ? `text, at most ${field.maxLength}` : 'text';
}

function describePresence(
  field: FieldSchema,
  options: { required: boolean },
): string {
  if (field.default !== undefined) {
    return code(field.default);
  }
  return options.required ? '**required**' : 'optional';
}

function rowsOf(
  schema: FieldSchema,
  options: { prefix: string; required: boolean },
): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, unknown]) => {
    const field = fieldSchema.parse(unknown);
    const path = `${options.prefix}${name}`;
    const required = options.required && (schema.required ?? []).includes(name);
    if (field.properties) {
      return rowsOf(field, { prefix: `${path}.`, required });
    }
    return [
      [
        code(path),
        describePresence(field, { required }),
        describeValues(field),
        field.description ?? '',
      ],
    ];
  });
}

/** The fields of a JSON schema as a Markdown table. */
export function describeFields(schema: unknown): string {
  const rows = rowsOf(fieldSchema.parse(schema), {
    prefix: '',
    required: true,
  });
  const table = [['Field', 'Default', 'Values', 'Meaning'], ...rows];
  const widths = table[0].map((_, column) =>
    Math.max(...table.map(row => row[column].length)),
  );
  const print = (row: string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const [head, ...body] = table.map(print);
  const line = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [head, line, ...body].join('\n');
}
