/** A page that says one thing: what was not found, or what went wrong. */

import { searchUrl } from '../src/query-language/search-url.ts';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';

interface MessagePageProps {
  readonly title: string;
  readonly message: string;
}

export function MessagePage({ title, message }: MessagePageProps) {
  const { t, all } = usePage();
  return (
    <Layout title={title} typed="">
      <main id="main" class="message">
        <h1>{title}</h1>
        <p>{message}</p>
        <p>
          <a href={searchUrl(all)}>{t.lookThrough}</a>
        </p>
      </main>
    </Layout>
  );
}
