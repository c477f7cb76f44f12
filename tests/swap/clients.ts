/** Clients that ask a running server one question after the other, and read the answers in various ways. */

import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../laws/random.ts';
import { EXPORTS, QUESTIONS, type Question } from './checks.ts';

/** Between two pieces of an export. */
const SLOW_MS = 30;
/** At most, between two questions: the server is to be busy and not drowned. */
const PAUSE_MS = 400;
/** How often one question is asked of a server that says it is busy. */
const TRIES = 20;

export class Clients {
  answers = 0;
  /** How often a client was told to come again later. */
  postponed = 0;
  readonly failures: string[] = [];
  private isStopped = false;
  private readonly agent: Agent;
  private readonly work: Promise<void>[];

  constructor(
    private readonly url: string,
    count: number,
    seed: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: count });
    this.work = Array.from({ length: count }, (_, i) => this.run(new Random('client', seed, i)));
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.work);
    this.agent.destroy();
  }

  private async run(random: Random): Promise<void> {
    while (!this.isStopped) {
      const chance = random.next();
      if (chance < 0.02) await this.leave(random.pick(EXPORTS).path);
      else if (chance < 0.04) await this.breakOff();
      else if (chance < 0.08) await this.ask(random.pick(EXPORTS), SLOW_MS);
      else await this.ask(random.pick(QUESTIONS), 0);
      await sleep(random.below(PAUSE_MS));
    }
  }

  private async ask({ path, check }: Question, pause: number): Promise<void> {
    try {
      await check(await this.answerTo(path, pause), path);
      this.answers += 1;
    } catch (error) {
      this.failures.push(`${path}: ${error}`);
    }
  }

  /** The text of an answer; asks again, when it is told to, after as long as it is told. */
  private async answerTo(path: string, pause: number): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const response = await this.get(path);
      let text = '';
      response.setEncoding('utf8');
      for await (const piece of response) {
        text += piece;
        if (pause > 0) await sleep(pause);
      }
      const { statusCode, headers } = response;
      if (statusCode === 200) return text;
      const seconds = Number(headers['retry-after']);
      if (statusCode !== 503 || !(seconds > 0) || tries === TRIES) {
        throw new Error(`Status ${statusCode} at try ${tries}: ${text.slice(0, 200)}`);
      }
      this.postponed += 1;
      await sleep(seconds * 1000);
    }
  }

  /** Goes away in the middle of an answer. */
  private async leave(path: string): Promise<void> {
    const response = await this.get(path);
    response.once('data', () => response.destroy());
    response.on('error', () => {});
    await new Promise((resolve) => response.once('close', resolve));
  }

  /** Asks for two things at once on one connection, and goes away before the second can be answered. */
  private breakOff(): Promise<void> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        const line = (path: string) => `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`;
        socket.write(line('/search.jsonl?q=treaty') + line('/api/search?q=treaty'));
        socket.once('data', () => socket.destroy());
      });
      socket.on('error', () => {});
      socket.once('close', () => resolve());
    });
  }

  private get(path: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const asked = request(this.url + path, { agent: this.agent }, resolve);
      asked.once('error', (error: NodeJS.ErrnoException) => {
        // A server may close an idle connection just as it is used again: browsers ask anew then, too.
        if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(this.get(path));
        else reject(error);
      });
      asked.end();
    });
  }
}
