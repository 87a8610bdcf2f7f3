import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The secrets of this portal, made at the first start and kept beside its
 * data, readable by the owner alone. Returned as environment variables.
 */
export function loadPortalSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  if (fs.existsSync(file)) {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  }
  const secrets = {
    DISCOURSE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    GIT_HOST_PASSWORD: randomBytes(18).toString('base64url'),
  };
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, {
    mode: 0o600,
  });
  return secrets;
}
