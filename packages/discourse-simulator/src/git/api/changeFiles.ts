import { z } from 'zod/v4';
import { GitHostError } from '../GitHostError';
import { parseFilePath } from '../names';
import type { FileChange, GitRepository, TreeEntry } from '../repository';

const base64 = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'must be base64 with padding',
  );

/** Body of a request that changes several files in one commit. */
export const changeFilesSchema = z.object({
  branch: z.string().optional(),
  new_branch: z.string().optional(),
  message: z.string().optional(),
  author: z
    .object({ name: z.string().optional(), email: z.string().optional() })
    .optional(),
  files: z
    .array(
      z.discriminatedUnion('operation', [
        z.object({
          operation: z.literal('create'),
          path: z.string(),
          content: base64,
        }),
        z.object({
          operation: z.literal('update'),
          path: z.string(),
          content: base64,
          sha: z.string({ error: 'is required: the blob that is replaced' }),
        }),
        z.object({
          operation: z.literal('delete'),
          path: z.string(),
          sha: z.string({ error: 'is required: the blob that is deleted' }),
        }),
      ]),
    )
    .min(1),
});

/** One operation of a request. */
type FileOperation = z.infer<typeof changeFilesSchema>['files'][number];

function toChange(
  operation: FileOperation,
  known: TreeEntry | undefined,
): FileChange {
  const path = parseFilePath(operation.path);
  if (operation.operation === 'create') {
    if (known) {
      throw new GitHostError(
        422,
        `'${path}' exists already; update it instead`,
      );
    }
    return { path, content: Buffer.from(operation.content, 'base64') };
  }
  if (!known) {
    throw new GitHostError(404, `'${path}' does not exist on the branch`);
  }
  if (known.sha !== operation.sha) {
    throw new GitHostError(
      422,
      `'${path}' has another sha than the given one; read it again`,
    );
  }
  return operation.operation === 'delete'
    ? { path }
    : {
        path,
        content: Buffer.from(operation.content, 'base64'),
        mode: known.mode,
      };
}

/** The operations as changes, each checked against what the commit holds. */
export async function planChanges(
  repository: GitRepository,
  options: { commit: string | undefined; files: FileOperation[] },
): Promise<FileChange[]> {
  const { commit, files } = options;
  const entries = commit
    ? await repository.list(commit, { recursive: true })
    : [];
  const known = new Map(entries.map(entry => [entry.path, entry]));
  return files.map(operation =>
    toChange(operation, known.get(parseFilePath(operation.path))),
  );
}
