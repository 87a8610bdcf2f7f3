import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { z } from 'zod/v4';

const BUCKET = 'discourse-fleet';

/**
 * Something that the reader wants again at the next visit, in the portal's
 * storage of user settings. What does not fit the schema counts as nothing.
 */
export function useRemembered<T extends z.ZodType>(
  key: string,
  schema: T,
): { value: z.output<T> | undefined; remember: (value: z.input<T>) => void } {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const changes = useMemo(() => bucket.observe$(key), [bucket, key]);
  const snapshot = useObservable(changes, bucket.snapshot(key));
  const parsed = useMemo(
    () => schema.safeParse(snapshot.value),
    [schema, snapshot.value],
  );
  return {
    value: parsed.success ? parsed.data : undefined,
    remember: value => {
      const json = z.json().parse(value);
      void bucket.set(key, json);
    },
  };
}
