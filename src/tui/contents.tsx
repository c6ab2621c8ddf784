import type { ReactElement } from "react";
import { type Client, noPeople, type RoomState } from "../client/index.ts";
import { Easel } from "./board/easel.ts";
import { wholePicture } from "./board/picture-rows.ts";
import type { View as BoardArea } from "./board/view.ts";
import { chosenKey } from "./chosen.ts";
import { deskOf } from "./desk.ts";
import { hintOf, listTitle, purposeOf } from "./doing.ts";
import type { Drawing } from "./drawing.ts";
import { emojiOffered } from "./emoji/offered.ts";
import type * as InkPanes from "./ink/panes.ts";
import type { Keymap } from "./keys/keymap.ts";
import type { PaneName } from "./layout.ts";
import { filterIn, shownFrames } from "./log/shown.ts";
import { Pages } from "./pages.ts";
import { BoardHistoryPane, boardHistoryRows } from "./panes/board-history.tsx";
import { Composer, composerLayout } from "./panes/composer.tsx";
import { EmojiPicker } from "./panes/emoji.tsx";
import { helpRows } from "./panes/help.ts";
import { infoRows } from "./panes/info.ts";
import { MessageListPane, shownFrom, titleRows } from "./panes/list.tsx";
import { Log } from "./panes/log.tsx";
import { Members, memberAt, membersScroll } from "./panes/members.tsx";
import { Messages } from "./panes/messages.tsx";
import { Rows } from "./panes/pane.tsx";
import { Rooms, roomLines, roomsScroll } from "./panes/rooms.tsx";
import { rowsOfNotice, Status } from "./panes/status.tsx";
import { Switcher } from "./panes/switcher.tsx";
import { Title } from "./panes/title.tsx";
import type { Picker } from "./question.ts";
import { type Hit, Reading } from "./reading.ts";
import { wantedIn } from "./room-order.ts";
import type { Times } from "./rows/dates.ts";
import type { Size as ScreenSize } from "./screen/terminal.ts";
import { shownIn } from "./shown.ts";
import { targetsFor } from "./switcher/offered.ts";
import type { Theme } from "./theme/theme.ts";
import { asideOf, belowIn, typistsIn, whyEmpty, whyNotAll, whyUnseen } from "./told.ts";
import { anchorIn, inNormalMode, labelsIn, type View, writtenNow } from "./view.ts";

/** What in a pane one can open, choose or move. */
export interface Thing {
  readonly room?: number;
  readonly person?: string;
  readonly hit?: Hit | undefined;
  /** The edge of this side pane. */
  readonly edge?: "rooms" | "members";
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ContentsOptions {
  readonly client: Client;
  readonly view: () => View;
  readonly keymap: Keymap;
  readonly theme: Theme;
  readonly times: Times;
  readonly now: () => number;
}

/** A pane's rows; or what Ink makes of it, once that is loaded. */
export type Content = ReactElement | ((ink: typeof InkPanes) => ReactElement);

/** What each pane shows of the state, in the space that it has. */
export class Contents {
  readonly #client: Client;
  readonly #view: () => View;
  readonly #keymap: Keymap;
  #theme: Theme;
  readonly #times: Times;
  readonly #now: () => number;
  readonly #pages: Pages;
  /** The board that is seen, as it was drawn. */
  #easels: { readonly room: number | undefined; readonly easel: Easel } | undefined;

  constructor(options: ContentsOptions) {
    this.#client = options.client;
    this.#view = options.view;
    this.#keymap = options.keymap;
    this.#theme = options.theme;
    this.#times = options.times;
    this.#now = options.now;
    this.#pages = new Pages(options);
  }

  /** Another theme: nothing that was laid out is of use. */
  wear(theme: Theme): void {
    this.#theme = theme;
    this.#pages.wear(theme);
  }

