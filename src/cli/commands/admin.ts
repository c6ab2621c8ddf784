import type { CommandModule } from "yargs";
import type { AuditEntry, BanInfo, ReportInfo } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { dateTime, inDays } from "../dates.ts";
import { atLeast, daysOption, limitOption } from "../number.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { behind, inPages, newest } from "../pages.ts";
import { finish } from "../program.ts";
import { printList } from "../say.ts";

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
    const until = days === undefined ? {} : { until: inDays(days) };
    const why = reason === "" ? {} : { reason };
    await connected(account, client => asked(client, "ban", { ...meant(who), ...until, ...why }));
  }),
};

const unban: CommandModule<object, Whom> = {
  command: "unban <who>",
  describe: "lift a ban",
  builder: yargs => yargs.positional("who", whoOption).options(accountOptions),
  handler: finish(async ({ who, ...account }) => {
    await connected(account, client => asked(client, "unban", meant(who)));
  }),
};

const bans: CommandModule<object, Listing> = {
  command: "bans",
  describe: "list who is banned from the server",
  builder: yargs => yargs.options(listOptions),
  handler: finish(({ json, ...account }) =>
    connected(account, async client => {
      const pages = inPages({ after: 0 }, async place => {
        const { bans, more } = await asked(client, "bans", place);
        return behind({ items: bans, more }, ({ ban }) => ({ after: ban }));
      });
      for await (const bans of pages) printList(bans, json, banLine);
    }),
  ),
};

const reports: CommandModule<object, Listing> = {
  command: "reports",
  describe: "list the messages that were reported, the newest first",
  builder: yargs => yargs.options(listOptions),
  handler: finish(({ json, ...account }) =>
    connected(account, async client => {
      const pages = inPages(newest, async place => {
        const { reports, more } = await asked(client, "reports", place);
        return behind({ items: reports, more }, ({ report }) => ({ before: report }));
      });
      for await (const reports of pages) printList(reports, json, reportLine);
    }),
  ),
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
  handler: finish(({ report, ...account }) =>
    connected(account, async client => {
      await asked(client, "settle", { report });
    }),
  ),
};

const audit: CommandModule<object, Listing & { limit: number }> = {
  command: "audit",
  describe: "list what was done by the power of a role, the newest first",
  builder: yargs =>
    yargs.options({
      limit: { ...limitOption, describe: "how many entries" },
      ...listOptions,
    }),
  handler: finish(({ json, limit: most, ...account }) =>
    connected(account, async client => {
      const pages = inPages(
        newest,
        async (place, limit) => {
          const { entries, more } = await asked(client, "audit", { limit, ...place });
          return behind({ items: entries, more }, ({ entry }) => ({ before: entry }));
        },
        most,
      );
      for await (const entries of pages) printList(entries, json, auditLine);
    }),
  ),
};

/** Addresses and networks are told from names by what no name holds, or by being nothing but digits and dots. */
function meant(who: string): { name: string } | { address: string } {
  return /[:/]/.test(who) || /^[\d.]+$/.test(who) ? { address: who } : { name: who.replace(/^@/, "") };
}

function banLine({ name, address, byName, reason, at, until }: BanInfo): string {
  const end = until === undefined ? "for ever" : `until ${dateTime(until)}`;
  return `${dateTime(at)}  ${name ?? address}  ${end}  by ${byName}${reason === "" ? "" : `: ${reason}`}`;
}

function reportLine({ report, at, byName, name, roomName, reason, text }: ReportInfo): string {
  return `${report}  ${dateTime(at)}  ${byName} reports ${name} in #${roomName}${reason === "" ? "" : ` (${reason})`}: ${text}`;
}

function auditLine({ at, byName = "the server", action, subject, detail }: AuditEntry): string {
  return `${dateTime(at)}  ${byName}  ${action}  ${subject}${detail === "" ? "" : `  ${detail}`}`;
}
