/** A mailbox as a stream → its messages (RFC 4155; `>From ` at the beginning of a line is `From `, as mboxrd has it). */

interface Message {
  /** Null for one that is longer than is read. */
  readonly content: Buffer | null;
  /** Where it begins, from 1. */
  readonly line: number;
}

const BORDER = Buffer.from('\nFrom ');
const LINE_BREAK = 0x0a;

export async function* splitMbox(pieces: AsyncIterable<Buffer>, longest: number): AsyncGenerator<Message> {
  let open: Buffer[] = [Buffer.from('\n')];
  let length = 1;
  let isTooLong = false;
  // The line break that was put before the first line is none of the file's.
  let line = 0;
  let begin = 0;
  const take = (): Message | null => {
    const content = Buffer.concat(open);
    const message = { content: isTooLong ? null : unescaped(content), line: begin + 1 };
    for (const byte of content) if (byte === LINE_BREAK) line += 1;
    begin = line;
    open = [];
    length = 0;
    isTooLong = false;
    return message.content !== null && message.content.toString('latin1').trim() === '' ? null : message;
  };
  for await (const piece of pieces) {
    let rest = Buffer.concat([...open.slice(-1), piece]);
    open = open.slice(0, -1);
    length = open.reduce((sum, each) => sum + each.length, 0);
    for (let at = rest.indexOf(BORDER, 1); at !== -1; at = rest.indexOf(BORDER, 1)) {
      open.push(rest.subarray(0, at));
      const message = take();
      if (message !== null) yield message;
      rest = rest.subarray(at);
    }
    // What is kept last may hold the beginning of a border.
    const safe = Math.max(0, rest.length - BORDER.length);
    if (!isTooLong) open.push(rest.subarray(0, safe));
    open.push(rest.subarray(safe));
    length += rest.length;
    if (length > longest) {
      for (const each of open.slice(0, -1)) for (const byte of each) if (byte === LINE_BREAK) line += 1;
      isTooLong = true;
      open = open.slice(-1);
      length = 0;
    }
  }
  const message = take();
  if (message !== null) yield message;
}

/** A message without its line of the mailbox. */
function unescaped(content: Buffer): Buffer {
  const text = content.toString('latin1').replace(/^\n?From [^\n]*\n/, '');
  return Buffer.from(text.replace(/^>(>*From )/gm, '$1').replace(/^\n+/, ''), 'latin1');
}
