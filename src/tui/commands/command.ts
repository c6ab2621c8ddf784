import type { Client, Manner, RoomState, Source } from "../../client/index.ts";
import type { Found, Message } from "../../protocol/index.ts";
import type { Deeds } from "../deeds/table.ts";
import type { Look } from "../look.ts";
import type { MessagePlace } from "../message-place.ts";
import type { Said } from "../said.ts";
import type { Servers } from "../servers.ts";

/** What a slash command can reach: all that it can do. */
export interface Reach {
  readonly client: Client;
  readonly room: RoomState | undefined;
  now(): number;
  /** Goes to a room one is in. */
  show(room: number): void;
  openHelp(): void;
  readonly look: Pick<Look, "names" | "choose">;
  /** Shows what goes over the line: of it, what holds these words. */
  openLog(filter: string): void;
  /** Puts the board of the room in the place of its conversation. */
  openBoard(): void;
  /** Shows who did what on it. */
  openBoardHistory(): Promise<Said>;
  /** Opens the list of themes. */
  chooseTheme(): void;
  /** Opens the list of emoji that are called so, or of those that are used most. */
  chooseEmoji(name: string): void;
  /** Writes as in vi from now on, or no longer. */
  writeAsInVi(on: boolean): void;
  quit(): void;
  readonly servers: Pick<Servers, "here" | "known">;
  /** Goes to another server. */
  visit(name: string): Promise<Said>;
  /** Says something in the room, as if it had been typed without the command. */
  say(text: string, manner?: Manner): Promise<Said>;
  /** Puts a text into what is being written. */
  write(text: string): void;
  /** What is written next answers this message. */
  replyTo(message: Message): void;
  /** Goes to a message, with what was said around it. */
  goTo(place: MessagePlace): Promise<boolean>;
  /** Where something else has the number, goes to the next message; or to what was said at a time. */
  goToNext(place: MessagePlace): Promise<boolean>;
  goToTime(room: number, at: number): Promise<boolean>;
  /** Puts a list of messages in the place of the conversation. */
  open(title: string, source: Source): void;
  /** Puts what one has not read there. */
  openInbox(): void;
  /** Does to a message what its key does. */
  act(deed: keyof Deeds, found: Found): Promise<Said>;
}

/** One slash command: what it is called, and what it says when it is done or cannot be. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  run(argument: string, reach: Reach): Promise<Said> | Said;
}
