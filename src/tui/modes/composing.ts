import { isFailure, type Manner } from "../../client/index.ts";
import { limits, maySay, utf8Length } from "../../protocol/index.ts";
import type { Command, Reach } from "../commands/command.ts";
import { me } from "../commands/me.ts";
import { readLine } from "../commands/table.ts";
import { completions } from "../completion/completions.ts";
import { sourcesIn } from "../completion/sources.ts";
import { deeds } from "../deeds/table.ts";
import {
  type Aim,
  deskOf,
  editDone,
  editing,
  givenBack,
  inRoom,
  replyTo,
  said,
  sent,
  unaimed,
  withDesk,
  withDraft,
  written,
} from "../desk.ts";
import { complete } from "../keys/complete.ts";
import { type Draft, edit, emptied, emptyDraft, insert, withCut } from "../keys/edit.ts";
import { fencePasted, joinPasted, paste } from "../keys/paste.ts";
import type { Action } from "../keys/table.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { TypingNotice } from "../typing-notice.ts";
import { asking, listClosed, type View, withVi } from "../view.ts";
import { openBoardHistory } from "./board-history.ts";
import type { DrawingMode } from "./drawing.ts";
import { openEditor } from "./editing-elsewhere.ts";
import { openEmoji } from "./emoji.ts";
import type { Logging } from "./logging.ts";
import { down, lookBack, up } from "./looking-back.ts";
import { WritingAsInVi } from "./writing-as-in-vi.ts";

export const tooLong = `This is too long for one message: at most ${limits.textBytes} bytes.`;

/** What commands open. */
interface Modes {
  readonly logging: Pick<Logging, "open">;
  readonly drawing: Pick<DrawingMode, "open">;
}

/** Keys write a message, or a command. */
export class Composing {
  readonly #stage: Stage;
  readonly #modes: Modes;
  readonly #typing: TypingNotice;
  readonly #vi: WritingAsInVi;

