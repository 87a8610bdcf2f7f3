import { InputError } from '@backstage/errors';
import { isSeq, parseDocument } from 'yaml';
import type { OpenForum } from '../plan/ChangePlanner';
import type { RepositoryEdit } from '../plan/RepositoryEdit';
import { decommissionRunbook, RUNBOOK } from './decommissionRunbook';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A backup that is older is not the final one. */
const FINAL_BACKUP_MS = 24 * HOUR_MS;
const OVERLAY = 'overlays/production/';
const STOPPED = 'Stage: stopped';
const REMOVED = 'Stage: removed';

/** `stop` takes the forum off the net; `remove` takes it off the cluster. */
export type DecommissionStage = 'stop' | 'remove';

/** What the person who decommissions a forum says. */
export interface DecommissionOptions {
  stage: DecommissionStage;
  /** The forum's name, typed in. */
  confirm: string;
  /** Days for which backups and data are kept after the stop. */
  retentionDays: number;
  /** Epoch milliseconds. */
  now: number;
}

function kustomizations(texts: ReadonlyMap<string, string>): string[] {
  return [...texts.keys()].filter(
    path => path.startsWith(OVERLAY) && path.endsWith('/kustomization.yaml'),
  );
}

/** No pod of Discourse runs; database and Valkey do. */
function stopDeployments(text: string): string {
  const document = parseDocument(text);
  const patch = JSON.stringify([
    { op: 'add', path: '/spec/replicas', value: 0 },
  ]);
  const wanted = { target: { kind: 'Deployment' }, patch };
  const known: unknown = document.toJS();
  if (!JSON.stringify(known).includes(JSON.stringify(wanted))) {
    if (isSeq(document.get('patches'))) {
      document.addIn(['patches'], document.createNode(wanted));
    } else {
      document.set('patches', document.createNode([wanted]));
    }
  }
  return document.toString({ lineWidth: 0 });
}

const KEPT = /(\/namespace|\/database|\/valkey|\/secrets|^namespace|^data)$/;

/** What holds data stays until its time is over; the rest is pruned. */
function keepData(text: string, base: readonly string[]): string {
  const document = parseDocument(text);
  const resources: unknown = document.toJS()?.resources;
  const listed = Array.isArray(resources) ? resources.map(String) : [];
  const kept = listed
    .flatMap(entry =>
      entry.endsWith('/base') ? base.map(name => `${entry}/${name}`) : [entry],
    )
    .filter(entry => KEPT.test(entry));
  document.set('resources', kept);
  document.delete('patches');
  return document.toString({ lineWidth: 0 });
}

function requireFinalBackup(opened: OpenForum, now: number) {
  const { data } = opened.forum.status.parts.backups ?? {};
  const newest = data?.items[0];
  if (!newest || now - Date.parse(newest.createdAt) > FINAL_BACKUP_MS) {
    throw new InputError(
      `The portal must have seen a backup of '${opened.forum.id}' of the last 24 hours; start one in its Backups tab, wait until it is listed, and run this again`,
    );
  }
  return newest;
}

/** Throws unless everything but the data was taken off the cluster. */
export function requireRemoved({ forum, state }: OpenForum): void {
  if (!state.texts.get(RUNBOOK)?.includes(REMOVED)) {
    throw new InputError(
      `The stage remove must be merged first: ${RUNBOOK} of the branch '${forum.repository.branch}' has to say '${REMOVED}'`,
    );
  }
}

/** One stage of taking a forum out of service, as an edit. */
export function planDecommission(
  opened: OpenForum,
  options: DecommissionOptions,
): RepositoryEdit {
  const { stage, confirm, retentionDays, now } = options;
  const { forum, spec, state } = opened;
  if (confirm !== forum.id) {
    throw new InputError(
      `'confirm' must be the name of the forum, '${forum.id}', typed in`,
    );
  }
  const runbook = state.texts.get(RUNBOOK);
  if (stage === 'stop') {
    if (runbook !== undefined) {
      throw new InputError(
        `The forum is stopped already; ${RUNBOOK} says how it goes on`,
      );
    }
    const backup = requireFinalBackup(opened, now);
    const until = new Date(now + retentionDays * DAY_MS)
      .toISOString()
      .slice(0, 10);
    return {
      files: new Map([
        [RUNBOOK, decommissionRunbook(spec, { backup, until, mark: STOPPED })],
        ...kustomizations(state.texts).map(
          path => [path, stopDeployments(state.texts.get(path) ?? '')] as const,
        ),
      ]),
      notes: [
        'The forum goes off the net with the merge: all its pods stop. Database, Valkey, buckets and secrets stay as they are.',
        `The final backup is ${backup.filename}. Nothing may be deleted before ${until}.`,
        'Reverting this pull request brings the forum back.',
      ],
      unchecked: [
        'whether the final backup can be restored; restore it once before the removal',
      ],
    };
  }
  const until = /^Keep until: (\d{4}-\d{2}-\d{2})$/m.exec(runbook ?? '')?.[1];
  if (!runbook?.includes(STOPPED) || !until) {
    throw new InputError(
      `The stage stop must be merged first: ${RUNBOOK} of the branch '${forum.repository.branch}' confirms the plan`,
    );
  }
  if (now < Date.parse(until)) {
    throw new InputError(
      `The retention that was agreed lasts until ${until}; change it in ${RUNBOOK} by a reviewed pull request if it is to be shorter`,
    );
  }
  const base = [
    ...new Set(
      [...state.texts.keys()].flatMap(
        path => /^base\/([^/]+)\//.exec(path)?.[1] ?? [],
      ),
    ),
  ];
  return {
    files: new Map([
      [RUNBOOK, runbook.replace(STOPPED, REMOVED)],
      ...kustomizations(state.texts).map(
        path => [path, keepData(state.texts.get(path) ?? '', base)] as const,
      ),
    ]),
    notes: [
      'Routes, pods, Jobs and monitors are deleted by the sync after the merge.',
      `What holds data stays on the cluster: nothing deletes it but the commands in ${RUNBOOK}, by hand and in that order.`,
      'Un-register the forum by the stage unregister of the same template when the last of them is done.',
    ],
  };
}
