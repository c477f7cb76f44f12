/** Clients that keep their connections, and ask for each address once. */

import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';

/**
 * @param {string} url of the server
 * @param {string[]} paths in the order in which they are asked for
 * @param {number} clients each asks for the next address as soon as it has an answer
 * @returns {Promise<number[]>} milliseconds until an answer was there whole, by address
 */
export async function askAll(url, paths, clients) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times = new Array(paths.length);
  let next = 0;
  const client = async () => {
    while (next < paths.length) {
      const number = next;
      next += 1;
      times[number] = await timeOf(url + paths[number], agent);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, client));
  } finally {
    agent.destroy();
  }
  return times;
}

function timeOf(address, agent) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const request = get(address, { agent }, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`${address} was answered with ${response.statusCode}.`));
      });
    });
    request.once('error', reject);
  });
}
