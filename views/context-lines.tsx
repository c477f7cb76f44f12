/** Words in context: each match of a query as a line, the words before and after it beside it. */

import { LINES_A_PAGE, type Query } from '../src/query.ts';
import { articleUrl, searchUrl } from '../src/query-language/search-url.ts';
import type { ContextLine, ContextLines } from '../src/search-engine.ts';
import { DateOf } from './date-of.tsx';
import { usePage } from './page-context.ts';
import { Pager } from './pager.tsx';

interface LineTableProps {
  readonly query: Query;
  readonly found: ContextLines;
}

export function LineTable({ query, found }: LineTableProps) {
  const { t } = usePage();
  const { lines, isCut } = found;
  if (lines.length === 0) return <p class="nothing">{t.noLines}</p>;
  const shown = lines.slice((query.page - 1) * LINES_A_PAGE, query.page * LINES_A_PAGE);
  return (
    <>
      <div class="lines-head">
        <h2>{t.lines(lines.length)}</h2>
        <nav class="sort" aria-label={t.lineOrder}>
          {(['article', 'before', 'after'] as const).map((by) => (
            <a
              href={searchUrl(query, { by })}
              rel="nofollow"
              aria-current={by === query.by ? 'true' : undefined}
            >
              {t.lineOrders[by]}
            </a>
          ))}
        </nav>
      </div>
      {isCut ? <p class="notes">{t.linesCut(lines.length)}</p> : null}
      {shown.length === 0 ? (
        <p class="nothing">
          {t.resultsEnd}{' '}
          <a href={searchUrl(query)} rel="nofollow">
            {t.backToFirst}
          </a>
        </p>
      ) : (
        <table class="context">
          <thead>
            <tr>
              <th scope="col">{t.wordsBefore}</th>
              <th scope="col">{t.match}</th>
              <th scope="col">{t.wordsAfter}</th>
              <th scope="col">{t.article}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <Line query={query} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <Pager
        page={query.page}
        last={Math.ceil(lines.length / LINES_A_PAGE)}
        url={(page) => searchUrl(query, { page })}
      />
    </>
  );
}

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur|yi|ps|sd|ug|dv)\b/;

/** Signs that stand close to the match, where a phone has the line in one piece; so does Chinese. */
const OPENING = /[\p{Ps}\p{Pi}\p{Pd}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

function Line({ query, line }: { readonly query: Query; readonly line: ContextLine }) {
  const { article, before, match, after, number } = line;
  const isFromRight = RIGHT_TO_LEFT.test(article.language ?? '');
  const lang = article.language ?? undefined;
  return (
    <tr class={isFromRight ? 'from-right' : ''}>
      <td class={OPENING.test(before) ? 'before tight' : 'before'} lang={lang}>
        <bdi>{before}</bdi>
      </td>
      <td class="match" lang={lang}>
        <a href={`${articleUrl(article.id, query)}${number === null ? '' : `#match-${number}`}`}>
          <mark>{match}</mark>
        </a>
      </td>
      <td class={CLOSING.test(after) ? 'after tight' : 'after'} lang={lang}>
        <bdi>{after}</bdi>
      </td>
      <td class="about">
        <DateOf date={article.date} />{' '}
        <bdi class="title" lang={lang} title={article.source ?? undefined}>
          {article.title}
        </bdi>
        {article.source === null ? null : <bdi class="unseen source"> {article.source}</bdi>}
      </td>
    </tr>
  );
}
