import { parseAllDocuments } from 'yaml';
import { z } from 'zod/v4';
import type { CheckFault } from '../repository/CheckFault';
import type { Models } from './buildModels';

const MANIFEST_FOLDERS = ['argocd/', 'base/', 'flux/', 'secrets/'];
const KUSTOMIZE_GROUP = 'kustomize.config.k8s.io/';

const typeMetaSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
});

function isManifest(path: string): boolean {
  return (
    path.endsWith('.yaml') &&
    MANIFEST_FOLDERS.some(folder => path.startsWith(folder))
  );
}

function validateObject(
  value: unknown,
  models: Models,
): Omit<CheckFault, 'file'> | undefined {
  const object = typeMetaSchema.safeParse(value);
  if (!object.success) {
    return {
      message: 'is not a Kubernetes object',
      fix: "Give it 'apiVersion' and 'kind', or remove it",
    };
  }
  const { apiVersion, kind } = object.data;
  if (apiVersion.startsWith(KUSTOMIZE_GROUP)) {
    return undefined;
  }
  const validate = models.get(`${apiVersion}/${kind}`);
  if (!validate) {
    return {
      message: `holds a ${kind} of ${apiVersion}, which is not a kind of a forum`,
      fix: "Remove it, or move it to 'overlays/production'",
    };
  }
  const fault = validate(object.data);
  return fault === undefined
    ? undefined
    : {
        message: `is not a valid ${kind}: ${fault}`,
        fix: 'Correct the field, or render the file again',
      };
}

/**
 * Validates every rendered or sealed object against the model of its kind.
 */
export function validateManifests(options: {
  files: ReadonlyMap<string, string>;
  models: Models;
}): CheckFault[] {
  const { files, models } = options;
  const faults: CheckFault[] = [];
  for (const [file, text] of files) {
    const documents = isManifest(file) ? parseAllDocuments(text) : [];
    for (const document of Array.isArray(documents) ? documents : []) {
      const fault =
        document.errors.length > 0
          ? {
              message: 'is not valid YAML',
              fix: 'Correct it, or render the file again',
            }
          : validateObject(document.toJS(), models);
      if (fault) {
        faults.push({ file, ...fault });
      }
    }
  }
  return faults;
}
