import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConformanceResult } from '../report/ConformanceResult';
import { Portal, type TemplateRun } from '../portal/Portal';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { requireDebianTools } from '../tools/debianTools';
import { Clone } from './Clone';
import { GiteaServer } from './GiteaServer';

const ORGANIZATION = 'forums';
const FORUM = 'acme-community';
const TAKEN = 'taken-name';

function formOf(name: string) {
  return {
    name,
    customer: 'acme',
    hostname: `${name}.forums.localhost`,
    owner: 'group:default/platform-team',
    contactEmail: 'ops@acme.example',
  };
}

function faultsOf(run: TemplateRun, wanted = 'completed'): string[] {
  return run.status === wanted
    ? []
    : [`the run ended as ${run.status}: ${run.log.slice(-1500)}`];
}

/** The claims, in the order in which one builds upon the other. */
class GiteaClaims {
  readonly #context: SubjectContext;
  readonly #gitea: GiteaServer;
  readonly #portal: Portal;
  readonly #clone: Clone;

  constructor(
    context: SubjectContext,
    options: { gitea: GiteaServer; portal: Portal },
  ) {
    this.#context = context;
    this.#gitea = options.gitea;
    this.#portal = options.portal;
    this.#clone = new Clone(context, {
      account: this.#gitea.portalAccount,
      name: 'clone',
    });
  }

  /** The repository, as the person who runs the host sees it. */
  get #api() {
    return this.#gitea.as(this.#gitea.administrator);
  }

  async publishes() {
    const run = await this.#portal.run('create-forum', formOf(FORUM));
    const faults = faultsOf(run);
    const repository = await this.#api.readRepository(ORGANIZATION, FORUM);
    const commits = await this.#api.listCommits(ORGANIZATION, FORUM);
    const topics = await this.#api.listTopics(ORGANIZATION, FORUM);
    const [protection] = await this.#api.listProtections(ORGANIZATION, FORUM);
    if (!repository.private) {
      faults.push('the repository is public');
    }
    if (commits.length !== 1) {
      faults.push(`there are ${commits.length} commits instead of one`);
    }
    if (topics.join() !== 'discourse,forum') {
      faults.push(`the topics are '${topics.join()}'`);
    }
    if (protection?.rule_name !== 'main' || protection.enable_push) {
      faults.push('the branch main can be pushed to');
    }
    return { detail: 'one commit, private, topics, protected branch', faults };
  }

  async clones() {
    await this.#clone.fetch(`${this.#gitea.url}/${ORGANIZATION}/${FORUM}.git`);
    const files = (await this.#clone.git('ls-files')).split('\n');
    return {
      detail: `${files.length} files cloned, as they were rendered`,
      faults: await this.#clone.check(),
    };
  }

  async catalogs() {
    const annotations = await this.#portal.readAnnotations(FORUM);
    const expected = {
      'discourse.org/forum': FORUM,
      'backstage.io/managed-by-location': `url:${
        this.#gitea.url
      }/${ORGANIZATION}/${FORUM}/src/branch/main/catalog-info.yaml`,
    };
    return {
      detail: 'the entity has its forum, and its place on this host',
      faults: Object.entries(expected)
        .filter(([key, value]) => annotations[key] !== value)
        .map(([key]) => `${key} is '${annotations[key]}'`),
    };
  }

  async adopts() {
    const run = await this.#portal.run('create-forum', formOf(FORUM));
    const commits = await this.#api.listCommits(ORGANIZATION, FORUM);
    return {
      detail: `still ${commits.length} commit`,
      faults: [
        ...faultsOf(run),
        ...(commits.length === 1 ? [] : ['a second commit was made']),
      ],
    };
  }

  async refusesTaken() {
    await this.#api.createRepository(ORGANIZATION, TAKEN);
    const [before] = await this.#api.listCommits(ORGANIZATION, TAKEN);
    const run = await this.#portal.run('create-forum', formOf(TAKEN));
    const after = await this.#api.listCommits(ORGANIZATION, TAKEN);
    return {
      detail: 'refused, and untouched',
      faults: [
        ...faultsOf(run, 'failed'),
        ...(run.log.includes(TAKEN)
          ? []
          : ['the log does not say whose it is']),
        ...(after.join() === before ? [] : ['it was written to']),
      ],
    };
  }

  async refusesPush() {
    writeFileSync(join(this.#clone.folder, 'by-hand.txt'), 'by hand\n');
    await this.#clone.git('add', 'by-hand.txt');
    await this.#clone.git(
      ...['-c', 'user.name=Somebody', '-c', 'user.email=s@acme.example'],
      ...['commit', '--quiet', '--message', 'By hand'],
    );
    const answer = await this.#clone.git('push', 'origin', 'main').then(
      () => 'the push was taken',
      (error: unknown) => String(error),
    );
    await this.#clone.git('reset', '--quiet', '--hard', 'origin/main');
    return {
      detail: 'git is refused, the branch is protected',
      faults: /protected branch/i.test(answer) ? [] : [answer],
    };
  }

  async proposes() {
    const values = { forum: `component:default/${FORUM}`, webReplicas: 3 };
    const faults: string[] = [];
    for (const attempt of ['first', 'second']) {
      const run = await this.#portal.run('scale-forum', values);
      faults.push(...faultsOf(run).map(fault => `${attempt}: ${fault}`));
    }
    const pulls = await this.#api.listOpenPulls(ORGANIZATION, FORUM);
    const [pull] = pulls;
    if (pulls.length !== 1) {
      return { detail: '', faults: [...faults, `${pulls.length} are open`] };
    }
    if (!pull.body.includes('forum.yaml')) {
      faults.push('the plan is not in its description');
    }
    await this.#api.merge(ORGANIZATION, FORUM, pull.number);
    const merged = await this.#api.readPull(ORGANIZATION, FORUM, pull.number);
    if (!merged.merged) {
      faults.push('it is open after the merge');
    }
    await this.#clone.git('pull', '--quiet');
    const spec = await this.#clone.git('show', 'HEAD:forum.yaml');
    if (!/replicas: 3/.test(spec)) {
      faults.push('forum.yaml has not the new number of pods');
    }
    faults.push(...(await this.#clone.check()));
    return {
      detail: 'proposed twice: one pull request, merged, as rendered',
      faults,
    };
  }

  async run(): Promise<ConformanceResult[]> {
    const counterpart = `Gitea ${this.#gitea.version}`;
    const claims: [
      string,
      () => Promise<{ detail: string; faults: string[] }>,
    ][] = [
      [
        'create-forum publishes a repository, sets its topics and protects its branch',
        () => this.publishes(),
      ],
      [
        'git clones what was published, and it equals its render',
        () => this.clones(),
      ],
      ['The catalog reads the forum from there', () => this.catalogs()],
      [
        'create-forum with the same answers again takes the repository over',
        () => this.adopts(),
      ],
      [
        'create-forum refuses a name whose repository holds something else',
        () => this.refusesTaken(),
      ],
      ['Nobody pushes past a review', () => this.refusesPush()],
      [
        'scale-forum opens a pull request that can be merged',
        () => this.proposes(),
      ],
    ];
    const results: ConformanceResult[] = [];
    for (const [claim, check] of claims) {
      this.#context.signal.throwIfAborted();
      results.push(await measureClaim({ claim, counterpart }, check));
    }
    return results;
  }
}

/** Puts Gitea in the place of the small Git host. */
function configOf({ host, url, portalAccount }: GiteaServer) {
  return {
    integrations: {
      gitea: [{ host, baseUrl: url, ...portalAccount }],
    },
    discourse: {
      repositories: {
        host,
        owner: ORGANIZATION,
        topics: ['discourse', 'forum'],
        protectBranch: true,
      },
    },
  };
}

async function proveGitea(
  context: SubjectContext,
): Promise<ConformanceResult[]> {
  await requireDebianTools({ git: 'git' });
  const gitea = new GiteaServer(context);
  let portal: Portal | undefined;
  try {
    await gitea.start();
    await gitea.as(gitea.portalAccount).createOrganization(ORGANIZATION);
    context.say('Starting the portal with its repositories on Gitea');
    portal = new Portal(context, {
      name: 'portal-on-gitea',
      config: configOf(gitea),
    });
    await portal.start();
    return await new GiteaClaims(context, { gitea, portal }).run();
  } finally {
    await portal?.stop();
    await gitea.stop();
  }
}

/** Repositories on a real Gitea. */
export const gitea: Subject = {
  name: 'gitea',
  title: 'Gitea',
  run: proveGitea,
};
