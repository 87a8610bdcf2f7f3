import { useScaffolderTheme } from '@backstage/plugin-scaffolder-react/alpha';
import { BgProvider } from '@backstage/ui';
import type { ReactNode } from 'react';

export type SurfaceForThemeProps = { children: ReactNode };

/**
 * The scaffolder's Material UI wizard draws a paper that BUI knows nothing of;
 * without a stated surface its inputs would be white on white there.
 */
export const SurfaceForTheme = ({ children }: SurfaceForThemeProps) => {
  const theme = useScaffolderTheme();
  return theme === 'bui' ? (
    <>{children}</>
  ) : (
    <BgProvider bg="neutral-1">{children}</BgProvider>
  );
};
