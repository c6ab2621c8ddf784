import { refuse } from "../../../protocol/errors.ts";
import type { Ability, DeviceKind, Refusal, Registration, Role } from "../../../protocol/index.ts";
import { foldName } from "../../../protocol/names.ts";
import { isReserved } from "../names/reserved.ts";
import { skeleton } from "../names/skeleton.ts";
import { isCode, takeCode } from "./codes.ts";
import { displayedAs } from "./displayed.ts";
import { type Connection, statement } from "./statement.ts";

export interface Account {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

const byLooks = statement((db, args: { looks: string }) =>
  db.selectFrom("users").select(["id", "name", "role"]).where("looks", "=", args.looks),
);

const byId = statement((db, args: { user: number }) =>
  db.selectFrom("users").select(["id", "name", "role"]).where("id", "=", args.user),
);

const insert = statement(
  (
    db,
    args: {
      name: string;
      folded: string;
      looks: string;
      role: Role;
      madeBy: number | null;
      password: string | null;
      email: string | null;
      at: number;
    },
  ) =>
    db.insertInto("users").values({
      name: args.name,
      folded: args.folded,
      looks: args.looks,
      role: args.role,
      made_by: args.madeBy,
      password: args.password,
      email: args.email,
      created_at: args.at,
    }),
);

const insertDevice = statement(
  (
    db,
    args: {
      user: number;
      kind: DeviceKind;
      key: string | null;
      secretHash: string | null;
      name: string;
      can: string | null;
      rooms: string | null;
      at: number;
      expiresAt: number | null;
      address: string;
    },
  ) =>
    db.insertInto("devices").values({
      user_id: args.user,
      kind: args.kind,
      key: args.key,
      secret_hash: args.secretHash,
      name: args.name,
      can: args.can,
      rooms: args.rooms,
      created_at: args.at,
      expires_at: args.expiresAt,
      seen_at: args.at,
      address: args.address,
    }),
);

const seen = statement((db, args: { device: number; address: string; at: number }) =>
  db.updateTable("devices").set({ address: args.address, seen_at: args.at }).where("id", "=", args.device),
);

/** The account of a name, or of one that looks like it. */
export function accountNamed(connection: Connection, name: string): Account | undefined {
  return connection.get(byLooks, { looks: skeleton(name) });
}

const byFormerName = statement((db, args: { looks: string; key: string }) =>
  db
    .selectFrom("former_names")
    .innerJoin("users", "users.id", "former_names.user_id")
    .innerJoin("devices", "devices.user_id", "users.id")
    .select(["users.id", "users.name", "users.role"])
    .where("former_names.looks", "=", args.looks)
    .where("devices.key", "=", args.key),
);

/** Of those who had this name once, whose device this is. */
export function accountFormerly(connection: Connection, name: string, key: string): Account | undefined {
  return connection.get(byFormerName, { looks: skeleton(name), key });
}

export function accountOf(connection: Connection, user: number): Account | undefined {
  return connection.get(byId, { user });
}

/** Makes an account of a free name. */
export function insertAccount(
  connection: Connection,
  account: {
    name: string;
    role: Role;
    at: number;
    madeBy?: number;
    password?: string | undefined;
    email?: string | undefined;
  },
): Account {
  const { name, role, at, madeBy = null, password = null, email = null } = account;
  const row = { name, folded: foldName(name), looks: skeleton(name), role, madeBy, password, email, at };
  return { id: Number(connection.run(insert, row).lastInsertRowid), name, role };
}

/** Lets a newcomer have a free name, if the server takes newcomers: the account, or why not. */
export function register(
  connection: Connection,
  newcomer: {
    name: string;
    at: number;
    registration: Registration;
    invite?: string | undefined;
    password?: string | undefined;
    email?: string | undefined;
  },
): { account: Account } | { refusal: Refusal } {
  const { name, at, registration, invite, password, email } = newcomer;
  if (isReserved(name)) return { refusal: refuse("name_reserved") };
  if (displayedAs(connection, name)) return { refusal: refuse("name_taken") };
  // Who is to own the server has nobody to be invited by; the code itself is used up when they say `own`.
  const isOwners = invite !== undefined && isCode(connection, { kind: "owner", hash: invite, at });
  if (registration === "closed" && !isOwners) return { refusal: refuse("registration_closed") };
  if (registration === "invite" && !isOwners) {
    if (invite === undefined) return { refusal: refuse("invitation_needed") };
    if (!takeCode(connection, { kind: "invite", hash: invite, at })) return { refusal: refuse("wrong_code") };
  }
  return { account: insertAccount(connection, { name, role: "member", at, password, email }) };
}

/** A new way into an account; its id. */
export function addDevice(
  connection: Connection,
  device: {
    user: number;
    kind: DeviceKind;
    name: string;
    address: string;
    at: number;
    key?: string;
    secretHash?: string;
    can?: readonly Ability[];
    rooms?: readonly number[] | undefined;
    expiresAt?: number | undefined;
  },
): number {
  const { key = null, secretHash = null, expiresAt = null, can, rooms, ...rest } = device;
  const row = { ...rest, key, secretHash, expiresAt, can: json(can), rooms: json(rooms) };
  return Number(connection.run(insertDevice, row).lastInsertRowid);
}

/** It was used just now, from here. */
export function deviceSeen(connection: Connection, device: number, address: string, at: number): void {
  connection.run(seen, { device, address, at });
}

function json(value: readonly unknown[] | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
