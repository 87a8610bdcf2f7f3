import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  fleetReadPermission,
  type FleetFacets,
  type FleetFacetsQuery,
  type FleetPage,
  type FleetQuery,
} from '@backstage-discourse/plugin-discourse-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import type { ForumFilter } from '../permissions/ForumFilter';
import type { Fleet, FleetOptions } from './Fleet';

/**
 * Shows of a fleet only what the caller may read. It asks once, whatever the
 * size of the fleet, and turns conditions into a filter of the query.
 */
export class AuthorizedFleet implements Fleet {
  readonly #fleet: Fleet;
  readonly #permissions: PermissionsService;
  readonly #transformConditions: ConditionTransformer<ForumFilter>;

  constructor(options: {
    fleet: Fleet;
    permissions: PermissionsService;
    transformConditions: ConditionTransformer<ForumFilter>;
  }) {
    this.#fleet = options.fleet;
    this.#permissions = options.permissions;
    this.#transformConditions = options.transformConditions;
  }

  async listForums(
    query: FleetQuery,
    options: { credentials: BackstageCredentials },
  ): Promise<FleetPage> {
    return this.#fleet.listForums(query, await this.#authorize(options));
  }

  async countFacets(
    query: FleetFacetsQuery,
    options: { credentials: BackstageCredentials },
  ): Promise<FleetFacets> {
    return this.#fleet.countFacets(query, await this.#authorize(options));
  }

  async #authorize(options: {
    credentials: BackstageCredentials;
  }): Promise<FleetOptions> {
    const { credentials } = options;
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: fleetReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return { credentials };
      case AuthorizeResult.CONDITIONAL:
        return {
          credentials,
          filter: this.#transformConditions(decision.conditions),
        };
      default:
        throw new NotAllowedError(
          `Listing forums needs the permission '${fleetReadPermission.name}'`,
        );
    }
  }
}
