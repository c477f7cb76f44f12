/** Files from before everything was UTF-8: they are read, and it is said what they were taken for. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFile, decodeText } from '../../index-build/decode.ts';
import { Problem } from '../../src/problem.ts';
import { encodeAs, utf16 } from '../fixtures/encoded.ts';
import { readAll, readFirst, readWithProblems } from '../fixtures/read-file.ts';

const TEXTS: Readonly<Record<string, string>> = {
  'windows-1252':
    'Die letzte Fähre verließ den Nordkai am Mittag mit zweihundert Menschen an Bord, und niemand winkte. „Wir warten auf das Eis“, sagte der Hafenmeister.',
  'windows-1250':
    'Ostatni prom odpłynął z północnego nabrzeża w południe z dwustu osobami na pokładzie i nikt nie pomachał. Źle się dzieje, powiedział świadek.',
  'windows-1251':
    'Последний паром отошёл от северного причала в полдень с двумястами пассажирами на борту, и никто не помахал.',
  'koi8-r':
    'Последний паром отошёл от северного причала в полдень с двумястами пассажирами на борту, и никто не помахал.',
  'iso-8859-7':
    'Το τελευταίο πλοίο έφυγε από τη βόρεια προβλήτα το μεσημέρι με διακόσιους επιβάτες και κανείς δεν κούνησε το χέρι.',
  shift_jis:
    '最後の渡し船は正午に二百人を乗せて北の岸壁を離れ、手を振る者は誰もいなかった。夕方までに港長は掲示を出した。',
  gb18030:
    '最后一班渡轮中午载着两百人离开北码头，没有人挥手告别。到了傍晚，港务长贴出告示：今年不会再有第二次航行。',
  big5: '最後一班渡輪中午載著兩百人離開北碼頭，沒有人揮手告別。到了傍晚，港務長貼出告示：今年不會再有第二次航行。',
  'euc-kr':
    '마지막 여객선은 정오에 이백 명을 태우고 북쪽 부두를 떠났고 아무도 손을 흔들지 않았다. 저녁 무렵 항만장은 안내문을 내걸었다.',
};

describe('a text file', () => {
  it.each(Object.entries(TEXTS))('in %s is read, with a warning that names it', async (encoding, text) => {
    const draft = await readFirst('a.txt', encodeAs(encoding, `Title\n\n${text}`));
    expect(draft.text).toBe(text);
    expect(draft.warnings).toEqual([`its encoding was taken for ${encoding}`]);
  });

  it('too short to tell is likeliest a word with an accent', async () => {
    expect(await readFirst('a.txt', Buffer.from('Caf\xe9 closed', 'latin1'))).toMatchObject({
      title: 'Café closed',
      warnings: ['its encoding was taken for windows-1252'],
    });
  });

  it.each([
    [utf16('Größe\n\nText.'), []],
    [utf16('Größe\n\nText.', { bigEndian: true }), []],
    [utf16('Größe\n\nText.', { mark: false }), ['its encoding was taken for utf-16le']],
    [utf16('Größe\n\nText.', { mark: false, bigEndian: true }), ['its encoding was taken for utf-16be']],
  ])('may be UTF-16', async (bytes, warnings) => {
    expect(await readFirst('a.txt', bytes)).toMatchObject({ title: 'Größe', text: 'Text.', warnings });
  });

  it('that is UTF-8 but for a few bytes is UTF-8, with a warning', async () => {
    const bytes = Buffer.concat([Buffer.from('Größe\n\nÄußerst schön, größer, '), Buffer.from([0xff])]);
    expect(await readFirst('a.txt', bytes)).toMatchObject({
      title: 'Größe',
      text: 'Äußerst schön, größer, \uFFFD',
      warnings: ['some characters of it are no UTF-8, and were lost'],
    });
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex')],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7919) % 256))],
    ['one byte', Buffer.from([0xff])],
  ])('that is %s is refused', async (_, bytes) => {
    expect((await readWithProblems('a.txt', bytes)).problems).toEqual([
      'it is not UTF-8 text, nor in another encoding that could be told',
    ]);
  });

  it('in UTF-32 is refused, and it is said what to do', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]);
    expect((await readWithProblems('a.txt', bytes)).problems).toEqual([
      'it is UTF-32 text, which is not read: save it as UTF-8',
    ]);
  });
});

describe('a page or feed', () => {
  const russian = TEXTS['koi8-r'] ?? '';
  it.each([
    `<html><head><meta charset="koi8-r"></head><body>Да`,
    `<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r">Да`,
    `<?xml version="1.0" encoding='KOI8-R'?><rss>Да`,
  ])('is read in the encoding that it tells: %s', (page) => {
    expect(decodeFile(encodeAs('koi8-r', page), 'markup')).toEqual({ text: page, warnings: [] });
  });

  it('that was saved as UTF-8 is UTF-8, whatever it told before', () => {
    const page = `<meta charset="windows-1251">${russian}`;
    expect(decodeFile(Buffer.from(page), 'markup')).toEqual({ text: page, warnings: [] });
  });

  it.each(['no-such-encoding', 'utf-8', 'utf-16', ''])(
    'that tells what can’t be, %j, is read by its content',
    (told) => {
      const page = `<meta charset="${told}"><p>${russian}`;
      expect(decodeFile(encodeAs('koi8-r', page), 'markup')).toEqual({
        text: page,
        warnings: ['its encoding was taken for koi8-r'],
      });
    },
  );

  it('tells it in what looks like a plain text to no avail', () => {
    const text = `Write <meta charset="koi8-r"> into it. ${TEXTS['windows-1251']}`;
    expect(decodeText(encodeAs('windows-1251', text))).toBe(text);
  });

  it('may switch between letters by escapes, as ISO-2022-JP does', () => {
    const page = '<meta charset=iso-2022-jp><p>\x1b$B:G8e\x1b(B';
    expect(decodeFile(Buffer.from(page, 'latin1'), 'markup').text).toBe('<meta charset=iso-2022-jp><p>最後');
  });
});

describe('a stream of records', () => {
  const csv = (text: string) => `id;title\n1;Plain\n2;${text}\n3;Plain again\n`;
  const jsonl = (text: string) => `{"id":1,"title":"Plain"}\n{"id":2,"title":"${text}"}\n`;

  it.each(Object.entries(TEXTS))('in %s is read, with one warning', async (encoding, text) => {
    for (const [path, content] of [
      ['a.csv', csv(text)],
      ['a.jsonl', jsonl(text)],
    ] as const) {
      const drafts = await readAll(path, encodeAs(encoding, content));
      expect(drafts[1]?.title).toBe(text);
      expect(drafts.flatMap(({ warnings }) => warnings)).toEqual([`its encoding was taken for ${encoding}`]);
    }
  });

  it('may be UTF-16, as spreadsheets save it', async () => {
    for (const bigEndian of [false, true]) {
      const drafts = await readAll('a.csv', utf16(csv('Größe'), { bigEndian }));
      expect(drafts).toMatchObject([{ record: '1' }, { record: '2', title: 'Größe', warnings: [] }, {}]);
    }
  });

  it('may become what it is long after its beginning', async () => {
    const plain = '{"title":"A plain line"}\n'.repeat(10_000);
    for (const [encoding, bytes] of [
      ['utf-8', Buffer.from(plain + jsonl('Größe'))],
      ['windows-1252', encodeAs('windows-1252', plain + jsonl('Größe'))],
    ] as const) {
      const file = await readAll('a.jsonl', bytes);
      expect([encoding, file.at(-1)?.title]).toEqual([encoding, 'Größe']);
    }
  });

  it('may be cut anywhere, also within a character', async () => {
    const drafts = await readAll('a.jsonl', '{"title":"Größe 大小 😀"}\n'.repeat(5000));
    expect(new Set(drafts.map(({ title }) => title))).toEqual(new Set(['Größe 大小 😀']));
    const told = new Set(drafts.flatMap(({ warnings }) => warnings).map((warning) => warning.slice(0, 5)));
    expect(told).toEqual(new Set(['line ']));
  });

  it('with bytes that are no UTF-8 is read on, with a warning', async () => {
    const good = jsonl('Größe, schön und groß');
    const bytes = Buffer.concat([Buffer.from(good), Buffer.from('{"id":3,"title":"gro\xdf"}\n', 'latin1')]);
    const drafts = await readAll('a.jsonl', bytes);
    expect(drafts.map(({ title }) => title)).toEqual(['Plain', 'Größe, schön und groß', 'gro\uFFFD']);
    expect(drafts.flatMap(({ warnings }) => warnings)).toEqual([
      'some characters of it are no UTF-8, and were lost',
    ]);
  });

  it('that is no text is refused', async () => {
    const { drafts, problems } = await readWithProblems(
      'a.jsonl',
      Buffer.from('89504e470d0a1a0a0000', 'hex'),
    );
    expect([drafts, problems]).toEqual([[], [expect.stringContaining('it is not UTF-8 text')]]);
  });
});

it('any bytes are text or refused with a sentence, and UTF-8 is always UTF-8', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('plain', 'markup'), (bytes, kind) => {
      try {
        expect(decodeFile(bytes, kind).text).not.toMatch(/[\0\r]/);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
      }
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const clean = text.replace(/[\p{Cc}\p{Cn}\uFEFF]/gu, '');
      expect(decodeFile(Buffer.from(clean), 'markup')).toEqual({ text: clean, warnings: [] });
    }),
  );
});
