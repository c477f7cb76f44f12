/** The pages that are looked at, and what is the least that each may score. */

/** In the order that they are shown in. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Words that most articles of the sample have one of, so that its results fill a page. */
const TYPED = 'china OR soviet';

const ALWAYS = { performance: 95, accessibility: 100, 'best-practices': 100 };
const LISTED = { ...ALWAYS, seo: 100 };

/**
 * Results and articles with marks are kept out of search engines on purpose, so those have no bound there.
 *
 * @param {string} url of the site
 * @returns {Promise<{ name: string, url: string, bounds: Record<string, number> }[]>}
 */
export async function pagesOf(url) {
  const q = new URLSearchParams({ q: TYPED });
  const article = await firstArticle(url, q);
  return [
    { name: 'home', url: `${url}/`, bounds: LISTED },
    { name: 'results', url: `${url}/search?${q}`, bounds: ALWAYS },
    { name: 'article', url: article, bounds: LISTED },
    { name: 'article, marked', url: `${article}?${q}`, bounds: ALWAYS },
  ];
}

async function firstArticle(url, q) {
  const response = await fetch(`${url}/api/search?${q}`);
  const { hits } = await response.json();
  if (!hits?.length) throw new Error(`The sample has no article with ${q}: ${response.status}`);
  return `${url}/articles/${hits[0].id.split('/').map(encodeURIComponent).join('/')}`;
}
