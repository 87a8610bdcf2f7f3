/** Characters of a title that are kept. */
const MAX_LENGTH = 200;

/**
 * The title of a forum as it is stored: one line of bounded length, or the id
 * where nothing is left. A catalog takes any text for a title, a database does
 * not: PostgreSQL refuses the character NUL, and what is too long for an index.
 */
export function tidyTitle(title: string, options: { id: string }): string {
  const characters = [...title.replace(/[\p{Cc}\s]+/gu, ' ').trim()];
  if (characters.length === 0) {
    return options.id;
  }
  return characters.length > MAX_LENGTH
    ? `${characters.slice(0, MAX_LENGTH - 1).join('')}…`
    : characters.join('');
}
