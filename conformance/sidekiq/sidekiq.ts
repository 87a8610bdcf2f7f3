import type {
  ForumSample,
  SidekiqData,
} from '@backstage-discourse/plugin-discourse-common';
import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { requireDebianTools } from '../tools/debianTools';
import { runCommand } from '../tools/runCommand';
import { waitFor } from '../tools/waitFor';
import { judgeSidekiq, sampleOf, STUCK_AFTER_MS } from './judgeSidekiq';
import { SidekiqLab, type OwnStats } from './SidekiqLab';
import { SITUATIONS, type Situation } from './situations';

const TOOLS = {
  'redis-server': 'redis-server',
  puma: 'puma',
  ruby: 'ruby',
  sidekiq: 'ruby-sidekiq',
};
const LATENCY_TOLERANCE_SECONDS = 2;

/** What our client read otherwise than Sidekiq's own API. */
function differences(data: SidekiqData, own: OwnStats): string[] {
  const { defaultLatencySeconds, queues, ...counts } = data;
  const wrong = Object.entries(counts)
    .filter(([name]) => name in own)
    .filter(([name, value]) => value !== Reflect.get(own, name))
    .map(([name, value]) => `${name} is read as ${value}`);
  const sorted = (lengths: Record<string, number>) =>
    JSON.stringify(Object.entries(lengths).sort());
  if (sorted(queues) !== sorted(own.queues)) {
    wrong.push(`queues are read as ${JSON.stringify(queues)}`);
  }
  const gap = Math.abs(defaultLatencySeconds - own.latency);
  if (gap > LATENCY_TOLERANCE_SECONDS) {
    wrong.push(`the latency is read as ${defaultLatencySeconds} s`);
  }
  return wrong.map(
    text => `${text}, Sidekiq itself says ${JSON.stringify(own)}`,
  );
}

/** Reads as the collector does, for as long as a queue may stand still. */
async function readFor(
  lab: SidekiqLab,
  options: { durationMs: number; signal: AbortSignal },
): Promise<{ data: SidekiqData; samples: ForumSample[] }> {
  const { durationMs, signal } = options;
  let data = await lab.read();
  const samples = [sampleOf(data)];
  const until = performance.now() + durationMs;
  await waitFor(
    async () => {
      data = await lab.read();
      samples.push(sampleOf(data));
      return performance.now() > until;
    },
    { timeoutMs: durationMs * 5, what: 'readings', signal },
  );
  return { data, samples };
}

async function checkSituation(
  situation: Situation,
  options: { lab: SidekiqLab; signal: AbortSignal },
): Promise<{ detail: string; faults: string[] }> {
  const { lab, signal } = options;
  await lab.control({ do: 'clear' });
  const worker = await situation.prepare(lab);
  try {
    await lab.waitFor(situation.isThere);
    const { data, samples } = await readFor(lab, {
      durationMs: situation.lasting ? STUCK_AFTER_MS * 1.5 : 0,
      signal,
    });
    const own = await lab.control({ do: 'look' });
    const verdicts = judgeSidekiq(data, samples);
    const expected = situation.verdicts.join(', ');
    return {
      detail: `${
        Object.keys(data).length
      } figures agree with Sidekiq’s own API; verdict ${verdicts.join(', ')}`,
      faults: [
        ...differences(data, own),
        ...(verdicts.join(', ') === expected
          ? []
          : [`the verdict is ${verdicts.join(', ')}, not ${expected}`]),
      ],
    };
  } finally {
    await worker?.stop();
  }
}

async function versionsOf(signal: AbortSignal): Promise<string> {
  const redis = await runCommand('redis-server', ['--version'], { signal });
  const sidekiq = await runCommand('sidekiq', ['--version'], { signal });
  return `${sidekiq.stdout.trim()}, Redis ${
    /v=([\d.]+)/.exec(redis.stdout)?.[1] ?? 'of unknown version'
  }`;
}

async function run(context: SubjectContext): Promise<ConformanceResult[]> {
  await requireDebianTools(TOOLS);
  const { signal } = context;
  const counterpart = await versionsOf(signal);
  const lab = new SidekiqLab(context);
  const results: ConformanceResult[] = [];
  try {
    await lab.start();
    for (const situation of SITUATIONS) {
      const claim = `The figures and the verdict are right when ${situation.title}`;
      results.push(
        await measureClaim({ claim, counterpart }, () =>
          checkSituation(situation, { lab, signal }),
        ),
      );
    }
    return results;
  } finally {
    await lab.stop();
  }
}

/** The client and the verdicts against a real Sidekiq. */
export const sidekiq: Subject = { name: 'sidekiq', title: 'Sidekiq', run };
