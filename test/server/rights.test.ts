import { expect, it } from "vitest";
import {
  type ErrorCode,
  type RequestBody,
  type RequestType,
  type Role,
  requests,
  type Signal,
  type SignalType,
  type Stroke,
  signalsFromClient,
} from "../../src/protocol/index.ts";
import { type Place, RightsWorld, roles, type Standing, standings } from "./support/rights-world.ts";

type FrameType = RequestType | SignalType;
type Verdict = "ok" | ErrorCode;
type Fields<T extends FrameType> = T extends RequestType
  ? RequestBody<T>
  : T extends SignalType
    ? Omit<Signal<T>, "type">
    : never;

/** What people of each role on the server are answered, wherever they are. Bots come in with tokens. */
type OnServer = Readonly<Record<Role, Verdict>>;
/** What people are answered by what they are in the room; whoever looks after the server is an owner where they are. */
interface InRoom {
  readonly outside: Verdict;
  /** Outside of a private room. */
  readonly hidden: Verdict;
  readonly member: Verdict;
  readonly moderator: Verdict;
  readonly owner: Verdict;
  /** Bots, as far as they are in the room, and outside. */
  readonly bot: Verdict | "as others";
}
interface Row<T extends FrameType = FrameType> {
  readonly asks: (place: Place, world: RightsWorld) => Fields<T>;
  readonly server?: OnServer;
  readonly room?: InRoom;
}
type Rows = { readonly [T in FrameType]: readonly Row<T>[] };

const all = (verdict: Verdict, bot: Verdict = "not_allowed"): OnServer => ({
  owner: verdict,
  admin: verdict,
  member: verdict,
  guest: verdict,
  bot,
});
const not = "not_allowed";
const accounts: OnServer = { ...all("ok"), guest: not };
const keepers: OnServer = { ...all(not), owner: "ok", admin: "ok" };
const outside = { outside: "not_a_member", hidden: "no_such_room" } as const;
const members: InRoom = { ...outside, member: "ok", moderator: "ok", owner: "ok", bot: not };
const withBots: InRoom = { ...members, bot: "as others" };
const moderators: InRoom = { ...members, member: not };
const owners: InRoom = { ...moderators, moderator: not };

const line: Stroke = { sid: "sid-of-this", tool: "line", ink: 1, width: 1, points: [1, 1, 5, 5] };

