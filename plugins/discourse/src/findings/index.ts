export * from './FindingList';
export * from './useFindingWords';
