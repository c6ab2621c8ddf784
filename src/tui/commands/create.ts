import { isFailure } from "../../client/index.ts";
import { type BoardSize, boardLimits } from "../../protocol/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";
import { split } from "./people.ts";

const { leastSide, mostSide } = boardLimits;

export const create: Command = {
  name: "create",
  usage: "/create ROOM [640x400] [TOPIC]",
  help: "make a room, which you own, with a board of this size",
  async run(argument, { client, show }) {
    const [name, more] = split(argument);
    if (name === "") return failed(`Like this: ${this.usage}`);
    const [first, rest] = split(more);
    const board = sizeIn(first);
    if (board && !isBoard(board)) return failed(`A board has ${leastSide} to ${mostSide} pixels a side.`);
    const created = await client.create(name, board ? rest : more, board);
    if (isFailure(created)) return failed(created.message);
    show(created.room);
    return undefined;
  },
};

/** A word like `640x400`. */
function sizeIn(word: string): BoardSize | undefined {
  const [, width, height] = /^(\d+)x(\d+)$/i.exec(word) ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : undefined;
}

function isBoard({ width, height }: BoardSize): boolean {
  return [width, height].every(side => side >= leastSide && side <= mostSide);
}
