/** The key by which the entity of a forum is refreshed. */
export function toRefreshKey(forumId: string): string {
  return `discourse-forum:${forumId}`;
}