/** Everything that a client may say, and what each is told to it: one line more for each new frame. */
const table: Rows = {
  auth: [{ asks: () => ({ version: "chat.v1" }), server: all("already_signed_in", "already_signed_in") }],
  ping: [{ asks: () => ({}), server: all("ok", "ok") }],
  pong: [{ asks: () => ({}), server: all("ok", "ok") }],
  presence: [{ asks: () => ({ state: "away" }), server: all("ok", "ok") }],
  typing: [{ asks: ({ room }) => ({ room, active: true }), room: { ...withBots, hidden: "not_a_member" } }],
  receipt: [{ asks: ({ room }) => ({ room, read: 1 }), room: { ...withBots, hidden: "not_a_member" } }],
  rooms: [{ asks: ({ name }) => ({ query: name }), server: all("ok", "ok") }],
  create: [{ asks: () => ({ name: "new-room" }), server: accounts }],
  direct: [{ asks: () => ({ names: ["founder"] }), server: accounts }],
  preferences: [{ asks: () => ({ order: "activity" }), server: all("ok") }],
  shun: [{ asks: () => ({ name: "founder", ignored: true }), server: all("ok") }],
  roomPreferences: [{ asks: ({ room }) => ({ room, favourite: true }), room: members }],
  join: [{ asks: ({ name }) => ({ name }), room: { ...withBots, outside: "ok" } }],
  leave: [{ asks: ({ room }) => ({ room }), room: members }],
  topic: [{ asks: ({ room }) => ({ room, topic: "tea" }), room: members }],
  members: [{ asks: ({ room }) => ({ room }), room: withBots }],
  send: [{ asks: ({ room }) => ({ room, cid: "cid-of-this", text: "hi" }), room: withBots }],
  forward: [
    {
      asks: ({ room, seq }) => ({ room, cid: "cid-of-that", from: { room, seq } }),
      room: withBots,
    },
  ],
  edit: [
    {
      asks: ({ room, seq }) => ({ room, seq, text: "other" }),
      room: { ...outside, member: "not_yours", moderator: "not_yours", owner: "not_yours", bot: "as others" },
    },
  ],
  delete: [{ asks: ({ room, seq }) => ({ room, seq }), room: { ...withBots, member: not } }],
  react: [{ asks: ({ room, seq }) => ({ room, seq, emoji: "👍", on: true }), room: withBots }],
  pin: [{ asks: ({ room, seq }) => ({ room, seq, on: true }), room: members }],
  pins: [{ asks: ({ room }) => ({ room }), room: withBots }],
  thread: [{ asks: ({ room, seq }) => ({ room, seq }), room: withBots }],
  mentions: [{ asks: () => ({}), server: all("ok", "ok") }],
  search: [
    { asks: () => ({ query: "hello" }), server: all("ok", "ok") },
    { asks: ({ name }) => ({ query: `in:${name}` }), room: withBots },
  ],
  info: [{ asks: ({ room, seq }) => ({ room, seq }), room: withBots }],
  history: [{ asks: ({ room }) => ({ room }), room: withBots }],
  sync: [{ asks: ({ room }) => ({ room, since: 0 }), room: withBots }],
  board: [{ asks: ({ room }) => ({ room }), room: withBots }],
  draw: [{ asks: ({ room }) => ({ room, stroke: line }), room: withBots }],
  undraw: [
    {
      asks: ({ room }) => ({ room, sid: line.sid, on: false }),
      room: {
        ...outside,
        member: "no_such_stroke",
        moderator: "no_such_stroke",
        owner: "no_such_stroke",
        bot: "as others",
      },
    },
  ],
  clearBoard: [{ asks: ({ room }) => ({ room, on: true }), room: withBots }],
  boardHistory: [{ asks: ({ room }) => ({ room }), room: moderators }],
  boardOpen: [{ asks: ({ room }) => ({ room, on: true }), room: { ...withBots, hidden: "not_a_member" } }],
  drawing: [
    {
      asks: ({ room }) => ({ room, ...line, from: 0 }),
      room: { ...withBots, hidden: "not_a_member" },
    },
  ],
  pointer: [{ asks: ({ room }) => ({ room, x: 1, y: 1 }), room: { ...withBots, hidden: "not_a_member" } }],
  room: [{ asks: ({ room }) => ({ room, colour: "red" }), room: owners }],
  roomRole: [{ asks: ({ room }, { target }) => ({ room, user: target, role: "moderator" }), room: owners }],
  deleteRoom: [{ asks: ({ room, name }) => ({ room, name }), room: owners }],
  inviteTo: [{ asks: ({ room }) => ({ room, name: "outside-member" }), room: moderators }],
  kick: [{ asks: ({ room }, { target }) => ({ room, user: target }), room: moderators }],
  ban: [
    { asks: ({ room }, { target }) => ({ room, user: target }), room: moderators },
    { asks: (_, { target }) => ({ user: target }), server: keepers },
    { asks: () => ({ address: "192.0.2.1" }), server: keepers },
  ],
  unban: [
    { asks: ({ room }, { target }) => ({ room, user: target }), room: moderators },
    { asks: (_, { target }) => ({ user: target }), server: keepers },
  ],
  mute: [{ asks: ({ room }, { target }) => ({ room, user: target }), room: moderators }],
  unmute: [{ asks: ({ room }, { target }) => ({ room, user: target }), room: moderators }],
  report: [{ asks: ({ room, seq }) => ({ room, seq }), room: members }],
  bans: [
    { asks: ({ room }) => ({ room }), room: moderators },
    { asks: () => ({}), server: keepers },
  ],
  reports: [
    { asks: ({ room }) => ({ room }), room: moderators },
    { asks: () => ({}), server: keepers },
  ],
  settle: [
    { asks: ({ room, report }) => ({ room, report }), room: moderators },
    { asks: ({ report }) => ({ report }), server: keepers },
  ],
  audit: [{ asks: () => ({}), server: keepers }],
  // Not hashed: that is slow, and these are about who is heard at all.
  password: [{ asks: () => ({ password: "short" }), server: all("weak_password") }],
  devices: [{ asks: () => ({}), server: all("ok") }],
  revoke: [{ asks: () => ({ others: true }), server: all("ok") }],
  link: [{ asks: () => ({}), server: accounts }],
  invite: [{ asks: () => ({}), server: keepers }],
  keys: [{ asks: () => ({}), server: all("ok") }],
  addKey: [{ asks: () => ({ key: "no key" }), server: all("bad_key") }],
  removeKey: [{ asks: () => ({ fingerprint: "none" }), server: all("bad_key") }],
  createToken: [{ asks: () => ({ name: "new-bot", can: ["send"] }), server: accounts }],
  rename: [{ asks: () => ({ name: "new-name" }), server: accounts }],
  profile: [{ asks: () => ({ status: "busy" }), server: accounts }],
  own: [{ asks: () => ({ code: "a guess" }), server: all("wrong_code") }],
  setRole: [{ asks: (_, { target }) => ({ user: target, role: "member" }), server: keepers }],
};

