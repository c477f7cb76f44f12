/** Fragments and highlights: the right window, whole words, only what matched. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyzer.ts';
import { type Clause, type Field, READ_FIELDS } from '../../src/query.ts';
import type { Snippet } from '../../src/search-engine.ts';
import { bestFragments, openingOf } from '../../src/snippet/fragments.ts';
import { highlightsOf, toHit } from '../../src/snippet/hit.ts';
import { toParagraphs } from '../../src/snippet/paragraphs.ts';
import { soughtBy } from '../../src/snippet/sought.ts';
import { anArticle } from '../fixtures/articles.ts';

const FILLER = 'Nothing of interest happened on that long and quiet afternoon by the water. ';

/** The snippet's text with what is marked in brackets. */
function marked({ text, highlights }: Pick<Snippet, 'text' | 'highlights'>): string {
  return highlights.reduceRight(
    (t, [from, to]) => `${t.slice(0, from)}[${t.slice(from, to)}]${t.slice(to)}`,
    text,
  );
}
const word = (typed: string, fields: readonly Field[] = READ_FIELDS): Clause => ({
  kind: 'word',
  word: typed,
  fields,
  boost: 1,
});
const phrase = (typed: string): Clause => ({
  kind: 'phrase',
  words: [...analyze(typed)].map(({ start, end }) => typed.slice(start, end)),
  fields: READ_FIELDS,
  boost: 1,
});
const all = (...clauses: Clause[]): Clause => ({ kind: 'all', clauses });
const soughtFor = (clause: Clause | null) => soughtBy(clause, () => []);
/** Words, and phrases given with a space in them. */
const fragments = (text: string, ...typed: string[]) =>
  bestFragments(
    text,
    soughtFor(all(...typed.map((each) => (each.includes(' ') ? phrase(each) : word(each))))).text,
  ).snippets;
const shown = (text: string, ...typed: string[]) => fragments(text, ...typed).map(marked);
const termsOf = (text: string) => [...analyze(text)].map(({ term }) => term);

