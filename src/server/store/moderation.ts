import type { AuditEntry, BanInfo, Refusal, ReportInfo } from "../../protocol/index.ts";
import type { Done } from "./results.ts";

/** Somebody by their id or their name. */
export type Whom = { readonly user: number } | { readonly name: string };

/** What is done about somebody, why, and until when: without a time, for ever. */
interface Sanction {
  readonly by: number;
  readonly reason: string;
  readonly until?: number;
  readonly at: number;
}

/** The commands that keep order. Each checks by `rights` that its author may give it, and is written into the audit. */
export interface ModerationCommands {
  /** Who went out: the person, and their bots. */
  kick: {
    args: { by: number; room: number; user: number; reason: string; at: number };
    result: { users: readonly number[] };
  };
  banFromRoom: { args: Sanction & { room: number; whom: Whom }; result: { users: readonly number[] } };
  /** By account: whose connections are to be closed. By address: all from there but those of who may lift it. */
  banFromServer: {
    args: Sanction & { whom: Whom | { readonly address: string } };
    result: { users: readonly number[] };
  };
  liftRoomBan: { args: { by: number; room: number; whom: Whom; at: number }; result: Done };
  liftServerBan: {
    args: { by: number; whom: Whom | { readonly address: string }; at: number };
    result: Done;
  };
  mute: { args: Sanction & { room: number; user: number }; result: Done };
  unmute: { args: { by: number; room: number; user: number; at: number }; result: Done };
  /** Who is to be told of it. */
  report: {
    args: { user: number; room: number; seq: number; reason: string; at: number };
    result: { report: ReportInfo; users: readonly number[] };
  };
  /** How many reports there were of that message. */
  settle: { args: { by: number; room?: number; report: number; at: number }; result: { settled: number } };
}

/** What is known only to who keeps order; a refusal for others. Without a room, of the whole server. */
export interface ModerationQueries {
  bans: {
    args: { user: number; room?: number; after: number; limit: number; at: number };
    result: { bans: readonly BanInfo[]; more: boolean } | Refusal;
  };
  reports: {
    args: { user: number; room?: number; before: number; limit: number };
    result: { reports: readonly ReportInfo[]; more: boolean } | Refusal;
  };
  audit: {
    args: { user: number; before: number; limit: number };
    result: { entries: readonly AuditEntry[]; more: boolean } | Refusal;
  };
}
