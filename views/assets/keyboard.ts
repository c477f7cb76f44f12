/**
 * Keys: to the search box, from hit to hit, from match to match, and the list of them. Single letters
 * only, and only where nothing is typed or chosen: none that assistive technology or browsers take.
 */

/** Where typing means text, or arrows and letters choose. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable], [role=listbox], dialog[open]';

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  const { target } = event;
  if (target instanceof Element && target.closest(TAKES_KEYS) && !isCheckbox(target)) return;
  if (document.querySelector('dialog[open]') !== null) return;
  if (act(event.key)) event.preventDefault();
});

document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('#show-keys')) showKeys();
});

/** Whether the key meant something here. */
function act(key: string): boolean {
  switch (key) {
    case '/':
      return focusBox();
    case 'j':
      return moveToHit(1);
    case 'k':
      return moveToHit(-1);
    case 'n':
      return moveToMatch('next');
    case 'p':
      return moveToMatch('prev');
    case '?':
      return showKeys();
    default:
      return false;
  }
}

function isCheckbox(element: Element): boolean {
  return element instanceof HTMLInputElement && element.type === 'checkbox';
}

function focusBox(): boolean {
  const box = document.querySelector<HTMLInputElement>('#q');
  box?.focus();
  box?.select();
  return box !== null;
}

/** The links of the hits that can be seen, those folded away left out. */
function moveToHit(step: 1 | -1): boolean {
  const links = [
    ...document.querySelectorAll<HTMLAnchorElement>('.hits h2 a, table.context .match a'),
  ].filter((link) => link.closest('details:not([open])') === null);
  if (links.length === 0) return false;
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = links[at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step];
  if (next === undefined) return true;
  next.focus({ preventScroll: true });
  next.closest('li, tr')?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** By the links beside the match that is the target of the address; to the first where none is. */
function moveToMatch(rel: 'next' | 'prev'): boolean {
  const target = document.querySelector('mark:target');
  const link = target?.nextElementSibling?.querySelector<HTMLAnchorElement>(`a[rel=${rel}]`);
  const first = document.getElementById('match-1');
  if (link === null || link === undefined) {
    if (first === null) return false;
    // Not to fill the history with every match that was looked at.
    location.replace('#match-1');
  } else location.replace(link.getAttribute('href') ?? '#match-1');
  return true;
}

function showKeys(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('#keys');
  dialog?.showModal();
  return dialog !== null;
}