describe('bestFragments', () => {
  it('shows the window that has the most of the words', () => {
    const text = `A treaty. ${FILLER.repeat(10)}The border treaty was signed. ${FILLER.repeat(10)}`;
    const [best] = fragments(text, 'treaty', 'border');
    expect(best && marked(best)).toContain('The [border] [treaty] was signed.');
    expect(best).toMatchObject({ cutBefore: true, cutAfter: true });
  });

  it('shows a second window for words that the first does not have', () => {
    const text = `A treaty. ${FILLER.repeat(10)}A border. ${FILLER.repeat(10)}`;
    expect(shown(text, 'treaty', 'border').join('|')).toMatch(/\[treaty\].*\|.*\[border\]/);
  });

  it('shows what comes right after the first window in a second one, and nothing twice', () => {
    for (let gap = 1; gap < 60; gap += 1) {
      const text = `A treaty. ${'so it was '.repeat(gap)}A border. ${FILLER.repeat(3)}`;
      const windows = fragments(text, 'treaty', 'border');
      expect(windows.map(marked).join('|')).toMatch(/\[treaty\].*\[border\]/);
      const places = windows.map((window) => text.indexOf(window.text));
      expect(places.every((place) => place >= 0)).toBe(true);
      const [first = '', second] = windows.map((window) => window.text);
      if (second !== undefined) expect(places[1]).toBeGreaterThanOrEqual((places[0] ?? 0) + first.length);
    }
  });

  it('shows a phrase before any number of loose words', () => {
    const text = `Gas oil coal wood peat. ${FILLER.repeat(10)}A border treaty. ${FILLER.repeat(10)}`;
    const [first, second] = shown(text, 'gas', 'oil', 'coal', 'wood', 'peat', 'border treaty');
    expect(first).toContain('[Gas] [oil] [coal] [wood] [peat].');
    expect(second).toContain('A [border treaty].');
    const others = `${text} Iron tin lead zinc. ${FILLER.repeat(10)}`;
    const words = ['gas', 'oil', 'coal', 'wood', 'peat', 'iron', 'tin', 'lead', 'zinc'];
    expect(shown(others, ...words, 'border treaty').join('|')).toMatch(/\[peat\].*\|.*\[border treaty\]/);
  });

  it('marks a phrase as one, stop words in it, and its words elsewhere only if they are sought alone', () => {
    const text = 'The treaty of the border, a treaty of a border; borders.';
    expect(shown(text, 'treaty of the border')).toEqual([
      'The [treaty of the border], a treaty of a border; borders.',
    ]);
    expect(shown(text, 'treaty of the border', 'borders')).toEqual([
      'The [treaty of the border], a treaty of a [border]; [borders].',
    ]);
  });

  it('finds a phrase by stems, through punctuation and accents, and joins phrases that overlap', () => {
    expect(shown('At the cafés — treaty.', 'cafe treaties')).toEqual(['At the [cafés — treaty].']);
    expect(shown('gas gas gas gas gas', 'gas gas')).toEqual(['[gas gas] [gas gas] gas']);
    expect(shown('old gas pipe', 'old gas', 'gas pipe')).toEqual(['[old gas pipe]']);
    expect(shown('gas gas pipe', 'gas pipe')).toEqual(['gas [gas pipe]']);
  });

  it('marks of a text exactly the phrase, wherever it stands', () => {
    const any = fc.constantFrom('gas', 'oil', 'the', 'of', 'Cafés', 'Лавров', 'treaty', 'treaties');
    const prose = fc.array(any, { minLength: 1, maxLength: 150 });
    const sought = fc.array(any, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(prose, prose, sought, fc.boolean(), (before, after, typed, isIn) => {
        const text = [...before, ...(isIn ? [typed] : []), ...after].join(', ');
        const windows = fragments(text, typed);
        const terms = termsOf(typed);
        const marks = windows.flatMap((window) =>
          window.highlights.map(([start, end]) => window.text.slice(start, end)),
        );
        for (const mark of marks) expect(termsOf(mark)).toEqual(terms);
        const isThere = ` ${termsOf(text).join(' ')} `.includes(` ${terms.join(' ')} `);
        expect(marks.length > 0).toBe(isThere);
        if (isIn) expect(isThere).toBe(true);
      }),
    );
  });

  it('marks stems, accents and possessives as they are written', () => {
    const text = "Moscow's  cafés\nand\u00A0Treaties; cafe\u0301";
    expect(shown(text, 'moscow', 'cafe', 'treaty')).toEqual([
      "[Moscow's] [cafés] and [Treaties]; [cafe\u0301]",
    ]);
  });

  it('joins what touches in Chinese', () => {
    expect(shown('中俄关系', '中俄', '关系')).toEqual(['[中俄关系]']);
    expect(shown('外交部长在北京讨论中俄关系。', '中俄 关系')).toEqual(['外交部长在北京讨论[中俄关系]。']);
  });

  it('cuts no word, whatever the text and wherever the match', () => {
    const piece = fc.stringMatching(/^[a-zé“]{1,12}[.,]?$/);
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 30, maxLength: 200 }),
        fc.array(piece, { maxLength: 100 }),
        (before, after) => {
          const text = [...before, 'treaty', ...after].join(' ');
          const whole = new Set(text.split(/\s+/));
          for (const fragment of fragments(text, 'treaty')) {
            for (const part of fragment.text.split(' ')) expect(whole.has(part), part).toBe(true);
            expect(marked(fragment)).toContain('[treaty]');
            expect(fragment.text.length).toBeLessThan(320);
          }
        },
      ),
    );
  });

  it('cuts no word, phrase or character where there are no spaces', () => {
    const piece = fc.constantFrom(
      ...[
        '关系',
        '中俄',
        '北京',
        '。',
        '，',
        '👩‍👩‍👧',
        '🇫🇷',
        '👍🏽',
        'e\u0301',
        'カ\u3099',
        'gas-',
        '“',
        '\u{20000}',
        '1️⃣',
      ],
    );
    const pieces = fc.array(piece, { minLength: 40, maxLength: 400 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pieces, pieces, fc.boolean(), (before, after, isPhrase) => {
        const text = `${before}，条约讨论。${after}`;
        const windows = isPhrase ? fragments(text, '条约 讨论') : [openingOf(text) as Snippet];
        const edges = new Set([...new Intl.Segmenter().segment(text)].map(({ index }) => index));
        edges.add(text.length);
        for (const window of windows) {
          const start = text.indexOf(window.text);
          const end = start + window.text.length;
          expect([edges.has(start), edges.has(end)]).toEqual([true, true]);
          for (const token of analyze(text)) {
            expect(token.start < start && token.end > start).toBe(false);
            expect(token.start < end && token.end > end).toBe(false);
          }
          expect(window.text.length).toBeLessThan(320);
        }
        if (isPhrase) expect(windows.map(marked).join()).toContain('[条约讨论]');
      }),
    );
  });

  it('keeps a long phrase whole', () => {
    const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    const text = `${FILLER.repeat(9)}${long}. ${FILLER.repeat(9)}`;
    expect(shown(text, long)).toEqual([expect.stringContaining(`[${long}]`)]);
  });

  it('ends what it cuts of a longer phrase with a word', () => {
    expect(shown(`alpha${' '.repeat(3000)}beta end`, 'alpha beta')[0]).toMatch(/^\S.*\S$/);
  });

  it('fills its window however much white space is in the text', () => {
    const text = `${FILLER.repeat(5)}${' \n'.repeat(100)}The treaty${'\n\t'.repeat(100)}was signed. ${FILLER}`;
    const [only] = shown(text, 'treaty');
    expect(only).toContain('water. The [treaty] was signed. Nothing of interest');
  });

  it('shows the same of a text that was written in short lines', () => {
    const words = fc.array(fc.constantFrom<string>('quiet', 'water', 'autumn', 'noon.'), {
      minLength: 60,
      maxLength: 200,
    });
    const gaps = fc.array(fc.constantFrom(' ', '\n   ', '\n   ', '\n   '), { minLength: 7, maxLength: 40 });
    fc.assert(
      fc.property(words, gaps, fc.nat(), (list, between, at) => {
        const all = list.toSpliced(at % list.length, 0, 'treaty');
        const lines = all.map((item, i) => item + between[i % between.length]).join('');
        expect(shown(lines, 'treaty')).toEqual(shown(all.join(' '), 'treaty'));
      }),
    );
  });

  it('cuts no phrase that is over the edge of a window', () => {
    const long = Array.from({ length: 16 }, (_, i) => `word${i}`).join(' ');
    let others = 0;
    for (let fill = 60; fill < 260; fill += 7) {
      const before = `treaty ${FILLER.repeat(5).slice(0, fill)}`;
      const text = `${before} ${long} ${FILLER.repeat(9)} ${long} border ${FILLER}`;
      for (const snippet of shown(text, 'treaty', 'border', long)) {
        if (snippet.includes('[treaty]')) others += 1;
        if (snippet.includes('word0 word1')) expect(snippet).toContain(`[${long}]`);
      }
    }
    expect(others).toBeGreaterThan(20);
  });

  it('has nothing to show of a text without the words', () => {
    expect(fragments(FILLER, 'treaty')).toEqual([]);
    expect(fragments('', 'treaty')).toEqual([]);
    expect(openingOf(' \n ')).toBeNull();
  });

  it('finds what stands at the very end of a long text, a phrase even after loose words', () => {
    const text = `A treaty. ${FILLER.repeat(4000)}The border treaty.`;
    expect(shown(text, 'zeppelin', 'border').join()).toContain('The [border] treaty.');
    expect(shown(text, 'treaty', 'border treaty').join()).toContain('The [border treaty].');
  });

  it('is quick on a text of a million matches, of one word, and of words that nearly are a phrase', () => {
    expect(fragments('treaty '.repeat(1_000_000), 'treaty')).toHaveLength(1);
    expect(fragments('关系'.repeat(1_000_000), '关系')).toHaveLength(1);
    const nearly = `${'gas '.repeat(400)}oil`;
    expect(fragments('gas '.repeat(300_000), nearly)).toEqual([]);
    const [only] = fragments('x'.repeat(10_000_000), 'x'.repeat(200));
    expect(only?.text.length).toBeLessThan(3000);
    const stretched = `gas${'- '.repeat(500_000)}oil`;
    expect(fragments(stretched, 'gas oil')[0]?.text.length).toBeLessThan(3000);
  });
});

