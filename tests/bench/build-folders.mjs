/** The corpus as folders of files: one of JSON Lines, and an HTML page an article. */

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {Record<string, string>} the folders by what is in them */
export function writeFolders(articles, parent) {
  const folders = {
    'one file of JSON Lines': join(parent, 'json-lines'),
    'an HTML page an article': join(parent, 'html'),
  };
  const [lines, pages] = Object.values(folders);
  mkdirSync(lines);
  writeFileSync(
    join(lines, 'articles.jsonl'),
    articles.map((article) => `${JSON.stringify(article)}\n`).join(''),
  );
  mkdirSync(pages);
  for (const article of articles) writeFileSync(join(pages, `${article.id}.html`), pageOf(article));
  return folders;
}

/** Writes as many lines as are asked for, the articles again and again, each time by other ids. */
export function writeLines(articles, count, path) {
  const file = openSync(path, 'w');
  for (let written = 0; written < count; written += articles.length) {
    const lines = articles
      .slice(0, count - written)
      .map((article) => `${JSON.stringify({ ...article, id: `${written}-${article.id}` })}\n`);
    writeSync(file, lines.join(''));
  }
  closeSync(file);
}

/** A page as a small paper would have it: navigation, headline, date, paragraphs, footer. */
function pageOf({ id, title, text, date, tags }) {
  const paragraphs = text.split('\n\n').map((paragraph) => `<p>${escaped(paragraph)}</p>`);
  const metadata = JSON.stringify({ '@type': 'NewsArticle', headline: title, datePublished: date });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title || `Item ${id}`)} | The Wire</title>
<meta name="keywords" content="${escaped(tags.join(', '))}">
<script type="application/ld+json">${metadata.replaceAll('<', '\\u003c')}</script>
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/markets">Markets</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article>
<h1>${escaped(title)}</h1>
<time datetime="${date ?? ''}">${date ?? ''}</time>
${paragraphs.join('\n')}
</article></main>
<footer><a href="/about">About us</a> <a href="/terms">Terms</a></footer>
</body>
</html>
`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
