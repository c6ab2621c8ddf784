/** Somebody who is typing, unless nothing is heard of it until then. */
export interface Typist {
  readonly user: number;
  readonly name: string;
  readonly until: number;
}

/** Typing lapses when it is not renewed for this long. */
export const typingLasts = 5_000;

export function typed(
  before: readonly Typist[],
  typist: { user: number; name: string; active: boolean },
  now: number,
): readonly Typist[] {
  const { user, name, active } = typist;
  const others = before.filter(other => other.user !== user);
  if (active) return [...others, { user, name, until: now + typingLasts }];
  return others.length === before.length ? before : others;
}

export function lapsed(before: readonly Typist[], now: number): readonly Typist[] {
  return before.some(typist => typist.until <= now) ? before.filter(typist => typist.until > now) : before;
}
