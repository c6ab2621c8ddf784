import type { Client } from "../client/index.ts";
import type { ServerPlace, Servers } from "../tui/servers.ts";
import { settingsInForce } from "./config/settle.ts";
import { type Account, firstContact, openClient } from "./connect.ts";
import type { Goal } from "./goal.ts";
import { checkedRoom } from "./names.ts";
import { noServer, stopExit } from "./refused.ts";

/** Where somebody is: on which server, as whom, and in which room to begin with. */
export interface Visit {
  readonly client: Client;
  readonly account: Account;
  readonly goal: Goal;
  /** Its name in the configuration file, if it is from there. */
  readonly profile: string | undefined;
}

/** The ways from one server to the others: the one that is left goes on being shown until the next has answered. */
export class Departures implements Servers {
  readonly known: readonly ServerPlace[];
  readonly #here: Visit;
  readonly #before: Visit | undefined;
  readonly #left = Promise.withResolvers<Visit>();
  #next: Promise<Client> | undefined;
  #over = false;

  constructor(here: Visit, before: Visit | undefined) {
    this.#here = here;
    this.#before = before;
    this.known = Object.entries(settingsInForce().profiles).map(([name, { server, user }]) => ({
      name,
      about: `${server.value} as ${user.value}`,
    }));
  }

  get here(): string | undefined {
    return this.#here.profile;
  }

  /** Resolves when one has gone to another server. */
  get left(): Promise<Visit> {
    return this.#left.promise;
  }

  async go(name: string): Promise<string | undefined> {
    if (this.#next) return "You are on your way already.";
    try {
      const to = name === "-" ? this.#before : profileNamed(name);
      if (!to) return "There is nowhere to go back to.";
      this.#left.resolve({ ...to, client: await this.#arrive(to.account) });
      return undefined;
    } catch (error) {
      this.#next = undefined;
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Nobody goes anywhere any more. */
  end(): void {
    this.#over = true;
    void this.#next?.then(
      client => client.stop(),
      () => {},
    );
  }

  async #arrive(account: Account): Promise<Client> {
    // At once: a second way may be asked for in the same breath.
    this.#next = openClient(account);
    const client = await this.#next;
    const state = await firstContact(client);
    if (state.status === "online" && !this.#over) return client;
    await client.stop();
    throw state.status === "stopped" ? stopExit(state.reason, account) : noServer(account, state);
  }
}

function profileNamed(name: string): Omit<Visit, "client"> | undefined {
  const profile = settingsInForce().profiles[name];
  if (!profile) return undefined;
  const { server, user, room, ca, pin } = profile;
  // A token in the environment is for the server that this program was begun with.
  const account = { server: server.value, user: user.value, ca: ca.value, pin: pin.value, withToken: false };
  return { account, goal: checkedRoom(room.value), profile: name };
}
