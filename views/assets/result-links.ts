/**
 * Beside htmx, for links from one page of results to another: they renew what has changed in place,
 * as typing does, and the focus is afterwards, and after Back, where a reader expects it.
 */

import type { RequestContext } from './live-search.ts';

interface Htmx {
  ajax(verb: string, path: string, options: { source: Element; fromLink: true }): Promise<void>;
}

declare global {
  interface Window {
    htmx?: Htmx;
  }
}

/** Links are the same link when they lead to the same place. */
const linkTo = (href: string) =>
  [...document.querySelectorAll<HTMLAnchorElement>('#results a, #facets a')].find(
    (link) => link.getAttribute('href') === href && link.tabIndex >= 0,
  );

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  const form = document.querySelector('#search[hx-get]');
  if (link === null || form === null || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.closest('#suggestions'))
    return;
  const href = link.getAttribute('href') ?? '';
  if (link.closest('#results, #facets')) rememberLeft(href);
  const url = new URL(href, document.baseURI);
  // In another language every part of the page is another.
  if (
    url.origin !== location.origin ||
    url.pathname !== '/search' ||
    languageOf(url) !== languageOf(location)
  )
    return;
  if (window.htmx === undefined) return;
  event.preventDefault();
  const isPaging = link.closest('.pager') !== null;
  const panel = link.closest<HTMLDetailsElement>('#facets > details');
  window.htmx.ajax('GET', href, { source: form, fromLink: true }).then(() => {
    // On a phone the choices lie over the results: they have been made.
    if (panel?.querySelector('summary')?.getClientRects().length) panel.open = false;
    if (isPaging || document.activeElement === document.body) focusHeading();
  });
});

const languageOf = ({ search }: URL | Location) => new URLSearchParams(search).get('lang');

document.addEventListener('htmx:after:swap', (event) => {
  const { ctx } = (event as CustomEvent<{ ctx?: RequestContext }>).detail;
  if (ctx !== undefined && 'HX-History-Restore-Request' in ctx.request.headers) focusLeft();
  if (ctx?.sourceElement.id !== 'search') return;
  if (ctx.fromLink) {
    const box = document.querySelector<HTMLInputElement>('#q');
    if (box !== null) box.value = new URLSearchParams(location.search).get('q') ?? '';
  }
  const feed = document.querySelector('.take-along a[href^="/search.atom"]')?.getAttribute('href');
  if (feed) document.querySelector('link[rel=alternate]')?.setAttribute('href', feed);
});

/** With the step in the history that is left, as htmx marks it: nothing is kept elsewhere. */
function rememberLeft(href: string): void {
  history.replaceState({ ...history.state, htmx: true, left: href }, '');
}

/** Where one was when one left. */
function focusLeft(): void {
  const left: unknown = history.state?.left;
  if (typeof left !== 'string' || document.activeElement !== document.body) return;
  linkTo(left)?.focus();
}

function focusHeading(): void {
  document.getElementById('count')?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

window.addEventListener('pageshow', focusLeft);
