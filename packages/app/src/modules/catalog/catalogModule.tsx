import {
  coreExtensionData,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { Fragment } from 'react';
import { forumPresentation } from './forumPresentation';

/** The catalog page of Backstage with columns for forums. */
const catalogPage = catalogPlugin.getExtension('page:catalog').override({
  factory(originalFactory, { inputs, config }) {
    return originalFactory({
      params: {
        loader: async () => {
          const { CatalogIndexPage } = await import(
            '@backstage/plugin-catalog/alpha'
          );
          const { catalogColumns } = await import('./forumColumns');
          return (
            <CatalogIndexPage
              columns={catalogColumns}
              pagination={config.pagination}
              filters={inputs.filters.map(filter => (
                <Fragment key={filter.node.spec.id}>
                  {filter.get(coreExtensionData.reactElement)}
                </Fragment>
              ))}
            />
          );
        },
      },
    });
  },
});

export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [catalogPage, forumPresentation],
});
