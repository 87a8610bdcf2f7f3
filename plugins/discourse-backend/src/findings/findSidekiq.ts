import type {
  ForumSample,
  SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import type { FindingThresholds } from './FindingThresholds';
import { judgeBacklog } from './judgeBacklog';
import { looksPaused } from './measurePause';
import { measureStall } from './queueTrend';
import type { Verdict } from './Verdict';
import { formatNumberOf, formatSpan } from './words';

const CHECK_WORKERS =
  'Look at the Sidekiq pods and their logs; restart them if they hang, and check that Sidekiq is not paused by a restore.';

/** Whether background jobs are done, and whether they will be. */
export function findSidekiq(
  data: SidekiqData,
  options: {
    thresholds: FindingThresholds;
    /** Recent samples with the one of `data`, oldest first. */
    samples: readonly ForumSample[];
  },
): Verdict[] {
  const { thresholds, samples } = options;
  const { dead, retries } = data;
  const verdicts = [judgeQueue(data, thresholds.sidekiq, samples)];
  if (dead >= thresholds.sidekiq.deadJobs) {
    verdicts.push({
      id: 'sidekiq-dead-jobs',
      part: 'sidekiq',
      severity: 'warning',
      title: `${formatNumberOf(dead, 'job')} failed for good`,
      detail: `${formatNumberOf(retries, 'more job')} wait to be retried.`,
      nextStep:
        'Read their errors at /sidekiq/morgue of the forum, then retry or delete them there.',
      params: { dead, retries },
    });
  }
  if (retries >= thresholds.sidekiq.retries) {
    verdicts.push({
      id: 'sidekiq-retries',
      part: 'sidekiq',
      severity: 'warning',
      title: `${formatNumberOf(retries, 'job')} failed and will be retried`,
      detail:
        'Sidekiq tries each of them again for about three weeks, then gives it up for dead.',
      nextStep:
        'Read their errors at /sidekiq/retries of the forum; many of one kind have one cause.',
      params: { retries },
    });
  }
  return verdicts;
}

function judgeQueue(
  data: SidekiqData,
  thresholds: FindingThresholds['sidekiq'],
  samples: readonly ForumSample[],
): Verdict {
  const { enqueued, scheduled } = data;
  const waiting = `${formatNumberOf(enqueued, 'job')} waiting`;
  if (data.processes === 0) {
    return {
      id: 'sidekiq-no-workers',
      part: 'sidekiq',
      severity: 'critical',
      title: `No Sidekiq process is running, ${waiting}`,
      nextStep: CHECK_WORKERS,
      params: { enqueued },
    };
  }
  if (data.paused === true || looksPaused(samples)) {
    return {
      id: 'sidekiq-paused',
      part: 'sidekiq',
      severity: 'warning',
      title: `Sidekiq is paused: ${formatNumberOf(scheduled, 'job')} put off`,
      detail: data.paused
        ? 'Sidekiq says so itself.'
        : 'Jobs are taken and put off again every few seconds, and their number grows.',
      nextStep:
        'A restore or a failover pauses Sidekiq and resumes it at its end. If none is running, run Sidekiq.unpause! in the console of the forum.',
      params: { enqueued, scheduled },
    };
  }
  const stallMs = measureStall(samples);
  if (enqueued > 0 && stallMs >= thresholds.stuckAfterMs) {
    return {
      id: 'sidekiq-stuck',
      part: 'sidekiq',
      severity: 'critical',
      title: `Sidekiq is stuck: ${waiting}, none finished`,
      detail: `No job was finished in ${formatSpan(stallMs)}.`,
      nextStep: CHECK_WORKERS,
      params: { enqueued, stalledSeconds: stallMs / 1000 },
    };
  }
  if (enqueued === 0) {
    return {
      id: 'sidekiq-idle',
      part: 'sidekiq',
      severity: 'ok',
      title: 'No jobs are waiting',
      params: {},
    };
  }
  const isOld = data.defaultLatencySeconds * 1000 >= thresholds.latencyMs;
  return enqueued < thresholds.backlog && !isOld
    ? {
        id: 'sidekiq-fine',
        part: 'sidekiq',
        severity: 'ok',
        title: `${waiting}, nothing unusual`,
        params: { enqueued },
      }
    : judgeBacklog(data, { thresholds, samples });
}
