/** Mail: newsletters one by one, and mailboxes of them. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll, readFirst, readWithProblems } from '../fixtures/read-file.ts';

const mail = (body: string, headers = '') =>
  `From: Ann Lee <ann@example.org>\r\nTo: readers@example.org\r\nSubject: =?utf-8?q?Caf=C3=A9_on_the_ice?=\r\nDate: Thu, 15 Jul 2021 23:30:00 -0800 (PST)\r\nMessage-ID: <1@example.org>\r\nList-Id: Ice news <ice.example.org>\r\n${headers}\r\n${body}`;

describe('a mail', () => {
  it('has its subject for a title, and the day that stands in it', async () => {
    expect(await readFirst('a.eml', mail('The ice came early.\r\n\r\nIt stayed.\r\n'))).toMatchObject({
      title: 'Café on the ice',
      text: 'The ice came early.\n\nIt stayed.',
      authors: ['Ann Lee'],
      source: 'Ice news',
      statedDates: [
        { text: 'Thu, 15 Jul 2021 23:30:00 -0800', evidence: 'metadata', where: 'its Date header' },
      ],
    });
  });

  it('is read in its marked form when the plain one says where to read it', async () => {
    const body =
      '--b\r\nContent-Type: text/plain\r\n\r\nView this email in your browser\r\n--b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The caf=E9 on the ice has opened again, with two tables and one guest.</p><p>Come soon.</p><p><a href=3D"x">Unsubscribe</a></p>\r\n--b--\r\n';
    const { text, cuts } = await readFirst(
      'a.eml',
      mail(body, 'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n'),
    );
    expect(text).toBe('The café on the ice has opened again, with two tables and one guest.\n\nCome soon.');
    expect(cuts).toEqual([{ text: 'Unsubscribe', reason: 'a note on the mailing' }]);
  });

  it('does without the mail that it answers', async () => {
    const { text, cuts } = await readFirst(
      'a.eml',
      mail('Yes.\r\n\r\nOn Thu, 15 Jul 2021, Bo wrote:\r\n> Is it open?\r\n> Really?\r\n'),
    );
    expect(text).toBe('Yes.');
    expect(cuts).toHaveLength(3);
  });

  it('that is none is refused', async () => {
    expect(await readWithProblems('a.eml', 'hello')).toEqual({
      drafts: [],
      problems: ['it is no mail: it has neither a subject, a sender nor a date'],
    });
  });
});

describe('a mailbox', () => {
  const box = (...mails: string[]) =>
    mails
      .map((each) => `From ann@example.org Thu Jul 15 23:30:00 2021\n${each.replaceAll('\r\n', '\n')}\n`)
      .join('');

  it('gives its mails, each by its own id', async () => {
    const second = mail('>From the quay one saw it.\n\nFrombork is far.').replace('1@example', '2@example');
    const drafts = await readAll('a.mbox', box(mail('One.'), second));
    expect(drafts.map(({ record, text }) => [record, text])).toEqual([
      ['1@example.org', 'One.'],
      ['2@example.org', 'From the quay one saw it.\n\nFrombork is far.'],
    ]);
  });

  it('tells of a message that is none by its line, and reads the rest', async () => {
    const { drafts, problems } = await readWithProblems(
      'a.mbox',
      `${box(mail('One.'))}From x\nnothing\n\n${box(mail('Two.').replace('1@', '2@'))}`,
    );
    expect(drafts.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    expect(problems).toEqual([expect.stringMatching(/^the message at line \d+ has neither/)]);
  });
});

describe('any bytes', () => {
  it.each(['a.eml', 'a.mbox', 'a.rss', 'a.xml', 'a.pdf', 'a.atom'])(
    'called %s give articles or sentences',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.uint8Array({ maxLength: 300 }),
            fc.string({ maxLength: 200 }).map((text) => Buffer.from(`From x\n${text}`)),
          ),
          async (bytes) => {
            const { problems } = await readWithProblems(path, bytes);
            expect(problems.join()).not.toMatch(/undefined|is not a function|it could not be read/);
          },
        ),
        { numRuns: 25 },
      );
    },
  );
});
