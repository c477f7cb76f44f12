/** Fragments and highlights: the right window, whole words, only what matched. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQueryText } from '../../src/query-language/parser.ts';
import type { Snippet } from '../../src/search-engine.ts';
import { bestFragments, openingOf } from '../../src/snippet/fragments.ts';
import { toHit } from '../../src/snippet/hit.ts';
import { toParagraphs } from '../../src/snippet/paragraphs.ts';
import { anArticle } from '../fixtures/articles.ts';

const FILLER = 'Nothing of interest happened on that long and quiet afternoon by the water. ';

/** The snippet's text with what is marked in brackets. */
function marked({ text, highlights }: Pick<Snippet, 'text' | 'highlights'>): string {
  return highlights.reduceRight(
    (t, [from, to]) => `${t.slice(0, from)}[${t.slice(from, to)}]${t.slice(to)}`,
    text,
  );
}
const fragments = (text: string, ...terms: string[]) => bestFragments(text, new Set(terms));

describe('bestFragments', () => {
  it('shows the window that has the most of the words', () => {
    const text = `A treaty. ${FILLER.repeat(10)}The border treaty was signed. ${FILLER.repeat(10)}`;
    const [best] = fragments(text, 'treati', 'border');
    expect(best && marked(best)).toContain('The [border] [treaty] was signed.');
    expect(best).toMatchObject({ cutBefore: true, cutAfter: true });
  });

  it('shows a second window for words that the first does not have', () => {
    const text = `A treaty. ${FILLER.repeat(10)}A border. ${FILLER.repeat(10)}`;
    expect(fragments(text, 'treati', 'border').map(marked).join('|')).toMatch(/\[treaty\].*\|.*\[border\]/);
  });

  it('marks stems, accents and possessives as they are written', () => {
    const [only] = fragments("Moscow's  cafés\nand\u00A0Treaties", 'moscow', 'cafe', 'treati');
    expect(only && marked(only)).toBe("[Moscow's] [cafés] and [Treaties]");
  });

  it('joins what touches in Chinese', () => {
    const [only] = fragments('中俄关系', '中俄', '关系');
    expect(only && marked(only)).toBe('[中俄关系]');
  });

  it('cuts no word, whatever the text and wherever the match', () => {
    const word = fc.stringMatching(/^[a-zé“]{1,12}[.,]?$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 30, maxLength: 200 }),
        fc.array(word, { maxLength: 100 }),
        (before, after) => {
          const text = [...before, 'treaty', ...after].join(' ');
          const whole = new Set(text.split(/\s+/));
          for (const fragment of fragments(text, 'treati')) {
            for (const part of fragment.text.split(' ')) expect(whole.has(part), part).toBe(true);
            expect(marked(fragment)).toContain('[treaty]');
            expect(fragment.text.length).toBeLessThan(320);
          }
        },
      ),
    );
  });

  it('has nothing to show of a text without the words', () => {
    expect(fragments(FILLER, 'treati')).toEqual([]);
    expect(fragments('', 'treati')).toEqual([]);
    expect(openingOf(' \n ')).toBeNull();
  });

  it('is quick on a text of a million matches', () => {
    expect(fragments('treaty '.repeat(200_000), 'treati')).toHaveLength(1);
  });
});

describe('toHit', () => {
  const article = anArticle({
    title: 'The Treaty',
    text: `Border. ${FILLER}`,
    description: 'On treaties.',
    tags: ['gas'],
  });
  const hit = (typed: string) => toHit(article, 1, parseQueryText(typed).clause);

  it('marks a word only in the fields in which it was looked for', () => {
    expect(hit('text:treaty').titleHighlights).toEqual([]);
    expect(hit('title:treaty').titleHighlights).toEqual([[4, 10]]);
    expect(hit('title:border').snippets.flatMap((snippet) => snippet.highlights)).toEqual([]);
  });

  it('does not mark what was forbidden', () => {
    expect(hit('treaty -border').snippets.map(marked)).toEqual(['On [treaties].']);
  });

  it('shows the description, or else the beginning, when no word is in the text', () => {
    expect(hit('').snippets.map(marked)).toEqual(['On treaties.']);
    const bare = toHit(anArticle({ text: FILLER.repeat(9) }), 0, null).snippets;
    expect(bare).toMatchObject([{ cutBefore: false, cutAfter: true, highlights: [] }]);
    expect(toHit(anArticle({}), 0, null).snippets).toEqual([]);
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
});
