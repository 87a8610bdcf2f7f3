/** An entry of `discourse.allowedHosts` or `discourse.simulatedHosts`. */
export interface HostPattern {
  /** `*.forums.example.com` matches any name below, but not the name itself. */
  wildcard: boolean;
  /** Host name without the `*.` of a wildcard, in lower case. */
  host: string;
  port?: number;
}

const ENTRY =
  /^(?<wildcard>\*\.)?(?<host>\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:(?<port>[0-9]{1,5}))?$/;

/** Parses an entry; throws with the setting's name when it makes no sense. */
export function parseHostPattern(
  entry: string,
  options: { setting: string },
): HostPattern {
  const { setting } = options;
  const groups = ENTRY.exec(entry.trim().toLowerCase())?.groups;
  const port = groups?.port === undefined ? undefined : Number(groups.port);
  if (!groups || port === 0 || (port ?? 0) > 65535) {
    throw new Error(
      `'${entry}' in ${setting} must be a host name, optionally with a port or starting with '*.', like forum.example.com, *.forums.example.com or localhost:7008`,
    );
  }
  const wildcard = groups.wildcard !== undefined;
  const { host } = groups;
  if (wildcard && !host.includes('.') && host !== 'localhost') {
    throw new Error(
      `'${entry}' in ${setting} would match a whole top-level domain; name a domain below it, like *.forums.example.com`,
    );
  }
  return { wildcard, host, port };
}

/** The port that a URL reaches. */
export function effectivePort(url: URL): number {
  if (url.port !== '') {
    return Number(url.port);
  }
  return url.protocol === 'http:' ? 80 : 443;
}

/** Whether a pattern names the host of a URL; without a port it means 443. */
export function matchesHost(pattern: HostPattern, url: URL): boolean {
  const host = url.hostname.toLowerCase();
  const sameHost = pattern.wildcard
    ? host.endsWith(`.${pattern.host}`) && host.length > pattern.host.length + 1
    : host === pattern.host;
  return sameHost && effectivePort(url) === (pattern.port ?? 443);
}
