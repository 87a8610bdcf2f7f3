import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { z } from 'zod/v4';
import { FLEET_COLUMNS, type FleetColumn } from './fleetColumns';
import { useRemembered } from './useRemembered';

const rememberedSchema = z.array(z.string()).min(1);
const PARAM = 'columns';

/** Known columns in their order, the one with the name among them. */
function order(wanted: readonly string[]): FleetColumn[] {
  return FLEET_COLUMNS.filter(
    column => column === 'title' || wanted.includes(column),
  );
}

/**
 * The columns that are shown: those in the address, so that a view can be
 * linked, else those that the reader chose last, else those of the portal.
 */
export function useShownColumns(defaults: readonly FleetColumn[]) {
  const [params, setParams] = useSearchParams();
  const { value, remember } = useRemembered('columns', rememberedSchema);
  const text = params.get(PARAM);

  const shown = useMemo(
    () => order(text === null ? value ?? defaults : text.split(',')),
    [text, value, defaults],
  );
  const show = (columns: readonly string[]) => {
    const chosen = order(columns);
    remember(chosen);
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (chosen.join() === order(defaults).join()) {
          next.delete(PARAM);
        } else {
          next.set(PARAM, chosen.join());
        }
        return next;
      },
      { replace: true },
    );
  };
  return { shown, show };
}
