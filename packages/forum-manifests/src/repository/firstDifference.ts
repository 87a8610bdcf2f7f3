/** The number of the first line in which two texts differ, in words. */
export function firstDifference(found: string, expected: string): string {
  const foundLines = found.split('\n');
  const expectedLines = expected.split('\n');
  const index = expectedLines.findIndex(
    (line, position) => foundLines[position] !== line,
  );
  if (index === -1) {
    return `line ${expectedLines.length}: it should end there`;
  }
  const line = expectedLines[index].trim();
  return line === ''
    ? `line ${index + 1}, which should be empty`
    : `line ${index + 1}, which should read '${line}'`;
}