  /** `shows`: which panes there are besides. */
  of(pane: PaneName, size: Size, shows: (pane: PaneName) => boolean): Content {
    const { width, height } = size;
    const client = this.#client;
    const view = this.#view();
    const room = this.#room();
    const shared = { theme: this.#theme, width, height };
    const live = room && client.room(room.room);
    switch (pane) {
      case "title":
        return <Title {...shared} room={room} aside={asideOf(client, room, shows, this.#theme.glyphs)} />;
      case "rooms":
        return <Rooms {...shared} {...this.#listing()} />;
      case "members":
        return (
          <Members
            {...shared}
            people={live?.people.get() ?? noPeople}
            now={this.#now()}
            scrolled={view.scrolled.members}
          />
        );
      case "themes":
        return ({ Themes }) => <Themes {...shared} choice={view.themes ?? { names: [], at: 0 }} />;
      case "messages":
        return this.#middle(size);
      case "status":
        return (
          <Status
            {...shared}
            keymap={this.#keymap}
            connection={client.connection.get()}
            typing={typistsIn(client, room)}
            people={live?.people.get() ?? noPeople}
            waiting={client.waiting.get().length}
            notice={view.notice}
            purpose={purposeOf(view, this.#keymap, this.#theme)}
            hint={hintOf(view, this.#keymap)}
            below={belowIn(client, view, room)}
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

  /** In how many rows of its own something is told. */
  told(size: ScreenSize): number {
    const view = this.#view();
    return rowsOfNotice(view, purposeOf(view, this.#keymap, this.#theme), size);
  }

  /** The conversation, or what is in its place. */
  #middle(size: Size): Content {
    const view = this.#view();
    const shared = { ...this.#look(), keymap: this.#keymap, ...size };
    const shown = shownIn(view);
    switch (shown.what) {
      case "picker":
        return this.#picker(shown.question, size);
      case "help": {
        const { first, history } = shown.help;
        if (history) return <BoardHistoryPane {...shared} first={first} history={history} />;
        return ({ Help }) => <Help {...shared} first={first} />;
      }
      case "info":
        return ({ Info }) => <Info {...shared} info={shown.info} />;
      case "picture": {
        const { picture, fine } = shown.picture;
        return <Rows rows={wholePicture(picture, fine, size, this.#theme.can) ?? []} />;
      }
      case "log": {
        const { paused, unfolded } = shown.log;
        const how = { filter: filterIn(view), paused: paused !== undefined, unfolded };
        return <Log {...shared} {...how} shown={shownFrames(view)} />;
      }
      case "board":
        return this.#drawn(shown.drawing, size);
      default:
        return this.#read(size);
    }
  }

  /** What there is to choose from. */
  #picker(question: Picker, size: Size): ReactElement {
    const shared = { theme: this.#theme, ...size, at: question.at };
    const view = this.#view();
    if (question.what === "switch") {
      return <Switcher {...shared} targets={targetsFor(this.#client, view, question)} />;
    }
    const emoji = emojiOffered(question.draft.text, view.usedEmoji);
    return <EmojiPicker {...shared} emoji={emoji} numbered={question.draft.text === ""} />;
  }

  #drawn(drawing: Drawing, size: Size): ReactElement {
    const room = this.#room();
    if (!room) return this.#read(size);
    const state = this.#client.board(room.room).state.get();
    const word = whyUnseen(this.#client, state, this.#theme.glyphs);
    return <Rows rows={this.#easel().rows(state, drawing, size, word)} />;
  }

  /** A list of messages, or else the conversation in the active room. */
  #read(size: Size): ReactElement {
    const client = this.#client;
    const view = this.#view();
    const room = this.#room();
    const preferences = client.preferences.get();
    const reading = this.reading(size);
    const window = reading?.window(
      anchorIn(view, reading),
      chosenKey(view, preferences),
      view.revealed,
      labelsIn(view),
    );
    const shared = { theme: this.#theme, ...size };
    const { list } = view;
    if (list && window) {
      const title = listTitle(list, preferences, this.#theme);
      return <MessageListPane {...shared} title={title} window={window} state={list.listing.state.get()} />;
    }
    const { glyphs } = this.#theme;
    return (
      <Messages
        {...shared}
        window={window ?? { rows: Array<string>(size.height).fill("") }}
        above={whyNotAll(client, room, glyphs)}
        empty={whyEmpty(client, room, glyphs, this.#keymap)}
      />
    );
  }

  #listing() {
    const client = this.#client;
    const view = this.#view();
    const wanted = wantedIn(deskOf(view).draft.text);
    const { order } = client.preferences.get();
    return { rooms: client.rooms.get(), active: view.active, order, wanted, scrolled: view.scrolled.rooms };
  }

  #room(): RoomState | undefined {
    const { active } = this.#view();
    return active === undefined ? undefined : this.#client.rooms.get().get(active);
  }

  /** What is read: a list of messages, or else the conversation in the active room. */
  reading({ width, height }: Size): Reading | undefined {
    const { list } = this.#view();
    const room = this.#room();
    if (list) {
      const size = { width, height: Math.max(1, height - titleRows) };
      return new Reading(this.#pages.list(list), size, this.#theme);
    }
    return room && new Reading(this.#pages.conversation(room.room), { width, height }, this.#theme);
  }

  /** What one can open, choose or move at this cell of a pane. */
  at(pane: PaneName, size: Size, { x, y }: { x: number; y: number }): Thing {
    const view = this.#view();
    const room = this.#room();
    if (pane === "rooms") {
      if (x === size.width - 1) return { edge: "rooms" };
      const line = roomLines(this.#listing(), size.height)[y];
      return typeof line === "object" ? { room: line.room } : {};
    }
    if (pane === "members" && room) {
      if (x === 0) return { edge: "members" };
      const people = this.#client.room(room.room).people.get();
      const person = memberAt(people, size.height, view.scrolled.members, y);
      return person && person.user !== this.#client.me.get()?.user ? { person: person.name } : {};
    }
    const { what } = shownIn(view);
    if (pane !== "messages" || (what !== "list" && what !== "nothing")) return {};
    const reading = this.reading(size);
    if (what === "nothing") return { hit: reading?.at(deskOf(view).anchor, { x, y }) };
    const anchor = reading && anchorIn(view, reading);
    const above = reading ? shownFrom(reading.window(anchor)) : 0;
    return y < titleRows ? {} : { hit: reading?.at(anchor, { x, y: y - titleRows + above }) };
  }

  /** Which pixels of the board are where. */
  board(size: Size): BoardArea | undefined {
    const { drawing } = this.#view();
    const room = this.#room();
    return drawing && room && this.#easel().view(this.#client.board(room.room).state.get(), drawing, size);
  }

  #easel(): Easel {
    const { active } = this.#view();
    if (this.#easels?.room !== active) this.#easels = { room: active, easel: new Easel(this.#theme.can) };
    return (this.#easels as { easel: Easel }).easel;
  }

  /** How far a side pane can be scrolled from where it would be. */
  scroll(pane: "rooms" | "members", { height }: Size): { up: number; down: number } {
    if (pane === "rooms") return roomsScroll(this.#listing(), height);
    const room = this.#room();
    return { up: 0, down: room ? membersScroll(this.#client.room(room.room).people.get(), height) : 0 };
  }

  /** How many rows the help has, or what is in its place, and how many of them are seen. */
  help({ width, height }: Size): { rows: number; height: number } {
    const history = this.#view().help?.history;
    if (history) return { rows: boardHistoryRows(history, this.#look(), width).length, height };
    return { rows: helpRows(this.#keymap, this.#theme, width - 2).length, height };
  }

  /** The same of what is known of a message. */
  info({ width, height }: Size): { rows: number; height: number } {
    const { info } = this.#view();
    return { rows: info ? infoRows(info, this.#look(), width).length : 0, height };
  }

  #look() {
    return { now: this.#now(), times: this.#times, theme: this.#theme };
  }
}
