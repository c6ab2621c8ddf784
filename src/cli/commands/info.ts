import type { CommandModule } from "yargs";
import { reactedBy } from "../../client/index.ts";
import type { AnswerBody } from "../../protocol/index.ts";
import { type Account, asked } from "../connect.ts";
import { dateTime } from "../dates.ts";
import { linkTo, withMessage } from "../links.ts";
import { accountOptions, jsonOption, linkPositional } from "../options.ts";
import { columns, plainLine } from "../plain-line.ts";
import { finish } from "../program.ts";
import { print, printJson } from "../say.ts";

interface Arguments extends Account {
  readonly message: string;
  readonly json: boolean;
}

type Info = AnswerBody<"info">;

export const info: CommandModule<object, Arguments> = {
  command: "info <message>",
  describe: "print all that is known of a message: reactions, who received and read it, what it said before",
  builder: yargs =>
    yargs.positional("message", linkPositional).options({ json: jsonOption, ...accountOptions }),
  handler: finish(({ message: link, json, ...account }) =>
    withMessage(account, link, async (client, place) => {
      const { type: _, re: _re, ...known } = await asked(client, "info", place);
      if (json) return printJson(known);
      process.stdout.write(plainLine(known.message, columns(), linkTo(client, place)));
      for (const line of infoLines(known)) print(line);
    }),
  ),
};

/** What there is to say of a message besides the message. */
export function infoLines({ message, reactions, receipts, earlier }: Info): string[] {
  const { edited, deleted, pinned, replies } = message;
  const read = receipts.filter(one => one.read);
  const delivered = receipts.filter(one => one.delivered && !one.read);
  const when = (at: number | undefined) => (at === undefined ? "" : ` ${dateTime(at)}`);
  return [
    `sent ${dateTime(message.at)}`,
    ...(edited === undefined ? [] : [`edited ${dateTime(edited)}`]),
    ...earlier.map(({ text, at }) => `${dateTime(at)} it said: ${text}`),
    ...(deleted ? [`deleted by ${deleted.name} ${dateTime(deleted.at)}`] : []),
    ...(pinned ? [`pinned by ${pinned.name} ${dateTime(pinned.at)}`] : []),
    ...(replies ? [`answers: ${replies.count}`] : []),
    ...reactions.map(one => `${one.emoji} ${reactedBy(one, message)}`),
    ...read.map(({ name, readAt }) => `read by ${name}${when(readAt)}`),
    ...delivered.map(({ name, deliveredAt }) => `received by ${name}${when(deliveredAt)}`),
  ];
}
