import { createApp } from '@backstage/frontend-defaults';
import { catalogModule } from './modules/catalog';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

export default createApp({
  features: [navModule, catalogModule, signInModule],
});
