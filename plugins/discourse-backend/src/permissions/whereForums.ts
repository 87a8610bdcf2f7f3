import { SEVERITIES } from '@backstage-discourse/plugin-discourse-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { Knex } from 'knex';
import { buildStateCondition } from '../store/stateSql';
import type { ForumFilter } from './ForumFilter';

/** Adds the conditions of a permission decision to a query of the fleet. */
export function whereForums(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<ForumFilter>,
  options: { staleBefore: number },
): Knex.QueryBuilder {
  if (isAndCriteria(criteria)) {
    for (const inner of criteria.allOf) {
      query.andWhere(nested => whereForums(nested, inner, options));
    }
    return query;
  }
  if (isOrCriteria(criteria)) {
    return query.andWhere(either => {
      for (const inner of criteria.anyOf) {
        either.orWhere(nested => whereForums(nested, inner, options));
      }
    });
  }
  if (isNotCriteria(criteria)) {
    return query.whereNot(nested => whereForums(nested, criteria.not, options));
  }
  return whereColumn(query, criteria, options);
}

function whereColumn(
  query: Knex.QueryBuilder,
  filter: ForumFilter,
  options: { staleBefore: number },
): Knex.QueryBuilder {
  switch (filter.column) {
    case 'owner':
      // An empty claim must not match forums without owner.
      return query.whereIn(
        'owner',
        filter.values.filter(claim => claim !== ''),
      );
    case 'severity':
      return query.whereIn(
        'severity_rank',
        filter.values.map(severity => SEVERITIES.indexOf(severity)),
      );
    case 'state': {
      const { sql, bindings } = buildStateCondition({
        states: filter.values,
        staleBefore: options.staleBefore,
      });
      return query.whereRaw(sql, bindings);
    }
    default:
      throw new Error(
        `A permission rule asks for an unknown column: ${JSON.stringify(
          filter,
        )}`,
      );
  }
}
