import { keywordPattern, type Tick, tick } from "../../client/index.ts";
import { inWords, type Member, printableLine, type RoomSettings, width } from "../../protocol/index.ts";
import { smallPicture } from "../board/picture-rows.ts";
import { cellsOf, textRows } from "../text/text-rows.ts";
import { above, behind, below, calls, deletedText, type Said, type Side } from "./around.ts";
import type { RowContext } from "./context.ts";
import { dayName } from "./dates.ts";
import type { Item } from "./items.ts";
import { paintName, shownAs } from "./shown-as.ts";
import { wrap } from "./wrap.ts";

/** Room for ` ✓✓ 12` at the right of one's own messages. */
const tickWidth = 7;
/** Longer lines are hard to read: on a very wide screen the text keeps to the left. */
const widestText = 120;
/** More names than this at a time are counted. */
const mostNames = 4;

/** The rows of one item, each exactly printable and never wider than the pane. */
export function rowsOf(item: Item, context: RowContext): string[] {
  const { theme } = context;
  switch (item.kind) {
    case "start":
      return [
        theme.paint(
          "dim",
          theme.clip(` This is the beginning of ${printableLine(context.room)}.`, context.width),
        ),
      ];
    case "day":
      return ["", divider(dayName(item.at, context.now), "dim", context)];
    case "place": {
      const where = `${printableLine(item.room)}, ${dayName(item.at, context.now)}`;
      return ["", divider(where, "dim", context)];
    }
    case "new":
      return [divider("new since you left", "new", context)];
    case "message":
      return messageRows(
        item.message,
        `m${item.message.seq}`,
        item.grouped,
        ticksOf(item.message, context),
        context,
      );
    case "ignored": {
      const what = item.count === 1 ? "1 message" : `${item.count} messages`;
      const { indent } = columnsOf(context);
      const line = `${what} of an ignored person`;
      return [theme.paint("dim", theme.clip(" ".repeat(indent) + line, context.width))];
    }
    case "waiting":
      return waitingRows(item, context);
    case "members": {
      const [first] = item.members;
      const left = item.members.filter(({ state }) => state === "left").length;
      const came = left < item.members.length;
      const sign = came ? theme.glyphs.joined : theme.glyphs.left;
      const { text: cells } = columnsOf(context);
      const who = namesOf(item.members, cells - width(" joined"), context);
      if (came && left > 0) {
        const joined = item.members.length - left;
        const all = `${joined === 1 ? "1 person" : `${joined} people`} joined, ${left} left`;
        return [note(first?.at ?? 0, sign, all, context)];
      }
      return [note(first?.at ?? 0, sign, `${who} ${came ? "joined" : "left"}`, context)];
    }
    case "names": {
      const count = item.names.length;
      if (count > mostNames) {
        const all = `${count} people are called otherwise now`;
        return [note(item.names[0]?.at ?? 0, theme.glyphs.unread, all, context)];
      }
      return item.names.map(({ at, from, to, shown }) =>
        note(at, theme.glyphs.unread, `${from} is now ${shown ? "shown as" : "called"} ${to}`, context),
      );
    }
    case "topic": {
      const { topic, at } = item.topic;
      const name = nameOf(item.topic, context);
      const what = topic === "" ? `${name} cleared the topic` : `${name} set the topic: ${topic}`;
      return [note(at, theme.glyphs.unread, what, context)];
    }
    case "settings": {
      const { settings, at } = item.settings;
      const name = nameOf(item.settings, context);
      const what = `${name} changed the room: ${[`#${settings.name}`, ...flagsOf(settings)].join(", ")}`;
      return [note(at, theme.glyphs.unread, what, context)];
    }
  }
}

/** What is special about a room, in words. */
export function flagsOf({ private: closed, readOnly, archived }: RoomSettings): string[] {
  return [closed ? "private" : "", readOnly ? "read-only" : "", archived ? "archived" : ""].filter(Boolean);
}

function waitingRows({ waiting, grouped }: Item & { kind: "waiting" }, context: RowContext): string[] {
  const { theme, me } = context;
  const { refused, at, text, action, picture, reply } = waiting;
  const quote = reply === undefined ? undefined : context.quote?.(reply);
  const sign = refused
    ? theme.paint("error", theme.glyphs.refused)
    : theme.paint("waiting", theme.glyphs.waiting);
  const manner = { ...(action ? { action } : {}), ...(picture ? { picture } : {}) };
  const answered = quote ? { reply: quote } : {};
  const said = { user: me?.user ?? 0, name: me?.name ?? "", at, text, ...manner, ...answered };
  const rows = messageRows(said, `w${waiting.cid}`, grouped, sign, context);
  if (!refused) return rows;
  const { indent } = columnsOf(context);
  const why = `not sent: ${printableLine(refused.message).replace(/[^.!?]$/, "$&.")} /retry or /discard`;
  const lines = wrap(why, context.width - indent - 1);
  return [...rows, ...lines.map(line => " ".repeat(indent) + theme.paint("error", line))];
}

