/** How often date, title and author of a page are the ones expected. */

const DAY = 86_400_000;

export class Tally {
  dates = { expected: 0, given: 0, right: 0, coarse: 0, zone: 0 };
  titles = { expected: 0, right: 0 };
  authors = { expected: 0, right: 0 };

  /** `expected` as the collection has it; `article` as it was read, or null. */
  add(expected, article) {
    this.addDate(expected.date, article?.date?.date ?? null);
    if (expected.title) {
      this.titles.expected += 1;
      if (bare(article?.title ?? '') === bare(expected.title)) this.titles.right += 1;
    }
    if (expected.author) {
      this.authors.expected += 1;
      if (isSameAuthor(article?.authors ?? [], expected.author)) this.authors.right += 1;
    }
  }

  addDate(expected, given) {
    if (!expected) return;
    this.dates.expected += 1;
    if (given === null) return;
    this.dates.given += 1;
    // What is expected is the day in universal time: the day printed may be the one before or after.
    const isNext = given.length === 10 && Math.abs(Date.parse(given) - Date.parse(expected)) === DAY;
    if (given === expected || isNext) this.dates.right += 1;
    // Known less exactly, and right as far as it is known.
    else if (expected.startsWith(given)) this.dates.coarse += 1;
    if (isNext) this.dates.zone += 1;
  }

  shares() {
    const { expected, given, right, coarse, zone } = this.dates;
    return {
      found: right / expected,
      right: (right + coarse) / given,
      coarse,
      zone,
      title: this.titles.right / this.titles.expected,
      author: this.authors.right / this.authors.expected,
    };
  }
}

/** Every author given is among the text expected, or that text is in what was given. */
function isSameAuthor(given, expected) {
  const names = given.map(bare).filter((name) => name !== '');
  const all = bare(expected);
  return names.length > 0 && (names.every((name) => all.includes(name)) || names.join('').includes(all));
}

function bare(text) {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('');
}
