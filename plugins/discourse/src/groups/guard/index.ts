export * from './ActionFailure';
export * from './GuardedButton';
export * from './ProposeButton';
export * from './ReasonDialog';
