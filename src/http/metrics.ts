import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Deps } from './deps.ts';
import { addJobMetrics } from './metrics-jobs.ts';

/** Counters of one server, for Prometheus. No label carries a person or an address. */
export interface Metrics {
  answered(method: string, status: number, seconds: number): void;
  /** An answer from the cache, written before any step ran. */
  hit(status: 200 | 304): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export type Measured = Pick<Deps, 'pages' | 'revision' | 'jobs' | 'db' | 'clock'>;

export function createMetrics(deps: Measured): Metrics {
  const { pages, revision } = deps;
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'kydai_http_seconds',
    help: 'Time to the answer of a request, without answers from the cache',
    labelNames: ['method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const hits = new Counter({
    name: 'kydai_http_cache_answers_total',
    help: 'Answers from the page cache',
    labelNames: ['status'],
    registers,
  });
  const full = hits.labels('200');
  const unchanged = hits.labels('304');
  new Gauge({
    name: 'kydai_page_cache_bytes',
    help: 'Bytes held by the page cache',
    registers,
    collect() {
      this.set(pages.bytes);
    },
  });
  new Gauge({
    name: 'kydai_data_revision',
    help: 'Number of the last journal entry',
    registers,
    collect() {
      this.set(revision.current());
    },
  });
  addJobMetrics(register, deps);
  return {
    answered: (method, status, time) => seconds.observe({ method, status }, time),
    hit: (status) => (status === 200 ? full : unchanged).inc(),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}
