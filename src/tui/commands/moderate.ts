import { isFailure } from "../../client/index.ts";
import type { RequestBody } from "../../protocol/index.ts";
import { type Command, type Desk, failed, type Said } from "./command.ts";
import { somebodyHere, split, terms } from "./people.ts";

export const kick: Command = {
  name: "kick",
  usage: "/kick NAME [WHY]",
  help: "take somebody out of this room",
  async run(argument, desk) {
    const [name, reason] = split(argument);
    const here = somebodyHere(desk, name, this.usage);
    if ("said" in here) return here.said;
    const why = reason === "" ? {} : { reason };
    const { room, person } = here;
    return told(desk, "kick", { room, user: person.user, ...why }, `${person.name} is out.`);
  },
};

export const mute: Command = {
  name: "mute",
  usage: "/mute NAME [10m|2h|1d] [WHY]",
  help: "let somebody read and say nothing",
  async run(argument, desk) {
    const [name, rest] = split(argument);
    const here = somebodyHere(desk, name, this.usage);
    if ("said" in here) return here.said;
    const { room, person } = here;
    const body = { room, user: person.user, ...terms(rest, desk.now()) };
    return told(desk, "mute", body, `${person.name} is muted.`);
  },
};

export const unmute: Command = {
  name: "unmute",
  usage: "/unmute NAME",
  help: "let them speak again",
  async run(argument, desk) {
    const here = somebodyHere(desk, split(argument)[0], this.usage);
    if ("said" in here) return here.said;
    const { room, person } = here;
    return told(desk, "unmute", { room, user: person.user }, `${person.name} may speak.`);
  },
};

export const ban: Command = {
  name: "ban",
  usage: "/ban NAME [10m|2h|1d] [WHY]",
  help: "keep somebody out of this room, whether or not they are in it",
  async run(argument, desk) {
    const [name, rest] = split(argument);
    if (!desk.room || name === "") return failed(`Say whom: ${this.usage}`);
    const body = { room: desk.room.room, name: name.replace(/^@/, ""), ...terms(rest, desk.now()) };
    return told(desk, "ban", body, `${name} is banned from #${desk.room.name}.`);
  },
};

export const unban: Command = {
  name: "unban",
  usage: "/unban NAME",
  help: "let them come back",
  async run(argument, desk) {
    const [name] = split(argument);
    if (!desk.room || name === "") return failed(`Say whom: ${this.usage}`);
    const body = { room: desk.room.room, name: name.replace(/^@/, "") };
    return told(desk, "unban", body, `${name} may come back.`);
  },
};

export const report: Command = {
  name: "report",
  usage: "/report NAME [WHY]",
  help: "show the last message of somebody to those who keep order",
  async run(argument, desk) {
    const [name, reason] = split(argument);
    const here = somebodyHere(desk, name, this.usage);
    if ("said" in here) return here.said;
    const { room, person } = here;
    const { messages } = desk.client.room(room).timeline.get();
    const last = messages.findLast(message => message.user === person.user);
    if (!last) return failed(`${person.name} has said nothing that is loaded here.`);
    const why = reason === "" ? {} : { reason };
    return told(desk, "report", { room, seq: last.seq, ...why }, "It is reported.");
  },
};

type Verb = "kick" | "mute" | "unmute" | "ban" | "unban" | "report";

async function told<T extends Verb>(
  { client }: Desk,
  verb: T,
  body: RequestBody<T>,
  done: string,
): Promise<Said> {
  const outcome = await client.request(verb, body);
  return isFailure(outcome) ? failed(outcome.message) : { text: done, error: false };
}
