import { errors, roomName, userName } from "../protocol/index.ts";
import { Exit, exit } from "./exit.ts";

/** What was given on the command line, as what it must be; anything else ends the program with a sentence. */
export function checkedUser(input: string): string {
  const name = userName(input);
  if (name === undefined)
    throw new Exit(exit.usage, `${JSON.stringify(input)} is not a name. ${errors.bad_name.message}`);
  return name;
}

/** Several, each by itself or with commas between them; people may write them with their `@`. */
export function checkedUsers(inputs: readonly string[]): string[] {
  return inputs.flatMap(input => input.split(",")).map(name => checkedUser(name.trim().replace(/^@/, "")));
}

export function checkedRoom(input: string): string {
  const name = roomName(input);
  if (name === undefined) {
    throw new Exit(
      exit.usage,
      `${JSON.stringify(input)} is not a room's name. ${errors.bad_room_name.message}`,
    );
  }
  return name;
}

export function checkedAddress(input: string): string {
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (!url || !["ws:", "wss:"].includes(url.protocol) || url.hostname === "") {
    throw new Exit(
      exit.usage,
      `${JSON.stringify(input)} is not a server's address. One looks like this: ws://127.0.0.1:7788`,
    );
  }
  if (url.username || url.password) {
    throw new Exit(
      exit.usage,
      "A server's address holds no name and no password. Give the name with --user.",
    );
  }
  return `${url.protocol}//${url.host}`;
}
