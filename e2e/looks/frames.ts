/** A size and a colour scheme in which pages are looked at. */
export interface Frame {
  name: string;
  width: number;
  height: number;
  scheme: 'light' | 'dark';
}

const wide = { width: 1400, height: 900 };
const narrow = { width: 390, height: 844 };

const WIDE_LIGHT: Frame = { name: 'wide-light', ...wide, scheme: 'light' };
const WIDE_DARK: Frame = { name: 'wide-dark', ...wide, scheme: 'dark' };
const NARROW_LIGHT: Frame = {
  name: 'narrow-light',
  ...narrow,
  scheme: 'light',
};
const NARROW_DARK: Frame = { name: 'narrow-dark', ...narrow, scheme: 'dark' };

/** In which a page is looked at while all is well. A new size has a new scheme. */
export const ALL_FRAMES: readonly Frame[] = [
  WIDE_LIGHT,
  WIDE_DARK,
  NARROW_LIGHT,
  NARROW_DARK,
];

/** In which its other states are looked at: each size and scheme once. */
export const TWO_FRAMES: readonly Frame[] = [WIDE_LIGHT, NARROW_DARK];
