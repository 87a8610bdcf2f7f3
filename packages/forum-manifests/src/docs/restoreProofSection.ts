import {
  forumAssembly,
  type ForumSpec,
} from '@backstage-discourse/plugin-discourse-common';
import { forumNames } from '../manifests/names';
import { proofSchedule } from '../restoreProof/proofSchedule';
import { forumCommands } from './forumCommands';
import { markdownTable, shell } from './markdown';

/** What the refusals of the proof mean, by the start of their word. */
const REFUSALS = [
  [
    '`no-backup`, `storage-…`',
    'The newest archive could not be read',
    'Look at the backups in the portal, the bucket and its key',
  ],
  [
    '`archive-…`, `dump-…`',
    'The archive is damaged or breaks off',
    'Start a backup, watch its space, prove again',
  ],
  [
    '`restore-failed`, `extension-missing`',
    'PostgreSQL refused a statement; the detail has its SQLSTATE',
    'Find it in the database: most are rows that break a unique index',
  ],
  [
    '`wrong-database`, `table-missing`, `schema-…`',
    'It is not a backup of this forum and version',
    'Look what else writes to that bucket',
  ],
  [
    '`rows-missing`, `rows-fewer`',
    'Tables are empty, or less than half of what was proven last',
    'If it was meant, forget the last result as below',
  ],
  [
    '`newest-post-…`',
    'The newest post does not fit the time of the backup',
    'A quiet forum needs more `spec.backups.restoreProof.quietDays`',
  ],
  [
    '`primary-key-missing`, `index-invalid`, `constraint-invalid`',
    'The schema is not whole',
    'Rebuild the index or key in the database, start a backup',
  ],
  [
    '`uploads-missing`',
    'Files that the database knows are not in the archive',
    'Look at the volume of the uploads',
  ],
  [
    '`guard-…`',
    'The proof would have touched another server than its own',
    'Take out what the overlay added to the CronJob',
  ],
];

/** What the proof of a restore does, shows and leaves open. */
export function restoreProofSection(forum: ForumSpec): string[] {
  const { restoreProof } = forumNames(forum);
  const { kubectl } = forumCommands(forum);
  const { backups } = forum.spec;
  const heading = '## Proof of restore';
  if (!backups.restoreProof.enabled) {
    return [
      heading,
      'It is off in this forum. `spec.backups.restoreProof.enabled` restores the newest Discourse backup into a throw-away database again and again, and shows the result in the portal.',
    ];
  }
  const uploads =
    forumAssembly(forum).uploads === 'volume' && backups.withUploads
      ? 'that the files of the table of uploads are in the archive'
      : 'not the uploads, which the archive does not hold';
  return [
    heading,
    `The CronJob \`${restoreProof}\` (\`${proofSchedule(
      forum,
    )}\`, UTC) restores the newest Discourse backup into a PostgreSQL of its own, in its own pod, and deletes it. It checks the archive to its last byte, the version of the schema against that of the forum, required tables and extensions, counts of rows also against the last time, the newest post, keys and indexes, and ${uploads}. The result is signed and shown in the portal as *last proven restore*, with the time that the restore took.`,
    'It does not prove recovery to a point in time, migrations, uploads in S3, or how fast people are. For these, rehearse the two ways below.',
    'The proof has no route to the live database: no address, no password, no port in its NetworkPolicy, and it refuses a server that it did not make itself. One container reads the archive, another without any key restores it, a third without the archive signs.',
    'Prove now, and read what it said:',
    shell(
      kubectl(
        `create job --from=cronjob/${restoreProof} ${restoreProof}-by-hand`,
      ),
      kubectl(`logs job/${restoreProof}-by-hand -c prove --follow`),
      kubectl(
        `get configmap ${restoreProof} -o jsonpath='{.data.result\\.json}'`,
      ),
    ),
    markdownTable(['Refusal', 'Means', 'Do'], REFUSALS),
    'Forget the last good result, where far fewer rows are right:',
    shell(
      kubectl(
        `patch configmap ${restoreProof} --type=merge -p '{"data":{"passed.json":null,"passed.signature":null}}'`,
      ),
    ),
  ];
}
