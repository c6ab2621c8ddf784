import { wireLength } from "./wire.ts";

/** What can be much of a message, as it is told or, with what is no text as JSON, stored. */
interface Bulky {
  readonly text: string;
  readonly picture?: { readonly pixels: string } | string | null | undefined;
  readonly reactions?: readonly object[] | string | null;
  readonly mentions?: readonly number[] | string | null;
}

/** About how many bytes a message is when it is told. */
export function messageBytes({ text, picture, reactions, mentions }: Bulky): number {
  return wireLength(text) + pictureBytes(picture) + jsonLength(reactions) + jsonLength(mentions);
}

/** Pixels are letters, and need not be looked at. */
function pictureBytes(picture: Bulky["picture"]): number {
  if (!picture) return 0;
  return (typeof picture === "string" ? picture : picture.pixels).length;
}

function jsonLength(value: readonly unknown[] | string | null | undefined): number {
  if (!value) return 0;
  return (typeof value === "string" ? value : JSON.stringify(value)).length;
}
