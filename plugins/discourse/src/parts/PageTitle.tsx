import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';

export type PageTitleProps = { title: string };

/** Names a page of this plugin in the browser's tab and history. */
export const PageTitle = ({ title }: PageTitleProps) => {
  const appTitle =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Backstage';
  return <Helmet titleTemplate={`%s | ${appTitle}`} title={title} />;
};
