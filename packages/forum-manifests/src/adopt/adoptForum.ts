import { printInOrder } from '../yaml/printYaml';
import { adoptionReport } from './adoptionReport';
import { adoptValues, type CarriedKey, type LeftKey } from './adoptValues';
import { migrationRunbook } from './migrationRunbook';
import { readTree } from './readTree';
import type { ForumSpecFault } from '@backstage-discourse/plugin-discourse-common';

/** What a chart's values came to. @public */
export interface AdoptedForum {
  /** Text of `forum.yaml`, as far as it is known. */
  forumYaml: string;
  /** Which key went where, and which stays behind and why. Markdown. */
  report: string;
  /** Data, uploads, cut-over and the way back. Markdown. */
  runbook: string;
  carried: CarriedKey[];
  left: LeftKey[];
  /** Fields that somebody must fill in; empty when `forumYaml` is complete. */
  missing: ForumSpecFault[];
}

/**
 * Reads the text of a Bitnami chart's values file. `answers` holds, in the
 * form of a ForumSpec, what values can not know. Throws a RangeError for text
 * that is no values file.
 *
 * @public
 */
export function adoptForum(
  valuesYaml: string,
  options: { answers?: Record<string, unknown> } = {},
): AdoptedForum {
  const values = readTree(valuesYaml);
  if (!values.ok) {
    throw new RangeError(`The values file ${values.fault}`);
  }
  const adoption = adoptValues({ values: values.tree, ...options });
  return {
    forumYaml: printInOrder(adoption.forum),
    report: adoptionReport(adoption),
    runbook: migrationRunbook(adoption),
    carried: adoption.carried,
    left: adoption.left,
    missing: adoption.missing,
  };
}
