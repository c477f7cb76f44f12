/** `.eml`: a mail, as newsletters are sent; `.mbox`: many of them in one file. */

import PostalMime from 'postal-mime';
import { Problem } from '../../src/problem.ts';
import { withoutControls } from '../decode.ts';
import { htmlToText } from '../html/html-text.ts';
import { type BadRecord, type Cut, type Draft, EMPTY_DRAFT, type Reader } from '../reader.ts';
import { joinParagraphs, oneLine } from '../text-form.ts';
import { splitMbox } from './mbox.ts';
import { LONGEST_RECORD } from './record-draft.ts';
import { RecordIds } from './record-ids.ts';

export const mailReader: Reader = {
  async *read(file) {
    const content = await file.whole();
    if (content.length > LONGEST_RECORD)
      throw new Problem(`it is longer than ${LONGEST_RECORD / 1024 / 1024} MiB`);
    const draft = await readMail(content);
    if (draft === null) throw new Problem('it is no mail: it has neither a subject, a sender nor a date');
    yield draft;
  },
};

export const mboxReader: Reader = {
  async *read(file) {
    const ids = new RecordIds();
    for await (const { content, line } of splitMbox(file.pieces(), LONGEST_RECORD)) {
      yield await readMessage(content, line, ids);
    }
  },
};

async function readMessage(content: Buffer | null, line: number, ids: RecordIds): Promise<Draft | BadRecord> {
  if (content === null)
    return { problem: `the message at line ${line} is longer than ${LONGEST_RECORD / 1024 / 1024} MiB` };
  const draft = await readMail(content);
  if (draft === null)
    return { problem: `the message at line ${line} has neither a subject, a sender nor a date` };
  const { id, isRepeated } = ids.idOf(draft.record, { text: content.toString('latin1') });
  const warning = `the message at line ${line} has the id of an earlier one, and was given another`;
  return { ...draft, record: id, warnings: isRepeated ? [warning] : [] };
}

/** The draft of a mail, its record being its id; null for what is none. */
async function readMail(content: Buffer): Promise<Draft | null> {
  const mail = await PostalMime.parse(content).catch(() => null);
  const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value ?? null;
  const date = header('date');
  if (mail === null || (mail.subject === undefined && mail.from === undefined && date === null)) return null;
  const { lines, cuts } = trimMail(bodyOf(mail.html, mail.text).split('\n'));
  const name = oneLine(mail.from?.name ?? '') || oneLine(mail.from?.address ?? '');
  return {
    ...EMPTY_DRAFT,
    record: mail.messageId === undefined ? null : oneLine(mail.messageId.replace(/^<|>$/g, '')),
    title: withoutControls(mail.subject ?? ''),
    text: joinParagraphs(lines),
    authors: name === '' ? [] : [name],
    source: listName(header('list-id')),
    language: header('content-language'),
    statedDates:
      date === null ? [] : [{ text: withoutComment(date), evidence: 'metadata', where: 'its Date header' }],
    cuts,
  };
}

/** Of the two forms of a mail the one that says more: the other may be a line on where to read it. */
function bodyOf(html: string | undefined, text: string | undefined): string {
  const plain = withoutControls(text ?? '');
  const marked = html === undefined ? '' : withoutControls(htmlToText(html));
  return marked.length >= plain.length / 2 && marked !== '' ? marked : plain;
}

/** `Ice news <ice.example.org>` → `Ice news` */
function listName(value: string | null): string | null {
  const name = oneLine((value ?? '').replace(/<[^<>]*>\s*$/, '').replace(/^"|"$/g, ''));
  return name === '' ? null : name;
}

/** A zone's name may follow in brackets. */
function withoutComment(date: string): string {
  return oneLine(date.replace(/\([^()]*\)\s*$/, ''));
}

/** Lines at either end that are looked at. */
const MOST_TRIMMED = 15;
const QUOTED = /^\s*>|^On .{5,200} wrote:$|^-{2,}\s*(?:Original|Forwarded) message/i;
const FOOTER =
  /\bunsubscribe\b|\bopt[- ]out\b|\b(?:manage|update) (?:your )?(?:email )?preferences\b|view (?:this (?:e-?mail|message) )?(?:in|on) (?:your )?(?:web )?browser|you(?:'|’)?(?:re| are) receiving this|\babmelden\b|\bse désabonner\b|\bотписаться\b|^-- ?$/i;

function trimMail(given: readonly string[]): { readonly lines: string[]; readonly cuts: Cut[] } {
  const lines = [...given];
  const cuts: Cut[] = [];
  for (let looked = 0; looked < MOST_TRIMMED && lines.length > 0; looked += 1) {
    const line = lines[0] as string;
    if (line.trim() !== '' && !FOOTER.test(line)) break;
    lines.shift();
    if (line.trim() !== '') cuts.push({ text: line, reason: 'how the mail can be read elsewhere' });
  }
  const noted: Cut[] = [];
  for (let quoted = false, looked = 0; lines.length > 0 && (quoted || looked < MOST_TRIMMED); looked += 1) {
    const line = lines.at(-1) as string;
    quoted = QUOTED.test(line);
    if (line.trim() !== '' && !quoted && !FOOTER.test(line)) break;
    lines.pop();
    if (line.trim() !== '')
      noted.unshift({ text: line, reason: quoted ? 'a mail that it answers' : 'a note on the mailing' });
  }
  return { lines, cuts: [...cuts, ...noted] };
}
