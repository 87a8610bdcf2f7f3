export * from './chooseCertificate';
export * from './sealForCluster';
