/** Times are added up as doubles: this much is no difference. */
const rounding = 1e-6;

/**
 * A token bucket: so many a second, and so many at once after a rest. All that is kept of a bucket is one number,
 * the time when it will be full again; whoever has never taken anything needs none.
 */
export class Rate {
  /** How long one token takes to come back, and how long all of them. */
  readonly #interval: number;
  readonly #depth: number;

  /** None a second is no limit at all. */
  constructor(perSecond: number, burst: number) {
    this.#interval = perSecond > 0 ? 1_000 / perSecond : 0;
    this.#depth = burst * this.#interval;
  }

  get unlimited(): boolean {
    return this.#interval === 0;
  }

  /** Milliseconds until so many tokens are there; 0 if they are. */
  wait(fullAt: number, now: number, tokens = 1): number {
    const over = this.#missing(fullAt, now) + tokens * this.#interval - this.#depth;
    return over <= rounding ? 0 : Math.ceil(over - rounding);
  }

  /** When a bucket will be full again from which so many are taken now. */
  taken(fullAt: number, now: number, tokens = 1): number {
    return now + this.#missing(fullAt, now) + tokens * this.#interval;
  }

  /** No more than everything can be missing, or a clock that is set back would lock people out until it is there again. */
  #missing(fullAt: number, now: number): number {
    return Math.min(Math.max(fullAt - now, 0), this.#depth);
  }
}

/** More buckets than this are not kept of one rate; each is some 150 bytes. */
const mostBuckets = 50_000;

/** Buckets of one rate, by whom they belong to. A full one is forgotten: it is as good as none. */
export class Buckets<K extends string | number> {
  readonly #rate: Rate;
  readonly #most: number;
  readonly #fullAt = new Map<K, number>();
  #round = this.#fullAt.entries();

  constructor(rate: Rate, most = mostBuckets) {
    this.#rate = rate;
    this.#most = most;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  /** Takes so many tokens, or tells in how many milliseconds they will be there. */
  take(key: K, now: number, tokens = 1): number {
    if (this.#rate.unlimited) return 0;
    const known = this.#fullAt.get(key);
    const fullAt = known ?? 0;
    const wait = this.#rate.wait(fullAt, now, tokens);
    if (wait > 0) {
      const most = this.#rate.taken(fullAt, now, 0);
      if (most < fullAt) this.#fullAt.set(key, most);
      return wait;
    }
    this.#fullAt.set(key, this.#rate.taken(fullAt, now, tokens));
    if (known === undefined) this.#tidy(now);
    return 0;
  }

  /** Of what was taken a moment ago so many tokens more should have been, or so many less: nobody is refused now. */
  correct(key: K, now: number, tokens: number): void {
    const fullAt = this.#fullAt.get(key);
    if (fullAt !== undefined) this.#fullAt.set(key, this.#rate.taken(fullAt, now, tokens));
  }

  /** For each that comes two are looked at, in turn: no one newcomer pays for a million others. */
  #tidy(now: number): void {
    for (let looks = 0; looks < 2; looks++) {
      let next = this.#round.next();
      if (next.done) {
        this.#round = this.#fullAt.entries();
        next = this.#round.next();
      }
      if (next.done) return;
      const [key, fullAt] = next.value;
      // With too many, one that is not full is forgotten as well: to somebody with that many addresses it is no gift,
      // and to turn newcomers away instead would let them turn away everybody.
      if (fullAt <= now || this.#fullAt.size > this.#most) this.#fullAt.delete(key);
    }
  }
}
