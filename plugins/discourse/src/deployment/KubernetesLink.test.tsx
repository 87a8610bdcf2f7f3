import {
  appTreeApiRef,
  coreExtensionData,
  type AppNode,
} from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { renderWithForums } from '../__testUtils__/renderWithForums';
import { buildForumStatus } from '../fixtures';
import { KubernetesLink } from './KubernetesLink';

/** An app whose Kubernetes tab is where its operator put it. */
function treeWithTab(path: string) {
  const tab = {
    instance: {
      getData: (ref: { id: string }) =>
        ref.id === coreExtensionData.routePath.id ? path : undefined,
    },
  } as unknown as AppNode;
  return {
    getTree: () => ({
      tree: {
        root: tab,
        orphans: [],
        nodes: new Map([['entity-content:kubernetes/kubernetes', tab]]),
      },
    }),
  };
}

describe('KubernetesLink', () => {
  const { entityRef } = buildForumStatus();

  it("leads to the forum's Kubernetes tab, wherever the app has it", async () => {
    renderWithForums(
      <TestApiProvider apis={[[appTreeApiRef, treeWithTab('/k8s')]]}>
        <KubernetesLink entityRef={entityRef} />
      </TestApiProvider>,
    );

    const link = await screen.findByRole('link', { name: /Kubernetes/ });
    expect(link.getAttribute('href')).toMatch(/^\/catalog\/.*\/k8s$/);
  });

  it('is not there in an app without that tab', async () => {
    renderWithForums(
      <>
        <p>Pods</p>
        <KubernetesLink entityRef={entityRef} />
      </>,
    );

    expect(await screen.findByText('Pods')).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
