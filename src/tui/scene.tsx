import type { ReactNode } from "react";
import {
  type Client,
  disturbs,
  isLoaded,
  noPeople,
  type RoomState,
  type Typist,
  unread,
} from "../client/index.ts";
import { peopleIn } from "./conversation.ts";
import { hintOf, listTitle, purposeOf } from "./doing.ts";
import type { Keymap } from "./keys/keymap.ts";
import { layout, mostComposerRows, type PaneName } from "./layout.ts";
import { chosenKey } from "./modes/choosing.ts";
import { targetsFor } from "./modes/switching.ts";
import { Pages } from "./pages.ts";
import { Composer, composerLayout, firstShown } from "./panes/composer.tsx";
import { Help, helpRows } from "./panes/help.tsx";
import { Info, infoRows } from "./panes/info.tsx";
import { MessageListPane, titleRows } from "./panes/list.tsx";
import { Members, memberAt } from "./panes/members.tsx";
import { Messages } from "./panes/messages.tsx";
import { Rooms, roomLines } from "./panes/rooms.tsx";
import { type Below, Status } from "./panes/status.tsx";
import { Switcher } from "./panes/switcher.tsx";
import { Themes } from "./panes/themes.tsx";
import { Title } from "./panes/title.tsx";
import { Reading } from "./reading.ts";
import { wantedIn } from "./room-order.ts";
import type { Times } from "./rows/dates.ts";
import { PaneRoot } from "./screen/pane-root.ts";
import type { Area, Screen } from "./screen/screen.ts";
import type { Size } from "./screen/terminal.ts";
import type { Theme } from "./theme/theme.ts";
import { deskOf, inNormalMode, seesConversation, type View, writtenNow } from "./view.ts";

export const allPanes: readonly PaneName[] = [
  "title",
  "rooms",
  "messages",
  "members",
  "themes",
  "status",
  "composer",
];

/** What is at a cell of the screen. */
export interface Under {
  readonly pane: PaneName;
  readonly room?: number;
  readonly person?: string;
  readonly message?: number;
}

/** What is on the screen: which pane shows what of the state, each an Ink root that is rendered only when it must. */
export class Scene {
  readonly #client: Client;
  readonly #view: () => View;
  readonly #keymap: Keymap;
  #theme: Theme;
  readonly #times: Times;
  readonly #screen: Screen;
  readonly #size: () => Size;
  readonly #now: () => number;
  readonly #roots = new Map<PaneName, PaneRoot>();
  readonly #pages: Pages;
  #areas: ReadonlyMap<PaneName, Area> = new Map();
  readonly #stale = new Set<PaneName>(allPanes);
  readonly #staleLater = new Set<PaneName>();

  constructor(options: {
    client: Client;
    view: () => View;
    keymap: Keymap;
    theme: Theme;
    times: Times;
    screen: Screen;
    size: () => Size;
    now: () => number;
  }) {
    this.#client = options.client;
    this.#view = options.view;
    this.#keymap = options.keymap;
    this.#theme = options.theme;
    this.#times = options.times;
    this.#screen = options.screen;
    this.#size = options.size;
    this.#now = options.now;
    this.#pages = new Pages(options);
  }

  /** Another theme: all is drawn anew, and nothing that was laid out is of use. */
  wear(theme: Theme): void {
    this.#theme = theme;
    this.#pages.wear(theme);
    this.touch(...allPanes);
  }

  /** These panes show something that has changed. */
  touch(...panes: readonly PaneName[]): void {
    for (const pane of panes) this.#stale.add(pane);
  }

  /** These panes show something that has changed, but not by a key: they may wait for the next frame. */
  touchLater(...panes: readonly PaneName[]): void {
    for (const pane of panes) this.#staleLater.add(pane);
  }

