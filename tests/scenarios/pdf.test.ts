/** PDF: the text layer of a document, or a sentence that says why there is none. */

import { describe, expect, it } from 'vitest';
import { readFirst, readWithProblems } from '../fixtures/read-file.ts';

/** A document of one page with these lines, written by hand. */
function pdf(lines: readonly string[], title = ''): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`).join('\n');
  const stream = `BT /F1 12 Tf 72 720 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (${title}) /CreationDate (D:20230101000000Z) >>`,
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + end, 'latin1');
}

describe('a PDF', () => {
  it('is its text in paragraphs, words that lines part put together', async () => {
    const lines = [
      'The last ferry',
      'The ferry that has crossed the strait since 1921 made its last jour-',
      'ney on a grey morning.',
      'Its captain will miss the fog more than the sun, and the silence',
    ];
    expect(await readFirst('a.pdf', pdf(lines))).toMatchObject({
      title: 'The last ferry',
      text: 'The ferry that has crossed the strait since 1921 made its last journey on a grey morning.\n\nIts captain will miss the fog more than the sun, and the silence',
      // The day on which a file was made is none on which an article was published.
      statedDates: [],
    });
  });

  it('has the title that it states, unless a program made it up', async () => {
    expect((await readFirst('a.pdf', pdf(['One line of text.'], 'A stated title'))).title).toBe(
      'A stated title',
    );
    expect((await readFirst('a.pdf', pdf(['One line of text.'], 'page3.indd'))).title).toBe(
      'One line of text.',
    );
  });

  it('without text, and what is none, is refused in a sentence', async () => {
    expect(await readWithProblems('a.pdf', pdf([]))).toEqual({
      drafts: [],
      problems: ['it has no text layer: its pages are pictures'],
    });
    expect(await readWithProblems('a.pdf', '%PDF-1.4 nonsense')).toEqual({
      drafts: [],
      problems: ['it is no PDF that can be read'],
    });
  });
});
