import { type RoomList, type RoomState, titleOf } from "../client/index.ts";
import { foldName, type RoomOrder } from "../protocol/index.ts";
import { inAlphabet } from "./alphabet.ts";

export type Section = "favourites" | "rooms" | "people";
const sections: readonly Section[] = ["favourites", "rooms", "people"];

export function sectionOf({ favourite, direct }: RoomState): Section {
  if (favourite) return "favourites";
  return direct ? "people" : "rooms";
}

const compare: Readonly<Record<RoomOrder, (one: RoomState, other: RoomState) => number>> = {
  name: (one, other) => inAlphabet(titleOf(one), titleOf(other)) || one.room - other.room,
  activity: (one, other) => other.activeAt - one.activeAt || one.room - other.room,
  // Their ids are given in the order in which they are made.
  created: (one, other) => one.room - other.room,
};

let last: { rooms: RoomList; order: RoomOrder; ordered: readonly RoomState[] } | undefined;

/** The rooms one is in, in the order in which they are listed and keys go through them: section by section. */
export function roomOrder(rooms: RoomList, order: RoomOrder = "name"): readonly RoomState[] {
  // Asked at each key of some, and for each frame.
  if (last?.rooms === rooms && last.order === order) return last.ordered;
  const ordered = [...rooms.values()].sort(
    (one, other) =>
      sections.indexOf(sectionOf(one)) - sections.indexOf(sectionOf(other)) || compare[order](one, other),
  );
  last = { rooms, order, ordered };
  return ordered;
}

/** Those whose names hold a word, and first of them those that begin with it. */
export function found(ordered: readonly RoomState[], word: string): readonly RoomState[] {
  const wanted = foldName(word.replace(/^[#@]/, ""));
  const places = ordered.map(room => ({ room, at: foldName(titleOf(room).slice(1)).indexOf(wanted) }));
  return [0, 1].flatMap(later =>
    places.filter(({ at }) => (later ? at > 0 : at === 0)).map(({ room }) => room),
  );
}

/** What is looked for while `/go WORD` is being written. */
export function wantedIn(draft: string): string | undefined {
  return /^\/go\s+(\S.*)$/.exec(draft)?.[1]?.trim();
}
