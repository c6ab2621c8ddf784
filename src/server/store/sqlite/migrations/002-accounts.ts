import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { freeLooks } from "./free-looks.ts";

/** Names are told apart by their looks; roles; more ways to be somebody than a device's key. */
export const accounts: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table users add column looks text`.execute(db);
    await sql`alter table users add column role text not null default 'member'`.execute(db);
    await sql`alter table users add column email text`.execute(db);
    await sql`alter table users add column password text`.execute(db);
    await sql`alter table users add column made_by integer references users (id)`.execute(db);
    await freeLooks(db, "users");
    await sql`create unique index users_by_looks on users (looks)`.execute(db);

    // A way in: a device by its key, or a program by a secret of which only the hash is here.
    await sql`create table devices_new (
      id integer primary key autoincrement,
      user_id integer not null references users (id),
      kind text not null,
      key text,
      secret_hash text unique,
      name text not null,
      can text,
      rooms text,
      created_at integer not null,
      expires_at integer,
      seen_at integer not null,
      address text not null,
      unique (user_id, key)
    ) strict`.execute(db);
    await sql`insert into devices_new (id, user_id, kind, key, name, created_at, seen_at, address)
      select id, user_id, 'device', key, name, created_at, created_at, '' from devices`.execute(db);
    await sql`drop table devices`.execute(db);
    await sql`alter table devices_new rename to devices`.execute(db);

    await sql`create table ssh_keys (
      user_id integer not null references users (id),
      fingerprint text not null,
      key text not null,
      comment text not null,
      created_at integer not null,
      used_at integer,
      primary key (user_id, fingerprint)
    ) strict, without rowid`.execute(db);
    await sql`create table identities (
      issuer text not null,
      subject text not null,
      user_id integer not null references users (id),
      primary key (issuer, subject)
    ) strict, without rowid`.execute(db);
    // What is told once and used up: to link a device, to invite somebody, to own the server.
    await sql`create table codes (
      hash text primary key,
      kind text not null,
      user_id integer references users (id),
      uses integer not null,
      created_at integer not null,
      expires_at integer
    ) strict, without rowid`.execute(db);
    await sql`create table audit (
      id integer primary key autoincrement,
      at integer not null,
      by integer references users (id),
      action text not null,
      subject text not null,
      detail text not null
    ) strict`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    for (const table of ["audit", "codes", "identities", "ssh_keys"])
      await db.schema.dropTable(table).execute();
    await sql`create table devices_old (
      id integer primary key autoincrement,
      user_id integer not null references users (id),
      key text not null,
      name text not null,
      created_at integer not null,
      unique (user_id, key)
    ) strict`.execute(db);
    await sql`insert into devices_old (id, user_id, key, name, created_at)
      select id, user_id, key, name, created_at from devices where key is not null`.execute(db);
    await sql`drop table devices`.execute(db);
    await sql`alter table devices_old rename to devices`.execute(db);
    await db.schema.dropIndex("users_by_looks").execute();
    for (const column of ["looks", "role", "email", "password", "made_by"])
      await db.schema.alterTable("users").dropColumn(column).execute();
  },
};