  constructor(stage: Stage, modes: Modes) {
    this.#stage = stage;
    this.#modes = modes;
    this.#typing = new TypingNotice(stage.client, stage.clock);
    this.#vi = new WritingAsInVi(
      stage,
      draft => this.#write(draft),
      action => this.act(action),
    );
  }

  text(text: string): void {
    if (!this.#vi.text(text)) this.#write(insert(this.#draft(), text));
  }

  paste(text: string): void {
    this.#write(paste(this.#vi.pasteInto(this.#draft()), text));
  }

  act(action: Action): void {
    if (this.#vi.act(action)) return;
    this.#do(action);
    this.#vi.settle();
  }

  /** Nothing is written any more. */
  end(): void {
    this.#typing.end();
  }

  #do(action: Action): void {
    const edited = edit(this.#draft(), action);
    if (edited) return this.#write(edited);
    switch (action) {
      case "send":
        void this.#send();
        break;
      case "complete":
        this.#complete(1);
        break;
      case "complete-back":
        this.#complete(-1);
        break;
      case "join-lines":
        this.#write(joinPasted(this.#draft()));
        break;
      case "code-block":
        this.#write(fencePasted(this.#draft()));
        break;
      case "history-back":
        up(this.#stage);
        break;
      case "history-forward":
        down(this.#stage);
        break;
      case "search-sent":
        this.#stage.change(view => asking(view, { what: "sent", draft: emptyDraft, back: 0 }));
        break;
      case "emoji":
        openEmoji(this.#stage);
        break;
      case "open-editor":
        void openEditor(this.#stage);
        break;
      case "recall-back":
        lookBack(this.#stage, 1);
        break;
      case "recall-forward":
        lookBack(this.#stage, -1);
        break;
      case "escape":
        this.#escape();
        break;
      case "clear-or-quit":
        this.#clearOrQuit();
        break;
      default:
        break;
    }
  }

  /** More than one message holds is not taken: it could not be sent, and the next keys would wait for its layout. */
  #write(draft: Draft): void {
    const grows = draft.text.length > this.#draft().text.length;
    if (grows && utf8Length(draft.text) > limits.textBytes) return this.#stage.say(tooLong, true);
    this.#stage.change(view => written(view, () => draft));
    const room = this.#stage.room()?.room;
    if (room !== undefined && this.#aim()?.what !== "edit") this.#typing.written(room, draft.text);
  }

  #complete(step: 1 | -1): void {
    const { acts, client, look, view } = this.#stage;
    const draft = this.#draft();
    const completed = complete(draft, step, () => {
      const sources = sourcesIn(client, view.get().active, look.names, acts.servers.known);
      // What is edited is no command, however it begins.
      const known = this.#aim()?.what === "edit" ? { ...sources, commands: [] } : sources;
      return completions(draft.text, draft.cursor, known);
    });
    if (completed !== draft) this.#write(completed);
  }

  async #send(): Promise<void> {
    const stage = this.#stage;
    this.#vi.sent();
    const { text } = this.#draft();
    const aim = this.#aim();
    // What is edited is no command, however it begins.
    if (aim?.what === "edit") return this.#edit(aim, text);
    if (text.trim() === "") return;
    const line = readLine(text);
    if ("unknown" in line) {
      return stage.say(`There is no command /${line.unknown}; /help lists them.`, true);
    }
    const { active } = stage.view.get();
    const before = aim;
    if ("say" in line) {
      const said = await this.#say(active, line.say, text);
      return said && stage.say(said.text, said.error);
    }
    stage.change(view => withDesk(sent(view, text), desk => ({ ...desk, aim: before })));
    // Of commands only what says something is kept on disk: others may hold what is for nobody to read.
    if (line.command === me && active !== undefined) stage.client.keepSent(active, text);
    stage.say(undefined);
    const said = await this.#run(line.command, line.argument);
    if (said?.error) stage.change(view => givenBack(view, active, text));
    // What another command came to meanwhile is not taken away.
    if (said) stage.say(said.text, said.error);
  }

  async #run(command: Command, argument: string): Promise<Said> {
    try {
      return await command.run(argument, this.#reach());
    } catch (error) {
      // A disk that is full, most likely.
      return failed(`/${command.name} came to nothing: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** Says something in a room: what was `typed`, which comes back if the disk does not take it, or what a command says. */
  async #say(
    room: number | undefined,
    text: string,
    typed: string | undefined,
    manner: Manner = {},
  ): Promise<Said> {
    const stage = this.#stage;
    if (room === undefined) return failed("You are in no room.");
    if (!maySay({ text, ...manner })) return failed(tooLong);
    const view = stage.view.get();
    const { aim } = deskOf({ ...view, active: room });
    const reply = aim?.what === "reply" ? { reply: aim.message.seq } : {};
    const taken = (there: View) => (typed === undefined ? said(there) : sent(there, typed));
    stage.change(now => inRoom(now, room, taken));
    if (typed !== undefined) stage.client.keepSent(room, typed);
    stage.client.clearNew(room);
    // What took its time is said where it was begun, and one may be elsewhere by then.
    if (room === view.active) {
      stage.change(now => ({ ...now, notice: undefined, help: undefined }));
      // Who answers in a thread goes on doing so.
      if (view.list?.thread && aim?.what === "reply") stage.change(now => replyTo(now, aim.message));
      this.#typing.sent();
      stage.newest();
    }
    try {
      await stage.client.send(room, text, { ...reply, ...manner });
      return undefined;
    } catch (error) {
      // It stays with its author.
      if (typed !== undefined) stage.change(now => givenBack(now, room, typed, aim));
      const why = error instanceof Error ? error.message : error;
      return failed(`This could not be kept on disk: ${why}`);
    }
  }

  async #edit(aim: Aim, text: string): Promise<void> {
    const stage = this.#stage;
    const room = stage.room()?.room;
    if (room === undefined) return;
    const { seq } = aim.message;
    if (text === aim.message.text) return stage.change(editDone);
    if (text.trim() === "") {
      const place = { room, seq };
      return stage.change(view => asking(unaimed(view), { what: "delete", place, draft: emptyDraft }));
    }
    stage.change(editDone);
    stage.say(undefined);
    const outcome = await stage.client.request("edit", { room, seq, text });
    if (!isFailure(outcome)) return;
    stage.say(outcome.message, true);
    // What was written anew is not lost, whatever is being done by now.
    const again = (there: View) =>
      deskOf(there).aim
        ? withDraft(there, draft => withCut(draft, text))
        : withDraft(editing(there, aim.message), draft => ({ ...draft, text, cursor: text.length }));
    stage.change(view => inRoom(view, room, again));
  }

  #reach(): Reach {
    const stage = this.#stage;
    const room = stage.room();
    return {
      client: stage.client,
      room,
      now: () => stage.clock.now(),
      show: room => stage.show(room),
      openHelp: () => stage.change(view => ({ ...view, help: { first: 0 } })),
      look: stage.look,
      openLog: filter => this.#modes.logging.open(filter),
      openBoard: () => this.#modes.drawing.open(),
      openBoardHistory: () => openBoardHistory(stage),
      chooseTheme: () => stage.themes.open(),
      chooseEmoji: name => openEmoji(stage, name),
      writeAsInVi: on => stage.change(view => withVi(view, on)),
      quit: () => stage.acts.quit(),
      servers: stage.acts.servers,
      visit: name => stage.visit(name),
      say: (text, manner) => this.#say(room?.room, text, undefined, manner),
      write: text => this.#write(insert(this.#draft(), text)),
      replyTo: message => stage.change(view => replyTo(view, message)),
      act: async (action, found) => deeds[action](found, stage),
      open: (title, source) => stage.open(title, source),
      openInbox: () => stage.openInbox(),
      goTo: place => stage.goTo(place),
      goToNext: place => stage.goToNext(place),
      goToTime: (room, at) => stage.goToTime(room, at),
    };
  }

  #escape(): void {
    const stage = this.#stage;
    const draft = this.#draft();
    const before = draft.doing?.what === "pasting" && edit(draft, "undo");
    if (before) return this.#write(before);
    const { list } = stage.view.get();
    if (list) return stage.change(view => ({ ...unaimed(view), keys: "choosing" }));
    stage.change(view => ({ ...unaimed(listClosed(view)), notice: undefined }));
  }

  #clearOrQuit(): void {
    const { text } = this.#draft();
    if (this.#aim()?.what === "edit") return this.#escape();
    if (text === "") return this.#stage.acts.quit();
    this.#stage.change(view => written(view, draft => emptied(withCut(draft, draft.text))));
  }

  #draft(): Draft {
    return deskOf(this.#stage.view.get()).draft;
  }

  #aim(): Aim | undefined {
    return deskOf(this.#stage.view.get()).aim;
  }
}
