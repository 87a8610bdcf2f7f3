export * from './UpgradesView';
