export { readBackups, runningBackup } from './readBackups';
export type { BackupFile, BackupState } from './readBackups';
export type { BackupRun, BackupSubject } from './scheduledBackups';
