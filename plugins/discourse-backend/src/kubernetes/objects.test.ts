import fc from 'fast-check';
import { describeDatabase } from './describeDatabase';
import { describeDelivery } from './describeDelivery';
import {
  describeCertificates,
  describePods,
  describeVolumes,
} from './describeWorkload';
import { parseByteQuantity } from './parseByteQuantity';

describe('parseByteQuantity', () => {
  it.each([
    ['20Gi', 21474836480],
    ['1.5Gi', 1610612736],
    ['500M', 500000000],
    ['1024', 1024],
    ['', undefined],
    ['20GB', undefined],
    ['-1Gi', undefined],
    ['constructor', undefined],
    ['9999999Ei', undefined],
  ])('reads %p as %p', (text, bytes) => {
    expect(parseByteQuantity(text)).toBe(bytes);
  });
});

describe('describeDelivery', () => {
  it('tells of the stage of Flux that holds the others up', () => {
    const stage = (name: string, status: string, reason: string) => ({
      metadata: { name },
      status: { conditions: [{ type: 'Ready', status, reason }] },
    });
    const delivery = describeDelivery({
      applications: [],
      kustomizations: [
        stage('acme-app', 'False', 'DependencyNotReady'),
        stage('acme-data', 'True', 'ReconciliationSucceeded'),
        stage('acme-finish', 'False', 'DependencyNotReady'),
        stage('acme-migrate', 'False', 'HealthCheckFailed'),
      ],
    });

    expect(delivery).toMatchObject({
      name: 'acme-migrate',
      sync: 'HealthCheckFailed',
      healthy: false,
    });
  });

  const kustomization = (ready: object) => ({
    applications: [],
    kustomizations: [
      {
        metadata: { name: 'acme' },
        status: {
          conditions: [{ type: 'Ready', ...ready }],
          lastAppliedRevision: 'main@sha1:abc',
        },
      },
    ],
  });

  it.each([
    [
      { status: 'True', reason: 'ReconciliationSucceeded', message: 'Applied' },
      { synced: true, healthy: true, message: undefined },
    ],
    [
      { status: 'False', reason: 'HealthCheckFailed', message: 'web is down' },
      { synced: true, healthy: false, message: 'web is down' },
    ],
    [
      { status: 'False', reason: 'BuildFailed', message: 'no such file' },
      { synced: false, healthy: undefined, message: 'no such file' },
    ],
  ])('reads Flux %j', (ready, expected) => {
    expect(describeDelivery(kustomization(ready))).toMatchObject({
      tool: 'flux',
      revision: 'main@sha1:abc',
      ...expected,
    });
  });

  it('knows nothing where there is nothing', () => {
    expect(
      describeDelivery({ applications: [], kustomizations: [] }),
    ).toBeUndefined();
  });
});

describe('Objects of a cluster', () => {
  it('may be anything without breaking the reading', () => {
    const anything = fc.array(
      fc.oneof(
        fc.anything(),
        fc.record({
          metadata: fc.record({ name: fc.string(), labels: fc.anything() }),
          spec: fc.anything(),
          status: fc.anything(),
        }),
      ),
      { maxLength: 4 },
    );

    fc.assert(
      fc.property(anything, objects => {
        expect(describePods(objects).length).toBeLessThanOrEqual(4);
        expect(describeVolumes(objects).length).toBeLessThanOrEqual(4);
        expect(describeCertificates(objects).length).toBeLessThanOrEqual(4);
        const database = describeDatabase({ clusters: objects, backups: [] });
        expect(database?.backups ?? []).toEqual([]);
        describeDelivery({ applications: objects, kustomizations: objects });
      }),
    );
  });
});
