import type { CommandModule } from "yargs";
import { boardPixels, type Client } from "../../client/index.ts";
import { pictureOf, printableLine } from "../../protocol/index.ts";
import { exporterFor, formatNames } from "../../tui/board/export/formats.ts";
import { save, taken } from "../../tui/board/export/save.ts";
import { type BoardEntry, boardDeed } from "../../tui/board/history.ts";
import { type Account, asked, connected } from "../connect.ts";
import { dateTime } from "../dates.ts";
import { Exit, exit } from "../exit.ts";
import { joinedRoom } from "../goal.ts";
import { checkedRoom } from "../names.ts";
import { limitOption } from "../number.ts";
import { accountOptions, jsonOption, roomOption } from "../options.ts";
import { behind, inPages, newest } from "../pages.ts";
import { finish } from "../program.ts";
import { failureExit } from "../refused.ts";
import { printList } from "../say.ts";
import { sendAll } from "./send.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly export?: string | undefined;
  readonly share?: string | undefined;
  readonly force: boolean;
  readonly history: boolean;
  readonly limit: number;
  readonly json: boolean;
}

export const draw: CommandModule<object, Arguments> = {
  command: "draw [room]",
  describe: "save or share the picture on a room's board, or list who drew what on it",
  builder: yargs =>
    yargs.positional("room", roomOption).options({
      export: { type: "string", describe: `save it in this file: ${formatNames.join(", ")}` },
      share: { type: "string", describe: "share it, with this text or without any" },
      force: { type: "boolean", default: false, describe: "replace the file if there is one" },
      history: {
        type: "boolean",
        default: false,
        describe: "who drew, undid and cleared what, newest first",
      },
      limit: { ...limitOption, describe: "how much of that" },
      json: jsonOption,
      ...accountOptions,
    }),
  handler: finish(
    async ({ room: given, export: file, share: text, force, history, limit, json, ...account }) => {
      const name = checkedRoom(given);
      if ([file !== undefined, text !== undefined, history].filter(Boolean).length !== 1) {
        throw new Exit(
          exit.usage,
          "Say what to do: chat draw ROOM --export FILE, --share [TEXT] or --history.",
        );
      }
      if (history) return connected(account, client => printHistory(client, name, limit, json));
      const encode = file === undefined ? undefined : encoderFor(file);
      await connected(account, async client => {
        const { room } = await joinedRoom(client, name);
        const board = client.board(room);
        const failure = await board.load();
        if (failure) throw failureExit(failure);
        const state = board.state.get();
        const canvas = { ...state.size, pixels: boardPixels(state) };
        if (file !== undefined && encode) return saved(file, await encode(canvas), force);
        const picture = pictureOf(canvas);
        if (!picture) throw new Exit(exit.failed, `Nothing is drawn on the board of #${name}.`);
        await sendAll(client, room, [text ?? ""], { picture });
      });
    },
  ),
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

async function printHistory(client: Client, name: string, most: number, json: boolean): Promise<void> {
  const { room } = await joinedRoom(client, name);
  const pages = inPages(
    newest,
    async (place, limit) => {
      const { entries, more } = await asked(client, "boardHistory", { room, limit, ...place });
      return behind({ items: entries, more }, ({ mark }) => ({ before: mark }));
    },
    most,
  );
  for await (const entries of pages) printList(entries, json, historyLine);
}

function historyLine(entry: BoardEntry): string {
  return `${dateTime(entry.at)}  ${entry.name}  ${boardDeed(entry)}`;
}
