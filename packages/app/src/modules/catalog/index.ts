export * from './catalogModule';
