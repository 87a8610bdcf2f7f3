import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  requiredSecrets,
  sealedSecretFile,
  sealValue,
} from '@backstage-discourse/forum-manifests';
import { goldenForums } from '../kubernetes/forums';
import type { ConformanceResult } from '../report/ConformanceResult';
import { measureClaim } from '../report/measureClaim';
import type { Subject, SubjectContext } from '../report/Subject';
import { buildGoBinary } from '../tools/goTools';
import { pinnedVersion } from '../tools/pinnedVersion';
import { Controller } from './Controller';
import { SCOPES, type SealingScope } from './scopes';
import { createSealingKey } from './sealingKey';

const MODULE = 'github.com/bitnami-labs/sealed-secrets';

/** Values of every kind that a secret may hold. */
const VALUES: Record<string, string | Buffer> = {
  EMPTY: '',
  PASSWORD: 'correct horse battery staple',
  UNICODE: 'blåbærsyltetøy 蓝莓 🫐',
  LINES: '-----BEGIN KEY-----\nline\r\nline\n-----END KEY-----\n',
  BINARY: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  LARGE: 'x'.repeat(256 * 1024),
};

const HOME = { namespace: 'acme-community', name: 'acme-community-discourse' };
const ELSEWHERE = {
  'another name': { ...HOME, name: 'another-name' },
  'another namespace': { ...HOME, namespace: 'another-namespace' },
};

function textOf(value: string | Buffer): string {
  return Buffer.from(value).toString('base64');
}

/** Seals all values for {@link HOME}, then puts them at a place. */
function sealAt(
  place: { namespace: string; name: string },
  options: { scope: SealingScope; certificatePem: string },
): string {
  const { scope, certificatePem } = options;
  const encryptedData = Object.fromEntries(
    Object.entries(VALUES).map(([key, value]) => [
      key,
      sealValue({ certificatePem, value, label: scope.labelOf(HOME) }),
    ]),
  );
  return scope.annotate(sealedSecretFile({ ...place, encryptedData }).content);
}

async function checkScope(
  scope: SealingScope,
  options: { controller: Controller; certificatePem: string },
): Promise<{ detail: string; faults: string[] }> {
  const { controller, certificatePem } = options;
  const faults: string[] = [];
  const opened = await controller.open(sealAt(HOME, { scope, certificatePem }));
  for (const [key, value] of Object.entries(VALUES)) {
    if (opened?.[key] !== textOf(value)) {
      faults.push(`${scope.name}: ${key} was not opened to what was sealed`);
    }
  }
  for (const [where, place] of Object.entries(ELSEWHERE)) {
    const moved = await controller.open(
      sealAt(place, { scope, certificatePem }),
    );
    const may = scope.mayMoveTo.includes(where);
    if ((moved !== undefined) !== may) {
      faults.push(
        `${scope.name}: under ${where} it ${
          may ? 'does not open' : 'opens, but must not'
        }`,
      );
    }
  }
  return {
    detail: `${Object.keys(VALUES).length} values opened, ${
      Object.keys(ELSEWHERE).length
    } moves judged`,
    faults,
  };
}

/** Opens all that the golden repositories need, as it would be committed. */
async function checkGoldenSecrets(options: {
  controller: Controller;
  certificatePem: string;
}): Promise<{ detail: string; faults: string[] }> {
  const { controller, certificatePem } = options;
  const faults: string[] = [];
  let count = 0;
  for (const { namespace, name, keys } of goldenForums().flatMap(
    requiredSecrets,
  )) {
    const label = `${namespace}/${name}`;
    const file = sealedSecretFile({
      namespace,
      name,
      encryptedData: Object.fromEntries(
        keys.map(({ key }) => [
          key,
          sealValue({ certificatePem, value: `value of ${key}`, label }),
        ]),
      ),
    });
    const opened = await controller.open(file.content);
    const wrong = keys.filter(
      ({ key }) => opened?.[key] !== textOf(`value of ${key}`),
    );
    faults.push(...wrong.map(({ key }) => `${label}: ${key}`));
    count += 1;
  }
  return { detail: `${count} Secrets opened`, faults };
}

async function run(context: SubjectContext): Promise<ConformanceResult[]> {
  const kubeseal = await buildGoBinary(
    {
      name: 'kubeseal',
      moduleFolder: __dirname,
      mainPackage: `${MODULE}/cmd/kubeseal`,
      takes: 'about 2 minutes',
    },
    context,
  );
  const counterpart = `kubeseal ${pinnedVersion(__dirname, MODULE)}`;
  const { certificatePem, privateKey } = createSealingKey();
  const keyFile = join(context.workFolder, 'sealing-key.pem');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  const controller = new Controller({
    kubeseal,
    keyFile,
    signal: context.signal,
  });
  const results = [
    await measureClaim(
      {
        claim: 'Every Secret of the golden repositories opens as sealed',
        counterpart,
      },
      () => checkGoldenSecrets({ controller, certificatePem }),
    ),
  ];
  for (const scope of SCOPES) {
    const claim = `What is sealed with ${scope.name} scope opens where that scope allows, and nowhere else`;
    results.push(
      await measureClaim({ claim, counterpart }, () =>
        checkScope(scope, { controller, certificatePem }),
      ),
    );
  }
  return results;
}

/** The portal's sealer against the real kubeseal. */
export const sealedSecrets: Subject = {
  name: 'sealed-secrets',
  title: 'Sealed Secrets',
  run,
};
