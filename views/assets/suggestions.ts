/**
 * Beside htmx, for the panel of suggestions under the search box, which is a combobox with it: the
 * focus stays in the box while arrows choose (WAI-ARIA Authoring Practices, the list autocomplete
 * with manual selection). The stylesheet hides the panel without the focus.
 */

import type { RequestContext } from './live-search.ts';

const panel = () => document.getElementById('suggestions');
const box = () => document.querySelector<HTMLInputElement>('#q');
const options = () => [...(panel()?.querySelectorAll<HTMLAnchorElement>('[role=option]') ?? [])];

/** Whether the reader has done with the panel: neither an answer nor a pause may open it again. */
let closed = false;

/** Without the script the box is a plain one, so what makes it a combobox is said here. */
function becomeCombobox(): void {
  const [list, input] = [panel(), box()];
  if (list === null || input === null || input.getAttribute('role') === 'combobox') return;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', list.dataset.label ?? '');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
}
becomeCombobox();

function close(): void {
  closed = true;
  panel()?.dispatchEvent(new CustomEvent('htmx:abort'));
  panel()?.replaceChildren();
  choose(null);
}

/** Makes an option the one that Enter takes; null: none. */
function choose(option: HTMLAnchorElement | null): void {
  for (const other of options()) other.setAttribute('aria-selected', String(other === option));
  const input = box();
  if (option === null) input?.removeAttribute('aria-activedescendant');
  else {
    input?.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }
  input?.setAttribute('aria-expanded', String(isOpen()));
}

/** Where results are renewed in place, titles are among them, and the stylesheet leaves them out. */
function shownOptions(): HTMLAnchorElement[] {
  return options().filter((option) => option.getClientRects().length > 0);
}

function isOpen(): boolean {
  return shownOptions().length > 0;
}

document.addEventListener('input', ({ target }) => {
  if (target === box()) closed = false;
});
document.addEventListener('submit', close);
document.addEventListener('htmx:before:history:restore', close);
document.addEventListener('focusout', ({ target }) => {
  if (target === box()) box()?.setAttribute('aria-expanded', 'false');
});
document.addEventListener('focusin', ({ target }) => {
  if (target === box()) choose(null);
});

document.addEventListener('htmx:config:request', (event) => {
  if (closed && isForPanel(event)) event.preventDefault();
});
document.addEventListener('htmx:after:swap', (event) => {
  becomeCombobox();
  if (isForPanel(event)) choose(null);
});

for (const failure of ['htmx:error', 'htmx:response:error']) {
  document.addEventListener(failure, (event) => {
    if (isForPanel(event)) close();
  });
}

document.addEventListener('keydown', (event) => {
  if (event.target !== box() || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const shown = shownOptions();
  const chosen = shown.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'Escape') {
    // Browsers would empty the box as well: that is for the next Escape.
    if (panel()?.hasChildNodes()) event.preventDefault();
    close();
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && shown.length > 0) {
    event.preventDefault();
    // One place more than there are options: past either end nothing is chosen.
    const places = shown.length + 1;
    const place = (chosen + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places;
    choose(shown[place - 1] ?? null);
  } else if (event.key === 'Enter' && chosen >= 0) {
    event.preventDefault();
    shown[chosen]?.click();
  }
});

// Pressing an option takes the focus from the box in some browsers, and the panel would go before the click.
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
