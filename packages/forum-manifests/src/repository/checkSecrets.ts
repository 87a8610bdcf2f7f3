import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';
import type { CheckFault } from './CheckFault';
import { KUSTOMIZATION } from './kustomization';

const FOLDER = 'secrets/';
const KUSTOMIZATION_PATH = `${FOLDER}${KUSTOMIZATION}`;
const SEALED_KIND = 'SealedSecret';

const objectSchema = z.object({
  kind: z.string(),
  metadata: z.object({ namespace: z.string() }),
});
const kustomizationSchema = z.object({
  resources: z.array(z.string()).optional(),
});

function documentsOf(text: string): unknown[] | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) {
    return [];
  }
  if (documents.some(document => document.errors.length > 0)) {
    return undefined;
  }
  try {
    return documents.map((document): unknown => document.toJS());
  } catch {
    return undefined;
  }
}

function checkFile(
  file: string,
  text: string,
  namespace: string,
): CheckFault[] {
  const documents = documentsOf(text);
  if (!documents || documents.length === 0) {
    return [
      {
        file,
        message: 'is not readable YAML',
        fix: 'Seal the secret again, or remove the file',
      },
    ];
  }
  return documents.flatMap(document => {
    const object = objectSchema.safeParse(document);
    if (!object.success || object.data.kind !== SEALED_KIND) {
      return {
        file,
        message: `holds an object that is not a ${SEALED_KIND}`,
        fix: 'Remove it from the repository and its history, change the value, and seal the new one with kubeseal',
      };
    }
    if (object.data.metadata.namespace !== namespace) {
      return {
        file,
        message: `is not for namespace '${namespace}', so it can not be opened there`,
        fix: `Seal it again for namespace '${namespace}'`,
      };
    }
    return [];
  });
}

function checkListing(
  files: ReadonlyMap<string, string>,
  names: string[],
): CheckFault[] {
  const text = files.get(KUSTOMIZATION_PATH);
  const [document] = text === undefined ? [] : documentsOf(text) ?? [];
  const listing = kustomizationSchema.safeParse(document);
  if (!listing.success) {
    return [
      {
        file: KUSTOMIZATION_PATH,
        message: 'is missing or not a kustomization',
        fix: "Remove it and run 'forum render', which writes it when it is missing",
      },
    ];
  }
  const listed = listing.data.resources ?? [];
  const unlisted = names.filter(name => !listed.includes(name));
  const absent = listed.filter(
    name => !name.includes('/') && !names.includes(name),
  );
  return [
    ...unlisted.map(name => ({
      file: `${FOLDER}${name}`,
      message: `is not listed in '${KUSTOMIZATION_PATH}', so it is not deployed`,
      fix: `Add '${name}' to 'resources' there`,
    })),
    ...absent.map(name => ({
      file: KUSTOMIZATION_PATH,
      message: `lists '${name}', which does not exist`,
      fix: `Remove '${name}' from 'resources', or add the file`,
    })),
  ];
}

/** Finds plain text, foreign namespaces and unlisted files in `secrets/`. */
export function checkSecrets(
  files: ReadonlyMap<string, string>,
  options: { namespace: string },
): CheckFault[] {
  const paths = [...files.keys()].filter(
    path =>
      path.startsWith(FOLDER) &&
      /\.ya?ml$/.test(path) &&
      path !== KUSTOMIZATION_PATH,
  );
  return [
    ...paths.flatMap(path =>
      checkFile(path, files.get(path) ?? '', options.namespace),
    ),
    ...checkListing(
      files,
      paths.map(path => path.slice(FOLDER.length)),
    ),
  ];
}