  /** Renders what is stale, or of it only what keys have changed, and paints the difference. */
  draw(what: "keys" | "all"): void {
    this.#arrange();
    if (what === "all") {
      this.touch(...this.#staleLater);
      this.#staleLater.clear();
    }
    for (const pane of this.#stale) {
      const area = this.#areas.get(pane);
      if (area) this.#render(pane, area);
    }
    this.#stale.clear();
    this.#placeCursor();
    this.#screen.paint();
  }

  /** What is read: a list of messages, or else the conversation in the active room. */
  reading(): Reading | undefined {
    const { list } = this.#view();
    const room = this.#room();
    const area = this.#areas.get("messages");
    if (!area) return undefined;
    const { width, height } = area;
    if (list) {
      const size = { width, height: Math.max(1, height - titleRows) };
      return new Reading(this.#pages.list(list), size, this.#theme);
    }
    return room && new Reading(this.#pages.conversation(room.room), { width, height }, this.#theme);
  }

  shows(pane: PaneName): boolean {
    return this.#areas.has(pane);
  }

  /** What is at a cell: its pane, and what of it one can open or choose. */
  under({ x, y }: { x: number; y: number }): Under | undefined {
    for (const [pane, area] of this.#areas) {
      if (x < area.x || x >= area.x + area.width || y < area.y || y >= area.y + area.height) continue;
      return { pane, ...this.#thing(pane, area, y - area.y) };
    }
    return undefined;
  }

  #thing(pane: PaneName, { height }: Area, y: number): Omit<Under, "pane"> {
    const room = this.#room();
    if (pane === "rooms") {
      const line = roomLines(this.#listing(), height)[y];
      return typeof line === "object" ? { room: line.room } : {};
    }
    if (pane === "members" && room) {
      const person = memberAt(this.#client.room(room.room).people.get(), height, y);
      return person && person.user !== this.#client.me.get()?.user ? { person: person.name } : {};
    }
    if (pane !== "messages" || !seesConversation(this.#view())) return {};
    const item = this.reading()?.at(deskOf(this.#view()).anchor, y);
    return item?.kind === "message" ? { message: item.message.seq } : {};
  }

  /** How many rows the help has, and how many of them are seen. */
  help(): { rows: number; height: number } {
    const { width, height } = this.#areas.get("messages") ?? { width: 0, height: 0 };
    return { rows: helpRows(this.#keymap, this.#theme, width - 2).length, height };
  }

  /** The same of what is known of a message. */
  info(): { rows: number; height: number } {
    const { width, height } = this.#areas.get("messages") ?? { width: 0, height: 0 };
    const { info } = this.#view();
    return { rows: info ? infoRows(info, this.#look(), width).length : 0, height };
  }

  #look() {
    return { now: this.#now(), times: this.#times, theme: this.#theme };
  }

  close(): void {
    for (const root of this.#roots.values()) root.unmount();
  }

  #arrange(): void {
    const size = this.#size();
    const { text, cursor } = writtenNow(this.#view());
    // More rows than may be shown need not be laid out to know how many are shown.
    const written = composerLayout({ text, cursor }, size.columns).rows.length;
    const { folds, themes } = this.#view();
    const areas = layout(size, folds, Math.min(written, mostComposerRows(size)), themes !== undefined);
    for (const [pane, area] of areas) {
      const before = this.#areas.get(pane);
      const same =
        before && Object.entries(area).every(([key, value]) => before[key as keyof Area] === value);
      if (!same) this.#stale.add(pane);
    }
    for (const [pane, root] of this.#roots) {
      if (areas.has(pane)) continue;
      root.unmount();
      this.#roots.delete(pane);
    }
    this.#areas = areas;
    this.#screen.arrange(size, areas);
  }

  #render(pane: PaneName, area: Area): void {
    const size = { columns: area.width, rows: area.height };
    const node = this.#node(pane, area);
    const root = this.#roots.get(pane);
    if (root) root.render(node, size);
    else this.#roots.set(pane, new PaneRoot(node, size, lines => this.#screen.frame(pane, lines)));
  }

  #node(pane: PaneName, { width, height }: Area): ReactNode {
    const client = this.#client;
    const view = this.#view();
    const room = this.#room();
    const shared = { theme: this.#theme, width, height };
    const live = room && client.room(room.room);
    switch (pane) {
      case "title":
        return <Title {...shared} room={room} aside={this.#aside(room)} />;
      case "rooms":
        return <Rooms {...shared} {...this.#listing()} />;
      case "members":
        return <Members {...shared} people={live?.people.get() ?? noPeople} now={this.#now()} />;
      case "themes":
        return <Themes {...shared} choice={view.themes ?? { names: [], at: 0 }} />;
      case "messages": {
        if (view.question?.what === "switch") {
          const targets = targetsFor(client, view, view.question);
          return <Switcher {...shared} targets={targets} at={view.question.at} />;
        }
        if (view.help !== undefined) return <Help {...shared} keymap={this.#keymap} first={view.help} />;
        if (view.info) return <Info {...shared} info={view.info} now={this.#now()} times={this.#times} />;
        const reading = this.reading();
        const { list } = view;
        if (list && reading) {
          const window = reading.window(
            list.anchor ?? reading.begin(list.thread !== undefined),
            chosenKey(view),
            view.revealed,
          );
          return (
            <MessageListPane
              {...shared}
              title={listTitle(list)}
              window={window}
              state={list.listing.state.get()}
            />
          );
        }
        const window = reading?.window(deskOf(view).anchor, chosenKey(view), view.revealed) ?? {
          rows: Array<string>(height).fill(""),
        };
        const loadingOlder = live?.timeline.get().loading === "older";
        return (
          <Messages {...shared} window={window} loadingOlder={loadingOlder} empty={this.#emptyText(room)} />
        );
      }
      case "status":
        return (
          <Status
            {...shared}
            keymap={this.#keymap}
            connection={client.connection.get()}
            typing={this.#typing(room)}
            waiting={client.waiting.get().length}
            notice={view.notice}
            purpose={purposeOf(view)}
            hint={hintOf(view, this.#keymap)}
            below={this.#below(room)}
            now={this.#now()}
          />
        );
      case "composer":
        return (
          <Composer
            {...shared}
            layout={composerLayout(writtenNow(view), width)}
            normal={inNormalMode(view)}
          />
        );
    }
  }

  #listing() {
    const client = this.#client;
    const view = this.#view();
    const wanted = wantedIn(deskOf(view).draft.text);
    return { rooms: client.rooms.get(), active: view.active, order: client.preferences.get().order, wanted };
  }

  /** Of who is ignored nothing is told. */
  #typing(room: RoomState | undefined): readonly Typist[] {
    const typists = room ? this.#client.room(room.room).typing.get() : [];
    const { ignored } = this.#client.preferences.get();
    if (ignored.length === 0) return typists;
    return typists.filter(({ user }) => !ignored.some(one => one.user === user));
  }

  /** What is not in sight while one reads further up. */
  #below(room: RoomState | undefined): Below {
    const live = room && this.#client.room(room.room).timeline.get();
    if (!room || !live || !isLoaded(live)) return undefined;
    const count = unread(room);
    // While one chooses, what is in sight stands still, also at the end.
    if (this.#view().keys === "choosing" && count === 0) return undefined;
    return deskOf(this.#view()).anchor || !live.atEnd ? { unread: count } : undefined;
  }

  /** News of other rooms, and the number of people, where there is no pane that shows them. */
  #aside(room: RoomState | undefined): string {
    const { unread: sign } = this.#theme.glyphs;
    const parts: string[] = [];
    if (!this.#areas.has("rooms")) {
      const others = [...this.#client.rooms.get().values()].filter(other => other !== room);
      const news = others.filter(disturbs).length;
      if (news > 0) parts.push(`${sign} news in ${news === 1 ? "1 room" : `${news} rooms`}`);
    }
    if (!this.#areas.has("members") && room) {
      const count = peopleIn(room, this.#client.room(room.room).people.get());
      parts.push(count === 1 ? "1 person" : `${count} people`);
    }
    return parts.join("  ");
  }

  #emptyText(room: RoomState | undefined): string {
    const online = this.#client.connection.get().status === "online";
    if (!room) return online ? "You are in no room: /join general" : "";
    if (isLoaded(this.#client.room(room.room).timeline.get())) return "Nothing was said here yet.";
    return online
      ? `Loading${this.#theme.glyphs.ellipsis}`
      : "What you write is sent when the server is back.";
  }

  #room(): RoomState | undefined {
    const { active } = this.#view();
    return active === undefined ? undefined : this.#client.rooms.get().get(active);
  }

  #placeCursor(): void {
    const area = this.#areas.get("composer");
    if (!area) return;
    const written = composerLayout(writtenNow(this.#view()), area.width);
    const y = area.y + written.cursor.y - firstShown(written, area.height);
    this.#screen.setCursor(Math.min(area.x + written.cursor.x, area.x + area.width - 1), y);
  }
}
