import fs from 'node:fs';
import path from 'node:path';

/** Full path of the first of these commands that the machine has. */
export function findCommand(...names) {
  for (const name of names) {
    for (const dir of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.isAbsolute(name) ? name : path.join(dir, name);
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return file;
      } catch {
        // Not here; look further.
      }
    }
  }
  return undefined;
}
