import type { CommandModule } from "yargs";
import { boardPixels } from "../../client/index.ts";
import { printableLine } from "../../protocol/index.ts";
import { exporterFor, formatNames } from "../../tui/board/export/formats.ts";
import { save, taken } from "../../tui/board/export/save.ts";
import { type Account, connected, failureExit, joinedRoom } from "../connect.ts";
import { Exit, exit } from "../exit.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, roomOption } from "../options.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly export: string;
  readonly force: boolean;
}

export const draw: CommandModule<object, Arguments> = {
  command: "draw [room]",
  describe: "save the picture on a room's board",
  builder: yargs =>
    yargs.positional("room", roomOption).options({
      export: { type: "string", demandOption: true, describe: `to this file: ${formatNames.join(", ")}` },
      force: { type: "boolean", default: false, describe: "replace the file if there is one" },
      ...accountOptions,
    }),
  handler: finish(async ({ room: given, export: file, force, ...account }) => {
    const name = checkedRoom(given);
    const asked = printableLine(file);
    const exporter = exporterFor(file);
    if (!exporter) {
      throw new Exit(exit.usage, `"${asked}" is not the name of a picture: ${formatNames.join(", ")}.`);
    }
    await connected(account, async client => {
      const { room } = await joinedRoom(client, name);
      const board = client.board(room);
      const failure = await board.open();
      if (failure) throw failureExit(failure);
      const state = board.state.get();
      const bytes = await exporter({ ...state.size, pixels: boardPixels(state) });
      const why = await save(file, bytes, force);
      if (why === undefined) return;
      const way = why === taken ? "; --force replaces it" : "";
      throw new Exit(exit.failed, `The picture is not saved in "${asked}": ${why}${way}.`);
    });
  }),
};
