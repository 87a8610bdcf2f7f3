/** The sizes and colour schemes in which each state is looked at. */
export const FRAMES = [
  { name: 'wide-light', width: 1400, height: 900, scheme: 'light' },
  { name: 'wide-dark', width: 1400, height: 900, scheme: 'dark' },
  { name: 'narrow-light', width: 390, height: 844, scheme: 'light' },
  { name: 'narrow-dark', width: 390, height: 844, scheme: 'dark' },
] as const;
