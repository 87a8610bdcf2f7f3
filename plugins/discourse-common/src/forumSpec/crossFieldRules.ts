import { imageFaults } from './rulesets/imageRules';
import { memoryFaults } from './rulesets/memoryRules';
import { platformFaults } from './rulesets/platformRules';
import { settingFaults } from './rulesets/settingRules';
import { storageFaults } from './rulesets/storageRules';
import { workloadFaults } from './rulesets/workloadRules';
import type { ForumSpec } from './schema';
import type { ForumSpecFault } from './schemaFaults';

/** All faults that no single field has alone. */
export function crossFieldFaults(forum: ForumSpec): ForumSpecFault[] {
  return [
    ...platformFaults(forum),
    ...storageFaults(forum),
    ...workloadFaults(forum),
    ...memoryFaults(forum),
    ...imageFaults(forum),
    ...settingFaults(forum),
  ];
}
