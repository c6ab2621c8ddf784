import { boardPixels } from "../../client/index.ts";
import { type Canvas, pictureOf } from "../../protocol/index.ts";
import { atHome } from "../at-home.ts";
import { exporterFor, formatNames } from "../board/export/formats.ts";
import { save } from "../board/export/save.ts";
import { failed, type Said } from "../said.ts";
import type { Command, Reach } from "./command.ts";
import { split } from "./people.ts";

export const draw: Command = {
  name: "draw",
  usage: "/draw, /draw share [TEXT], /draw export FILE, /draw history",
  help: "the board of this room; share what is on it, save it, or see who drew what",
  run(argument, reach) {
    if (argument === "") {
      reach.openBoard();
      return undefined;
    }
    const [what, rest] = split(argument);
    if (what === "share") return shared(rest, reach);
    if (argument === "history") return reach.openBoardHistory();
    return what === "export" && rest !== "" ? exported(rest, reach) : failed(`Like this: ${this.usage}`);
  },
};

export const nothingDrawn = "Nothing is drawn on the board.";

async function shared(text: string, reach: Reach): Promise<Said> {
  const board = await boardNow(reach);
  if (typeof board === "string") return failed(board);
  const picture = pictureOf(board);
  return picture ? reach.say(text, { picture }) : failed(nothingDrawn);
}

/** A file that is there is not overwritten. */
async function exported(file: string, reach: Reach): Promise<Said> {
  const encode = exporterFor(file);
  if (!encode) return failed(`The name says what it is to be: ${formatNames.join(", ")}.`);
  const board = await boardNow(reach);
  if (typeof board === "string") return failed(board);
  const why = await save(atHome(file), await encode(board), false);
  return why
    ? failed(`The board was not written: ${why} (${file}).`)
    : { text: `The board is in ${file}.`, error: false };
}

/** What is on the board of the room: without a connection, what was last known of it. Or why that cannot be told. */
async function boardNow({ client, room }: Reach): Promise<Canvas | string> {
  if (!room) return "You are in no room.";
  const board = client.board(room.room);
  const failure = await board.load();
  const state = board.state.get();
  if (failure && !(failure.code === "offline" && state.loaded)) return failure.message;
  return { ...state.size, pixels: boardPixels(state) };
}
