import type { CommandModule } from "yargs";
import {
  type Answer,
  type AuditEntry,
  type BanInfo,
  limits,
  printableJson,
  type ReportInfo,
} from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { exit } from "../exit.ts";
import { atLeast, daysOption } from "../number.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { finish } from "../program.ts";
import { print } from "../say.ts";

/** What is the owner's and the admins': who may be on the server, and what was done by the power of a role. */
export const admin: CommandModule = {
  command: "admin",
  describe: "for the server's owner and admins: roles, bans, reports, the audit log",
  builder: yargs =>
    yargs
      .command(role)
      .command(ban)
      .command(unban)
      .command(bans)
      .command(reports)
      .command(settle)
      .command(audit)
      .demandCommand(1, "Say what to do: role, ban, unban, bans, reports, settle or audit"),
  handler: () => {},
};

interface Whom extends Account {
  readonly who: string;
}
interface Listing extends Account {
  readonly json: boolean;
}

const whoOption = {
  type: "string",
  demandOption: true,
  describe: "a name, or an address or network",
} as const;
const listOptions = { json: jsonOption, ...accountOptions };
const day = 24 * 60 * 60_000;

const role: CommandModule<object, Account & { name: string; role: "owner" | "admin" | "member" }> = {
  command: "role <name> <role>",
  describe: "give somebody a role on the server",
  builder: yargs =>
    yargs
      .positional("name", { type: "string", demandOption: true })
      .positional("role", { choices: ["owner", "admin", "member"] as const, demandOption: true })
      .options(accountOptions),
  handler: finish(async ({ name, role: wanted, ...account }) => {
    await connected(account, client => asked(client, "setRole", { name, role: wanted }));
    return exit.done;
  }),
};

const ban: CommandModule<object, Whom & { days?: number | undefined; reason: string }> = {
  command: "ban <who>",
  describe: "keep an account, or an address, off the server",
  builder: yargs =>
    yargs
      .positional("who", whoOption)
      .options({
        days: { ...daysOption, describe: "for so many days; otherwise for ever" },
        reason: { type: "string", default: "", describe: "why; they are told" },
        ...accountOptions,
      })
      .example("$0 admin ban eve --days 7 --reason spam", "")
      .example("$0 admin ban 192.0.2.0/24", "everybody from there, but admins"),
  handler: finish(async ({ who, days, reason, ...account }) => {
    const until = days === undefined ? {} : { until: Math.round(Date.now() + days * day) };
    const why = reason === "" ? {} : { reason };
    await connected(account, client => asked(client, "ban", { ...meant(who), ...until, ...why }));
    return exit.done;
  }),
};

const unban: CommandModule<object, Whom> = {
  command: "unban <who>",
  describe: "lift a ban",
  builder: yargs => yargs.positional("who", whoOption).options(accountOptions),
  handler: finish(async ({ who, ...account }) => {
    await connected(account, client => asked(client, "unban", meant(who)));
    return exit.done;
  }),
};

const bans: CommandModule<object, Listing> = {
  command: "bans",
  describe: "list who is banned from the server",
  builder: yargs => yargs.options(listOptions),
  handler: finish(async ({ json, ...account }) => {
    await connected(account, async client => {
      for (let after = 0, more = true; more; ) {
        const page = await asked(client, "bans", { after });
        for (const one of page.bans) print(json ? printableJson(one) : banLine(one));
        more = page.more;
        after = page.bans.at(-1)?.ban ?? 0;
      }
    });
    return exit.done;
  }),
};

const reports: CommandModule<object, Listing> = {
  command: "reports",
  describe: "list the messages that were reported, the newest first",
  builder: yargs => yargs.options(listOptions),
  handler: finish(async ({ json, ...account }) => {
    await connected(account, async client => {
      let place: { before?: number } = {};
      for (let more = true; more; ) {
        const page: Answer<"reports"> = await asked(client, "reports", place);
        for (const one of page.reports) print(json ? printableJson(one) : reportLine(one));
        more = page.more;
        place = { before: page.reports.at(-1)?.report ?? 0 };
      }
    });
    return exit.done;
  }),
};

const settle: CommandModule<object, Account & { report: number }> = {
  command: "settle <report>",
  describe: "take a report off the list, and all others of the same message: it was seen to",
  builder: yargs =>
    yargs
      .positional("report", {
        type: "number",
        coerce: atLeast(1, "The number of a report"),
        demandOption: true,
        describe: "its number in chat admin reports",
      })
      .options(accountOptions),
  handler: finish(async ({ report, ...account }) => {
    await connected(account, client => asked(client, "settle", { report }));
    return exit.done;
  }),
};

const audit: CommandModule<object, Listing & { limit: number }> = {
  command: "audit",
  describe: "list what was done by the power of a role, the newest first",
  builder: yargs =>
    yargs.options({
      limit: { type: "number", coerce: atLeast(1, "--limit"), default: 50, describe: "how many entries" },
      ...listOptions,
    }),
  handler: finish(async ({ json, limit, ...account }) => {
    await connected(account, async client => {
      let left = limit;
      let place: { before?: number } = {};
      while (left > 0) {
        const page: Answer<"audit"> = await asked(client, "audit", {
          ...place,
          limit: Math.min(left, limits.page),
        });
        for (const one of page.entries) print(json ? printableJson(one) : auditLine(one));
        left = page.more ? left - page.entries.length : 0;
        place = { before: page.entries.at(-1)?.entry ?? 0 };
      }
    });
    return exit.done;
  }),
};

/** Addresses and networks are told from names by what no name holds, or by being nothing but digits and dots. */
function meant(who: string): { name: string } | { address: string } {
  return /[:/]/.test(who) || /^[\d.]+$/.test(who) ? { address: who } : { name: who.replace(/^@/, "") };
}

function banLine({ name, address, byName, reason, at, until }: BanInfo): string {
  const end = until === undefined ? "for ever" : `until ${time(until)}`;
  return `${time(at)}  ${name ?? address}  ${end}  by ${byName}${reason === "" ? "" : `: ${reason}`}`;
}

function reportLine({ report, at, byName, name, roomName, reason, text }: ReportInfo): string {
  return `${report}  ${time(at)}  ${byName} reports ${name} in #${roomName}${reason === "" ? "" : ` (${reason})`}: ${text}`;
}

function auditLine({ at, byName = "the server", action, subject, detail }: AuditEntry): string {
  return `${time(at)}  ${byName}  ${action}  ${subject}${detail === "" ? "" : `  ${detail}`}`;
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
