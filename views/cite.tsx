/** An article as one cites it: a sentence to copy, and files for programs that keep references. */

import type { ArticleId } from '../src/article.ts';
import { citationUrl } from '../src/query-language/search-url.ts';
import { usePage } from './page-context.ts';

const FORMS = [
  ['bibtex', 'BibTeX'],
  ['ris', 'RIS'],
  ['csl-json', 'CSL-JSON'],
] as const;

export function Cite({ id, citation }: { readonly id: ArticleId; readonly citation: string }) {
  const { t } = usePage();
  return (
    <section class="beside-article cite" aria-labelledby="cite">
      <h2 id="cite">{t.cite}</h2>
      <p class="citation" dir="auto">
        {citation}
      </p>
      <p class="details">
        {t.citeAs}
        {FORMS.map(([format, name]) => (
          <>
            {' '}
            <a href={citationUrl(id, format)} rel="nofollow" download="">
              {name}
            </a>
          </>
        ))}
      </p>
    </section>
  );
}
