import { skeleton } from "./skeleton.ts";

/** What cannot be in a name, or is not seen in it. */
const noName = /[^\p{L}\p{M}\p{N}._-]|\p{Default_Ignorable_Code_Point}/gu;

/** What of a display name could be a name: `Alice`, `alice!` and `al ice` pass for `alice`. */
export function nameIn(display: string): string {
  return display.replace(noName, "");
}

/** What a display name looks like, as names are told apart. */
export function displayLooks(display: string): string {
  return skeleton(nameIn(display));
}
