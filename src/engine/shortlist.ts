/** The best few of many readings or surfaces offered: the nearest, of these the commonest, then the first in order. */

interface Candidate {
  readonly place: number;
  readonly distance: number;
  readonly count: number;
}

/** Candidates kept until the best are sorted out of them. */
const CANDIDATES = 1024;

export class Shortlist {
  private kept: Candidate[] = [];
  /** Set once there are more groups than asked for: whatever is no better than it is out. */
  private last: Candidate | null = null;

  /** Keeps the best of each of the best `limit` groups; `counts` and `groups` are by place. */
  constructor(
    private readonly limit: number,
    private readonly counts: Uint32Array,
    private readonly groups: Uint32Array | null = null,
  ) {}

  offer(place: number, distance = 0): void {
    const count = this.counts[place] as number;
    const { last } = this;
    if (last !== null && byRank(place, distance, count, last) >= 0) return;
    this.kept.push({ place, distance, count });
    if (this.kept.length >= this.limit + CANDIDATES) this.sortOut();
  }

  /** Places, the best first, and whether groups had to be left out. */
  finish(): { readonly places: readonly number[]; readonly cut: boolean } {
    this.sortOut();
    const places = this.kept.slice(0, this.limit).map(({ place }) => place);
    return { places, cut: this.last !== null };
  }

  /** Leaves the best of the best groups, and of one more to know that there are more. */
  private sortOut(): void {
    const known = new Set<number>();
    const best: Candidate[] = [];
    for (const candidate of this.kept.sort((a, b) => byRank(a.place, a.distance, a.count, b))) {
      const group = this.groups?.[candidate.place] ?? candidate.place;
      if (known.has(group)) continue;
      known.add(group);
      best.push(candidate);
      if (best.length > this.limit) break;
    }
    this.kept = best;
    this.last = best[this.limit] ?? null;
  }
}

/** Below 0 if the first is better than the other, without asking for an object to compare. */
function byRank(place: number, distance: number, count: number, other: Candidate): number {
  return distance - other.distance || other.count - count || place - other.place;
}