describe('toHit', () => {
  const article = anArticle({
    title: 'The Treaty',
    text: `Border. ${FILLER}`,
    description: 'On treaties.',
    tags: ['gas'],
  });
  const hit = (clause: Clause | null) => toHit(article, 1, soughtFor(clause));

  it('marks a word only in the fields in which it was looked for', () => {
    expect(hit(word('treaty', ['text'])).titleHighlights).toEqual([]);
    expect(hit(word('treaty', ['title'])).titleHighlights).toEqual([[4, 10]]);
    expect(hit(word('border', ['title'])).snippets.flatMap((snippet) => snippet.highlights)).toEqual([]);
    expect(hit(phrase('the treaty')).titleHighlights).toEqual([[0, 10]]);
  });

  it('does not mark what was forbidden', () => {
    const clause = all(word('treaty'), { kind: 'not', clause: word('border') });
    expect(hit(clause).snippets.map(marked)).toEqual(['On [treaties].']);
  });

  it('marks what a pattern stands for', () => {
    const pattern: Clause = { kind: 'wildcard', pattern: 'bor*', fields: ['text'], boost: 1 };
    const sought = soughtBy(pattern, ({ kind }) => (kind === 'wildcard' ? ['border'] : []));
    expect(toHit(article, 1, sought).snippets.map(marked).join()).toContain('[Border].');
  });

  it('shows the description, or else the beginning, when no word is in the text', () => {
    expect(hit(null).snippets.map(marked)).toEqual(['On treaties.']);
    const bare = toHit(anArticle({ text: FILLER.repeat(9) }), 0, soughtFor(null)).snippets;
    expect(bare).toMatchObject([{ cutBefore: false, cutAfter: true, highlights: [] }]);
    expect(toHit(anArticle({}), 0, soughtFor(null)).snippets).toEqual([]);
  });

  it('shows the description when only there the phrase is', () => {
    const both = anArticle({ text: 'A treaty. A border.', description: 'The border treaty.' });
    const clause = all(word('treaty'), phrase('border treaty'));
    expect(toHit(both, 1, soughtFor(clause)).snippets.map(marked)).toEqual(['The [border treaty].']);
  });
});

