import { bulletList, section } from '../change/plan/markdown';
import type { FleetRecut, ForumRecut } from './recutFleet';

function describeForum(outcome: ForumRecut): string {
  switch (outcome.result) {
    case 'done':
      return `${outcome.forum}: nothing to change`;
    case 'failed':
      return `${outcome.forum}: failed. ${outcome.reason}`;
    default:
      return `${outcome.forum}: ${outcome.pullRequestUrl}${
        outcome.needsHand ? ' (needs a hand)' : ''
      }`;
  }
}

function describeStop({
  ring,
  cause,
  forums,
}: NonNullable<FleetRecut['stopped']>) {
  const names = forums.join(', ');
  switch (cause) {
    case 'unhealthy':
      return `Stopped: ring ${ring} is unhealthy (${names}). Look at the findings of these forums first.`;
    case 'failed':
      return `Stopped: ring ${ring} has forums that could not be changed (${names}).`;
    default:
      return `Waiting: ring ${ring} has open pull requests (${names}). Run this again when they are merged and deployed.`;
  }
}

/** How far a run over the fleet came, as Markdown. */
export function describeFleetRecut({ rings, stopped }: FleetRecut): string {
  return [
    ...rings.map(({ name, forums }) =>
      section(`Ring ${name}`, bulletList(forums.map(describeForum), 'Empty.')),
    ),
    stopped ? describeStop(stopped) : 'Every ring is done.',
  ].join('\n\n');
}
