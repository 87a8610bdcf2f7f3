/** What every Kubernetes object has, whatever its kind. */
export interface ManifestObject {
  apiVersion: string;
  kind: string;
  metadata?: {
    name?: string;
    namespace?: string;
    labels?: { [key: string]: string };
    annotations?: { [key: string]: string };
  };
}

/** The objects of one folder below `base/`, keyed by file name without `.yaml`. */
export type ComponentManifests = Record<string, ManifestObject>;
