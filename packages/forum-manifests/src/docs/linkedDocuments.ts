import { bullets, page } from './markdown';
import type { DocumentSection } from './documents';

/** Links to all pages but the overview, section by section. */
export function linkedDocuments(sections: DocumentSection[]): string {
  return page(
    ...sections
      .filter(({ title }) => title !== undefined)
      .flatMap(({ title, documents }) => [
        `## ${title}`,
        bullets(
          ...documents.map(
            document =>
              `[${document.title}](${document.path}): ${document.summary}`,
          ),
        ),
      ]),
  ).trimEnd();
}
