import { expect, type APIRequestContext, type Page } from '@playwright/test';

function fromEnv(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; run the stories through bin/test`);
  }
  return value;
}

/** Secrets that the story of creating types into the form, by label. */
export const FORM_SECRETS = {
  'S3 access key': 'AKIACANARYOFTHEFORM',
  'S3 secret key': 'canary+secret/of/the/form=',
} as const;

/** Addresses of the running portal and its stand-ins. */
export const portal = {
  get url() {
    return fromEnv('PORTAL_URL');
  },
  get forumsUrl() {
    return fromEnv('FORUMS_URL');
  },
  get gitUrl() {
    return fromEnv('GIT_URL');
  },
  get dataDir() {
    return fromEnv('PORTAL_DATA_DIR');
  },
};

/** Enters the portal as the guest user. */
export async function signIn(page: Page) {
  await page.goto(portal.url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('link', { name: 'Forums', exact: true }),
  ).toBeVisible();
}

/**
 * Enters the portal as one of the simulated people, like 'Ada Berg', at the
 * address given: every page asks first who one is.
 */
export async function signInAs(
  page: Page,
  name: string,
  address: string = portal.url,
) {
  await page.goto(address);
  await page.getByRole('button', { name: `Be ${name}` }).click();
  await expect(
    page.getByRole('link', { name: 'Forums', exact: true }),
  ).toBeVisible();
}

/** Chooses the owner in a form of the scaffolder, as a person does. */
export async function chooseOwner(page: Page, name: string) {
  const owner = page.getByRole('combobox', { name: 'Owner' });
  // The list opens where there is room for it.
  await owner.evaluate(element => element.scrollIntoView({ block: 'center' }));
  await owner.click();
  await owner.pressSequentially(name);
  await page.getByRole('option', { name, exact: true }).click();
}

/** Makes a simulated forum misbehave, or behave again with `none`. */
export async function setFault(
  request: APIRequestContext,
  hostname: string,
  fault: string,
) {
  const response = await request.put(
    `${portal.forumsUrl}/_simulator/forums/${hostname}/fault`,
    { data: { fault } },
  );
  expect(response.ok(), await response.text()).toBe(true);
}

/** A token of the guest user, for calls to the portal's API. */
export async function guestToken(request: APIRequestContext): Promise<string> {
  const response = await request.post(`${portal.url}/api/auth/guest/refresh`);
  const body: { backstageIdentity: { token: string } } = await response.json();
  return body.backstageIdentity.token;
}

/** Reads from the portal's API as the guest user. */
export async function readApi<T>(
  request: APIRequestContext,
  path: string,
): Promise<T> {
  const token = await guestToken(request);
  const response = await request.get(`${portal.url}/api${path}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
  return response.json();
}
