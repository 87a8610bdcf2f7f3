import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectContext } from '../report/Subject';
import { downloadGoModule } from '../tools/goTools';
import { refusalOf } from './ApiClient';
import type { ClusterObjects } from './ClusterObjects';
import { readObjects, type ClusterObject } from './ClusterObject';
import { CRD_SOURCES, type CrdSource } from './crdSources';
import { waitFor } from '../tools/waitFor';
import { z } from 'zod/v4';

const DEFINITION = 'CustomResourceDefinition';
const ESTABLISHED_TIMEOUT_MS = 60_000;

const establishedSchema = z.looseObject({
  status: z.looseObject({
    conditions: z.array(
      z.looseObject({ type: z.string(), status: z.string() }),
    ),
  }),
});

const servedSchema = z.looseObject({
  spec: z.looseObject({
    group: z.string(),
    names: z.looseObject({ plural: z.string() }),
    versions: z.array(z.looseObject({ name: z.string(), served: z.boolean() })),
  }),
});

/** Where the objects of a definition are listed, in each version. */
function listPaths(definition: ClusterObject): string[] {
  const { group, names, versions } = servedSchema.parse(definition).spec;
  return versions
    .filter(({ served }) => served)
    .map(({ name }) => `/apis/${group}/${name}/${names.plural}`);
}

function filesOf(path: string): string[] {
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .filter(name => /\.ya?ml$/.test(name))
        .map(name => join(path, name))
    : [path];
}

async function readDefinitions(
  source: CrdSource,
  context: SubjectContext,
): Promise<ClusterObject[]> {
  const folder = await downloadGoModule(source, context);
  const definitions = source.paths
    .flatMap(path => filesOf(join(folder, path)))
    .map(file => readFileSync(file, 'utf8'))
    .filter(text => text.includes(`kind: ${DEFINITION}`))
    .flatMap(readObjects)
    .filter(({ kind }) => kind === DEFINITION);
  if (definitions.length === 0) {
    throw new Error(`${source.title} ${source.version} has no definitions`);
  }
  return definitions;
}

async function isEstablished(
  definition: ClusterObject,
  objects: ClusterObjects,
): Promise<boolean> {
  const { body } = await objects.read(definition);
  const parsed = establishedSchema.safeParse(body);
  return Boolean(
    parsed.data?.status.conditions.some(
      ({ type, status }) => type === 'Established' && status === 'True',
    ),
  );
}

/** Installs the definitions of all projects. Resolves to their number. */
export async function installCrds(
  objects: ClusterObjects,
  context: SubjectContext,
): Promise<number> {
  const definitions: ClusterObject[] = [];
  for (const source of CRD_SOURCES) {
    definitions.push(...(await readDefinitions(source, context)));
  }
  for (const definition of definitions) {
    const answer = await objects.apply(definition);
    if (answer.status >= 300) {
      throw new Error(`${definition.metadata.name}: ${refusalOf(answer)}`);
    }
  }
  for (const definition of definitions) {
    await waitFor(() => isEstablished(definition, objects), {
      timeoutMs: ESTABLISHED_TIMEOUT_MS,
      what: `the resource ${definition.metadata.name}`,
      signal: context.signal,
    });
  }
  // A little later: until then the server answers that it is too busy.
  for (const path of definitions.flatMap(listPaths)) {
    await waitFor(() => objects.canList(path), {
      timeoutMs: ESTABLISHED_TIMEOUT_MS,
      what: path,
      signal: context.signal,
    });
  }
  return definitions.length;
}
