const MOST = 3;

/** Edits that turn the one text into the other: Levenshtein's distance. */
function distance(a: string, b: string): number {
  const row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    let diagonal = row[0];
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = diagonal + (a[i - 1] === b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(row[j] + 1, row[j - 1] + 1, replaced);
    }
  }
  return row[b.length];
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** The names that somebody most likely meant, nearest first. */
export function nearestNames(wanted: string, names: string[]): string[] {
  const exact = names.filter(name => lastPart(name) === lastPart(wanted));
  const byDistance = names
    .map(name => ({
      name,
      edits: Math.min(
        distance(wanted.toLowerCase(), name.toLowerCase()),
        // The right name in the wrong place is near as well.
        distance(lastPart(wanted), lastPart(name)) + 1,
      ),
    }))
    .filter(({ name, edits }) => edits <= Math.max(3, name.length / 3))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
  return [...new Set([...exact, ...byDistance])].slice(0, MOST);
}
