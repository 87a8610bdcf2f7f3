import type {
  ForumSample,
  SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import type { FindingThresholds } from './FindingThresholds';
import { measureTrend } from './queueTrend';
import type { Verdict } from './Verdict';
import { formatCount, formatNumberOf, formatSpan } from './words';

const MINUTE_MS = 60 * 1000;
/** A queue that takes longer than this to drain does not drain. */
const MAX_DRAIN_MS = 30 * 24 * 60 * MINUTE_MS;
/** Share of the waiting jobs that makes a queue worth naming. */
const NAMED_SHARE = 0.5;
const ADD_WORKERS =
  'Look at which jobs fill the queue, then scale Sidekiq with the template of the portal.';

/** Whether a backlog goes away by itself, and when. */
export function judgeBacklog(
  data: SidekiqData,
  options: {
    thresholds: FindingThresholds['sidekiq'];
    samples: readonly ForumSample[];
  },
): Verdict {
  const { thresholds, samples } = options;
  const { enqueued } = data;
  const waiting = `${formatNumberOf(enqueued, 'job')} waiting`;
  const severity =
    enqueued >= thresholds.criticalBacklog ? 'critical' : 'warning';
  const trend = measureTrend(samples);
  if (!trend) {
    return {
      id: 'sidekiq-backlog',
      part: 'sidekiq',
      severity: 'warning',
      title: `${waiting}, too early to say whether it drains`,
      nextStep: 'Wait for the next readings.',
      params: { enqueued },
    };
  }
  const perMinute = trend.enqueuedPerMinute;
  const measuredSeconds = trend.spanMs / 1000;
  const evidence = `Measured over ${formatSpan(trend.spanMs)}.`;
  const longestQueue = findLongestQueue(data);
  const where = longestQueue && `Most of them wait in ${longestQueue}.`;
  if (trend.significant && perMinute > 0) {
    return {
      id: 'sidekiq-growing',
      part: 'sidekiq',
      severity,
      title: `${waiting} and growing by ${formatCount(perMinute)} a minute`,
      detail: [evidence, where].filter(Boolean).join(' '),
      nextStep: ADD_WORKERS,
      params: { enqueued, perMinute, measuredSeconds, longestQueue },
    };
  }
  const leftMs = (enqueued / -perMinute) * MINUTE_MS;
  if (trend.significant && perMinute < 0 && leftMs < MAX_DRAIN_MS) {
    return {
      id: 'sidekiq-draining',
      part: 'sidekiq',
      severity: 'info',
      title: `${waiting}, draining: about ${formatSpan(leftMs)} left`,
      detail: `${formatCount(-perMinute)} fewer a minute. ${evidence}`,
      params: {
        enqueued,
        perMinute,
        measuredSeconds,
        leftSeconds: leftMs / 1000,
      },
    };
  }
  return {
    id: 'sidekiq-not-draining',
    part: 'sidekiq',
    severity,
    title: `${waiting}, not getting fewer`,
    detail: [evidence, where].filter(Boolean).join(' '),
    nextStep: ADD_WORKERS,
    params: { enqueued, measuredSeconds, longestQueue },
  };
}

/** The queue other than `default` that holds most of the jobs. */
function findLongestQueue(data: SidekiqData): string | undefined {
  const [longest] = Object.entries(data.queues).sort((a, b) => b[1] - a[1]);
  return longest &&
    longest[0] !== 'default' &&
    longest[1] > data.enqueued * NAMED_SHARE
    ? longest[0]
    : undefined;
}
