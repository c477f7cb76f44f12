/** Speaks to an engine in its own process. */

import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));

export class EngineProcess {
  /**
   * @param {string} name of the engine
   * @param {string} [worker] the path of what does its tasks
   * @returns {Promise<EngineProcess>} once the engine's code is loaded
   */
  static async start(name, worker = WORKER) {
    const started = new EngineProcess(name, worker);
    await started.answer();
    return started;
  }

  constructor(name, worker) {
    this.name = name;
    this.child = fork(worker, [name], { execArgv: ['--expose-gc'] });
    this.exit = once(this.child, 'exit');
    this.replies = on(this.child, 'message', { close: ['exit'] });
  }

  /** @param {string} task what the worker does; one at a time */
  async run(task, wish = {}) {
    this.child.send({ task, ...wish });
    return this.answer();
  }

  async stop() {
    if (this.child.connected) this.child.disconnect();
    await this.exit;
  }

  async answer() {
    const { value, done } = await this.replies.next();
    if (done) throw new Error(`${this.name}: its process ended (${(await this.exit).join(' ').trim()})`);
    const [{ result, problem }] = value;
    if (problem !== undefined) throw new Error(`${this.name}: ${problem}`);
    return result;
  }
}
