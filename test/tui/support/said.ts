import fc from "fast-check";
import { emptyDraft } from "../../../src/tui/keys/edit.ts";
import type { Rig } from "./rig.ts";
import { message, morning, people, person, roomOf, timeline } from "./values.ts";

/** Every text of somebody else that is on a screen at a time, and what one has pasted from them. */
export const calm = {
  text: "nothing special",
  name: "mallory",
  room: "general",
  other: "random",
  topic: "this and that",
  person: "eve",
  typist: "",
  failure: "",
  notice: "",
  reason: "",
  server: "a server",
  draft: "",
};
export type Said = typeof calm;

export function saidOf(text: fc.Arbitrary<string>): fc.Arbitrary<Said> {
  const fields = Object.keys(calm) as (keyof Said)[];
  return fc.record(Object.fromEntries(fields.map(field => [field, text])) as Record<keyof Said, typeof text>);
}

/** The last message of all but what waits; by bob, who is known to have said this and nothing else. */
export const bobs = "fine";

/** Puts them where they go; what is empty is not there. */
export function say({ client, view }: Rig, said: Said): void {
  const { text, name, topic } = said;
  client.me.set({ user: 1, name: "alice" });
  client.rooms.set(
    new Map([
      [1, roomOf(1, said.room, { topic })],
      [2, roomOf(2, said.other, { ordinal: 5 })],
    ]),
  );
  const messages = [message(3, text, { user: 7, name }), message(4, bobs)];
  client.timeline.set(timeline(messages, { topic: { topic, version: 2, user: 7, name, at: morning } }));
  client.people.set(
    people(
      person(1, "alice", { version: 1 }),
      person(7, name, { version: 1 }),
      person(8, said.person, {
        version: 1,
        presence: "offline",
        profile: { display: said.person, status: said.person },
      }),
    ),
  );
  client.typists.set(said.typist === "" ? [] : [{ user: 7, name: said.typist, until: morning }]);
  const refused = { code: "bad_text", message: said.failure, retryable: false };
  const waiting = { cid: "cid-waiting", room: 1, text, at: morning, refused };
  client.waiting.set(said.failure === "" ? [] : [waiting]);
  client.connection.set(
    said.reason === ""
      ? { status: "online", server: { name: said.server, version: said.server }, since: 0 }
      : { status: "waiting", attempt: 1, retryAt: morning, reason: said.reason },
  );
  const draft = { ...emptyDraft, text: said.draft, cursor: said.draft.length };
  view.update(now => ({
    ...now,
    notice: said.notice === "" ? undefined : { text: said.notice, error: true },
    rooms: new Map([[1, { draft, sent: [], recalled: undefined, anchor: undefined, aim: undefined }]]),
  }));
}
