import { createMockDirectory } from '@backstage/backend-test-utils';
import { exampleForm } from '../__testUtils__/exampleForm';
import { planForm, refusalOf, refuseForm } from '../__testUtils__/planForm';

describe('discourse:forum:plan, secrets that come with the form', () => {
  const workspace = createMockDirectory();

  const secrets = {
    S3_ACCESS_KEY_ID: 'AKIACANARY',
    S3_SECRET_ACCESS_KEY: 'canary+secret/key=',
    SMTP_PASSWORD: 'canary-password',
  };
  const masked = {
    S3_ACCESS_KEY_ID: '**********',
    S3_SECRET_ACCESS_KEY: '******************',
    SMTP_PASSWORD: '***************',
  };

  it('are accepted and show up nowhere', async () => {
    const run = await planForm(
      { ...exampleForm, ...masked },
      { workspace, secrets },
    );

    const all = JSON.stringify(run);
    for (const value of Object.values(secrets)) {
      expect(all).not.toContain(value);
    }
  });

  it('are refused among the parameters, without repeating them', async () => {
    const values = { ...exampleForm, SMTP_PASSWORD: 'canary-password' };

    expect(
      await refuseForm(values, { workspace, field: 'SMTP_PASSWORD', secrets }),
    ).toEqual(refusalOf('SMTP_PASSWORD'));
    await expect(planForm(values, { workspace, secrets })).rejects.not.toThrow(
      'canary',
    );
  });

  it('are asked for again when a run was started over', async () => {
    expect(
      await refuseForm(
        { ...exampleForm, ...masked },
        { workspace, field: 'SMTP_PASSWORD' },
      ),
    ).toEqual(refusalOf('SMTP_PASSWORD', /type it in again/));
  });

  it('must be both keys of the object storage', async () => {
    expect(
      await refuseForm(exampleForm, {
        workspace,
        field: 'S3_SECRET_ACCESS_KEY',
        secrets: { S3_ACCESS_KEY_ID: 'AKIACANARY' },
      }),
    ).toEqual(
      refusalOf('S3_SECRET_ACCESS_KEY', /together with S3_ACCESS_KEY_ID/),
    );
  });

  it.each(["it's", 'a"b', 'a\\b', 'a\nb', ' a', '<%= 1 %>', '12345', 'true'])(
    'must survive discourse.conf, unlike %j',
    async value => {
      const given = { SMTP_PASSWORD: value };

      expect(
        await refuseForm(exampleForm, {
          workspace,
          field: 'SMTP_PASSWORD',
          secrets: given,
        }),
      ).toEqual(refusalOf('SMTP_PASSWORD'));
    },
  );
});
