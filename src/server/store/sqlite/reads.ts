import type { Queries, QueryType } from "../store.ts";
import { credentials } from "./queries/account/credentials.ts";
import { devices } from "./queries/account/devices.ts";
import { owners } from "./queries/account/owners.ts";
import { sshKeys } from "./queries/account/ssh-keys.ts";
import { boardHistory } from "./queries/board/history.ts";
import { board } from "./queries/board/page.ts";
import { boardPicture } from "./queries/board/picture.ts";
import { changes } from "./queries/changes.ts";
import { directory } from "./queries/directory.ts";
import { history } from "./queries/history.ts";
import { invitations } from "./queries/invitations.ts";
import { maySpeak } from "./queries/may-speak.ts";
import { members } from "./queries/members.ts";
import { info } from "./queries/message/info.ts";
import { mentions } from "./queries/message/mentions.ts";
import { pins } from "./queries/message/pins.ts";
import { search } from "./queries/message/search.ts";
import { thread } from "./queries/message/thread.ts";
import { audit } from "./queries/moderation/audit.ts";
import { bans } from "./queries/moderation/bans.ts";
import { reports } from "./queries/moderation/reports.ts";
import { preferences } from "./queries/preferences.ts";
import { profile } from "./queries/profile.ts";
import { roomsOf } from "./queries/rooms-of.ts";
import type { QueryRunner } from "./query-runner.ts";
import type { Connection } from "./statement.ts";

const queries: { readonly [Q in QueryType]: QueryRunner<Q> } = {
  credentials,
  devices,
  sshKeys,
  owners,
  roomsOf,
  preferences,
  profile,
  invitations,
  directory,
  members,
  maySpeak,
  history,
  changes,
  pins,
  thread,
  mentions,
  search,
  info,
  board,
  boardPicture,
  boardHistory,
  bans,
  reports,
  audit,
};

/** Answers a query in one read transaction, so that all its parts are of one moment. */
export function runQuery<Q extends QueryType>(
  connection: Connection,
  type: Q,
  args: Queries[Q]["args"],
): Queries[Q]["result"] {
  const run = queries[type] as QueryRunner<Q>;
  return connection.database.transaction(() => run(connection, args)).deferred();
}
