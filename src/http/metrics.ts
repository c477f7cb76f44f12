/** What a Prometheus server may know of this one: counts and times, nothing of who asked what. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** In seconds: a page takes some milliseconds, all results of a query may take a minute. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const NANOSECONDS = 1e9;

/** What is looked at when somebody asks. */
export interface Observed {
  readonly generation: string;
  readonly articles: number;
  /** What the generation that answers keeps of its answers. */
  readonly keptBytes: number;
  /** Requests that wait for their turn. */
  readonly waiting: number;
}

export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Counter<'route' | 'status'>;
  private readonly durations: Histogram<'route'>;
  private readonly withoutResult: Counter;
  private readonly lookUps: Counter<'result'>;

  constructor(observe: () => Observed) {
    const registers = [this.registry];
    this.requests = new Counter({
      name: 'backfile_http_requests_total',
      help: 'Requests by the pattern of their route and the status of their answer.',
      labelNames: ['route', 'status'],
      registers,
    });
    this.durations = new Histogram({
      name: 'backfile_http_request_duration_seconds',
      help: 'Time from a request until the last byte of its answer was handed over.',
      labelNames: ['route'],
      buckets: BUCKETS,
      registers,
    });
    this.withoutResult = new Counter({
      name: 'backfile_searches_without_result_total',
      help: 'Searches that found no article.',
      registers,
    });
    this.lookUps = new Counter({
      name: 'backfile_page_cache_requests_total',
      help: 'Answers that were looked for among those kept, and whether they were there.',
      labelNames: ['result'],
      registers,
    });
    // A rate of what was never told can't be worked out.
    for (const result of ['hit', 'miss']) this.lookUps.inc({ result }, 0);
    this.gauge('backfile_page_cache_bytes', 'Answers kept, compressed.', () => observe().keptBytes);
    this.gauge('backfile_articles', 'Articles in the index.', () => observe().articles);
    this.gauge('backfile_requests_waiting', 'Requests that wait for their turn.', () => observe().waiting);
    this.gauge('backfile_uptime_seconds', 'Since the process began.', () => process.uptime());
    this.gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
    this.gauge('nodejs_heap_size_used_bytes', 'Memory of objects.', () => process.memoryUsage().heapUsed);
    this.generation(observe);
    this.eventLoop();
  }

  /** Counts a request that was answered; `results` where it was a search. */
  count(route: string, status: number, seconds: number, results: number | undefined): void {
    this.requests.inc({ route, status });
    this.durations.observe({ route }, seconds);
    if (results === 0) this.withoutResult.inc();
  }

  /** Counts an answer that was looked for among those that are kept. */
  countLookUp(result: 'hit' | 'miss'): void {
    this.lookUps.inc({ result });
  }

  private gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(value());
      },
    });
  }

  private generation(observe: () => Observed): void {
    new Gauge({
      name: 'backfile_index_info',
      help: 'The generation that answers.',
      labelNames: ['generation'],
      registers: [this.registry],
      collect() {
        this.reset();
        this.set({ generation: observe().generation }, 1);
      },
    });
  }

  /** How late the event loop was since somebody asked last. */
  private eventLoop(): void {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    new Gauge({
      name: 'backfile_event_loop_delay_seconds',
      help: 'How late the event loop was since this was asked last.',
      labelNames: ['quantile'],
      registers: [this.registry],
      collect() {
        for (const quantile of [0.5, 0.99]) {
          this.set({ quantile }, delay.percentile(quantile * 100) / NANOSECONDS);
        }
        this.set({ quantile: 1 }, delay.max / NANOSECONDS);
        delay.reset();
      },
    });
  }
}
