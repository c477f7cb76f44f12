/** A part of a page → its lines, as a browser would break them between blocks. */

import { oneLine } from '../text-form.ts';

/** Elements that begin and end a line. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const ELEMENT = 1;
const TEXT = 3;
const HEADING = /^h[1-6]$/;

/** A line of a page; where it is broken within a block, it has line breaks. */
export interface Line {
  readonly text: string;
  /** Whether all of it is the text of links. */
  readonly isLink: boolean;
  readonly isHeading: boolean;
}

/** The lines of text within an element, those of no words left out, and those of elements that are skipped. */
export function blockLines(root: Node, isSkipped: (element: Element) => boolean = () => false): Line[] {
  const lines: Line[] = [];
  let text = '';
  let linked = 0;
  let links = 0;
  let headings = 0;
  const endLine = () => {
    const line = text
      .split('\n')
      .map(oneLine)
      .filter((part) => part !== '')
      .join('\n');
    const letters = text.replace(/\s/g, '').length;
    if (/[\p{L}\p{N}]/u.test(line)) {
      lines.push({ text: line, isLink: linked >= letters, isHeading: headings > 0 });
    }
    text = '';
    linked = 0;
  };
  // Without calling itself: a page may nest deeper than calls may.
  const steps: { readonly node: Node; readonly isEnd: boolean }[] = [{ node: root, isEnd: false }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, isEnd } = step;
    if (node.nodeType === TEXT) {
      const own = node.textContent ?? '';
      text += own.replace(/\s+/g, ' ');
      if (links > 0) linked += own.replace(/\s/g, '').length;
    }
    if (node.nodeType !== ELEMENT) continue;
    if (isSkipped(node as Element)) continue;
    const name = node.nodeName.toLowerCase();
    if (name === 'br') text += '\n';
    if (BLOCKS.has(name)) endLine();
    const change = isEnd ? -1 : 1;
    if (name === 'a') links += change;
    else if (HEADING.test(name)) headings += change;
    if (isEnd) continue;
    steps.push({ node, isEnd: true });
    for (let child = node.lastChild; child !== null; child = child.previousSibling) {
      steps.push({ node: child, isEnd: false });
    }
  }
  endLine();
  return lines;
}
