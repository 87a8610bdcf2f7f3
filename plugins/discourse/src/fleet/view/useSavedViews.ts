import { z } from 'zod/v4';
import { useRemembered } from './useRemembered';

const MAX_VIEWS = 30;

const savedViewsSchema = z.array(
  z.object({ name: z.string().min(1), search: z.string() }),
);

/** A view that the reader gave a name; `search` is the query of its address. */
export interface SavedView {
  name: string;
  search: string;
}

/** The reader's own views of the fleet. A name that is taken is written over. */
export function useSavedViews() {
  const { value = [], remember } = useRemembered('views', savedViewsSchema);
  const without = (name: string) => value.filter(view => view.name !== name);
  return {
    views: value,
    save: (view: SavedView) =>
      remember([...without(view.name), view].slice(-MAX_VIEWS)),
    remove: (name: string) => remember(without(name)),
  };
}
