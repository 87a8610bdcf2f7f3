/** A field of the ForumSpec and its value. */
export interface CarriedField {
  /** Names from the root down; `[]` as the last one appends to a list. */
  path: string[];
  value: unknown;
}

/** What becomes of one value of the chart. */
export type Outcome =
  | { carried: true; fields: CarriedField[]; remark?: string }
  | { carried: false; reason: string };

/** A field by its dotted path. */
export function fieldAt(path: string, value: unknown): CarriedField {
  return { path: path.split('.'), value };
}

/** It goes into a field as it is. */
export function into(path: string, value: unknown): Outcome {
  return { carried: true, fields: [fieldAt(path, value)] };
}

/** It needs no field, because every render does it. */
export function always(remark: string): Outcome {
  return { carried: true, fields: [], remark };
}

/** It stays behind. */
export function leftOut(reason: string): Outcome {
  return { carried: false, reason };
}
