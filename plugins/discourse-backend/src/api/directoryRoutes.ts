import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import type { DefaultDirectory } from '../catalog/DefaultDirectory';
import { parseRequest } from './parseRequest';
import { directoryQuerySchema } from './schemas';

/** What other backend plugins may know of all forums. */
export function addDirectoryRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; directory: DefaultDirectory },
): void {
  const { httpAuth, directory } = options;

  router.get('/directory', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    const query = parseRequest(directoryQuerySchema, req.query);
    res.json(await directory.listForums(query));
  });
}
