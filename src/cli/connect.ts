import { busy, Client, type ConnectionState, type Failure, isFailure, type Stop } from "../client/index.ts";
import type { RoomSummary } from "../protocol/index.ts";
import { Exit, exit } from "./exit.ts";
import { checkedAddress, checkedUser } from "./names.ts";

export interface Account {
  readonly server: string;
  readonly user: string;
}

/** A client for what the flags say. */
export async function openClient({ server, user }: Account): Promise<Client> {
  return Client.open({ address: checkedAddress(server), user: checkedUser(user) });
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

/** A connection, or a sentence why there is none. */
export async function connect(account: Account): Promise<Client> {
  const client = await openClient(account);
  const state = await firstContact(client);
  if (state.status === "online") return client;
  await client.stop();
  throw state.status === "stopped" ? stopExit(state.reason, account) : noServer(account, state);
}

export function noServer({ server }: Account, state: ConnectionState): Exit {
  if (state.status === "waiting" && state.reason === busy) {
    return new Exit(
      exit.tryAgain,
      `The server at ${server} has too many people coming at once. Try again in a moment.`,
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
      `The name ${user} belongs to another device on this server. Use that device, or choose another name with --user.`,
    );
  }
  return new Exit(code === "bad_signature" ? exit.notAllowed : exit.failed, message);
}

/** The room of this name, joined, and made if there is none. */
export async function enterRoom(client: Client, name: string): Promise<{ room: RoomSummary; made: boolean }> {
  const joined = await client.join(name);
  if (!isFailure(joined)) return { room: joined, made: false };
  if (joined.code !== "no_such_room") throw failureExit(joined);
  const made = await client.create(name);
  if (isFailure(made)) throw failureExit(made);
  return { room: made, made: true };
}

export function failureExit({ message, retryable }: Failure): Exit {
  return new Exit(retryable ? exit.tryAgain : exit.failed, message);
}
