import type { Subject } from '../report/Subject';
export const sealedSecrets: Subject = {
  name: 'sealed-secrets',
  title: 'Sealed Secrets',
  run: async () => [],
};
