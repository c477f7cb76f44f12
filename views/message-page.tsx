/** A page that says one thing: what was not found, or what went wrong. */

import { searchUrl } from '../src/query-language/search-url.ts';
import { Layout } from './layout.tsx';
import type { PageContext } from './page-context.ts';

interface MessagePageProps {
  readonly context: PageContext;
  readonly title: string;
  readonly message: string;
}

export function MessagePage({ context, title, message }: MessagePageProps) {
  return (
    <Layout context={context} title={title} typed="">
      <main id="main" class="message">
        <h1>{title}</h1>
        <p>{message}</p>
        <p>
          <a href={searchUrl(context.all)}>{context.t.lookThrough}</a>
        </p>
      </main>
    </Layout>
  );
}
