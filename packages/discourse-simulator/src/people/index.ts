export { avatarTemplate, generatePeople } from './people';
export type { Person } from './people';
