import {
  StatusError,
  StatusOK,
  StatusPending,
  StatusWarning,
} from '@backstage/core-components';
import type { ForumHealth as Health } from '@backstage-discourse/plugin-discourse-common';

const STATUS = {
  healthy: { Sign: StatusOK, word: 'Healthy' },
  warning: { Sign: StatusWarning, word: 'Warning' },
  critical: { Sign: StatusError, word: 'Critical' },
  unreachable: { Sign: StatusError, word: 'Unreachable' },
  pending: { Sign: StatusPending, word: 'Not seen yet' },
};

export type ForumHealthProps = { health: Health };

/** How a forum is, as sign and word. */
export const ForumHealth = ({ health }: ForumHealthProps) => {
  const { Sign, word } = STATUS[health];
  return <Sign>{word}</Sign>;
};
