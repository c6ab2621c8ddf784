import {
  type Answer,
  type Changes,
  type Clock,
  limits,
  type Member,
  type MemberEvent,
  type Message,
  type PresenceEvent,
  type ProfileEvent,
  type RequestBody,
  type RequestType,
  type SettingsChange,
  type TopicChange,
} from "../protocol/index.ts";
import { type Failure, isFailure, pauseAfter } from "./failure.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";
import { calledNow } from "./state/names.ts";
import { listed, moved, noPeople, type People, present, profiled, received } from "./state/people.ts";
import {
  appended,
  caughtUp,
  followed,
  isLoaded,
  noTimeline,
  opened,
  prepended,
  resettled,
  retitled,
  type Timeline,
} from "./state/timeline.ts";
import { lapsed, type Typist, typed, typingLasts } from "./state/typing.ts";

const page = 100;
/** Further behind than this, the window begins anew at the newest page: what is between is history to page through. */
const furthestSync = 2_000;
/** Pages of people that are loaded; the list of a larger room is not whole. */
const peoplePages = 5;

export type Ask = <T extends RequestType>(type: T, body: RequestBody<T>) => Promise<Answer<T> | Failure>;

/** Whether a place is what is loaded now; not where another one was asked for meanwhile. */
export type Reached = boolean | Failure;

/** What is known of one room while it is looked at: kept in step with the server, through every interruption. */
export interface RoomView {
  readonly timeline: ReadonlySlice<Timeline>;
  readonly people: ReadonlySlice<People>;
  readonly typing: ReadonlySlice<readonly Typist[]>;
  /** The page before what is loaded, and after it. */
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  /** What is loaded begins anew: at the end, around a message, or with what was said at a time. */
  showNewest(): Promise<Reached>;
  showAround(seq: number): Promise<Reached>;
  showAt(at: number): Promise<Reached>;
}

export class LiveRoom implements RoomView {
  readonly #id: number;
  readonly #ask: Ask;
  readonly #clock: Clock;
  /** The highest version that was heard of, whether or not it was understood. */
  readonly #head: () => number;
  /** Told of the messages of a page just before they are seen. */
  readonly #onMessages: (messages: readonly Message[]) => void;
  readonly #timeline = new Slice<Timeline>(noTimeline);
  readonly #people = new Slice<People>(noPeople);
  readonly #typing = new Slice<readonly Typist[]>([]);
  #viewed = false;
  #syncing: Promise<void> | undefined;
  /** What was missed up to now is not made up for change by change: the next page is where all begins. */
  #afresh = true;
  /** Counts the windows that were opened: a page asked for in another window is of no use. */
  #window = 0;

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

  get viewed(): boolean {
    return this.#viewed;
  }

