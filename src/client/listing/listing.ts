import type { Found, Message, ServerEvent } from "../../protocol/index.ts";
import { type Failure, isFailure } from "../failure.ts";
import type { Ask } from "../room.ts";
import { type ReadonlySlice, Slice } from "../slice.ts";
import type { ConnectionState } from "../state/connection.ts";
import type { Me } from "../state/people.ts";
import { merged, retold } from "../state/timeline.ts";
import type { Page, Source } from "./source.ts";

export interface ListingState {
  readonly found: readonly Found[];
  readonly loading: boolean;
  /** There are no more pages. */
  readonly complete: boolean;
  /** Why the last page did not come. */
  readonly failure?: Failure;
}

/** What a listing needs of a client. */
export interface ListingClient {
  readonly connection: ReadonlySlice<ConnectionState>;
  readonly me: ReadonlySlice<Me | undefined>;
  request: Ask;
  on(listener: (event: ServerEvent) => void): () => void;
}

/** A list of messages, loaded page by page and kept in step with what becomes of them, until it is closed. */
export class Listing {
  readonly #client: ListingClient;
  readonly #source: Source;
  readonly #state = new Slice<ListingState>({ found: [], loading: false, complete: false });
  /** What there is, of which some may be out of sight. */
  #all = this.#state.get();
  #isHidden: (one: Found) => boolean = () => false;
  readonly #ends: (() => void)[];
  #last: Page | undefined;
  /** What was heard while a page was on its way: the page may be older. */
  #heard: Found[] = [];
  /** Counts the beginnings: a page that was asked for before the last of them is of no use. */
  #round = 0;

  constructor(client: ListingClient, source: Source) {
    this.#client = client;
    this.#source = source;
    let online = client.connection.get().status === "online";
    this.#ends = [
      client.on(event => {
        if (event.type === "message") this.#hear(event);
      }),
      client.connection.subscribe(() => {
        const before = online;
        online = client.connection.get().status === "online";
        // What happened meanwhile is not told: it is all asked for again.
        if (online && !before) void this.#begin();
      }),
    ];
    void this.#begin();
  }

  get state(): ReadonlySlice<ListingState> {
    return this.#state;
  }

  /** The next page, if there is one and none is on its way. */
  async more(): Promise<void> {
    const { loading, complete } = this.#state.get();
    if (!loading && !complete) await this.#load(this.#last);
  }

  /** These are out of sight, until others are. */
  hide(isHidden: (one: Found) => boolean): void {
    this.#isHidden = isHidden;
    this.#set(this.#all);
  }

  close(): void {
    this.#round += 1;
    for (const end of this.#ends) end();
  }

  async #begin(): Promise<void> {
    this.#round += 1;
    await this.#load(undefined);
  }

  async #load(after: Page | undefined): Promise<void> {
    const round = this.#round;
    this.#heard = [];
    const { failure: _, ...state } = this.#all;
    this.#set({ ...state, loading: true });
    const page = await this.#source.page(this.#client.request.bind(this.#client), after);
    if (round !== this.#round) return;
    if (isFailure(page)) {
      return this.#set({ ...this.#all, loading: false, failure: page });
    }
    this.#last = page;
    const before = after ? this.#all.found : [];
    const found = [...before, ...page.found.filter(one => !before.some(other => isSame(one, other)))];
    this.#set({ found, loading: false, complete: page.next === undefined });
    for (const heard of this.#heard.splice(0)) this.#take(heard);
  }

  #hear({ room, message }: Found): void {
    if (this.#all.loading) this.#heard.push({ room, message });
    this.#take({ room, message });
  }

  #take(heard: Found): void {
    const found = kept(this.#all, heard, this.#source, this.#client.me.get()?.user);
    if (found !== this.#all.found) this.#set({ ...this.#all, found });
  }

  #set(all: ListingState): void {
    this.#all = all;
    this.#state.set({ ...all, found: all.found.filter(one => !this.#isHidden(one)) });
  }
}

/** The list after a message came or changed. */
function kept(
  { found, complete }: ListingState,
  heard: Found,
  source: Source,
  me: number | undefined,
): readonly Found[] {
  const { room, message } = heard;
  const place = found.findIndex(one => isSame(one, heard));
  const there = found[place];
  const now = there ? { room, message: merged(there.message, message) } : heard;
  if (there && now.message === there.message) return found;
  if (there && now.message.version === there.message.version) return found.with(place, now);
  const has = source.has(room, message, me) ?? there !== undefined;
  const others = told(found, room, message);
  if (there) return has ? others.with(place, now) : others.toSpliced(place, 1);
  if (!has) return others;
  const at = others.findIndex(one => source.before(heard, one));
  // Behind the last it may be one of the next page.
  if (at < 0) return complete ? [...others, heard] : others;
  return others.toSpliced(at, 0, heard);
}

/** What others in the list say of this one: a quote of it, or how many answers there are. */
function told(found: readonly Found[], room: number, message: Message): readonly Found[] {
  const mine = found.filter(one => one.room === room).map(one => one.message);
  const after = retold(mine, message);
  if (after === mine) return found;
  const bySeq = new Map(after.map(one => [one.seq, one]));
  return found.map(one =>
    one.room === room ? { room, message: bySeq.get(one.message.seq) ?? one.message } : one,
  );
}

function isSame(one: Found, other: Found): boolean {
  return one.room === other.room && one.message.seq === other.message.seq;
}
