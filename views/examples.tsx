/** What one can type, by examples that find something in the archive. */

import type { Messages } from '../src/messages/english.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import { usePage } from './page-context.ts';

/** Something to type that finds articles here, and what it shows. */
export interface Example {
  readonly kind: keyof Messages['examples'];
  readonly typed: string;
}

export function Examples({ examples }: { readonly examples: readonly Example[] }) {
  const { t, all } = usePage();
  if (examples.length === 0) return null;
  return (
    <details class="syntax">
      <summary>{t.whatToType}</summary>
      <ul>
        {examples.map(({ kind, typed }) => (
          <li>
            <a href={searchUrl(all, { typed })}>
              <code dir="auto">{typed}</code>
            </a>{' '}
            {t.examples[kind]}
          </li>
        ))}
      </ul>
    </details>
  );
}
