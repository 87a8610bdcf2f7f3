import { CursorTrail } from './CursorTrail';

describe('CursorTrail', () => {
  it('knows the way to pages that were led to', () => {
    const trail = new CursorTrail();

    trail.remember('by title', { offset: 50, cursor: 'a' });
    trail.remember('by title', { offset: 100, cursor: 'b' });

    expect(trail.find('by title', 50)).toBe('a');
    expect(trail.find('by title', 100)).toBe('b');
    expect(trail.find('by title', 150)).toBeUndefined();
  });

  it('never leads into another list', () => {
    const trail = new CursorTrail();
    trail.remember('by title', { offset: 50, cursor: 'a' });

    expect(trail.find('by version', 50)).toBeUndefined();

    trail.remember('by version', { offset: 100, cursor: 'b' });
    expect(trail.find('by title', 50)).toBeUndefined();
  });

  it('forgets a way where the list has become shorter', () => {
    const trail = new CursorTrail();
    trail.remember('by title', { offset: 50, cursor: 'a' });

    trail.remember('by title', { offset: 50, cursor: undefined });

    expect(trail.find('by title', 50)).toBeUndefined();
  });
});
