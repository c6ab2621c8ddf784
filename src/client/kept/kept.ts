import { join } from "node:path";
import type { Preferences, RoomSummary } from "../../protocol/index.ts";
import { type BeforeStrokes, readStrokes } from "../board/kept-strokes.ts";
import { Outbox } from "../outbox.ts";
import { DeviceKey } from "./credentials.ts";
import { type DraftTexts, readDrafts } from "./drafts.ts";
import { KeptPreferences } from "./preferences.ts";
import { KeptRooms } from "./rooms.ts";

/** What this device keeps of somebody on a server: where, and what it was when they began. */
export interface Kept {
  readonly key: DeviceKey;
  readonly outbox: Outbox;
  readonly drafts: { readonly directory: string; readonly texts: DraftTexts };
  readonly sent: { readonly directory: string };
  readonly strokes: { readonly directory: string; readonly before: BeforeStrokes };
  readonly rooms: { readonly kept: KeptRooms; readonly before: readonly RoomSummary[] };
  readonly preferences: { readonly kept: KeptPreferences; readonly before: Preferences | undefined };
}

export async function readKept(directory: string): Promise<Kept> {
  const drafts = join(directory, "drafts");
  const strokes = join(directory, "strokes");
  const rooms = new KeptRooms(directory);
  const preferences = new KeptPreferences(directory);
  return {
    key: await DeviceKey.load(directory),
    outbox: await Outbox.open(join(directory, "outbox")),
    drafts: { directory: drafts, texts: await readDrafts(drafts) },
    sent: { directory: join(directory, "sent") },
    strokes: { directory: strokes, before: await readStrokes(strokes) },
    rooms: { kept: rooms, before: await rooms.read() },
    preferences: { kept: preferences, before: await preferences.read() },
  };
}
