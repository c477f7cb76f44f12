/** Load in a process of its own: `node load.mjs URL SECONDS CLIENTS`, the addresses by standard input. */

import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';

const [url, seconds, clients] = process.argv.slice(2);
const paths = JSON.parse(readFileSync(0, 'utf8'));

let asked = 0;
/** The next address, whichever client asks: made as it is sent, for thousands at the start would hold up the clock. */
function next(request) {
  asked += 1;
  return { ...request, path: paths[(asked - 1) % paths.length] };
}

const result = await autocannon({
  url,
  // What is the same each time is made once.
  requests:
    paths.length === 1 ? [{ method: 'GET', path: paths[0] }] : [{ method: 'GET', setupRequest: next }],
  connections: Number(clients),
  duration: Number(seconds),
  timeout: 60,
});
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
