import { SlotPool } from './SlotPool';

/** A task that ends when it is told to. */
function createTask() {
  let end: () => void = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  return { run: () => ended, end };
}

describe('SlotPool', () => {
  it('counts what runs and says when it is idle', async () => {
    const pool = new SlotPool({ size: 2, slowAfterMs: 60_000 });
    const [a, b] = [createTask(), createTask()];
    pool.start(a.run);
    pool.start(b.run);
    expect(pool.free).toBe(0);

    a.end();
    await pool.whenFree(1);
    expect(pool.free).toBe(1);
    b.end();
    await pool.whenIdle();

    expect(pool).toMatchObject({ free: 2, active: 0 });
  });

  it('moves slow tasks out of the way, within limits', async () => {
    const pool = new SlotPool({
      size: 1,
      slowAfterMs: 1,
      startMeasuring: () => () => 0,
    });
    const tasks = Array.from({ length: 5 }, createTask);

    for (const task of tasks) {
      await pool.whenFree(1);
      pool.start(task.run);
    }
    const full = pool.whenFree(1).then(() => 'free');
    const early = await Promise.race([full, Promise.resolve('full')]);
    expect(pool).toMatchObject({ free: 0, active: 5 });
    tasks[0].end();
    tasks[4].end();

    expect(early).toBe('full');
    expect(await full).toBe('free');
    for (const task of tasks) {
      task.end();
    }
    await pool.whenIdle();
  });

  it('takes no more on while the process is busy, and does when there is air', async () => {
    let looks = 0;
    let busyness = 1;
    const looked = createTask();
    const pool = new SlotPool({
      size: 1,
      slowAfterMs: 1,
      startMeasuring: () => () => {
        looks += 1;
        if (looks === 3) {
          looked.end();
        }
        return busyness;
      },
    });
    const task = createTask();
    pool.start(task.run);
    await looked.run();
    expect(pool).toMatchObject({ free: 0, active: 1 });

    busyness = 0.5;
    await pool.whenFree(1);

    expect(pool).toMatchObject({ free: 1, active: 1 });
    task.end();
    await pool.whenIdle();
  });

  it('frees the slot of a task that only waits, within limits', async () => {
    const pool = new SlotPool({ size: 1, slowAfterMs: 60_000 });
    const tasks = Array.from({ length: 5 }, createTask);
    for (const task of tasks) {
      expect(pool.free).toBe(1);
      pool.start(onWaiting => {
        onWaiting();
        return task.run();
      });
    }

    expect(pool).toMatchObject({ free: 0, active: 5 });
    tasks[0].end();
    tasks[4].end();
    await pool.whenFree(1);
    expect(pool).toMatchObject({ free: 1, active: 3 });
    for (const task of tasks) {
      task.end();
    }
    await pool.whenIdle();
    expect(pool).toMatchObject({ free: 1, active: 0 });
  });

  it('moves what takes much longer than the others, however busy it is', async () => {
    const pool = new SlotPool({
      size: 2,
      slowAfterMs: 1,
      startMeasuring: () => () => 1,
    });
    const hanging = createTask();
    pool.start(hanging.run);
    pool.start(async onWaiting => onWaiting());

    await pool.whenFree(2);

    expect(pool).toMatchObject({ free: 2, active: 1 });
    hanging.end();
    await pool.whenIdle();
  });

  it('frees the slot of a task that throws', async () => {
    const pool = new SlotPool({ size: 1 });

    pool.start(async () => {
      throw new Error('bug');
    });
    await pool.whenIdle();

    expect(pool.free).toBe(1);
  });
});
