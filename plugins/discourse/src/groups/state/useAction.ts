import { toError } from '@backstage/errors';
import { useState } from 'react';

/** Something that a person starts and that may fail. */
export function useAction() {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<Error>();

  const run = async (action: () => Promise<void>) => {
    setIsRunning(true);
    setError(undefined);
    try {
      await action();
    } catch (failure) {
      setError(toError(failure));
    } finally {
      setIsRunning(false);
    }
  };

  return { isRunning, error, run };
}
