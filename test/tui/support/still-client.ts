import {
  type Client,
  type ConnectionState,
  type Me,
  noPeople,
  noPreferences,
  noTimeline,
  type People,
  type RoomList,
  Slice,
  type Timeline,
  type Typist,
  type Waiting,
} from "../../../src/client/index.ts";
import type { Preferences } from "../../../src/protocol/index.ts";

/** A client's state without a client: what a scene shows, set as a test wants it. */
export class StillClient {
  readonly connection = new Slice<ConnectionState>({
    status: "online",
    server: { name: "still", version: "1" },
    since: 0,
  });
  readonly me = new Slice<Me | undefined>(undefined);
  readonly preferences = new Slice<Preferences>(noPreferences);
  readonly rooms = new Slice<RoomList>(new Map());
  readonly waiting = new Slice<readonly Waiting[]>([]);
  readonly timeline = new Slice<Timeline>(noTimeline);
  readonly people = new Slice<People>(noPeople);
  readonly typists = new Slice<readonly Typist[]>([]);

  room() {
    return { timeline: this.timeline, people: this.people, typing: this.typists };
  }

  asClient(): Client {
    return this as unknown as Client;
  }
}
