import type { People } from "../../client/index.ts";
import { type Colour, type Profile, printableLine } from "../../protocol/index.ts";
import type { Theme } from "../theme/theme.ts";

/**
 * How somebody is shown: by what they want to be called, where they are known and want that, in their colour; and by the
 * name they have now, whatever it was when this was heard.
 */
export interface Shown {
  readonly user: number;
  readonly text: string;
  readonly colour: Colour | undefined;
}

export function shownAs({ user, name }: { user: number; name: string }, { members }: People): Shown {
  const known = members.get(user);
  const { display = known?.name ?? name, colour } = known?.profile ?? {};
  return { user, text: printableLine(display), colour };
}

export interface Named {
  readonly name: string;
  readonly profile?: Profile;
}

/** All that somebody is called, where commands are to know them by it: `Alice L. (alice)`. */
export function fullName({ name, profile }: Named): string {
  return printableLine(profile?.display === undefined ? name : `${profile.display} (${name})`);
}

/** As much of a person's text as is shown, in the colour they chose or the one that is always theirs. */
export function paintName(theme: Theme, { user, colour }: Omit<Shown, "text">, text: string): string {
  return colour ? theme.tint(colour, text) : theme.name(user, text);
}
