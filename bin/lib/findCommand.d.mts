/** Full path of the first of these commands that the machine has. */
export function findCommand(...names: string[]): string | undefined;
