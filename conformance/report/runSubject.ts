import { MissingTool } from '../tools/MissingTool';
import type { SubjectReport } from './ConformanceResult';
import type { Subject, SubjectContext } from './Subject';

/** Runs a subject. What it lacks is said, and so is what it dies of. */
export async function runSubject(
  subject: Subject,
  context: SubjectContext,
): Promise<SubjectReport> {
  const { title } = subject;
  const startedAt = performance.now();
  const report = { subject: title, results: [], durationMs: 0 };
  try {
    const results = await subject.run(context);
    return { ...report, results, durationMs: performance.now() - startedAt };
  } catch (error) {
    if (error instanceof MissingTool) {
      return { ...report, skipped: { subject: title, reason: error.message } };
    }
    const fault = {
      claim: 'The subject runs to its end',
      counterpart: title,
      detail: 'ended early',
      faults: [error instanceof Error ? error.stack ?? '' : String(error)],
      durationMs: performance.now() - startedAt,
    };
    return { ...report, results: [fault], durationMs: fault.durationMs };
  }
}
