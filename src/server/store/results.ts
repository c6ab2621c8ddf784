import type { Ability, Role } from "../../protocol/index.ts";

/** All that there is to tell. */
export type Done = Record<string, never>;

/** Who came in, by which device, and what they may do with it. */
export interface SignedIn {
  readonly user: number;
  readonly name: string;
  readonly role: Role;
  readonly device: number;
  /** The name is new, and now theirs. */
  readonly claimed: boolean;
  readonly scope?: Scope;
  /** When what they came in with is good no more. */
  readonly expiresAt?: number;
}

/** What a token is good for; without one, everything its account may do. */
export interface Scope {
  readonly can: readonly Ability[];
  /** By id; without it, all that the account is in. */
  readonly rooms?: readonly number[];
}
