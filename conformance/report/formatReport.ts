import type { ConformanceResult, SubjectReport } from './ConformanceResult';

const SHOWN_FAULTS = 10;

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(durationMs < 10_000 ? 1 : 0)} s`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function row(result: ConformanceResult): string {
  const verdict =
    result.faults.length === 0
      ? 'holds'
      : `**does not hold** (${result.faults.length} faults)`;
  return `| ${[
    result.claim,
    result.counterpart,
    `${verdict}: ${result.detail}`,
    seconds(result.durationMs),
  ]
    .map(cell)
    .join(' | ')} |`;
}

function faultLines(results: ConformanceResult[]): string[] {
  return results
    .filter(({ faults }) => faults.length > 0)
    .flatMap(({ claim, faults }) => [
      '',
      `Faults of “${claim}”:`,
      '',
      ...faults.slice(0, SHOWN_FAULTS).map(fault => `- ${cell(fault)}`),
      ...(faults.length > SHOWN_FAULTS
        ? [`- and ${faults.length - SHOWN_FAULTS} more`]
        : []),
    ]);
}

function section(report: SubjectReport): string[] {
  if (report.skipped) {
    return [`## ${report.subject}`, '', `Skipped: ${report.skipped.reason}.`];
  }
  return [
    `## ${report.subject}`,
    '',
    '| Claim | Real counterpart | Result | Time |',
    '| --- | --- | --- | --- |',
    ...report.results.map(row),
    ...faultLines(report.results),
    '',
    `In all ${seconds(report.durationMs)}.`,
  ];
}

/** The sections of a report that was written before, by their titles. */
function readSections(report: string): Map<string, string[]> {
  const [, ...sections] = report.split(/^(?=## )/m);
  return new Map(
    sections.map(text => {
      const lines = text.trimEnd().split('\n');
      return [lines[0].slice('## '.length), lines];
    }),
  );
}

/**
 * The result table as Markdown: claim, real counterpart, result. Subjects that
 * did not run now keep their section of the report before.
 */
export function formatReport(
  reports: SubjectReport[],
  options: {
    /** Titles of all subjects, in order. */
    titles: readonly string[];
    before: string;
  },
): string {
  const { titles, before } = options;
  const known = readSections(before);
  return [
    '# Conformance',
    '',
    'What this project claims, held against software that no one here wrote.',
    'Written by `bin/test --only conformance`; edits are lost with the next run.',
    '',
    ...titles.flatMap(title => {
      const report = reports.find(({ subject }) => subject === title);
      const lines = report ? section(report) : known.get(title);
      return lines ? [...lines, ''] : [];
    }),
  ].join('\n');
}
