import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adoptionReport } from '../adopt/adoptionReport';
import { adoptValues, type Adoption } from '../adopt/adoptValues';
import { migrationRunbook } from '../adopt/migrationRunbook';
import { readTree } from '../adopt/readTree';
import { FORUM_YAML } from '../repository/ownership';
import { printInOrder } from '../yaml/printYaml';
import type { ForumCliIo } from './ForumCliIo';

/** Exit code when `forum.yaml` was written and is not complete. */
export const TO_FILL_IN = 3;

/** Arguments of `forum adopt`. */
export interface AdoptCommandOptions {
  /** Path of the chart's values file. */
  values: string;
  /** Path of a partial `forum.yaml` with what the values can not know. */
  answers?: string;
  out: string;
  io: ForumCliIo;
}

async function readTreeFile(
  path: string,
  io: ForumCliIo,
): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    io.stderr.write(`'${path}' can not be read; name an existing file\n`);
    return undefined;
  }
  const result = readTree(text);
  if (!result.ok) {
    io.stderr.write(`'${path}' ${result.fault}\n`);
    return undefined;
  }
  return result.tree;
}

function filesOf(adoption: Adoption): Record<string, string> {
  return {
    [FORUM_YAML]: printInOrder(adoption.forum),
    'ADOPTION.md': adoptionReport(adoption),
    'MIGRATION.md': migrationRunbook(adoption),
  };
}

/** Writes files that must not exist yet. Resolves to the one that does. */
async function writeNew(
  folder: string,
  files: Record<string, string>,
): Promise<string | undefined> {
  await mkdir(folder, { recursive: true });
  // The desired state first: it is the one that holds people's work.
  for (const [path, content] of Object.entries(files)) {
    try {
      const flag = path === FORUM_YAML ? 'wx' : 'w';
      await writeFile(join(folder, path), content, { flag });
    } catch {
      return path;
    }
  }
  return undefined;
}

/**
 * Reads a Bitnami chart's values file and writes `forum.yaml`, the list of
 * what became of each key, and the migration runbook. Returns 0 when the
 * ForumSpec is complete, 3 when fields are to be filled in, 1 for faults.
 */
export async function adoptCommand(
  options: AdoptCommandOptions,
): Promise<number> {
  const { io, out } = options;
  const values = await readTreeFile(options.values, io);
  const answers =
    options.answers === undefined
      ? {}
      : await readTreeFile(options.answers, io);
  if (!values || !answers) {
    return 1;
  }
  const adoption = adoptValues({ values, answers });
  const blocked = await writeNew(out, filesOf(adoption));
  if (blocked) {
    io.stderr.write(
      `'${join(
        out,
        blocked,
      )}' exists or can not be written; choose another folder with --out\n`,
    );
    return 1;
  }
  const { carried, left, missing } = adoption;
  io.stdout.write(
    `Adopted: ${carried.length} values carried over, ${left.length} left behind with a reason. See ADOPTION.md and MIGRATION.md in '${out}'.\n`,
  );
  for (const { field, message } of missing) {
    io.stdout.write(`  to fill in: '${field}' ${message}\n`);
  }
  return missing.length === 0 ? 0 : TO_FILL_IN;
}
