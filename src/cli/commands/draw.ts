import type { CommandModule } from "yargs";
import { boardPixels } from "../../client/index.ts";
import { pictureOf, printableLine } from "../../protocol/index.ts";
import { exporterFor, formatNames } from "../../tui/board/export/formats.ts";
import { save, taken } from "../../tui/board/export/save.ts";
import { type Account, connected, failureExit, joinedRoom } from "../connect.ts";
import { Exit, exit } from "../exit.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, roomOption } from "../options.ts";
import { finish } from "../program.ts";
import { sendAll } from "./send.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly export?: string | undefined;
  readonly share?: string | undefined;
  readonly force: boolean;
}

export const draw: CommandModule<object, Arguments> = {
  command: "draw [room]",
  describe: "save the picture on a room's board, or share it in the conversation",
  builder: yargs =>
    yargs.positional("room", roomOption).options({
      export: { type: "string", describe: `save it in this file: ${formatNames.join(", ")}` },
      share: { type: "string", describe: "share it, with this text or without any" },
      force: { type: "boolean", default: false, describe: "replace the file if there is one" },
      ...accountOptions,
    }),
  handler: finish(async ({ room: given, export: file, share: text, force, ...account }) => {
    const name = checkedRoom(given);
    if ((file === undefined) === (text === undefined)) {
      throw new Exit(
        exit.usage,
        "Say where to: chat draw ROOM --export FILE, or chat draw ROOM --share [TEXT].",
      );
    }
    const encode = file === undefined ? undefined : encoderFor(file);
    await connected(account, async client => {
      const { room } = await joinedRoom(client, name);
      const board = client.board(room);
      const failure = await board.open();
      if (failure) throw failureExit(failure);
      const state = board.state.get();
      const canvas = { ...state.size, pixels: boardPixels(state) };
      if (file !== undefined && encode) return saved(file, await encode(canvas), force);
      const picture = pictureOf(canvas);
      if (!picture) throw new Exit(exit.failed, `Nothing is drawn on the board of #${name}.`);
      await sendAll(client, room, [text ?? ""], { picture });
    });
  }),
};

function encoderFor(file: string): NonNullable<ReturnType<typeof exporterFor>> {
  const encode = exporterFor(file);
  if (encode) return encode;
  const names = formatNames.join(", ");
  throw new Exit(exit.usage, `"${printableLine(file)}" is not the name of a picture: ${names}.`);
}

async function saved(file: string, bytes: Parameters<typeof save>[1], force: boolean): Promise<void> {
  const why = await save(file, bytes, force);
  if (why === undefined) return;
  const way = why === taken ? "; --force replaces it" : "";
  throw new Exit(exit.failed, `The picture is not saved in "${printableLine(file)}": ${why}${way}.`);
}
