import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { bullets, page, shell } from './markdown';
import { dataAndSync } from './troubleshooting/dataAndSync';
import { mailAndLogin } from './troubleshooting/mailAndLogin';
import type { Trouble } from './troubleshooting/Trouble';
import { unavailable } from './troubleshooting/unavailable';
import { wrongPages } from './troubleshooting/wrongPages';

function describeTrouble({ sign, causes, commands }: Trouble): string[] {
  return [`### ${sign}`, bullets(...causes), shell(...commands)];
}

/** `docs/troubleshooting.md`: signs, their causes, and the look at them. */
export function troubleshootingPage(forum: ForumSpec): string {
  return page(
    '# Troubleshooting',
    'Find the sign, run the commands below it, and read the causes from top to bottom: the frequent ones come first.',
    '## The forum does not answer',
    ...unavailable(forum).flatMap(describeTrouble),
    '## Pages look wrong',
    ...wrongPages(forum).flatMap(describeTrouble),
    '## Mail and login',
    ...mailAndLogin(forum).flatMap(describeTrouble),
    '## Deployment and data',
    ...dataAndSync(forum).flatMap(describeTrouble),
  );
}
