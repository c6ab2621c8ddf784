import {
  type Answer,
  type Changes,
  type Clock,
  limits,
  type Member,
  type MemberEvent,
  type Message,
  type Person,
  type RequestBody,
  type RequestType,
  type TopicChange,
} from "../protocol/index.ts";
import { type Failure, isFailure } from "./failure.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";
import { listed, moved, noPeople, type People, present, received } from "./state/people.ts";
import {
  appended,
  caughtUp,
  followed,
  isLoaded,
  noTimeline,
  opened,
  prepended,
  retitled,
  type Timeline,
} from "./state/timeline.ts";
import { lapsed, type Typist, typed, typingLasts } from "./state/typing.ts";

const page = 100;
/** Further behind than this, the window begins anew at the newest page: what is between is history to page through. */
const furthestSync = 2_000;
/** Pages of people that are loaded; the list of a larger room is not whole. */
const peoplePages = 5;

type Ask = <T extends RequestType>(type: T, body: RequestBody<T>) => Promise<Answer<T> | Failure>;

/** What is known of one room while it is looked at: kept in step with the server, through every interruption. */
export interface RoomView {
  readonly timeline: ReadonlySlice<Timeline>;
  readonly people: ReadonlySlice<People>;
  readonly typing: ReadonlySlice<readonly Typist[]>;
}

export class LiveRoom implements RoomView {
  readonly #id: number;
  readonly #ask: Ask;
  readonly #clock: Clock;
  /** The highest version that was heard of, whether or not it was understood. */
  readonly #head: () => number;
  readonly #onMessages: (messages: readonly Message[]) => void;
  readonly #timeline = new Slice<Timeline>(noTimeline);
  readonly #people = new Slice<People>(noPeople);
  readonly #typing = new Slice<readonly Typist[]>([]);
  #viewed = false;
  #syncing: Promise<void> | undefined;

  constructor(options: {
    id: number;
    ask: Ask;
    clock: Clock;
    head: () => number;
    onMessages: (messages: readonly Message[]) => void;
  }) {
    this.#id = options.id;
    this.#ask = options.ask;
    this.#clock = options.clock;
    this.#head = options.head;
    this.#onMessages = options.onMessages;
  }

  get timeline(): ReadonlySlice<Timeline> {
    return this.#timeline;
  }

  get people(): ReadonlySlice<People> {
    return this.#people;
  }

  get typing(): ReadonlySlice<readonly Typist[]> {
    return this.#typing;
  }

