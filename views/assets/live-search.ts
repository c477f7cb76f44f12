/**
 * Beside htmx, for the results page: what of the form goes into the URL, what becomes an entry in
 * the browser's history, and what is said when the server can't be reached.
 */

/** The part of htmx's request context that is used here. */
export interface RequestContext {
  readonly sourceElement: Element;
  readonly sourceEvent?: Event;
  readonly request: { readonly body: FormData; readonly headers: Readonly<Record<string, string>> };
  readonly response?: { readonly status: number };
  push?: string | null;
  replace?: string | null;
  /** Whether it is for the address of a link, and so for nothing that the form holds. */
  readonly fromLink?: true;
}

interface HistoryUpdate {
  readonly history: { type: 'push' | 'replace'; readonly path: string };
}

document.documentElement.classList.add('live');

const contextOf = (event: Event) => (event as CustomEvent<{ ctx: RequestContext }>).detail.ctx;
const isSearch = (element: Element) => element.id === 'search';

/** The panel of suggestions and the search within a facet: neither changes the results. */
const isForList = (element?: Element) =>
  element?.id === 'suggestions' || element?.classList.contains('within');

// What is typed to find a value of a facet is no choice of one.
document.addEventListener(
  'change',
  (event) => {
    if (event.target instanceof Element && event.target.classList.contains('within')) event.stopPropagation();
  },
  true,
);

/** Listens to what becomes of requests, but not of those for suggestions: the results do not depend on them. */
function onRequest(step: string, listen: (context: RequestContext | undefined) => void): void {
  document.addEventListener(step, (event) => {
    const context = (event as CustomEvent<{ ctx?: RequestContext }>).detail.ctx;
    if (!isForList(context?.sourceElement)) listen(context);
  });
}

document.addEventListener('htmx:config:request', (event) => {
  const context = contextOf(event);
  if (!isSearch(context.sourceElement)) return;
  const { body } = context.request;
  for (const [name, value] of [...body]) if (value === '' || context.fromLink) body.delete(name);
  // A pause in typing is no step that Back should return to.
  if (context.sourceEvent?.type === 'input') {
    context.push = null;
    context.replace = 'true';
  }
});

document.addEventListener('htmx:before:history:update', (event) => {
  const { history } = (event as CustomEvent<HistoryUpdate>).detail;
  if (history.path === location.pathname + location.search) history.type = 'replace';
});

/** Going back asks for the page again: what was asked before must not answer after it. */
let typedSinceBack = false;
document.addEventListener('htmx:before:history:restore', () => {
  typedSinceBack = false;
  document.getElementById('search')?.dispatchEvent(new CustomEvent('htmx:abort'));
});
document.addEventListener('input', ({ target }) => {
  if (target instanceof Element && target.id === 'q') typedSinceBack = true;
});
document.addEventListener('htmx:before:swap', (event) => {
  const restores = 'HX-History-Restore-Request' in contextOf(event).request.headers;
  if (restores && typedSinceBack) event.preventDefault();
});

document.addEventListener('htmx:before:request', (event) => {
  if (isSearch(contextOf(event).sourceElement)) setBusy(true);
});
document.addEventListener('htmx:finally:request', (event) => {
  if (isSearch(contextOf(event).sourceElement)) setBusy(false);
});

onRequest('htmx:error', () => {
  say(sentence('unreachable'));
});
onRequest('htmx:response:error', (context) => {
  say(sentence(context?.response?.status === 414 ? 'tooLong' : 'failed'));
});
onRequest('htmx:after:swap', (context) => {
  if ((context?.response?.status ?? 500) < 400) say('');
});

/** Requests may overlap: the results are busy until the last has ended. */
let underWay = 0;

function setBusy(busy: boolean): void {
  underWay += busy ? 1 : -1;
  document.getElementById('results')?.setAttribute('aria-busy', String(underWay > 0));
}

/** In the language of the page. */
function sentence(name: 'unreachable' | 'failed' | 'tooLong'): string {
  return document.body.dataset[name] ?? '';
}

function say(failure: string): void {
  const alert = document.getElementById('failure');
  if (alert !== null) alert.textContent = failure;
}
