/** What the keys of a record, the columns of a table and the keys of front matter are usually called. */

import { MAPPED_NAMES, type MappedName, type ReadOptions } from '../reader.ts';

/** A value of a record, and the key it has there. */
export interface Field {
  readonly key: string;
  readonly value: unknown;
}

/** What a record tells by name, the key that counts most first. */
export type Fields = (name: MappedName) => readonly Field[];

/**
 * The keys that tell each thing, without case, spaces and signs; those tried first come first. Of
 * dates, that of publication comes before that of creation; one of an update or a download is none.
 */
const USUAL: Readonly<Record<MappedName, string>> = {
  id: 'id guid uuid articleid postid storyid documentid docid contentid recordid entryid slug',
  title:
    'title headline heading hed posttitle articletitle storytitle webtitle newstitle titletext dctitle ogtitle ' +
    'name subject',
  text:
    'articlebody bodytext contenttext plaintext fulltext articletext maintext posttext textcontent rawtext ' +
    'body content text articlecontent postcontent contentencoded story contenthtml bodyhtml html markdown',
  description:
    'description excerpt summary abstract standfirst dek subtitle subheadline subhead teaser lede trailtext ' +
    'snippet shortdescription metadescription dcdescription ogdescription postexcerpt',
  date:
    'datepublished publisheddate publishdate publicationdate pubdate publishedat publishedon publishedtime ' +
    'publishtime articlepublishedtime webpublicationdate dateofpublication datepublish published ' +
    'firstpublished firstpublishedat firstpublicationdate issued issuedate dateissued dcdateissued date ' +
    'articledate newsdate storydate postdate dateposted postedat postedon posted releasedate dcdate ' +
    'displaydate datetime datecreated createdat createddate createdon creationdate created',
  author:
    'authors author byline bylines creator creators dccreator authorname writer writers reporter postedby',
  source:
    'publisher publishername publication sitename source sourcename newspaper outlet newsoutlet site website ' +
    'journal magazine newssource ogsitename sourcedomain domain hostname',
  section: 'section articlesection sectionname desk rubric department category',
  tag: 'tags topics categories tag topic category keywords subjects labels hashtags newskeywords',
  language: 'language lang inlanguage locale languagecode langcode dclanguage',
  url: 'url link permalink canonicalurl canonical weburl articleurl sourceurl originalurl href mainentityofpage',
};

interface Meaning {
  readonly name: MappedName;
  /** The smaller, the more it counts. */
  readonly rank: number;
}

/** Objects that a record's own values may be in. */
const ENVELOPES = ['_source', 'fields', 'attributes', 'metadata', 'meta', 'frontmatter', 'article', 'post'];
/** What is in an envelope counts less than what is not. */
const IN_ENVELOPE = 1000;
/** Meanings are kept for so many keys; a file may have a new one in each record. */
const MOST_KEYS = 5000;
/** Keys of a record that are looked at. */
const MOST_FIELDS = 5000;
/** A longer key is no name. */
const LONGEST_KEY = 100;
const NONE: readonly Meaning[] = [];

const made = new WeakMap<ReadOptions['map'], FieldNames>();

/** The names of an archive; `map` has the keys of its own, which count more than the usual ones. */
export function fieldNames(map: ReadOptions['map']): FieldNames {
  const names = made.get(map) ?? new FieldNames(map);
  made.set(map, names);
  return names;
}

class FieldNames {
  private readonly usual = new Map<string, Meaning[]>();
  private readonly known = new Map<string, readonly Meaning[]>();

  constructor(map: ReadOptions['map']) {
    const mapped = new Set(Object.values(map).map(plainKey));
    for (const name of MAPPED_NAMES) {
      for (const [rank, key] of USUAL[name].split(' ').entries()) {
        // A key that is said to tell one thing tells no other.
        if (!mapped.has(key)) this.add(key, { name, rank });
      }
    }
    for (const name of MAPPED_NAMES) {
      const key = plainKey(map[name] ?? '');
      if (key !== '') this.add(key, { name, rank: -1 });
    }
  }

  /** What a record tells. Empty values are left out. */
  read(record: object): Fields {
    const found = new Map<MappedName, { field: Field; rank: number }[]>();
    this.gather(record, 0, found);
    for (const fields of found.values()) fields.sort((a, b) => a.rank - b.rank);
    return (name) => (found.get(name) ?? []).map(({ field }) => field);
  }

  /** Whether a key tells anything. */
  knows(key: string): boolean {
    return this.meanings(key).length > 0;
  }

  private gather(
    record: object,
    more: number,
    found: Map<MappedName, { field: Field; rank: number }[]>,
  ): void {
    for (const key of Object.keys(record).slice(0, MOST_FIELDS)) {
      const value = (record as Record<string, unknown>)[key];
      if (value === null || value === '') continue;
      for (const { name, rank } of this.meanings(key)) {
        const fields = found.get(name) ?? [];
        if (fields.length === 0) found.set(name, fields);
        fields.push({ field: { key, value }, rank: rank + more });
      }
      const isEnvelope = more === 0 && typeof value === 'object' && ENVELOPES.includes(key);
      if (isEnvelope && value !== null && !Array.isArray(value)) this.gather(value, IN_ENVELOPE, found);
    }
  }

  private meanings(key: string): readonly Meaning[] {
    if (key.length > LONGEST_KEY) return NONE;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const meanings = this.usual.get(plainKey(key)) ?? NONE;
    if (this.known.size < MOST_KEYS) this.known.set(key, meanings);
    return meanings;
  }

  private add(key: string, meaning: Meaning): void {
    const meanings = this.usual.get(key);
    if (meanings === undefined) this.usual.set(key, [meaning]);
    else meanings.push(meaning);
  }
}

/** `Date_Published`, `date-published` and `datePublished` are one. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
