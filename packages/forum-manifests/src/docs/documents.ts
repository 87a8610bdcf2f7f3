import type { ForumSpec } from '@backstage-discourse/plugin-discourse-common';
import { ALERTS_PAGE } from '../monitoring/alertGroups';
import { alertsPage } from './alertsPage';
import { backupRestorePage } from './backupRestorePage';
import { companionsPage } from './companionsPage';
import { deploymentPage } from './deploymentPage';
import { disasterRecoveryPage } from './disasterRecoveryPage';
import { administratorsGuide } from './guides/administratorsGuide';
import { faqGuide } from './guides/faqGuide';
import { groupApplicationsGuide } from './guides/groupApplicationsGuide';
import { membersGuide } from './guides/membersGuide';
import { moderatorsGuide } from './guides/moderatorsGuide';
import { imagePage } from './imagePage';
import { indexPage } from './indexPage';
import { operationsPage } from './operationsPage';
import { secretsPage } from './secretsPage';
import { storagePage } from './storagePage';
import { troubleshootingPage } from './troubleshootingPage';
import { upgradePage } from './upgradePage';
import { verificationPage } from './verificationPage';

/** One page of the documentation of a forum. */
export interface ForumDocument {
  /** Path inside `docs/`. */
  path: string;
  /** Name in the navigation. */
  title: string;
  /** What a reader finds there, to go on after its link. */
  summary: string;
  print(forum: ForumSpec): string;
}

/** Pages under a heading of the navigation; the first has none. */
export interface DocumentSection {
  title?: string;
  documents: ForumDocument[];
}

/** All pages, in the order of the navigation. */
export const DOCUMENT_SECTIONS: DocumentSection[] = [
  {
    documents: [
      {
        path: 'index.md',
        title: 'Overview',
        summary: 'what runs',
        print: indexPage,
      },
    ],
  },
  {
    title: 'Going live',
    documents: [
      {
        path: 'deployment.md',
        title: 'Deployment',
        summary: 'from an empty cluster to the first administrator',
        print: deploymentPage,
      },
      {
        path: 'secrets.md',
        title: 'Secrets',
        summary: 'what has to exist before the pods start',
        print: secretsPage,
      },
      {
        path: 'storage.md',
        title: 'Storage',
        summary: 'where the data lies, and how it moves',
        print: storagePage,
      },
      {
        path: 'image.md',
        title: 'Image and assets',
        summary: 'what the image holds, and how it is built',
        print: imagePage,
      },
      {
        path: 'verification.md',
        title: 'Verification',
        summary: 'lists and tests before and after production',
        print: verificationPage,
      },
      {
        path: 'companions.md',
        title: 'Companions',
        summary: 'WordPress, single sign-on and incoming mail: the other side',
        print: companionsPage,
      },
    ],
  },
  {
    title: 'Running',
    documents: [
      {
        path: 'operations.md',
        title: 'Operations',
        summary: 'jobs, console, logs, scaling, rotation of secrets',
        print: operationsPage,
      },
      {
        path: ALERTS_PAGE,
        title: 'Alerts',
        summary: 'what each one means, and what to do',
        print: alertsPage,
      },
      {
        path: 'upgrade.md',
        title: 'Upgrade',
        summary: 'a newer Discourse, and back while that is possible',
        print: upgradePage,
      },
      {
        path: 'backup-restore.md',
        title: 'Backup and restore',
        summary: 'what is kept, and the way back',
        print: backupRestorePage,
      },
      {
        path: 'disaster-recovery.md',
        title: 'Disaster recovery',
        summary: 'the cluster is gone',
        print: disasterRecoveryPage,
      },
      {
        path: 'troubleshooting.md',
        title: 'Troubleshooting',
        summary: 'signs, their causes, and the look at them',
        print: troubleshootingPage,
      },
    ],
  },
  {
    title: 'Guides',
    documents: [
      {
        path: 'guides/members.md',
        title: 'Members',
        summary: 'the first ten minutes, and what comes after',
        print: membersGuide,
      },
      {
        path: 'guides/group-applications.md',
        title: 'Group applications',
        summary: 'joining and founding small groups',
        print: groupApplicationsGuide,
      },
      {
        path: 'guides/moderators.md',
        title: 'Moderators',
        summary: 'the review queue and the tools',
        print: moderatorsGuide,
      },
      {
        path: 'guides/administrators.md',
        title: 'Administrators',
        summary: 'where each setting lives, and what to watch',
        print: administratorsGuide,
      },
      {
        path: 'guides/faq.md',
        title: 'FAQ',
        summary: 'what members ask',
        print: faqGuide,
      },
    ],
  },
];
