import { parseDocument } from 'yaml';

/** How far a sealed value may travel. */
export interface SealingScope {
  name: string;
  labelOf: (secret: { namespace: string; name: string }) => string;
  /** Says in the SealedSecret how it was sealed. */
  annotate: (sealedSecret: string) => string;
  mayMoveTo: string[];
}

function annotateWith(annotation: string): SealingScope['annotate'] {
  return text => {
    const document = parseDocument(text);
    document.setIn(
      ['metadata', 'annotations', `sealedsecrets.bitnami.com/${annotation}`],
      'true',
    );
    return document.toString();
  };
}

/** The three scopes of Sealed Secrets. */
export const SCOPES: SealingScope[] = [
  {
    name: 'strict',
    labelOf: ({ namespace, name }) => `${namespace}/${name}`,
    annotate: text => text,
    mayMoveTo: [],
  },
  {
    name: 'namespace-wide',
    labelOf: ({ namespace }) => namespace,
    annotate: annotateWith('namespace-wide'),
    mayMoveTo: ['another name'],
  },
  {
    name: 'cluster-wide',
    labelOf: () => '',
    annotate: annotateWith('cluster-wide'),
    mayMoveTo: ['another name', 'another namespace'],
  },
];