  /** Loads the newest page and the people, and keeps both in step from now on. */
  async view(): Promise<void> {
    this.#viewed = true;
    if (!isLoaded(this.#timeline.get())) return void (await this.showNewest());
    this.checkHead();
    await this.#loadPeople();
  }

  /** There is a connection again: what is looked at is brought up to date. */
  async welcomed(epoch: string): Promise<void> {
    if (!this.#viewed) return;
    const timeline = this.#timeline.get();
    const behind = this.#head() - timeline.version;
    if (timeline.epoch !== epoch || behind < 0) return this.#startAfresh();
    if (behind > furthestSync) return this.#startAfresh();
    await this.#catchUp();
    await this.#loadPeople();
  }

  /** The connection is gone: who stops typing now cannot be heard. */
  lost(): void {
    this.#typing.set([]);
  }

  /** Whether something before this version is missing. */
  lacks(version: number): boolean {
    const timeline = this.#timeline.get();
    return isLoaded(timeline) && version > timeline.version + 1;
  }

  /** A change was announced. The next one is taken; a later one says that something is missing: until it is there. */
  message(message: Message): Promise<void> | undefined {
    const { user, name, seq, version } = message;
    // What becomes of an old message says nothing about what its author does now.
    if (version === seq) this.#typing.update(all => typed(all, { user, name, active: false }, 0));
    return this.#follow(message.version, timeline => followed(timeline, message.version, message));
  }

  member({ member, profile }: MemberEvent): void {
    this.#people.update(all => moved(all, member, true, profile));
    void this.#follow(member.version, timeline =>
      calledNow(followed(timeline, member.version), this.#known([member])),
    );
  }

  topic(change: TopicChange): void {
    void this.#follow(change.version, timeline => retitled(followed(timeline, change.version), change));
  }

  settings(change: SettingsChange): void {
    void this.#follow(change.version, timeline => resettled(followed(timeline, change.version), change));
  }

  presence(event: PresenceEvent): void {
    this.#people.update(all => present(all, event.user, event));
  }

  profile({ user, profile }: ProfileEvent): void {
    const place = { version: this.#timeline.get().version, at: this.#clock.now() };
    this.#people.update(all => profiled(all, user, profile, place));
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

  showNewest(): Promise<Reached> {
    return this.#open({});
  }

  /** Jumps to a place in the history. */
  showAround(seq: number): Promise<Reached> {
    return this.#open({ around: seq });
  }

  /** Jumps to what was said at a time, or next after it. */
  showAt(at: number): Promise<Reached> {
    return this.#open({ at });
  }

  async loadOlder(): Promise<void> {
    const { atStart, messages } = this.#timeline.get();
    const edge = messages[0]?.seq;
    if (atStart || edge === undefined) return;
    await this.#load("older", { before: edge }, (now, older) => prepended(now, older, edge));
  }

  async loadNewer(): Promise<void> {
    const { atEnd, messages } = this.#timeline.get();
    const edge = messages.at(-1)?.seq;
    if (atEnd || edge === undefined) return;
    await this.#load("newer", { after: edge }, (now, newer) => appended(now, newer, edge));
  }

  async #load(
    loading: "older" | "newer",
    place: { before: number } | { after: number },
    take: (timeline: Timeline, page: Answer<"history">) => Timeline,
  ): Promise<void> {
    if (this.#timeline.get().loading !== "none") return;
    const window = this.#window;
    this.#timeline.update(now => ({ ...now, loading }));
    const outcome = await this.#ask("history", { room: this.#id, limit: page, ...place });
    if (window !== this.#window) return;
    this.#timeline.update(now => ({ ...now, loading: "none" }));
    if (isFailure(outcome)) return;
    if (outcome.epoch !== this.#timeline.get().epoch) return this.#startAfresh();
    this.#onMessages(outcome.messages);
    this.#timeline.update(now => take(now, outcome));
    this.checkHead();
  }

  /** Opens the window at another place; if two are asked for at a time, the later one counts. */
  async #open(place: { around?: number; at?: number }): Promise<Reached> {
    this.#window += 1;
    const window = this.#window;
    this.#timeline.update(now => ({ ...now, loading: "all" }));
    const outcome = await this.#ask("history", { room: this.#id, limit: page, ...place });
    if (window !== this.#window) return false;
    if (isFailure(outcome)) {
      this.#timeline.update(now => ({ ...now, loading: "none" }));
      this.#later(outcome, () => {
        if (window === this.#window) void this.#open(place);
      });
      return outcome;
    }
    const afresh = this.#afresh;
    if (!afresh && outcome.epoch !== this.#timeline.get().epoch) {
      await this.#startAfresh();
      return false;
    }
    this.#afresh = false;
    this.#onMessages(outcome.messages);
    this.#timeline.update(now => opened(now, outcome, afresh));
    // The page was read before what was announced meanwhile.
    this.checkHead();
    if (afresh) await this.#loadPeople();
    return window === this.#window;
  }

  /** The room's history is another one, or too much of it was missed: nothing that was known of it is built on. */
  async #startAfresh(): Promise<void> {
    this.#people.set(noPeople);
    this.#afresh = true;
    await this.showNewest();
  }

  async #loadPeople(): Promise<void> {
    let after = 0;
    for (let count = 0; count < peoplePages; count++) {
      const outcome = await this.#ask("members", { room: this.#id, after, limit: limits.page });
      if (isFailure(outcome)) return this.#later(outcome, () => void this.#loadPeople());
      this.#people.update(all => listed(all, outcome.members, !outcome.more));
      // Of who has left a new name is told here only.
      this.#timeline.update(now => calledNow(now, this.#people.get().members.values()));
      if (!outcome.more) return;
      after = outcome.members.at(-1)?.user ?? Infinity;
    }
  }

  #follow(version: number, change: (timeline: Timeline) => Timeline): Promise<void> | undefined {
    if (this.lacks(version)) return this.#catchUp();
    if (isLoaded(this.#timeline.get())) this.#timeline.update(change);
    return undefined;
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
      const heard = this.#head();
      const since = timeline.version;
      const outcome = await this.#ask("sync", { room: this.#id, since, limit: limits.page });
      if (isFailure(outcome)) return this.#later(outcome, () => this.checkHead());
      const { epoch, version } = this.#timeline.get();
      // A page that was older than what was known has come meanwhile: what changed since that page is needed.
      if (version < since) continue;
      if (outcome.epoch !== epoch || outcome.head < since) await this.#startAfresh();
      else this.#take(outcome);
      const known = this.#timeline.get().version;
      if (!outcome.more && known >= this.#head()) return;
      // What was announced and is not there would be asked for without end; what was announced meanwhile is there.
      if (known === version && heard === this.#head()) return;
    }
  }

  #take(changes: Changes): void {
    this.#onMessages(changes.messages);
    this.#people.update(all => changes.members.reduce((people, member) => moved(people, member, false), all));
    this.#timeline.update(now => calledNow(caughtUp(now, changes), this.#known(changes.members)));
  }

  /** These people as they are now: what is told of them may be older than what is known. */
  #known(told: readonly Member[]): readonly Member[] {
    const { members } = this.#people.get();
    return told.map(one => members.get(one.user) ?? one);
  }

  /** Tries once more, unless that cannot help, or the next welcome will do it anyway. */
  #later(failure: Failure, act: () => void): void {
    if (failure.retryable && failure.code !== "offline") this.#clock.after(pauseAfter(failure), act);
  }
}
