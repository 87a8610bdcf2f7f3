import express from 'express';
import request from 'supertest';
import { sendJson } from './sendJson';

describe('sendJson', () => {
  const answer = (value: unknown) =>
    request(express().get('/', (_, res) => sendJson(res, value))).get('/');

  it('keeps what is short from being compressed, which would take longer than it saves', async () => {
    const value = { title: 'Café' };

    const { body, headers } = await answer(value);

    expect(body).toEqual(value);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-transform',
      etag: expect.any(String),
    });
  });

  it('lets what is long be compressed', async () => {
    const value = Array.from({ length: 1000 }, () => 'a group of the forum');

    const { body, headers } = await answer(value);

    expect(body).toEqual(value);
    expect(headers).not.toHaveProperty('cache-control');
  });
});