  /** Loads the newest page and the people, and keeps both in step from now on. */
  async view(): Promise<void> {
    this.#viewed = true;
    if (!isLoaded(this.#timeline.get())) await this.showNewest();
    await this.#loadPeople();
  }

  /** There is a connection again: what is looked at is brought up to date. */
  async welcomed(epoch: string): Promise<void> {
    if (!this.#viewed) return;
    const timeline = this.#timeline.get();
    const behind = this.#head() - timeline.version;
    if (timeline.epoch !== epoch || behind < 0 || behind > furthestSync) await this.showNewest();
    else await this.#catchUp();
    await this.#loadPeople();
  }

  /** A change was announced. The next one is taken; a later one says that something is missing. */
  message(message: Message): void {
    this.#typing.update(all => typed(all, { ...message, active: false }, 0));
    this.#follow(message.version, timeline => followed(timeline, message.version, message));
  }

  member({ member }: MemberEvent): void {
    this.#people.update(all => moved(all, member));
    this.#follow(member.version, timeline => followed(timeline, member.version));
  }

  topic(change: TopicChange): void {
    this.#follow(change.version, timeline => retitled(followed(timeline, change.version), change));
  }

  presence(user: number, state: Person["presence"]): void {
    this.#people.update(all => present(all, user, state));
  }

  cursors(cursors: Parameters<typeof received>[1]): void {
    this.#people.update(all => received(all, cursors));
  }

  typed(typist: { user: number; name: string; active: boolean }): void {
    this.#typing.update(all => typed(all, typist, this.#clock.now()));
    if (typist.active) {
      this.#clock.after(typingLasts, () => this.#typing.update(all => lapsed(all, this.#clock.now())));
    }
  }

  /** The room's number is higher than what is known here: it is asked what happened. */
  checkHead(): void {
    if (this.#viewed && this.#head() > this.#timeline.get().version) void this.#catchUp();
  }

  async showNewest(): Promise<void> {
    await this.#open({});
  }

  /** Jumps to a place in the history. */
  async showAround(seq: number): Promise<void> {
    await this.#open({ around: seq });
  }

  async loadOlder(): Promise<void> {
    const { atStart, loading, messages } = this.#timeline.get();
    const [first] = messages;
    if (atStart || loading !== "none" || !first) return;
    this.#timeline.update(now => ({ ...now, loading: "older" }));
    const outcome = await this.#ask("history", { room: this.#id, before: first.seq, limit: page });
    this.#timeline.update(now =>
      isFailure(outcome) ? { ...now, loading: "none" } : prepended(now, outcome),
    );
  }

  async loadNewer(): Promise<void> {
    const { atEnd, loading, messages } = this.#timeline.get();
    const last = messages.at(-1);
    if (atEnd || loading !== "none" || !last) return;
    this.#timeline.update(now => ({ ...now, loading: "newer" }));
    const outcome = await this.#ask("history", { room: this.#id, after: last.seq, limit: page });
    this.#timeline.update(now => (isFailure(outcome) ? { ...now, loading: "none" } : appended(now, outcome)));
  }

  async #open(place: { around?: number }): Promise<void> {
    this.#timeline.update(now => ({ ...now, loading: "all" }));
    const outcome = await this.#ask("history", { room: this.#id, limit: page, ...place });
    if (isFailure(outcome)) {
      this.#timeline.update(now => ({ ...now, loading: "none" }));
      return;
    }
    this.#timeline.update(now => opened(now, outcome));
    this.#onMessages(outcome.messages);
    // The page was read before what was announced meanwhile.
    this.checkHead();
  }

  async #loadPeople(): Promise<void> {
    let after = 0;
    for (let count = 0; count < peoplePages; count++) {
      const outcome = await this.#ask("members", { room: this.#id, after, limit: limits.page });
      if (isFailure(outcome)) return;
      this.#people.update(all => listed(all, outcome.members, !outcome.more));
      if (!outcome.more) return;
      after = outcome.members.at(-1)?.user ?? Infinity;
    }
  }

  #follow(version: number, change: (timeline: Timeline) => Timeline): void {
    const timeline = this.#timeline.get();
    if (!isLoaded(timeline)) return;
    if (version <= timeline.version + 1) this.#timeline.set(change(timeline));
    else void this.#catchUp();
  }

  #catchUp(): Promise<void> {
    this.#syncing ??= this.#sync().finally(() => {
      this.#syncing = undefined;
    });
    return this.#syncing;
  }

  /** Asks page by page for what changed since the version known here, until nothing is missing. */
  async #sync(): Promise<void> {
    for (;;) {
      const timeline = this.#timeline.get();
      if (!isLoaded(timeline)) return;
      const outcome = await this.#ask("sync", {
        room: this.#id,
        since: timeline.version,
        limit: limits.page,
      });
      if (isFailure(outcome)) return;
      if (outcome.epoch !== timeline.epoch || outcome.head < timeline.version) return this.showNewest();
      this.#take(outcome);
      const known = this.#timeline.get().version;
      if (!outcome.more && known >= this.#head()) return;
      // A head that the store does not have is a mistake of the server's; asking on would not end.
      if (!outcome.more && known === timeline.version) return;
    }
  }

  #take(changes: Changes): void {
    this.#timeline.update(now => caughtUp(now, changes));
    this.#people.update(all =>
      changes.members.reduce((people, member: Member) => moved(people, member), all),
    );
    this.#onMessages(changes.messages);
  }
}