const rows = Object.entries(table).flatMap(([type, variants]) =>
  (variants as readonly Row[]).map(row => ({ type: type as FrameType, row })),
);

function frame(type: FrameType, row: Row, place: Place, world: RightsWorld): object {
  const id = Object.hasOwn(requests, type) ? { id: 1 } : {};
  return { type, ...id, ...row.asks(place, world) };
}

function expected({ server, room }: Row, role: Role, standing: Standing, isPrivate: boolean): Verdict {
  if (server) return server[role];
  if (!room) throw new Error("a row without an answer");
  if (role === "bot" && room.bot !== "as others") return room.bot;
  if (standing === "outside") return isPrivate ? room.hidden : room.outside;
  return role === "owner" || role === "admin" ? room.owner : room[standing];
}

it("every frame there is has a row", () => {
  const known = [...Object.keys(requests), ...Object.keys(signalsFromClient)];
  expect(Object.keys(table).sort()).toEqual(known.sort());
});

it("whoever asks, whatever they are here and there, is answered as the table says", async () => {
  const world = await RightsWorld.open();
  const wrong: string[] = [];
  for (const { type, row } of rows) {
    for (const role of roles) {
      for (const standing of standings) {
        for (const place of [world.hall, world.den]) {
          const answer = await world.ask(role, standing, frame(type, row, place, world));
          const verdict = answer?.type === "error" ? answer.code : "ok";
          const due = expected(row, role, standing, place === world.den);
          if (verdict !== due) {
            wrong.push(`${type} by ${role}, ${standing} of ${place.name}: ${verdict}, not ${due}`);
          }
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

it("of a private room nobody outside can tell that it is there: not by a byte", async () => {
  const world = await RightsWorld.open();
  const nowhere: Place = { ...world.den, room: 999, name: "nowhere" };
  const about = rows.filter(({ row }) => row.room);
  const listing = { type: "rooms" as const, row: table.rooms[0] as Row };
  for (const role of roles) {
    for (const { type, row } of [...about, listing]) {
      const [there, nothing] = [
        await world.ask(role, "outside", frame(type, row, world.den, world)),
        await world.ask(role, "outside", frame(type, row, nowhere, world)),
      ];
      expect(JSON.stringify(there), `${type} by ${role}`).toBe(JSON.stringify(nothing));
    }
  }
});

it("nor by naming it in a token, nor by a cid that was used elsewhere", async () => {
  const world = await RightsWorld.open();
  const used = { type: "send", id: 1, cid: "cid-used-before", text: "hi" };
  const join = { type: "join", id: 2, name: "hall" };
  for (const role of ["owner", "admin", "member"] as const) {
    const ask = async ({ room, name }: Place) => [
      await world.ask(role, "outside", {
        type: "createToken",
        id: 1,
        name: "spy",
        can: ["read"],
        rooms: [name],
      }),
      await world.ask(
        role,
        "outside",
        join,
        { ...used, room: world.hall.room },
        { ...used, id: 3, room, text: "b" },
      ),
      await world.ask(role, "outside", join, { ...used, room: world.hall.room }, { ...used, id: 3, room }),
    ];
    const there = await ask(world.den);
    expect(there).toMatchObject([1, 2, 3].map(() => ({ code: "no_such_room" })));
    expect(JSON.stringify(there)).toBe(
      JSON.stringify(await ask({ ...world.den, room: 999, name: "nowhere" })),
    );
  }
});
