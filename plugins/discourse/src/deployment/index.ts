export * from './DeploymentView';
