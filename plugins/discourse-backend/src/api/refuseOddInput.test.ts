import { InputError } from '@backstage/errors';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { refuseOddInput } from './refuseOddInput';

describe('refuseOddInput', () => {
  const app = express();
  app.use(express.json({ limit: '1mb' }), refuseOddInput());
  app.use((_req, res) => {
    res.json({ taken: true });
  });
  const answerError: ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(error instanceof InputError ? 400 : 500).json(error.message);
  };
  app.use(answerError);

  it.each([
    [
      '/forums/a%00b',
      'The address must not hold the character NUL (%00); remove it',
    ],
    [
      '/forums?search=%00',
      "'search' must not hold the character NUL; remove it",
    ],
    [
      '/forums?owner=a&owner=%00',
      "'owner' must not hold the character NUL; remove it",
    ],
  ])('refuses the character NUL in %s', async (path, message) => {
    const { status, body } = await request(app).get(path);

    expect([status, body]).toEqual([400, message]);
  });

  it.each([{ a: ['x\u0000'] }, { 'a\u0000': 1 }])(
    'refuses it in the body %j',
    async sent => {
      const { status, body } = await request(app).post('/').send(sent);

      expect([status, body]).toEqual([
        400,
        'The body must not hold the character NUL; remove it',
      ]);
    },
  );

  it('refuses a body that is nested deeper than the stack is', async () => {
    const depth = 100_000;

    const { status, body } = await request(app)
      .post('/')
      .type('json')
      .send(`${'['.repeat(depth)}${']'.repeat(depth)}`);

    expect([status, body]).toEqual([
      400,
      'The body must not be nested deeper than 64 levels; make it flatter',
    ]);
  });

  it('lets everything else through', async () => {
    const sent = { text: '%00 \\u0000 \ud83d\ude00', list: [[null, 1]] };

    expect((await request(app).post('/?q=%2500').send(sent)).status).toBe(200);
    expect((await request(app).get('/')).status).toBe(200);
  });
});
