import { ConflictError } from '@backstage/errors';
import type { BranchTip, ChangeHost, PullWords } from '../hosts/ChangeHost';
import { compareTrees } from './compareTrees';

/** A change that is to become a pull request. */
export interface Proposal extends PullWords {
  /** Branch of the pull request. */
  branch: string;
  /** Branch that it is to be merged into. */
  target: string;
  /** Commit of the target branch that the change was planned on. */
  baseCommit: string;
  /** Exactly the files that the branch is to hold. */
  contents: ReadonlyMap<string, Buffer>;
}

/** What came of a proposal. */
export type ProposalOutcome =
  | { result: 'nothing-to-change' }
  | { result: 'rehearsed'; changedFiles: number }
  | {
      result: 'opened' | 'updated' | 'unchanged';
      number: number;
      url: string;
      changedFiles: number;
    };

const TRAILER = 'Proposed-By: Backstage for Discourse';

/** Says which commit a branch was made on, without asking for its history. */
function baseTrailer({ baseCommit }: Proposal): string {
  return `Forum-Base: ${baseCommit}`;
}

function commitMessage(proposal: Proposal): string {
  return `${proposal.title}\n\n${baseTrailer(proposal)}\n${TRAILER}\n`;
}

function requireOurs(tip: BranchTip, proposal: Proposal): void {
  const isOurs =
    tip.commit === proposal.baseCommit || tip.message.includes(TRAILER);
  if (!isOurs) {
    throw new ConflictError(
      `The branch '${proposal.branch}' has a commit that this portal did not make; merge or close its pull request and delete the branch, then run this again`,
    );
  }
}

async function requireSameBase(
  host: ChangeHost,
  { target, baseCommit }: Proposal,
): Promise<void> {
  const tip = await host.getBranch(target);
  if (tip?.commit !== baseCommit) {
    throw new ConflictError(
      `The branch '${target}' has moved since the change was planned; run this again, so that the plan is of what is there now`,
    );
  }
}

/**
 * Makes a proposal a pull request. The branch becomes one commit on the commit
 * that was planned on, whose tree is exactly the wanted one. Asked again, it
 * updates the same branch and pull request; where nothing differs, it writes
 * nothing. After a crash, the next call finishes.
 */
export async function proposeChange(
  proposal: Proposal,
  options: {
    host: ChangeHost;
    /** Throws where the caller may not change these paths. */
    authorize: (paths: readonly string[]) => Promise<void>;
    /** Whether to find out only, and write nothing. */
    isDryRun?: boolean;
  },
): Promise<ProposalOutcome> {
  const { host, authorize, isDryRun } = options;
  const { branch, target, baseCommit, contents, title, description } = proposal;
  await requireSameBase(host, proposal);
  const changes = compareTrees(await host.listFiles(baseCommit), contents);
  if (changes.length === 0) {
    return { result: 'nothing-to-change' };
  }
  await authorize(changes.map(({ path }) => path));
  if (isDryRun) {
    return { result: 'rehearsed', changedFiles: changes.length };
  }
  const tip = await host.getBranch(branch);
  const pull = await host.findPull({ branch, target });
  const changedFiles = changes.length;
  const isThere = tip && (await holds(host, { tip, proposal }));
  if (tip && !isThere) {
    requireOurs(tip, proposal);
  }
  if (!isThere) {
    await host.writeBranch({
      branch,
      exists: tip !== undefined,
      base: baseCommit,
      message: commitMessage(proposal),
      changes,
    });
  }
  if (!pull) {
    const words = { title, description };
    const opened = await host.openPull({ branch, target, ...words });
    return {
      result: 'opened',
      number: opened.number,
      url: opened.url,
      changedFiles,
    };
  }
  const found = { number: pull.number, url: pull.url, changedFiles };
  const sameWords =
    pull.title === title && pull.description.trim() === description.trim();
  if (isThere && sameWords) {
    return { result: 'unchanged', ...found };
  }
  await host.updatePull(pull.number, { title, description });
  return { result: 'updated', ...found };
}

/** Whether the branch is what is wanted, made on the same commit. */
async function holds(
  host: ChangeHost,
  options: { tip: BranchTip; proposal: Proposal },
): Promise<boolean> {
  const { tip, proposal } = options;
  if (!tip.message.includes(baseTrailer(proposal))) {
    return false;
  }
  const files = await host.listFiles(tip.commit);
  return compareTrees(files, proposal.contents).length === 0;
}
