export * from './useAction';
export * from './useGroupRights';
export * from './useGroups';
export * from './useProposal';
