/** The best few of many surfaces offered: the nearest, of these the commonest, then the first in order. */

interface Candidate {
  readonly surface: number;
  readonly distance: number;
  readonly count: number;
}

/** Candidates kept until the best are sorted out of them. */
const CANDIDATES = 1024;

export class Shortlist {
  private kept: Candidate[] = [];
  /** Set once there are more groups than asked for: whatever is no better than it is out. */
  private last: Candidate | null = null;

  /** Keeps the best surface of each of the best `limit` groups, `groups` giving the group of a surface. */
  constructor(
    private readonly limit: number,
    private readonly counts: Uint32Array,
    private readonly groups: Uint32Array | null = null,
  ) {}

  offer(surface: number, distance = 0): void {
    const count = this.counts[surface] as number;
    const { last } = this;
    if (last !== null && byRank(surface, distance, count, last) >= 0) return;
    this.kept.push({ surface, distance, count });
    if (this.kept.length >= this.limit + CANDIDATES) this.sortOut();
  }

  /** Surfaces, the best first, and whether groups had to be left out. */
  finish(): { readonly surfaces: readonly number[]; readonly cut: boolean } {
    this.sortOut();
    const surfaces = this.kept.slice(0, this.limit).map(({ surface }) => surface);
    return { surfaces, cut: this.last !== null };
  }

  /** Leaves the best of the best groups, and of one more to know that there are more. */
  private sortOut(): void {
    const known = new Set<number>();
    const best: Candidate[] = [];
    for (const candidate of this.kept.sort((a, b) => byRank(a.surface, a.distance, a.count, b))) {
      const group = this.groups?.[candidate.surface] ?? candidate.surface;
      if (known.has(group)) continue;
      known.add(group);
      best.push(candidate);
      if (best.length > this.limit) break;
    }
    this.kept = best;
    this.last = best[this.limit] ?? null;
  }
}

/** Below 0 if the first surface is better than the other, without asking for an object to compare. */
function byRank(surface: number, distance: number, count: number, other: Candidate): number {
  return distance - other.distance || other.count - count || surface - other.surface;
}
