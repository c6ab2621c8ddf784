import { boardPixels } from "../../client/index.ts";
import { exporterFor, formatNames } from "../board/export/formats.ts";
import { save } from "../board/export/save.ts";
import { type Command, type Desk, failed, type Said } from "./command.ts";
import { split } from "./people.ts";

export const draw: Command = {
  name: "draw",
  usage: "/draw, /draw export FILE",
  help: "the board of this room; or what is on it, as a file",
  run(argument, desk) {
    if (argument === "") {
      desk.openBoard();
      return undefined;
    }
    const [what, file] = split(argument);
    return what === "export" && file !== "" ? exported(file, desk) : failed(`Like this: ${this.usage}`);
  },
};

/** A file that is there is not overwritten. */
async function exported(file: string, { client, room }: Desk): Promise<Said> {
  const encode = exporterFor(file);
  if (!encode) return failed(`The name says what it is to be: ${formatNames.join(", ")}.`);
  if (!room) return failed("You are in no room.");
  const board = client.board(room.room);
  const isOpen = board.state.get().loaded;
  const failure = await board.open();
  if (failure) return failed(failure.message);
  const state = board.state.get();
  if (!isOpen) board.close();
  const why = await save(file, await encode({ ...state.size, pixels: boardPixels(state) }), false);
  return why
    ? failed(`${file} was not written: ${why}.`)
    : { text: `The board is in ${file}.`, error: false };
}
