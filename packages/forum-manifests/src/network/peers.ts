import type {
  INetworkPolicyPeer,
  INetworkPolicyPort,
} from 'kubernetes-models/networking.k8s.io/v1';

const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** Cloud metadata services live here and hand out the node's credentials. */
const LINK_LOCAL_V4 = '169.254.0.0/16';
const LINK_LOCAL_V6 = 'fe80::/10';
const PRIVATE_V4 = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
];
const PRIVATE_V6 = ['fc00::/7'];

/** Pods of the forum's own namespace. */
export function podPeer(
  matchLabels: Record<string, string>,
): INetworkPolicyPeer {
  return { podSelector: { matchLabels } };
}

/** Pods of another namespace, all of them or those with the labels. */
export function namespacePeer(
  namespace: string,
  matchLabels?: Record<string, string>,
): INetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } },
    podSelector: matchLabels && { matchLabels },
  };
}

/** Every address but link-local ones. */
export const ANY_ADDRESS: INetworkPolicyPeer[] = [
  { ipBlock: { cidr: '0.0.0.0/0', except: [LINK_LOCAL_V4] } },
  { ipBlock: { cidr: '::/0', except: [LINK_LOCAL_V6] } },
];

/** Every public address. */
export const PUBLIC_ADDRESS: INetworkPolicyPeer[] = [
  { ipBlock: { cidr: '0.0.0.0/0', except: [...PRIVATE_V4, LINK_LOCAL_V4] } },
  { ipBlock: { cidr: '::/0', except: [...PRIVATE_V6, LINK_LOCAL_V6] } },
];

/** TCP ports. */
export function tcp(...ports: number[]): INetworkPolicyPort[] {
  return ports.map(port => ({ protocol: 'TCP', port }));
}

/** UDP ports. */
export function udp(...ports: number[]): INetworkPolicyPort[] {
  return ports.map(port => ({ protocol: 'UDP', port }));
}