function messageRows(
  message: Said,
  id: string,
  grouped: boolean,
  sign: string,
  context: RowContext,
): string[] {
  const { theme, times, now, me } = context;
  const { indent, nameWidth, text } = columnsOf(context);
  const blank = " ".repeat(indent - 1);
  const author = shownAs(message, context.people);
  // Nobody's name begins with an asterisk.
  const name = theme.clip((message.action ? "* " : "") + author.text, nameWidth);
  const head = grouped
    ? blank
    : ` ${theme.paint("dim", times.tell(message.at, now))} ${" ".repeat(nameWidth - width(name))}${paintName(theme, author, name)} `;
  // Only one's own messages leave room for a sign at the right edge.
  const cells = sign === "" ? text : Math.max(1, text - tickWidth);
  const rows = bodyRows(message, id, cells, sign, context);
  const side = ({ sign, text }: Side) => `${theme.paint("dim", sign)} ${text}`;
  const all = [
    ...above(message, text - 1, context).map(side),
    ...rows.map(row => ` ${row}`),
    ...below(message, me?.user, text - 1, theme).map(side),
  ].map((row, place) => (place === 0 ? head : blank) + row);
  if (!calls(message, me?.user, context.keywords)) return all;
  const mark = theme.paint("new", theme.glyphs.mention);
  return all.map(row => mark + row.slice(1));
}

/** The text itself, and how it stands with it; and its picture, beneath it or in its place. */
function bodyRows(message: Said, id: string, cells: number, sign: string, context: RowContext): string[] {
  const { theme, times } = context;
  const alone = message.text === "";
  // Beneath a text no sign stands beside it.
  const picture = pictureRows(message, alone ? cells : columnsOf(context).text, context);
  const isAll = alone && picture.length > 0;
  const rows = isAll ? picture : saidRows(message, id, cells, context);
  let used = cellsOf(rows.at(-1) ?? "");
  const add = (text: string, wide: number, at: number) => {
    rows[rows.length - 1] += " ".repeat(at - used) + text;
    used = at + wide;
  };
  const note = theme.clip(behind(message, times), cells);
  if (note !== "") {
    if (used + 1 + width(note) > cells) {
      rows.push("");
      used = 0;
    }
    add(theme.paint("dim", note), width(note), used === 0 ? 0 : used + 1);
  }
  if (sign !== "") add(sign, 0, Math.max(used + 1, cells + 1));
  return isAll ? rows : [...rows, ...picture];
}

function pictureRows({ picture, deleted }: Said, cells: number, { theme, brief }: RowContext): string[] {
  if (!picture || deleted) return [];
  const rows = brief ? undefined : smallPicture(picture, cells, theme.can);
  return rows ? [...rows] : [theme.paint("dim", theme.clip(inWords({ text: "", picture }), cells))];
}

function saidRows(message: Said, id: string, cells: number, context: RowContext): string[] {
  const { theme, me, revealed } = context;
  return message.deleted
    ? wrap(printableLine(deletedText(message)), cells).map(line => theme.paint("dim", line))
    : textRows(message.text, cells, {
        theme,
        name: me?.name,
        keywords: keywordPattern(context.keywords),
        // One's own spoilers are no secret before they are sent.
        revealed: message.seq === undefined || revealed?.has(message.seq) === true,
        id,
        places: context.places,
      });
}

/** How far one's own message has come; nothing for those of others. */
export function ticksOf({ seq, user }: { seq: number; user: number }, context: RowContext): string {
  const { theme, me, people, receipts } = context;
  if (user !== me?.user) return "";
  const { state, count }: Tick = receipts ? tick(seq, people, me.user) : { state: "stored", count: 0 };
  if (state === "stored") return theme.paint("stored", theme.glyphs.stored);
  if (state === "delivered") return theme.paint("stored", theme.glyphs.delivered);
  // Told apart from "delivered" without colour: the number of readers.
  return theme.paint("read", `${theme.glyphs.delivered} ${count > 99 ? "99+" : count}`);
}

/** All names, or as many as there is room for and the number of the others. */
function namesOf(members: readonly Member[], cells: number, { people, theme }: RowContext): string {
  const names = members.map(member => shownAs(member, people).text);
  const [only = ""] = names;
  if (names.length === 1) return theme.clip(only, Math.max(1, cells));
  for (let shown = Math.min(names.length, mostNames); shown > 0; shown--) {
    const all = shown === names.length;
    const last = all ? names.at(-1) : `${names.length - shown} more`;
    const text = `${names.slice(0, all ? -1 : shown).join(", ")} and ${last}`;
    if (width(text) <= cells) return text;
  }
  return `${names.length} people`;
}

/** Who changed something, if it is still known who it was. */
function nameOf({ user, name }: { user?: number; name?: string }, { people }: RowContext): string {
  return user === undefined || name === undefined ? "somebody" : shownAs({ user, name }, people).text;
}

function note(at: number, sign: string, text: string, context: RowContext): string {
  const { theme, times, now, width: columns } = context;
  const { indent, nameWidth } = columnsOf(context);
  const head = ` ${times.tell(at, now)} ${" ".repeat(Math.max(0, nameWidth - width(sign)))}${sign}  `;
  return theme.paint(
    "dim",
    theme.clip(head + theme.clip(printableLine(text), Math.max(1, columns - indent - 1)), columns),
  );
}

function divider(text: string, role: "dim" | "new", { theme, width: columns }: RowContext): string {
  const { line } = theme.glyphs;
  const label = ` ${theme.clip(text, Math.max(1, columns - 8))} `;
  const left = 2;
  const right = Math.max(0, columns - left - width(label) - 2);
  return ` ${theme.paint(role, theme.clip(line.repeat(left) + label + line.repeat(right), columns - 1))}`;
}

/** Time, name, text: aligned in all rows of a pane, and narrower where there is less room. */
function columnsOf({ width: columns, times }: RowContext): {
  nameWidth: number;
  indent: number;
  text: number;
} {
  const nameWidth = columns >= 90 ? 14 : columns >= 64 ? 11 : columns >= 40 ? 8 : 4;
  const indent = 1 + times.cells + 1 + nameWidth + 2;
  return { nameWidth, indent, text: Math.max(1, Math.min(widestText, columns - indent - 1)) };
}
