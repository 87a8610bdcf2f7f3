import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const BYTES_IN_MB = 1e6;

/** Resident memory of another process. */
export function readMemoryMb(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = fs.existsSync(status)
    ? /^VmRSS:\s+(\d+) kB$/m.exec(fs.readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {
        encoding: 'utf8',
      }).trim();
  if (!kilobytes) {
    throw new Error(`The memory of process ${pid} can not be read`);
  }
  return (Number(kilobytes) * 1024) / BYTES_IN_MB;
}
