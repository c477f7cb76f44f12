/**
 * Beside htmx, for the panel of suggestions under the search box: when it has to go, and what a
 * completion does where results are renewed in place. The stylesheet hides it without the focus.
 */

import type { RequestContext } from './live-search.ts';

const panel = () => document.getElementById('suggestions');
const box = () => document.querySelector<HTMLInputElement>('#q');

/** Whether the reader has done with the panel: neither an answer nor a pause may open it again. */
let closed = false;

function close(): void {
  closed = true;
  panel()?.dispatchEvent(new CustomEvent('htmx:abort'));
  panel()?.replaceChildren();
}

document.addEventListener('input', ({ target }) => {
  if (target === box()) closed = false;
});
document.addEventListener('submit', close);
document.addEventListener('htmx:before:history:restore', close);

document.addEventListener('htmx:config:request', (event) => {
  if (closed && isForPanel(event)) event.preventDefault();
});

for (const failure of ['htmx:error', 'htmx:response:error']) {
  document.addEventListener(failure, (event) => {
    if (isForPanel(event)) panel()?.replaceChildren();
  });
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.isComposing || !isInBox(document.activeElement)) return;
  if (panel()?.hasChildNodes()) {
    // Browsers would empty the box as well: that is for the next Escape.
    event.preventDefault();
    box()?.focus();
  }
  close();
});

// Pressing a link takes the focus from the box in some browsers, and the panel would go before the click.
document.addEventListener('mousedown', (event) => {
  if (panel()?.contains(event.target as Node)) event.preventDefault();
});

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('#suggestions .completions a');
  const form = link?.closest<HTMLFormElement>('form[hx-get]');
  const input = box();
  if (!link || !form || input === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // The form knows the filters and the order that the results have now; the link does not.
  event.preventDefault();
  input.value = link.textContent ?? '';
  input.focus();
  form.requestSubmit();
});

function isForPanel(event: Event): boolean {
  const { ctx } = (event as CustomEvent<{ ctx?: RequestContext }>).detail;
  return ctx !== undefined && ctx.sourceElement === panel();
}

function isInBox(element: Element | null): boolean {
  return element?.closest('.box') != null;
}
