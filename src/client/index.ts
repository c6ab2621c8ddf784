/**
 * The client as a library: `import { Client } from "backchannel"`. It keeps the connection, the rooms in step and what
 * waits to be sent on disk; the terminal program is built on it, and so can be a bot.
 */

export type { BoardView, Sketch } from "./board/live-board.ts";
export { boardPixels } from "./board/pixels.ts";
export { Client, type ClientOptions } from "./client.ts";
export type { SeenFrame } from "./connection/frames.ts";
export type { Proof } from "./connection/sign-in.ts";
export { pinDigest, type ServerTrust } from "./connection/tls.ts";
export { type Failure, isFailure } from "./failure.ts";
export { keepUnder } from "./kept/paths.ts";
export { defaultStateDir } from "./kept/state-dir.ts";
export { inbox } from "./listing/inbox.ts";
export { Listing, type ListingState } from "./listing/listing.ts";
export { mentions } from "./listing/mentions.ts";
export { pins } from "./listing/pins.ts";
export { ReadMarks } from "./listing/read-marks.ts";
export { search } from "./listing/search.ts";
export type { Source } from "./listing/source.ts";
export { thread } from "./listing/thread.ts";
export type { Manner, Settled, Waiting } from "./outbox.ts";
export { reactedBy } from "./reacted-by.ts";
export type { Reached, RoomView } from "./room.ts";
export { type ReadonlySlice, Slice } from "./slice.ts";
export type { SshWish } from "./ssh/sign.ts";
export { type BoardState, type Growing, noBoard, type Pointed, shownStrokes } from "./state/board.ts";
export { busy, type ConnectionState, type Stop } from "./state/connection.ts";
export { keywordPattern, literally } from "./state/keywords.ts";
export { type Me, noPeople, type People, type Reshown, type Tick, tick } from "./state/people.ts";
export { isIgnored, noPreferences } from "./state/preferences.ts";
export { disturbs, type RoomList, type RoomState, titleOf, unread } from "./state/rooms.ts";
export { isLoaded, noTimeline, placeOf, type Timeline } from "./state/timeline.ts";
export type { Typist } from "./state/typing.ts";
