/** `.pdf`: the text layer of a document. */

import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { Problem } from '../../src/problem.ts';
import { withoutControls } from '../decode.ts';
import { EMPTY_DRAFT, type Reader } from '../reader.ts';
import { joinParagraphs, LONGEST_TITLE, oneLine } from '../text-form.ts';

const MOST_PAGES = 2_000;
/** A line that ends in a full stop and is this much shorter than most ends a paragraph. */
const SHORT = 0.8;
/** What programs call a document that nobody named. */
const NO_TITLE =
  /^(?:untitled|document\d*|microsoft word\b.*|.*\.(?:indd|docx?|pdf|qxd|pages|odt)|\(?anonymous\)?|none)$/i;

export const pdfReader: Reader = {
  async *read(file) {
    const { pages, title, total } = await readPdf(new Uint8Array(await file.whole()));
    const lines = pages.flatMap((page) => withoutControls(page).split('\n').map(oneLine));
    const paragraphs = paragraphsOf(lines);
    if (paragraphs.length === 0) throw new Problem('it has no text layer: its pages are pictures');
    const first = paragraphs[0] as string;
    const own = title === '' && first.length <= LONGEST_TITLE ? first : title;
    const text = own === first ? paragraphs.slice(1) : paragraphs;
    const cut = total > MOST_PAGES ? [`only the first ${MOST_PAGES} of its ${total} pages were read`] : [];
    yield { ...EMPTY_DRAFT, title: own, text: joinParagraphs(text.join('\n\n').split('\n')), warnings: cut };
  },
};

async function readPdf(bytes: Uint8Array): Promise<{ pages: string[]; title: string; total: number }> {
  try {
    const document = await getDocumentProxy(bytes, { isEvalSupported: false, disableFontFace: true });
    const { info } = await getMeta(document);
    const { totalPages, text } = await extractText(document, { mergePages: false });
    const title = oneLine(withoutControls(String((info as Record<string, unknown>)?.Title ?? '')));
    await document.destroy();
    return { pages: text.slice(0, MOST_PAGES), title: NO_TITLE.test(title) ? '' : title, total: totalPages };
  } catch (error) {
    const { name } = error as Error;
    if (name === 'PasswordException')
      throw new Problem('it is encrypted, and can be read with its password only');
    throw new Problem('it is no PDF that can be read');
  }
}

/** Lines of a page are broken where it ends; a paragraph ends at an empty line or a short last one. */
function paragraphsOf(lines: readonly string[]): string[] {
  const lengths = lines
    .filter((line) => line !== '')
    .map(({ length }) => length)
    .sort((a, b) => a - b);
  const usual = lengths[Math.floor(0.75 * lengths.length)] ?? 0;
  const paragraphs: string[] = [];
  let open = '';
  const end = () => {
    if (/[\p{L}\p{N}]/u.test(open)) paragraphs.push(open);
    open = '';
  };
  for (const line of lines) {
    if (line === '') {
      end();
      continue;
    }
    // A word that was parted at the end of a line.
    if (/\p{Ll}-$/u.test(open) && /^\p{Ll}/u.test(line)) open = open.slice(0, -1) + line;
    else open = open === '' ? line : `${open} ${line}`;
    if (line.length < SHORT * usual) end();
  }
  end();
  return paragraphs;
}
