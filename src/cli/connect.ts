import {
  busy,
  Client,
  type ClientOptions,
  type ConnectionState,
  type Failure,
  isFailure,
  type Stop,
} from "../client/index.ts";
import type { Answer, RequestBody, RequestType, RoomSummary } from "../protocol/index.ts";
import { fromEnvironment } from "./environment.ts";
import { Exit, exit } from "./exit.ts";
import { warnInTheClear } from "./in-the-clear.ts";
import { checkedAddress, checkedUser } from "./names.ts";
import { say } from "./say.ts";
import { checkedTrust, type TrustFlags } from "./trust.ts";

export interface Account extends TrustFlags {
  readonly server: string;
  readonly user: string;
  readonly guest?: boolean | undefined;
  /** Whether a token in the environment is for this server. */
  readonly withToken?: boolean | undefined;
}

/** What one brings besides a name. */
export type Credentials = Pick<ClientOptions, "proof" | "invite">;

/** A client for what the flags say, and for the token in the environment if there is one. */
export async function openClient(account: Account, credentials: Credentials = {}): Promise<Client> {
  const { server, user, guest, withToken = true, ...trust } = account;
  const address = checkedAddress(server);
  const token = credentials.proof || !withToken ? undefined : fromEnvironment("token");
  if (token ?? credentials.proof ?? credentials.invite) warnInTheClear(address);
  const who = token === undefined ? (guest ? { guest } : { user: checkedUser(user) }) : { token };
  return Client.open({ address, ...who, ...credentials, tls: checkedTrust(address, trust) });
}

/** The first thing that can be said of a connection: there is one, there is none yet, or there will be none. */
export function firstContact(client: Client): Promise<ConnectionState> {
  return new Promise(resolve => {
    const look = () => {
      const state = client.connection.get();
      if (state.status === "connecting") return;
      end();
      resolve(state);
    };
    const end = client.connection.subscribe(look);
    client.start();
    look();
  });
}

/** Resolves when the server has said that there is no use in coming back. */
export function stopped(client: Client): Promise<Stop> {
  return new Promise(resolve => {
    const look = () => {
      const state = client.connection.get();
      if (state.status === "stopped") resolve(state.reason);
    };
    client.connection.subscribe(look);
    look();
  });
}

/** What was noticed when this device's files were read. */
export function warnOfTrouble(client: Client): void {
  const warning = client.trouble.get();
  if (warning) say(warning);
}

/** A connection, or a sentence why there is none. */
export async function connect(account: Account, credentials?: Credentials): Promise<Client> {
  const client = await openClient(account, credentials);
  warnOfTrouble(client);
  const state = await firstContact(client);
  if (state.status === "online") return client;
  await client.stop();
  throw state.status === "stopped" ? stopExit(state.reason, account) : noServer(account, state);
}

/** Does something with a connection, and ends it. */
export async function connected<T>(
  account: Account,
  act: (client: Client) => Promise<T>,
  credentials?: Credentials,
): Promise<T> {
  const client = await connect(account, credentials);
  try {
    return await act(client);
  } finally {
    await client.stop();
  }
}

/** The answer to a request, or the end of the program with the sentence of its refusal. */
export async function asked<T extends RequestType>(
  client: Client,
  type: T,
  body: RequestBody<T>,
): Promise<Answer<T>> {
  const outcome = await client.request(type, body);
  if (isFailure(outcome)) throw failureExit(outcome);
  return outcome;
}

export function noServer({ server }: Account, state: ConnectionState): Exit {
  if (state.status === "waiting" && (state.code || state.reason === busy)) {
    return new Exit(
      exit.tryAgain,
      `${server} lets nobody in just now: ${state.reason}. Try again in a moment.`,
    );
  }
  const why = state.status === "waiting" && state.reason !== "no server answers" ? state.reason : undefined;
  const help = why ? `${why}. Is the address right?` : "Start one with: chat-server start";
  return new Exit(exit.noServer, `No server answers at ${server}${why ? ": " : ". "}${help}`);
}

export function stopExit({ code, message }: Stop, { user }: Account): Exit {
  if (code === "name_taken") {
    return new Exit(
      exit.notAllowed,
      `The name ${user} is somebody's on this server. If it is yours, sign in: chat login --user ${user} (by password, --ssh-key, or --code from chat link on a device that has it). Or choose another name with --user.`,
    );
  }
  if (code === "invitation_needed") {
    return new Exit(exit.notAllowed, `${message} With one: chat register --invite`);
  }
  return new Exit(notAllowed.has(code) ? exit.notAllowed : exit.failed, message);
}

/** Why the server did not take a message. It is given up: no command could show it, or send it once more. */
export async function refusal(client: Client, cid: string): Promise<Failure | undefined> {
  const outcome = await client.outcome(cid);
  if (outcome === "discarded" || !("refused" in outcome)) return undefined;
  await client.discard(cid);
  return outcome.refused;
}

/** The conversation with these people. */
export async function directWith(client: Client, names: readonly string[]): Promise<RoomSummary> {
  const room = await client.direct(names);
  if (isFailure(room)) throw failureExit(room);
  return room;
}

/** The room of this name, joined: who only reads must not make one by a slip. */
export async function joinedRoom(client: Client, name: string): Promise<RoomSummary> {
  const joined = await client.join(name);
  if (!isFailure(joined)) return joined;
  if (joined.code === "no_such_room") throw new Exit(exit.failed, `There is no room #${name}.`);
  throw failureExit(joined);
}

/** The same, and made if there is none. */
export async function enterRoom(client: Client, name: string): Promise<{ room: RoomSummary; made: boolean }> {
  const joined = await client.join(name);
  if (!isFailure(joined)) return { room: joined, made: false };
  if (joined.code !== "no_such_room") throw failureExit(joined);
  const made = await client.create(name);
  if (isFailure(made)) throw failureExit(made);
  return { room: made, made: true };
}

/** Where one wants to be: in a room of this name, or with these people. */
export type Goal = string | readonly string[];

export async function enterGoal(client: Client, goal: Goal): Promise<{ room: RoomSummary; made: boolean }> {
  if (typeof goal === "string") return enterRoom(client, goal);
  return { room: await directWith(client, goal), made: false };
}

export function failureExit({ code, message, retryable }: Failure): Exit {
  if (notAllowed.has(code)) return new Exit(exit.notAllowed, message);
  return new Exit(retryable ? exit.tryAgain : exit.failed, message);
}

/** Refusals that are about who one is, or may do. */
const notAllowed = new Set<string>([
  "bad_signature",
  "banned",
  "expired",
  "guests_off",
  "invitation_needed",
  "muted",
  "name_reserved",
  "name_taken",
  "not_allowed",
  "not_reachable",
  "registration_closed",
  "revoked",
  "wrong_code",
  "wrong_credentials",
  "wrong_host",
]);
