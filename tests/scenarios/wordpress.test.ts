/** WordPress exports: what was published, and nothing else. */

import { describe, expect, it } from 'vitest';
import { readAll, readWithProblems } from '../fixtures/read-file.ts';

const post = (fields: string, { status = 'publish', kind = 'post', id = '1' } = {}) => `<item>${fields}
<dc:creator><![CDATA[ann]]></dc:creator><wp:post_id>${id}</wp:post_id><wp:post_date><![CDATA[2021-07-15 23:30:00]]></wp:post_date><wp:post_date_gmt><![CDATA[2021-07-16 06:30:00]]></wp:post_date_gmt>
<wp:status>${status}</wp:status><wp:post_type>${kind}</wp:post_type></item>`;
const POST = `<title>The last ferry</title><link>https://example.org/ferry</link>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>The ferry sailed.</p><!-- /wp:paragraph -->[caption id="1"]<p>It did not come back.</p>[/caption]]]></content:encoded>
<category domain="category" nicename="travel"><![CDATA[Travel]]></category><category domain="post_tag" nicename="fog"><![CDATA[fog]]></category>
<wp:comment><wp:comment_content><![CDATA[Nice boat.]]></wp:comment_content></wp:comment>`;
const wxr = (items: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Strait Gazette</title><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[ann]]></wp:author_login><wp:author_display_name><![CDATA[Ann Lee]]></wp:author_display_name></wp:author>
${items}</channel></rss>`;

describe('a WordPress export', () => {
  it('gives its posts with the day on which they were printed', async () => {
    expect(await readAll('export.xml', wxr(post(POST)))).toMatchObject([
      {
        record: '1',
        title: 'The last ferry',
        text: 'The ferry sailed.\n\nIt did not come back.',
        source: 'The Strait Gazette',
        authors: ['Ann Lee'],
        section: 'Travel',
        tags: ['fog'],
        language: 'en',
        url: 'https://example.org/ferry',
        statedDates: [{ text: '2021-07-15 23:30:00', evidence: 'metadata' }],
      },
    ]);
  });

  it('gives no drafts, attachments or menus', async () => {
    const items = [
      post(POST),
      post(POST, { status: 'draft', id: '2' }),
      post(POST, { kind: 'attachment', id: '3' }),
      post(POST, { kind: 'nav_menu_item', id: '4' }),
      post(POST, { kind: 'page', id: '5' }),
    ];
    expect((await readAll('a.wxr', wxr(items.join('')))).map(({ record }) => record)).toEqual(['1', '5']);
  });

  it('that breaks off is read as far as it goes, and the line is told', async () => {
    const whole = wxr(post(POST) + post(POST, { id: '2' }));
    const { drafts, problems } = await readWithProblems(
      'a.xml',
      whole.slice(0, whole.lastIndexOf('</item>')).replace(/<wp:post_id>2/, '<wp:post_id>&nosuch;2'),
    );
    expect(drafts.map(({ record }) => record)).toEqual(['1']);
    expect(problems).toEqual([expect.stringMatching(/^from line \d+ on it is no XML that can be read/)]);
  });
});
