/** Load in a process of its own: `node load.mjs URL SECONDS CLIENTS`, the addresses by standard input. */

import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [url, seconds, clients] = process.argv.slice(2);
const requests = JSON.parse(readFileSync(0, 'utf8')).map((path) => ({ method: 'GET', path }));

let client = 0;
/** Each client has a share of its own, or a place of its own to begin: they would else all ask for the same at once. */
const share = Math.floor(requests.length / Number(clients));
function requestsOf(number) {
  if (share > 1) return requests.slice(number * share, (number + 1) * share);
  const start = number % requests.length;
  return [...requests.slice(start), ...requests.slice(0, start)];
}

const load = autocannon({
  url,
  requests,
  connections: Number(clients),
  duration: Number(seconds),
  timeout: 60,
  setupClient: (each) => each.setRequests(requestsOf(client++)),
});
const result = await load;
const { requests: rate, latency, statusCodeStats, errors, timeouts, mismatches, resets } = result;
const statuses = Object.fromEntries(
  Object.entries(statusCodeStats).map(([status, { count }]) => [status, count]),
);
console.log(
  JSON.stringify({
    rate: rate.average,
    total: rate.total,
    bytes: result.throughput.total,
    ...{ p50: latency.p50, p99: latency.p99, p999: latency.p99_9, most: latency.max },
    ...{ statuses, failures: errors + timeouts + mismatches + resets },
  }),
);
