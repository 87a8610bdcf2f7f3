import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import { useCallback } from 'react';
import { useFindingWords } from './useFindingWords';

/** Says the worst finding of a forum of the fleet in the reader's language. */
export function useHeadline(): (
  row: Pick<FleetRow, 'headline' | 'finding'>,
) => string {
  const say = useFindingWords();
  return useCallback(
    ({ headline, finding }) =>
      finding ? say({ ...finding, title: headline }).title : headline,
    [say],
  );
}
