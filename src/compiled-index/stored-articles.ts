/** The articles of the store by number, each read with its block; what was read last is kept. */

import { LRUCache } from 'lru-cache';
import type { Article } from '../article.ts';
import { ArticleBlock, type ArticleDirectory, readDictionary } from './article-store.ts';
import type { Section } from './section-file.ts';

/** What an article takes beside its letters, in bytes. */
const ARTICLE_OVERHEAD = 512;

export class StoredArticles {
  private readonly dictionaries: LRUCache<number, Buffer>;
  private readonly blocks: LRUCache<number, ArticleBlock>;
  private readonly articles: LRUCache<number, Article>;

  /** `bytes` bounds what is kept of articles and of dictionaries, each; of blocks a quarter of that is. */
  constructor(
    private readonly directory: ArticleDirectory,
    private readonly section: Section,
    bytes: number,
  ) {
    this.dictionaries = new LRUCache({
      maxSize: bytes,
      sizeCalculation: ({ byteLength }) => 64 + byteLength,
    });
    // Only articles that are neighbours, as the newest ones are, are found in a block that was read for another.
    this.blocks = new LRUCache({
      maxSize: Math.ceil(bytes / 4),
      sizeCalculation: ({ byteLength }) => 64 + byteLength,
    });
    this.articles = new LRUCache({ maxSize: bytes });
  }

  /** An article, kept for who asks for it again. Throws a Damage or another error where its bytes are damaged. */
  article(number: number): Article {
    let article = this.articles.get(number);
    if (article === undefined) {
      const [block, place] = this.blockOf(number);
      article = block.article(place);
      // About what it takes in memory: its letters, and the object.
      this.articles.set(number, article, { size: ARTICLE_OVERHEAD + block.lengthOf(place) });
    }
    return article;
  }

  /** An article, for who reads many, each once. Throws like {@link article}. */
  readArticle(number: number): Article {
    const [block, place] = this.blockOf(number);
    return block.article(place);
  }

  private blockOf(number: number): readonly [block: ArticleBlock, place: number] {
    const { block, place } = this.directory.locate(number);
    let articles = this.blocks.get(block);
    if (articles === undefined) {
      articles = this.readBlock(block);
      this.blocks.set(block, articles);
    }
    return [articles, place];
  }

  /** A block that is not kept. */
  readBlock(block: number): ArticleBlock {
    const { directory, section } = this;
    const place = directory.dictionaryOf(block);
    let dictionary = this.dictionaries.get(place);
    if (dictionary === undefined) {
      dictionary = readDictionary(section.read(...directory.range(place)));
      this.dictionaries.set(place, dictionary);
    }
    return ArticleBlock.read(section.read(...directory.range(block)), dictionary);
  }
}
