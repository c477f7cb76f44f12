/** What a reader sees of a results page, read in one go, so that no half of it is newer than the other. */

import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';

export interface Shown {
  /** The address, without the host. */
  readonly address: string;
  readonly title: string;
  readonly total: number;
  /** What a screen reader was told last. */
  readonly announced: string;
  /** Addresses of the articles, without the query. */
  readonly hits: readonly string[];
  readonly box: string;
  readonly from: string;
  readonly to: string;
  /** Ticked boxes, as `source=Amur Desk`. */
  readonly ticked: readonly string[];
  readonly chips: readonly string[];
  /** Counts by bucket, for each facet. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly alert: string;
  readonly busy: boolean;
  /** The name of the field that has the focus, with its value if it is a box. */
  readonly focus: string;
  readonly caret: number | null;
}

export function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)];
    const text = (selector: string) => document.querySelector(selector)?.textContent?.trim() ?? '';
    const value = (selector: string) => document.querySelector<HTMLInputElement>(selector)?.value ?? '';
    const number = (row: Element) => Number(row.querySelector('.number')?.textContent?.replace(',', ''));
    const counts: Record<string, Record<string, number>> = { date: {}, source: {}, tag: {} };
    for (const row of all('.dates .bucket')) {
      const link = row.querySelector('a') as HTMLAnchorElement;
      const key = new URL(link.href).searchParams.get('date') ?? 'chosen';
      counts.date = { ...counts.date, [key]: number(row) };
    }
    for (const row of all('.values .bucket')) {
      const box = row.querySelector('input') as HTMLInputElement;
      counts[box.name] = { ...counts[box.name], [box.value]: number(row) };
    }
    const active = document.activeElement;
    const input = active instanceof HTMLInputElement ? active : null;
    return {
      address: location.pathname + location.search,
      title: document.title,
      total: Number.parseInt(text('#count').replace(',', ''), 10),
      announced: text('#announcement'),
      hits: all<HTMLAnchorElement>('.hit h2 a').map((link) => new URL(link.href).pathname),
      box: value('#q'),
      from: value('[name=from]'),
      to: value('[name=to]'),
      ticked: all<HTMLInputElement>('.values input')
        .filter((box) => box.checked)
        .map((box) => `${box.name}=${box.value}`),
      chips: all('.chosen bdi').map((name) => name.textContent ?? ''),
      counts,
      alert: text('#failure'),
      busy: document.getElementById('results')?.getAttribute('aria-busy') === 'true',
      focus: input?.type === 'checkbox' ? `${input.name}=${input.value}` : (input?.name ?? active?.id ?? ''),
      caret: input?.type === 'checkbox' ? null : (input?.selectionStart ?? null),
    };
  });
}

/** What has the focus: its id, or the address of a link. */
export function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    return active?.getAttribute('href') ?? active?.id ?? '';
  });
}

/** For what a page comes to show sooner or later. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 10_000, interval: 40 });
}

/** How the searches ended that a page's scripts ask for from here on, by their query. */
export function endsOf(page: Page): Map<string, 'answered' | 'aborted'> {
  const ends = new Map<string, 'answered' | 'aborted'>();
  const note = (end: 'answered' | 'aborted') => (request: Request) => {
    const { pathname, searchParams } = new URL(request.url());
    const query = searchParams.get('q');
    if (query !== null && pathname === '/search' && request.resourceType() === 'fetch') ends.set(query, end);
  };
  page.on('requestfinished', note('answered'));
  page.on('requestfailed', note('aborted'));
  return ends;
}

/** Waits until whatever a page has received can be seen in it. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Stands the page's time still: from here on it passes only by `page.clock.runFor`. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
}