describe('highlightsOf', () => {
  it('marks all of an article, the first five thousand marks of each field', () => {
    const article = anArticle({ title: 'Gas', description: 'No oil', text: 'gas, oil. '.repeat(6000) });
    const { title, description, text } = highlightsOf(
      article,
      soughtFor(all(word('gas'), phrase('gas oil'))),
    );
    expect([title, description]).toEqual([[[0, 3]], []]);
    expect(text.slice(0, 2)).toEqual([
      [0, 8],
      [10, 18],
    ]);
    expect(text).toHaveLength(5000);
  });
});

describe('toParagraphs', () => {
  it('splits at blank lines and moves the highlights along', () => {
    const text = 'One treaty.\nStill one.\n \nTwo treaties.';
    const paragraphs = toParagraphs(text, [
      [4, 10],
      [29, 37],
    ]);
    expect(paragraphs.map(marked)).toEqual(['One [treaty].\nStill one.', 'Two [treaties].']);
    expect(toParagraphs('', [])).toEqual([]);
  });

  it('marks a phrase that runs from one paragraph into the next in both', () => {
    const paragraphs = toParagraphs('The border\n\ntreaty held.\n\nGas.', [[4, 18]]);
    expect(paragraphs.map(marked)).toEqual(['The [border]', '[treaty] held.', 'Gas.']);
  });
});
