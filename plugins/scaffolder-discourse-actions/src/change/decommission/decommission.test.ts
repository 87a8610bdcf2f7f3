import { parse } from 'yaml';
import { NAME, setUpChangeBench } from '../__testUtils__/setUpChangeBench';
import { FORUM, NOW } from '../__testUtils__/startChangePortal';

const DAY_MS = 24 * 60 * 60 * 1000;

jest.setTimeout(60_000);

describe('decommissioning', () => {
  const bench = setUpChangeBench();
  const backUp = (ageMs: number) => {
    const status = bench.portal.discourse.forums.get(NAME);
    if (status) {
      status.parts.backups = {
        data: {
          running: false,
          items: [
            {
              filename: 'final.tar.gz',
              sizeBytes: 1,
              createdAt: new Date(NOW - ageMs).toISOString(),
            },
          ],
        },
      };
    }
  };

  it('stops all pods after a final backup and deletes nothing', async () => {
    await bench.portal.addForum(NAME);
    backUp(60 * 60 * 1000);

    const change = await bench.plan('decommission', {
      stage: 'stop',
      confirm: NAME,
      retentionDays: 30,
    });

    expect(change.changedPaths).toEqual([
      'DECOMMISSION.md',
      'overlays/production/kustomization.yaml',
    ]);
    expect(bench.workspaceFile('DECOMMISSION.md')).toContain(
      'Final backup: final.tar.gz',
    );
    expect(
      parse(bench.workspaceFile('overlays/production/kustomization.yaml'))
        .patches,
    ).toEqual([
      {
        target: { kind: 'Deployment' },
        patch: '[{"op":"add","path":"/spec/replicas","value":0}]',
      },
    ]);
    expect(change.description).not.toContain('removes');
  });

  it('needs the name typed in and a backup of today', async () => {
    await bench.portal.addForum(NAME);
    const stop = (confirm: string) =>
      bench.plan('decommission', { stage: 'stop', confirm });

    await expect(stop('acme')).rejects.toThrow("'confirm' must be the name");
    await expect(stop(NAME)).rejects.toThrow('must have seen a backup of');
    backUp(3 * DAY_MS);
    await expect(stop(NAME)).rejects.toThrow('of the last 24 hours');
  });

  it('removes nothing before the stop is merged and its retention over', async () => {
    await bench.portal.addForum(NAME);
    backUp(60 * 60 * 1000);
    const remove = () =>
      bench.plan('decommission', { stage: 'remove', confirm: NAME });

    await expect(remove()).rejects.toThrow('The stage stop must be merged');
    const change = await bench.plan('decommission', {
      stage: 'stop',
      confirm: NAME,
      retentionDays: 1,
    });
    await bench.propose(change, 'forum/decommission-stop');
    await bench.portal.merge(NAME, 1);
    await expect(remove()).rejects.toThrow('lasts until 2026-09-11');
    const runbook = await bench.portal.git.readFile(
      'forums',
      NAME,
      'main',
      'DECOMMISSION.md',
    );
    await bench.portal.commit(NAME, {
      'DECOMMISSION.md': (runbook ?? '').replace(
        'Keep until: 2026-09-11',
        'Keep until: 2026-09-01',
      ),
    });

    await remove();

    const overlay = parse(
      bench.workspaceFile('overlays/production/kustomization.yaml'),
    );
    expect(overlay.resources).toEqual(
      expect.arrayContaining([
        '../../base/database',
        '../../base/namespace',
        '../../base/valkey',
        '../../secrets',
      ]),
    );
    expect(overlay.resources).not.toContain('../../base/discourse');
    expect(overlay.resources).not.toContain('../../base/route');
  });

  describe('un-registering', () => {
    const unregister = (confirm: string, isDryRun = false) =>
      bench.portal.run(
        'discourse:forum:unregister',
        { forum: FORUM, confirm },
        { isDryRun },
      );
    const addRemoved = () =>
      bench.portal.addForum(NAME, {
        files: { 'DECOMMISSION.md': '# Decommission\n\nStage: removed\n' },
      });

    it('takes a forum out of catalog and registry when its removal is merged', async () => {
      await addRemoved();

      const outcome = await unregister(NAME);

      expect(bench.portal.removedLocations).toEqual([`location of ${FORUM}`]);
      expect(bench.portal.discourse.unregistered).toEqual([NAME]);
      expect(outcome).toEqual({
        repositoryUrl: `${bench.portal.git.url}/forums/${NAME}`,
        summary: expect.stringContaining(`Forum '${NAME}' is un-registered`),
      });
    });

    it('goes on where an attempt broke off after the catalog had forgotten it', async () => {
      await addRemoved();
      bench.portal.discourse.unregisterFault = new Error('killed');
      await expect(unregister(NAME)).rejects.toThrow('killed');

      bench.portal.discourse.unregisterFault = undefined;
      await unregister(NAME);

      expect(bench.portal.discourse.unregistered).toHaveLength(1);
    });

    it('takes nothing out before that, without the name, or without the permission', async () => {
      await bench.portal.addForum(NAME);
      await expect(unregister(NAME)).rejects.toThrow(
        'The stage remove must be merged first',
      );
      await expect(unregister('acme')).rejects.toThrow(
        "'confirm' must be the name of the forum, 'acme-community'",
      );
      bench.portal.denied.add('discourse.forum.operate');
      await expect(unregister(NAME)).rejects.toThrow('discourse.forum.operate');

      expect(bench.portal.removedLocations).toEqual([]);
      expect(bench.portal.discourse.unregistered).toEqual([]);
    });

    it('only checks in a dry run', async () => {
      await addRemoved();

      const { summary } = await unregister(NAME, true);

      expect(summary).toContain('would un-register');
      expect(bench.portal.removedLocations).toEqual([]);
      expect(bench.portal.discourse.unregistered).toEqual([]);
    });
  });
});
