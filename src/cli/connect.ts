import {
  Client,
  type ClientOptions,
  type ConnectionState,
  type Failure,
  isFailure,
  type Stop,
} from "../client/index.ts";
import type { Answer, RequestBody, RequestType } from "../protocol/index.ts";
import { fromEnvironment } from "./environment.ts";
import { warnInTheClear } from "./in-the-clear.ts";
import { checkedAddress, checkedUser } from "./names.ts";
import { beforeEnd } from "./output.ts";
import { failureExit, noServer, stopExit } from "./refused.ts";
import { say } from "./say.ts";
import { stateFailure } from "./state-failure.ts";
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
  const options = { address, ...who, ...credentials, tls: checkedTrust(address, trust) };
  return Client.open(options).catch((error: unknown) => {
    throw stateFailure(error);
  });
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
  beforeEnd(() => client.stop());
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

/** Why the server did not take a message. It is given up: no command could show it, or send it once more. */
export async function refusal(client: Client, cid: string): Promise<Failure | undefined> {
  const outcome = await client.outcome(cid);
  if (outcome === "discarded" || !("refused" in outcome)) return undefined;
  await client.discard(cid);
  return outcome.refused;
}
