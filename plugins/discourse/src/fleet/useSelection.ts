import type { FleetRow } from '@backstage-discourse/plugin-discourse-common';
import type { TableSelection } from '@backstage/ui';
import { useMemo, useState } from 'react';

/** As many as a form can take over in its address. */
export const MAX_SELECTED = 200;

/**
 * The forums that are selected, on other pages of the list too. `all` of the
 * table means all that it shows.
 */
export function useSelection(shown: readonly FleetRow[] | undefined) {
  const [forums, setForums] = useState<ReadonlyMap<string, FleetRow>>(
    new Map(),
  );
  const selection = useMemo(
    (): TableSelection => ({
      mode: 'multiple',
      behavior: 'toggle',
      selected: new Set(forums.keys()),
      onSelectionChange: keys =>
        setForums(before => {
          const known = new Map(before);
          for (const row of shown ?? []) {
            known.set(row.id, row);
          }
          const wanted =
            keys === 'all'
              ? [...before.keys(), ...(shown ?? []).map(({ id }) => id)]
              : [...keys].map(String);
          return new Map(
            [...new Set(wanted)].slice(0, MAX_SELECTED).flatMap(id => {
              const row = known.get(id);
              return row ? [[id, row] as const] : [];
            }),
          );
        }),
    }),
    [forums, shown],
  );
  return {
    selection,
    forums: [...forums.values()],
    clear: () => setForums(new Map()),
  };
}
