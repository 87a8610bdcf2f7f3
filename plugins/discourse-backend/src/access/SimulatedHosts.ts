import type { Config } from '@backstage/config';
import { matchesHost, parseHostPattern, type HostPattern } from './HostPattern';

/** The hosts behind which a stand-in answers, from `discourse.simulatedHosts`. */
export class SimulatedHosts {
  readonly #patterns: readonly HostPattern[];

  constructor(options: { hosts: readonly string[] }) {
    this.#patterns = options.hosts.map(entry =>
      parseHostPattern(entry, { setting: 'discourse.simulatedHosts' }),
    );
  }

  static fromConfig(config: Config): SimulatedHosts {
    return new SimulatedHosts({
      hosts: config.getOptionalStringArray('discourse.simulatedHosts') ?? [],
    });
  }

  has(url: string): boolean {
    return (
      URL.canParse(url) &&
      this.#patterns.some(pattern => matchesHost(pattern, new URL(url)))
    );
  }
}
