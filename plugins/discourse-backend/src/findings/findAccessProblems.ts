import {
  PART_NAMES,
  type ForumParts,
  type PartName,
  type PartProblem,
  type ProblemKind,
} from '@backstage-discourse/plugin-discourse-common';
import { PROBLEM_WORDS } from './problemWords';
import type { Verdict } from './Verdict';
import { joinWords } from './words';

const PART_WORDS: Record<PartName, string> = {
  health: 'health',
  version: 'version',
  sidekiq: 'Sidekiq',
  backups: 'backups',
  groups: 'groups',
  keys: 'keys',
  deployment: 'deployment',
};

/** One verdict for each cause that keeps parts from being read. */
export function findAccessProblems(parts: ForumParts): Verdict[] {
  const byKind = new Map<
    ProblemKind,
    { names: PartName[]; problem: PartProblem }
  >();
  for (const name of PART_NAMES) {
    const problem = parts[name]?.problem;
    if (!problem) {
      continue;
    }
    const known = byKind.get(problem.kind);
    if (known) {
      known.names.push(name);
    } else {
      byKind.set(problem.kind, { names: [name], problem });
    }
  }
  return [...byKind.values()].map(({ names, problem }) => {
    const { severity, title, nextStep } = PROBLEM_WORDS[problem.kind];
    const missing = joinWords(names.map(name => PART_WORDS[name]));
    return {
      id: `access-${problem.kind}`,
      part: names[0],
      severity,
      title,
      detail: `${problem.message} Not read: ${missing}.`,
      nextStep,
      since: problem.since,
      params: { missing: names },
    };
  });
}
