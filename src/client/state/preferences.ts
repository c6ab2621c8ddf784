import type { Preferences } from "../../protocol/index.ts";

/** Before anything is known of what one prefers. */
export const noPreferences: Preferences = {
  order: "name",
  keywords: [],
  receipts: true,
  ignored: [],
  blocked: [],
};
