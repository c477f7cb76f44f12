/** Feeds: RSS, Atom, RDF and JSON Feed, an article an item. */

import { describe, expect, it } from 'vitest';
import { readAll, readFirst, readWithProblems } from '../fixtures/read-file.ts';

const rss = (items: string, channel = '') => `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Strait Gazette</title><link>https://example.org/</link><language>en-gb</language>${channel}${items}</channel></rss>`;
const ITEM = `<item><title>The last ferry &amp; its captain</title><link>/ferry</link><guid isPermaLink="false">g-1</guid>
<pubDate>Thu, 15 Jul 2021 23:30:00 -0800</pubDate><dc:creator>Ann Lee</dc:creator><category>Travel</category><category>Fog</category>
<description>In short.</description><content:encoded><![CDATA[<p>The ferry sailed.</p><script>alert(1)</script><p>It did not come back.</p>]]></content:encoded></item>`;

describe('a feed', () => {
  it('of RSS gives its items with all that they tell', async () => {
    expect(await readFirst('a.rss', rss(ITEM))).toMatchObject({
      record: 'g-1',
      title: 'The last ferry & its captain',
      text: 'The ferry sailed.\n\nIt did not come back.',
      description: 'In short.',
      source: 'The Strait Gazette',
      authors: ['Ann Lee'],
      tags: ['Travel', 'Fog'],
      language: 'en',
      url: 'https://example.org/ferry',
      statedDates: [{ text: 'Thu, 15 Jul 2021 23:30:00 -0800', evidence: 'metadata' }],
    });
  });

  it('of Atom has the date of publication and not that of an update', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Gazette</title><link href="https://example.org/"/>
      <entry><title>Fog</title><id>urn:1</id><link rel="alternate" href="/fog"/><published>2021-07-15T10:00:00Z</published><updated>2022-01-01T00:00:00Z</updated>
      <author><name>Ann Lee</name></author><category term="t" label="Travel"/><content type="html">&lt;p&gt;It was grey.&lt;/p&gt;</content></entry>
      <entry><title>Sun</title><id>urn:2</id><updated>2022-01-01T00:00:00Z</updated><summary>It shone.</summary></entry></feed>`;
    const [fog, sun] = await readAll('a.atom', atom);
    expect(fog).toMatchObject({
      record: 'urn:1',
      text: 'It was grey.',
      tags: ['Travel'],
      language: 'de',
      url: 'https://example.org/fog',
    });
    expect(fog?.statedDates.map(({ text }) => text)).toEqual(['2021-07-15T10:00:00Z']);
    expect(sun).toMatchObject({ text: 'It shone.', statedDates: [] });
  });

  it('of RDF has the dates of Dublin Core', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel><title>Gazette</title></channel><item rdf:about="https://example.org/1"><title>Fog</title><link>https://example.org/1</link><dc:date>2021-07-15</dc:date><dc:creator>Ann Lee</dc:creator><description>Grey.</description></item></rdf:RDF>`;
    expect(await readFirst('a.rdf', rdf)).toMatchObject({
      title: 'Fog',
      text: 'Grey.',
      authors: ['Ann Lee'],
      statedDates: [{ text: '2021-07-15' }],
    });
  });

  it('of JSON is told by its version', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Gazette',
      items: [
        {
          id: '7',
          title: 'Fog',
          content_html: '<p>Grey.</p>',
          date_published: '2021-07-15T10:00:00+02:00',
          authors: [{ name: 'Ann Lee' }],
          tags: ['x'],
        },
      ],
    };
    expect(await readFirst('feed.json', JSON.stringify(feed))).toMatchObject({
      record: '7',
      title: 'Fog',
      text: 'Grey.',
      source: 'Gazette',
      authors: ['Ann Lee'],
      tags: ['x'],
    });
  });

  it('in a file called .xml is a feed too, and any other XML is refused', async () => {
    expect(await readAll('a.xml', rss(ITEM))).toHaveLength(1);
    expect(await readWithProblems('a.xml', '<?xml version="1.0"?><invoice/>')).toEqual({
      drafts: [],
      problems: ['it is neither a feed nor a WordPress export, and no other XML is read'],
    });
  });

  it('expands no entity of its own, and reads nothing from elsewhere', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(ITEM.replace('The ferry sailed.', '&b; &x;'))}`;
    const { drafts } = await readWithProblems('a.rss', bomb.replace('<?xml version="1.0"?>\n', ''));
    expect(JSON.stringify(drafts)).not.toMatch(/a{20}|root:/);
  });

  it('that is none is refused in a sentence', async () => {
    for (const text of ['', '<rss', 'hello', '<rss version="2.0"></rss>']) {
      const { drafts, problems } = await readWithProblems('a.rss', text);
      expect(drafts).toEqual([]);
      expect(problems.join()).not.toMatch(/undefined|\n\s+at /);
    }
  });
});
