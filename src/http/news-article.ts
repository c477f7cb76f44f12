/** Article → what schema.org has of it, as a NewsArticle in JSON-LD. */

import type { Article } from '../article.ts';
import { articleUrl } from '../query-language/search-url.ts';
import type { SiteSettings } from './site-settings.ts';

export function newsArticle(article: Article, { title: site, publicUrl }: SiteSettings): object {
  const { id, title, date, authors, source, section, tags, language, description, url } = article;
  const address = `${publicUrl}${articleUrl(id)}`;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    url: address,
    mainEntityOfPage: { '@type': 'WebPage', '@id': address },
    isPartOf: { '@type': 'WebSite', name: site, url: `${publicUrl}/` },
    // As exact as it is known: ISO 8601 has months and years too.
    ...(date === null ? {} : { datePublished: date.date }),
    ...(authors.length === 0 ? {} : { author: authors.map((name) => ({ '@type': 'Person', name })) }),
    ...(source === null ? {} : { publisher: { '@type': 'Organization', name: source } }),
    ...(section === null ? {} : { articleSection: section }),
    ...(tags.length === 0 ? {} : { keywords: tags }),
    ...(language === null ? {} : { inLanguage: language }),
    ...(description === null ? {} : { description }),
    ...(url === null ? {} : { sameAs: url }),
  };
}
