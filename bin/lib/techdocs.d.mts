/** Where a mkdocs is that builds TechDocs, or why there is none. */
export type FoundMkdocs =
  | { path: string; missing?: undefined }
  | { path?: undefined; missing: string };

/** Finds a mkdocs with TechDocs' plugin, or installs one below `.cache`. */
export function findMkdocs(): Promise<FoundMkdocs>;
