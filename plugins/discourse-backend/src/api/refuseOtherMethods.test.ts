import express from 'express';
import request from 'supertest';
import { refuseOtherMethods } from './refuseOtherMethods';

describe('refuseOtherMethods', () => {
  const app = express();
  app.get('/forums', (_req, res) => {
    res.json({});
  });
  app.use(
    refuseOtherMethods({
      '/forums': { get: {} },
      '/forums.csv': { get: {} },
      '/forums/{id}': { get: {} },
      '/forums/{id}/backups': { post: {} },
    }),
  );

  it('says which methods a path has', async () => {
    const answer = await request(app).put('/forums/acme');

    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
    expect(answer.body.error.message).toBe(
      'PUT is not possible here, only GET, HEAD, OPTIONS',
    );
    const backups = await request(app).get('/forums/acme/backups');
    expect(backups.headers.allow).toBe('POST, OPTIONS');
  });

  it('answers OPTIONS with them', async () => {
    const answer = await request(app).options('/forums/acme/backups');

    expect([answer.status, answer.headers.allow]).toEqual([
      204,
      'POST, OPTIONS',
    ]);
  });

  it('leaves what there is, and paths that there are not', async () => {
    expect((await request(app).get('/forums')).status).toBe(200);
    expect((await request(app).post('/forumsXcsv')).status).toBe(404);
    expect((await request(app).delete('/nothing')).status).toBe(404);
  });
});
