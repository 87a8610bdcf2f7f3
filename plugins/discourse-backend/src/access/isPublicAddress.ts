import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is one of the public internet. Loopback, private,
 * link-local (with the metadata services of clouds), shared, multicast and
 * reserved ranges are not, and neither are IPv6 forms that carry an IPv4
 * address inside, unless that one is public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) {
    return false;
  }
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) {
    return parsed.range() === 'unicast';
  }
  if (parsed.isIPv4MappedAddress()) {
    return parsed.toIPv4Address().range() === 'unicast';
  }
  // The ranges 6to4, Teredo and NAT64 are no 'unicast' to this library.
  return parsed.range() === 'unicast';
}
