/**
 * Trials: an index is damaged, opened and asked; or opened, damaged and asked. Every answer is the one of
 * the undamaged index or says that the index is damaged, and what failed is answered when the damage is gone.
 */

import { Problem } from '../../src/problem.ts';
import { checkBytes } from '../../src/verify/check-bytes.ts';
import { Findings } from '../../src/verify/findings.ts';
import { verify } from '../../src/verify/verify.ts';
import { Random } from '../laws/random.ts';
import { DamagedSite, openForLunr } from './damaged-site.ts';
import { type DamageDone, damageSomething } from './damages.ts';
import { type Indexes, restore } from './indexes.ts';
import { type Answer, questionsFor } from './questions.ts';

/** One trial in so many has `verify` do all that it does. */
const WHOLE_EVERY = 20;

export interface Trial extends DamageDone {
  readonly outcome: 'refused' | 'met' | 'not met';
  readonly isFoundByVerify: boolean;
  /** Whether the index was open already when it was damaged. */
  readonly whileServed: boolean;
}

/** Throws an Error that tells the seed and the damage where an answer is wrong. */
export async function tryDamages(indexes: Indexes, trials: number, seed: number): Promise<Trial[]> {
  const site = await DamagedSite.open(indexes.whole);
  const questions = await questionsFor(site.ask);
  const right = new Map<string, Answer>();
  for (const question of questions) right.set(question, await site.ask(question));
  const wrong = [...right].find(([path, { status }]) => status !== 200 && !path.includes('none.txt'));
  if (wrong !== undefined) throw new Error(`Undamaged, ${wrong[0]} was answered with ${wrong[1].status}.`);
  const done: Trial[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const random = new Random('damage', seed, trial);
    let damage: DamageDone | null = null;
    try {
      const whileServed = random.chance(0.3);
      if (whileServed) await site.replace(indexes.copy);
      damage = damageSomething(indexes, random);
      const isOpen = whileServed || (await isOpened(() => site.replace(indexes.copy)));
      const isRead = damage.file !== 'lunr.json' || (await isOpened(() => openForLunr(indexes.copy)));
      const failed = isOpen && isRead ? await askAll(site, right) : null;
      const isFoundByVerify = await isFound(indexes.copy, trial % WHOLE_EVERY === 0);
      restore(indexes, damage.file);
      // With its bytes back in the file that is open, all is answered: nothing is kept of what failed.
      if (failed !== null) await expectSame(site, failed);
      const outcome = failed === null ? 'refused' : failed.size > 0 ? 'met' : 'not met';
      done.push({ ...damage, outcome, isFoundByVerify, whileServed });
    } catch (error) {
      const what = damage?.what ?? 'before any damage';
      throw new Error(`Seed ${seed}, trial ${trial} (${what}): ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  return done;
}

/** Whether it can be opened; what it is refused with must be a sentence. */
async function isOpened(open: () => Promise<void>): Promise<boolean> {
  try {
    await open();
    return true;
  } catch (error) {
    if (error instanceof Problem && /\.$/.test(error.message)) return false;
    throw error;
  }
}

/** Returns the questions that met the damage, with their right answers. */
async function askAll(site: DamagedSite, right: ReadonlyMap<string, Answer>): Promise<Map<string, Answer>> {
  site.logged();
  const failed = new Map<string, Answer>();
  for (const [question, expected] of right) {
    const answer = await site.ask(question);
    if (isSame(answer, expected)) continue;
    failed.set(question, expected);
    expectClean(question, answer, expected);
  }
  await expectTold(site, failed.size > 0);
  return failed;
}

/** Answers 503 in the form that was asked for, or breaks off in the middle of a whole answer's beginning. */
function expectClean(question: string, { status, type, body, isWhole }: Answer, expected: Answer): void {
  const text = String(body);
  const isBrokenOff = !isWhole && status === 200 && expected.body.subarray(0, body.length).equals(body);
  if (isBrokenOff && /^\/search\.(?:jsonl|csv)/.test(question)) return;
  const form = question.startsWith('/api/')
    ? type.startsWith('application/json') && JSON.parse(text).error.code === 'index_damaged'
    : type.startsWith('text/html') && text.endsWith('</html>');
  if (status === 503 && isWhole && form && !/compiled\.index|\n\s+at /.test(text)) return;
  throw new Error(`${question} was answered with ${status}: ${text.slice(0, 300)}`);
}

/** The log names each place once, and whether the server is ready is told by what it met. */
async function expectTold(site: DamagedSite, isMet: boolean): Promise<void> {
  const told = site.logged();
  const sentences = /^\/\S*compiled\.index is damaged: [^\n]+ Build it again: [^\n]+\n$/;
  if (
    isMet !== told.length > 0 ||
    new Set(told).size < told.length ||
    !told.every((line) => sentences.test(line))
  ) {
    throw new Error(`The log has ${JSON.stringify(told)}.`);
  }
  const { status, body } = await site.ask('/readyz');
  const { status: state, file } = JSON.parse(String(body)) as { status: string; file?: string };
  const expected = isMet ? '503 damaged compiled.index' : '200 ok undefined';
  if (`${status} ${state} ${file}` !== expected) throw new Error(`/readyz is ${status}: ${body}`);
}

async function expectSame(site: DamagedSite, right: ReadonlyMap<string, Answer>): Promise<void> {
  for (const [question, expected] of right) {
    if (isSame(await site.ask(question), expected)) continue;
    throw new Error(`${question} still failed when the damage was gone.`);
  }
}

function isSame(a: Answer, b: Answer): boolean {
  return a.status === b.status && a.type === b.type && a.isWhole && a.body.equals(b.body);
}

/**
 * Damage is found by looking at bytes, which is done for each; what else `verify` does takes long, and is to get
 * over it.
 */
async function isFound(index: string, isWhole: boolean): Promise<boolean> {
  try {
    const findings = new Findings();
    (await checkBytes(index, findings)).file?.close();
    if (isWhole) await verify(index);
    return findings.problems.length > 0;
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}
