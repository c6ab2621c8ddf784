import type { Notify, Preferences, RoomMentions, RoomOrder } from "../../protocol/index.ts";

/** The commands about what somebody prefers. What is left out stays. */
export interface PreferenceCommands {
  setPreferences: {
    args: { user: number; order?: RoomOrder; keywords?: readonly string[]; receipts?: boolean };
    result: Preferences;
  };
  shun: {
    args: { user: number; name: string; ignored?: boolean; blocked?: boolean };
    result: { preferences: Preferences; mentions: readonly RoomMentions[] };
  };
  setRoomPreferences: {
    args: { user: number; room: number; favourite?: boolean; notify?: Notify };
    result: { favourite: boolean; notify: Notify };
  };
}
