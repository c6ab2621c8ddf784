import type { Client, RoomState } from "../../client/index.ts";
import type { Look } from "../look.ts";

/** What a slash command can do. */
export interface Desk {
  readonly client: Client;
  readonly room: RoomState | undefined;
  now(): number;
  /** Goes to a room one is in. */
  show(room: number): void;
  openHelp(): void;
  readonly look: Pick<Look, "names" | "choose">;
  /** Opens the list of themes. */
  chooseTheme(): void;
  quit(): void;
}

/** One slash command: what it is called, and what it says when it is done or cannot be. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  run(argument: string, desk: Desk): Promise<Said> | Said;
}

/** A line for the person, if there is something to say. */
export type Said = { readonly text: string; readonly error: boolean } | undefined;

export function failed(text: string): Said {
  return { text, error: true };
}
