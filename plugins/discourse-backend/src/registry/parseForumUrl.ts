/** Far above any address, and low enough to be searched in. */
const MAX_LENGTH = 2000;

/**
 * Checks the base address of a forum and brings it to one form, without a
 * slash at the end.
 */
export function parseForumUrl(
  text: string,
  options: { setting: string },
): string {
  const { setting } = options;
  const fail = (what: string): never => {
    throw new Error(
      `${setting} must be an address like https://forum.example.com: ${what}`,
    );
  };
  if (text.length > MAX_LENGTH) {
    return fail(`it is longer than ${MAX_LENGTH} characters`);
  }
  if (!URL.canParse(text)) {
    return fail('it is not an absolute URL');
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return fail(`it starts with ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    return fail('it contains a user name or password');
  }
  if (url.search !== '' || url.hash !== '') {
    return fail('it contains a query or a fragment');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
