/** Text that a scraper took off a site's page: the story is read, and the page around it is not. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../index-build/decode.ts';
import type { Draft } from '../../index-build/reader.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { readFirst } from '../fixtures/read-file.ts';

const PROSE = [
  'The ferry left the northern quay at noon with two hundred people on board, and nobody waved.',
  'By evening the harbour master had posted a notice: there would be no second crossing this year.',
  '“We shall wait for the ice,” he told the few who had stayed, and went in to put the kettle on.',
] as const;
const text = (...paragraphs: readonly string[]) => paragraphs.join('\n\n');
const read = (...paragraphs: readonly string[]) => readFirst('a.txt', text(...paragraphs));
const reasons = ({ cuts }: Draft) => Object.fromEntries(cuts.map((cut) => [cut.text, cut.reason]));

describe('before the story', () => {
  it('buttons, captions, copyright lines and the headline said again are left out, each with its reason', async () => {
    const draft = await read(
      'Last ferry leaves the harbour',
      'FILE - The quay in May 2019.\nFILE - The quay in May 2019. Copyright Ann Holt/Copyright 2022 The Board. All rights reserved.\n' +
        'By Harbour News with ABC\nShare this articleComments\nClose Button',
      'Last Ferry Leaves the Harbour',
      ...PROSE,
    );
    expect(draft).toMatchObject({
      title: 'Last ferry leaves the harbour',
      source: 'Harbour News',
      text: text(...PROSE),
    });
    expect(reasons(draft)).toEqual({
      'FILE - The quay in May 2019.\nFILE - The quay in May 2019. Copyright Ann Holt/Copyright 2022 The Board. All rights reserved.':
        'a caption or its credit',
      'By Harbour News with ABC': 'the byline, kept as author and source',
      'Share this articleComments\nClose Button': 'buttons for sharing',
      'Last Ferry Leaves the Harbour': 'the headline again',
    });
    expect(draft.head.slice(0, 3)).toEqual([
      'Last ferry leaves the harbour',
      'FILE - The quay in May 2019.',
      'FILE - The quay in May 2019. Copyright Ann Holt/Copyright 2022 The Board. All rights reserved.',
    ]);
  });

  it('neither an advertisement, a promotion nor a kicker is the headline, and the kicker is the section', async () => {
    const draft = await read(
      'Advertisement\nAdvertisement\nHarbour life\nGet more with myHARBOUR\nA personalised feed and our newsletter\nLearn more\n' +
        'A man on the quay. Photo: The Board',
      'Last ferry of the year leaves the harbour, master says',
      ...PROSE,
    );
    expect(draft).toMatchObject({
      title: 'Last ferry of the year leaves the harbour, master says',
      section: 'Harbour life',
      text: text(...PROSE),
    });
  });

  it('a menu is left out, and a headline below it kept, however short', async () => {
    const menu = 'Home\nWorld\nNorthern ports\nIce and weather\nSign in\nSubscribe';
    expect(await read('Skip to content', menu, 'Ferry leaves', ...PROSE)).toMatchObject({
      title: 'Ferry leaves',
      text: text(...PROSE),
    });
    expect(
      await read('Skip to content', menu, 'The last ferry has left the harbour', ...PROSE),
    ).toMatchObject({
      title: 'The last ferry has left the harbour',
      text: text(...PROSE),
    });
  });

  it('a byline gives authors, unless something better tells them', async () => {
    const draft = await read('Ferry leaves', 'By Zoë Holt and Max van Dyke', ...PROSE);
    expect(draft).toMatchObject({
      authors: ['Zoë Holt', 'Max van Dyke'],
      source: null,
      text: text(...PROSE),
    });
    const stated = await readFirst(
      'a.txt',
      `---\nauthor: Ida\n---\n${text('Ferry leaves', 'By Zoë Holt', ...PROSE)}`,
    );
    expect(stated.authors).toEqual(['Ida']);
  });
});

describe('within the story', () => {
  it('only what no prose is made of is left out', async () => {
    const draft = await read(
      'Ferry leaves',
      PROSE[0],
      'ADVERTISEMENT',
      'Related',
      PROSE[1],
      'Read more: The year the ice stayed',
      '01:04',
      'Ice in the harbour, seen from above',
      'Ice in the harbour, seen from above',
      'You might also like',
      PROSE[2],
    );
    expect(draft.text).toBe(text(PROSE[0], 'Related', PROSE[1], 'You might also like', PROSE[2]));
    expect(draft.cuts.map(({ reason }) => reason)).toEqual([
      'an advertisement',
      'links to other articles',
      'a video and its title',
    ]);
  });

  it('times, repeated lines and lone headlines may be the story’s own', async () => {
    const story = [
      PROSE[0],
      '10:30',
      'The bell rang.',
      'Row on',
      'Row on',
      'Master of the harbour says no',
      PROSE[1],
    ];
    expect(await read('Ferry leaves', ...story)).toMatchObject({ text: text(...story), cuts: [] });
  });

  it('a line that a sentence runs over is none of a site’s', async () => {
    const wrapped =
      'The master of the harbour had paid for the\nadvertisement\nhimself, as he did every year, and for nothing.';
    expect(await read('Ferry leaves', wrapped, PROSE[0])).toMatchObject({
      text: text(wrapped, PROSE[0]),
      cuts: [],
    });
  });
});

describe('after the story', () => {
  it('links to other articles, comment forms and what is left of buttons are left out', async () => {
    const draft = await read(
      'Ferry leaves',
      ...PROSE,
      'Share this articleComments',
      'You might also like',
      'How the north lost its last lighthouse',
      'Seven boats, and no one to sail them',
      'Leave a Comment',
      '14',
    );
    expect(draft.text).toBe(text(...PROSE));
    expect(reasons(draft)).toMatchObject({ 'Share this articleComments': 'buttons for sharing' });
    expect((await read('Ferry leaves', ...PROSE, 'Share this article', '14', '* * *')).text).toBe(
      text(...PROSE),
    );
    expect((await read('Ferry leaves', ...PROSE, '14')).text).toBe(text(...PROSE, '14'));
  });

  it('what readers say below is left out where one of them is answered', async () => {
    const comment =
      'I was on that ferry, and I can tell you that plenty of people waved, my aunt among them.';
    const draft = await read('Ferry leaves', ...PROSE, '2 Comments', 'Ida', comment, 'Reply', comment);
    expect(draft.text).toBe(text(...PROSE));
    expect((await read('Ferry leaves', ...PROSE, '2 Comments', comment)).text).toBe(
      text(...PROSE, '2 Comments', comment),
    );
  });

  it('a list of headlines stays when the story goes on below it', async () => {
    const end = ['Related articles', 'Boats of the north', 'Nobody waved back.'];
    expect((await read('Ferry leaves', ...PROSE, ...end)).text).toBe(text(...PROSE, ...end.slice(1)));
  });
});

describe('a text that was never on a site’s page', () => {
  it('may have a headline that others have for a button', async () => {
    for (const title of ['Menu', 'Comments', 'Related', 'World', 'You might also like']) {
      expect(await read(title, ...PROSE), title).toMatchObject({ title, text: text(...PROSE), cuts: [] });
    }
  });

  it('is left whole when it is longer than any page', async () => {
    const long = text(...Array.from({ length: 45_000 }, () => PROSE[0]), 'Advertisement');
    expect(await read('Ferry leaves', long)).toMatchObject({ text: long, cuts: [] });
  });

  it('is kept when it is nothing but furniture', async () => {
    expect(await read('Advertisement')).toMatchObject({ title: 'Advertisement', cuts: [] });
  });

  it('has nothing cut: the sample archive', async () => {
    const folder = join(PACKAGE_ROOT, 'data/articles');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.(txt|md)$/.test(path),
    );
    expect(files.length).toBeGreaterThan(40);
    for (const path of files)
      expect((await readFirst(path, readFileSync(join(folder, path)))).cuts, path).toEqual([]);
  });
});

describe('Markdown', () => {
  const page = text(
    'Advertisement',
    ...PROSE,
    '```\n  indented\n```',
    '## You might also like',
    '- [Boats of the north](x)',
  );

  it('is cut where a scraper made it', async () => {
    const draft = await readFirst('a.md', `---\ntitle: Ferry leaves\n---\n${page}\n\nLeave a Comment\n`);
    expect(draft.text).toBe(text(...PROSE, 'indented'));
    expect(draft.cuts.map(({ text: cut }) => cut)).toEqual([
      'Advertisement',
      'You might also like\nBoats of the north',
      'Leave a Comment',
    ]);
  });

  it('is left as it is with a single sign of that', async () => {
    const body = text('# Ferry leaves', ...PROSE, 'By Jane Smith', '```\n  indented\n```', 'Leave a Comment');
    const draft = await readFirst('a.md', body);
    expect(draft).toMatchObject({ title: 'Ferry leaves', authors: [], cuts: [] });
    expect(draft.text).toBe(text(...PROSE, 'By Jane Smith', '  indented', 'Leave a Comment'));
  });
});

it('nothing is lost: every line is in the title, the text or a cut', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      ...PROSE,
      'Advertisement',
      'You might also like',
      'Home',
      'Menu',
      'Share',
      'Comments',
      'Reply',
      'Related',
    ),
    fc.constantFrom(
      'By Jane Smith',
      '01:04',
      'Ice',
      'Ice',
      '14',
      '---',
      '',
      '',
      'Learn more',
      'Get more',
      'Photo: Ann',
      'By',
    ),
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 90 }),
  );
  const words = (value: string) => value.split(/\s+/).join(' ').trim();
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
      const body = lines.join('\n');
      if (body.startsWith('---') || /^\s*date /.test(body)) return;
      const draft = await readFirst('a.txt', body);
      const kept = new Set(
        [draft.title, ...draft.text.split('\n'), ...draft.cuts.flatMap((cut) => cut.text.split('\n'))].map(
          words,
        ),
      );
      const shown = decodeText(Buffer.from(body));
      for (const each of shown.split('\n').map(words)) if (each !== '') expect([...kept]).toContain(each);
    }),
    { numRuns: 300 },
  );
});
