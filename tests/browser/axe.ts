/** What axe finds wrong with a page, in words that say where. */

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DESKTOP, PHONE } from './chromium.ts';

type Results = Pick<Awaited<ReturnType<AxeBuilder['analyze']>>, 'violations' | 'incomplete' | 'passes'>;

/** What is wrong with a page or a part of it as it stands, or could not be decided, in words that say where. */
export async function faultsOf(page: Page, look: string, part = 'html'): Promise<string[]> {
  const { violations, incomplete, passes } = (await ask(page, part)) ?? (await putIn(page, part));
  expect(passes.length, 'rules that axe could check').toBeGreaterThan(10);
  const faults = [...violations, ...incomplete];
  return faults.map(({ id, help, nodes }) => `${look}: ${id}, ${help}: ${nodes[0]?.html}`);
}

/** Puts axe into a page, by way of its quickest rule, and asks it. */
async function putIn(page: Page, part: string): Promise<Results> {
  // Pages without frames need no second window for the results.
  await new AxeBuilder({ page }).setLegacyMode().withRules('html-has-lang').analyze();
  return (await ask(page, part)) as Results;
}

/** Asks the axe that is in a page, for no more than is wanted; null when there is none yet. */
function ask(page: Page, part: string): Promise<Results | null> {
  return page.evaluate(async (context) => {
    type Axe = { run(context: string, options: object): Promise<Results> };
    const axe = Reflect.get(window, 'axe') as Axe | undefined;
    if (axe === undefined) return null;
    const wanted = {
      resultTypes: ['violations', 'incomplete'],
      selectors: false,
      // Arrows are to be seen as well as letters.
      checks: { 'color-contrast': { options: { ignoreUnicode: false } } },
    };
    const { violations, incomplete, passes } = await axe.run(context, wanted);
    return { violations, incomplete, passes };
  }, part);
}

/**
 * Opens or closes all that can be folded. What a wide window shows of the folded choices without
 * opening them, axe takes for hidden, so that it would be left unchecked.
 */
export function setOpen(page: Page, open: boolean): Promise<void> {
  return page.evaluate((now) => {
    for (const details of document.querySelectorAll('details')) details.open = now;
  }, open);
}

export async function faultsInEveryLook(page: Page, part?: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [device, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await setOpen(page, device === 'desktop');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await faultsOf(page, `${device}, ${colorScheme}`, part)));
    }
  }
  return faults;
}
