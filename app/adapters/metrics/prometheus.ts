/** What this process counts, and the text that Prometheus reads. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '#app/ports/operations.ts';

/** From what a kept page takes to what a reader calls slow. */
const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const counted = new Registry();
  const requests = new Counter({
    name: 'unbought_http_requests_total',
    help: 'Requests answered by this process, by class of status.',
    labelNames: ['status'],
    registers: [counted],
  });
  const seconds = new Histogram({
    name: 'unbought_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    buckets: secondsBuckets,
    registers: [counted],
  });
  let process: Registry | undefined;
  return {
    countRequest: (status, duration) => {
      requests.inc({ status: status === null ? 'client left' : `${String(Math.floor(status / 100))}xx` });
      seconds.observe(duration);
    },
    text: async (figures) => {
      process ??= processMetrics();
      const now = new Registry();
      for (const { name, help, values } of figures) {
        const labelNames = [...new Set(values.flatMap(({ labels }) => Object.keys(labels ?? {})))];
        const gauge = new Gauge({ name, help, labelNames, registers: [now] });
        for (const { labels, value } of values) gauge.set(labels ?? {}, value);
      }
      const body = await Registry.merge([counted, now, process]).metrics();
      return { contentType: counted.contentType, body };
    },
  };
}

/** Measured from the first question on: commands and sites without Prometheus do without the timers that this takes. */
function processMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
