import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
// The database and the archives with which the checker is tested.
/* eslint-disable @backstage/no-relative-monorepo-imports -- what is held against the real thing is inside, not published */
import {
  findPostgresBinaries,
  ProofLab,
  type Archive,
} from '../../packages/forum-manifests/src/restoreProof/__testUtils__/ProofLab';
import { SCHEMA_VERSION } from '../../packages/forum-manifests/src/restoreProof/__testUtils__/discourseSchema';
/* eslint-enable @backstage/no-relative-monorepo-imports */
import { requireDebianTools } from '../tools/debianTools';
import { MissingTool } from '../tools/MissingTool';

export { SCHEMA_VERSION };

/** A real PostgreSQL with a forum in it, whose backups are to be proven. */
export interface LiveDatabase {
  version: string;
  /** A backup as Discourse makes it, with the date in its name. */
  archive(options: { date: string }): Archive;
  stop(): void;
}

export async function startLiveDatabase(): Promise<LiveDatabase> {
  await requireDebianTools({ pg_lsclusters: 'postgresql' });
  const binaries = findPostgresBinaries();
  if (!binaries) {
    throw new MissingTool('PostgreSQL is not installed');
  }
  const about = execFileSync(join(binaries, 'postgres'), ['--version']);
  const lab = new ProofLab({ binaries });
  return {
    version: /\d+\.\d+/.exec(about.toString())?.[0] ?? about.toString(),
    archive: options => lab.archive(options),
    stop: () => lab.stop(),
  };
}
