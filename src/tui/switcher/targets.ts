import { disturbs, type People, type RoomList, type RoomState, titleOf } from "../../client/index.ts";
import { foldName } from "../../protocol/index.ts";
import type { Command } from "../commands/command.ts";
import type { ServerPlace } from "../servers.ts";
import { closeness } from "./closeness.ts";

/** Where one can go at once. */
export type Target =
  | { readonly kind: "room"; readonly room: RoomState }
  | { readonly kind: "person"; readonly name: string }
  | { readonly kind: "server"; readonly server: ServerPlace }
  | { readonly kind: "command"; readonly command: Command };

/** All there is to go to, with the names by which it is looked for. */
export type Known = readonly { readonly target: Target; readonly names: readonly string[] }[];

/** A sign in front asks for one kind only, as it stands before what it names. */
const kinds: Readonly<Record<string, Target["kind"]>> = { "#": "room", "/": "command" };

export function titleOfTarget(target: Target): string {
  if (target.kind === "room") return titleOf(target.room);
  if (target.kind === "server") return `/server ${target.server.name}`;
  return target.kind === "person" ? `@${target.name}` : `/${target.command.name}`;
}

/** Rooms, the people one may meet there with whom one has no conversation yet, other servers, and commands. */
export function known(
  rooms: RoomList,
  { members }: Pick<People, "members">,
  commands: readonly Command[],
  me: number | undefined,
  servers: readonly ServerPlace[],
): Known {
  const all = [...rooms.values()];
  const met = new Map([...members.values()].map(({ user, name }) => [user, name]));
  for (const { direct = [] } of all) for (const { user, name } of direct) met.set(user, name);
  for (const { direct } of all) if (direct?.length === 1) met.delete(direct[0]?.user as number);
  if (me !== undefined) met.delete(me);
  return [
    ...all.map((room): Known[number] => ({
      target: { kind: "room", room },
      names: room.direct?.map(({ name }) => foldName(name)) ?? [foldName(room.name)],
    })),
    ...Array.from(met.values(), (name): Known[number] => ({
      target: { kind: "person", name },
      names: [foldName(name)],
    })),
    ...servers.map((server): Known[number] => ({
      target: { kind: "server", server },
      names: [foldName(server.name), `server ${foldName(server.name)}`],
    })),
    ...commands.map((command): Known[number] => ({
      target: { kind: "command", command },
      names: [command.name],
    })),
  ];
}

/** What fits, the closest first; of what is as close, what waits for one, and then what was active last. */
export function ranked(all: Known, written: string, active?: number): readonly Target[] {
  const wanted = foldName(written.trim());
  const sign = /^[#@/]/.exec(wanted)?.[0] ?? "";
  const word = wanted.slice(sign.length).trimStart();
  const fitting: { target: Target; close: number; waits: number; activeAt: number; name: string }[] = [];
  for (const { target, names } of all) {
    if (!fits(target, sign)) continue;
    let close = Infinity;
    for (const name of names) close = Math.min(close, closeness(word, name) ?? Infinity);
    if (close === Infinity) continue;
    const activeAt = target.kind === "room" ? target.room.activeAt : 0;
    fitting.push({ target, close, waits: waiting(target, active), activeAt, name: names[0] ?? "" });
  }
  fitting.sort(
    (one, other) =>
      one.close - other.close ||
      one.waits - other.waits ||
      other.activeAt - one.activeAt ||
      (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  );
  return fitting.map(({ target }) => target);
}

function fits(target: Target, sign: string): boolean {
  if (sign === "") return true;
  const talks = target.kind === "room" && target.room.direct !== undefined;
  if (sign === "@") return talks || target.kind === "person";
  // One goes there by a command.
  if (sign === "/" && target.kind === "server") return true;
  return target.kind === kinds[sign] && !talks;
}

/** Less is first. Where one is already is the last of the rooms to go to. */
function waiting(target: Target, active: number | undefined): number {
  if (target.kind === "person") return 4;
  if (target.kind === "server") return 5;
  if (target.kind === "command") return 6;
  const { room } = target;
  if (room.room === active) return 3;
  if (!disturbs(room)) return 2;
  return (room.mentions?.length ?? 0) > 0 ? 0 : 1;
}
