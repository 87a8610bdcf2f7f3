import type {
  ForumSample,
  SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import type { FindingThresholds } from './FindingThresholds';
import { measureStall, measureTrend, type QueueTrend } from './queueTrend';
import type { Verdict } from './Verdict';
import { formatCount, formatNumberOf, formatSpan } from './words';

const MINUTE_MS = 60 * 1000;
/** A change below this share of the queue a minute is no change. */
const STEADY_SHARE = 0.001;
const ADD_WORKERS =
  'Look at which jobs fill the queue, then scale Sidekiq with the template of the portal.';
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
  const verdicts = [judgeQueue(data, thresholds.sidekiq, samples)];
  if (data.dead >= thresholds.sidekiq.deadJobs) {
    verdicts.push({
      id: 'sidekiq-dead-jobs',
      part: 'sidekiq',
      severity: 'warning',
      title: `${formatNumberOf(data.dead, 'job')} failed for good`,
      detail: `${formatNumberOf(data.retries, 'more job')} wait to be retried.`,
      nextStep:
        'Read their errors at /sidekiq/morgue of the forum, then retry or delete them there.',
    });
  }
  return verdicts;
}

function judgeQueue(
  data: SidekiqData,
  thresholds: FindingThresholds['sidekiq'],
  samples: readonly ForumSample[],
): Verdict {
  const waiting = `${formatNumberOf(data.enqueued, 'job')} waiting`;
  if (data.processes === 0) {
    return verdict('sidekiq-no-workers', 'critical', {
      title: `No Sidekiq process is running, ${waiting}`,
      nextStep: CHECK_WORKERS,
    });
  }
  const stallMs = measureStall(samples);
  if (data.enqueued > 0 && stallMs >= thresholds.stuckAfterMs) {
    return verdict('sidekiq-stuck', 'critical', {
      title: `Sidekiq is stuck: ${waiting}, none finished`,
      detail: `No job was finished in ${formatSpan(stallMs)}.`,
      nextStep: CHECK_WORKERS,
    });
  }
  if (data.enqueued === 0) {
    return verdict('sidekiq-idle', 'ok', { title: 'No jobs are waiting' });
  }
  const old = data.defaultLatencySeconds * 1000 >= thresholds.latencyMs;
  if (data.enqueued < thresholds.backlog && !old) {
    return verdict('sidekiq-fine', 'ok', {
      title: `${waiting}, nothing unusual`,
    });
  }
  return judgeBacklog(data, thresholds, measureTrend(samples));
}

function judgeBacklog(
  data: SidekiqData,
  thresholds: FindingThresholds['sidekiq'],
  trend: QueueTrend | undefined,
): Verdict {
  const waiting = `${formatNumberOf(data.enqueued, 'job')} waiting`;
  const severity =
    data.enqueued >= thresholds.criticalBacklog ? 'critical' : 'warning';
  if (!trend) {
    return verdict('sidekiq-backlog', 'warning', {
      title: `${waiting}, too early to say whether it drains`,
      nextStep: 'Wait for the next readings.',
    });
  }
  const perMinute = trend.enqueuedPerMinute;
  const evidence = `Measured over ${formatSpan(trend.spanMs)}.`;
  if (perMinute > data.enqueued * STEADY_SHARE) {
    return verdict('sidekiq-growing', severity, {
      title: `${waiting} and growing by ${formatCount(perMinute)} a minute`,
      detail: evidence,
      nextStep: ADD_WORKERS,
    });
  }
  if (perMinute < -data.enqueued * STEADY_SHARE) {
    const leftMs = (data.enqueued / -perMinute) * MINUTE_MS;
    return verdict('sidekiq-draining', 'info', {
      title: `${waiting}, draining: about ${formatSpan(leftMs)} left`,
      detail: `${formatCount(-perMinute)} fewer a minute. ${evidence}`,
    });
  }
  return verdict('sidekiq-not-draining', severity, {
    title: `${waiting}, not getting fewer`,
    detail: evidence,
    nextStep: ADD_WORKERS,
  });
}

function verdict(
  id: string,
  severity: Verdict['severity'],
  words: { title: string; detail?: string; nextStep?: string },
): Verdict {
  return { id, part: 'sidekiq', severity, ...words };
}
