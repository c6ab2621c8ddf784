import type { Preferences } from "../../protocol/index.ts";

/** Whether this is somebody whose messages one does not want to see. */
export function isIgnored({ ignored }: Preferences, user: number): boolean {
  return ignored.some(one => one.user === user);
}

/** Before anything is known of what one prefers. */
export const noPreferences: Preferences = {
  order: "name",
  keywords: [],
  receipts: true,
  ignored: [],
  blocked: [],
};
