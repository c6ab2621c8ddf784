import { isIgnored } from "../client/index.ts";
import type { Found, Preferences } from "../protocol/index.ts";
import { keyOf } from "./message-list.ts";
import type { View } from "./view.ts";

/** Where one begins: in a thread at its end, in any other list at its first. */
export function chosenIn(
  { listing, chosen, thread }: NonNullable<View["list"]>,
  preferences: Preferences,
): Found | undefined {
  const found = listing.state.get().found.filter(({ message }) => !isIgnored(preferences, message.user));
  const there = found.find(({ room, message }) => room === chosen?.room && message.seq === chosen.seq);
  return there ?? (thread ? found.at(-1) : found[0]);
}

/** The key of the item that is chosen. */
export function chosenKey(view: View, preferences: Preferences): string | undefined {
  if (view.list) {
    const found = chosenIn(view.list, preferences);
    return found && keyOf({ room: found.room, seq: found.message.seq });
  }
  return view.chosen === undefined ? undefined : `m${view.chosen}`;
}
