import { jsonAnswer } from '../http/Answer';
import type { Route } from '../http/Route';

const NO_STORE = { headers: { 'Cache-Control': 'private, no-store' } };

/** Sidekiq's own web application, mounted for administrators. */
export const sidekiqRoutes: Route[] = [
  {
    method: 'GET',
    path: '/sidekiq/stats',
    access: 'admin-bare',
    handle: ({ forum }) => {
      const {
        defaultLatency,
        queues: _queues,
        ...counts
      } = forum.readSidekiq();
      const now = forum.now();
      return jsonAnswer(
        {
          sidekiq: { ...counts, default_latency: defaultLatency },
          redis: {
            redis_version: '8.1.4',
            uptime_in_days: String(
              Math.max(0, Math.floor((now - forum.createdAt) / 86_400_000)),
            ),
            connected_clients: '24',
            used_memory_human: '41.2M',
            used_memory_peak_human: '58.9M',
          },
          server_utc_time: `${new Date(now).toISOString().slice(11, 19)} UTC`,
        },
        NO_STORE,
      );
    },
  },
  {
    method: 'GET',
    path: '/sidekiq/stats/queues',
    access: 'admin-bare',
    handle: ({ forum }) => jsonAnswer(forum.readSidekiq().queues, NO_STORE),
  },
];
