/** A cell's look, by its number: equal looks have equal numbers. */
export type Style = number;

export const plain: Style = 0;

interface Look {
  /** SGR parameters that switch something on (1 to 9), each a bit. */
  readonly flags: number;
  readonly ink: string;
  readonly paper: string;
  /** Where OSC 8 says that it leads. */
  readonly link: string;
}

const plainLook: Look = { flags: 0, ink: "", paper: "", link: "" };
const looks: Look[] = [plainLook];
const numbers = new Map<string, Style>([[keyOf(plainLook), plain]]);

/** Flags by the parameter that takes them back. */
const ends: Readonly<Record<number, number>> = {
  22: bits(1, 2),
  23: bits(3),
  24: bits(4),
  25: bits(5, 6),
  27: bits(7),
  28: bits(8),
  29: bits(9),
};
/** Underlined, inverse and struck out show where there is no character, too. */
const shownOnBlanks = bits(4, 7, 9);

const mostKnown = 4_096;
/** Of looks without links there are some hundreds; links are as many as people write. */
const mostLooks = 0x4000;
const restyled = new Map<string, Style>();
const transitions = new Map<number, string>();

/** The style after an SGR sequence with these parameters. */
export function restyle(style: Style, parameters: string): Style {
  // The same few come again and again: a row of a message has some ten.
  const key = `${style}/${parameters}`;
  let known = restyled.get(key);
  if (known === undefined) {
    known = numberOf(applied(lookOf(style), parameters === "" ? [0] : parameters.split(";").map(Number)));
    if (restyled.size >= mostKnown) restyled.clear();
    restyled.set(key, known);
  }
  return known;
}

/** The style with OSC 8's parameters and address; an empty address ends a link. */
export function withLink(style: Style, link: string): Style {
  return numberOf({ ...lookOf(style), link: addressIn(link) === "" ? "" : link });
}

/** The address that a cell leads to; empty if it leads nowhere. */
export function linkOf(style: Style): string {
  return addressIn(lookOf(style).link);
}

/** Of OSC 8's parameters and address the latter, which may have semicolons itself. */
function addressIn(link: string): string {
  return link.slice(link.indexOf(";") + 1);
}

/** Whether there are so many that those which nothing on the screen has any more should go. */
export function tooManyStyles(): boolean {
  return looks.length > mostLooks;
}

/** All numbers but plain's mean nothing any more: whoever has cells makes them anew. */
export function forgetStyles(): void {
  looks.length = 1;
  numbers.clear();
  numbers.set(keyOf(plainLook), plain);
  restyled.clear();
  transitions.clear();
}

/** The style of a blank cell that looks like one of this style: colour and weight of the text do not show on it. */
export function blankStyle(style: Style): Style {
  if (style === plain) return plain;
  const { flags, paper, link } = lookOf(style);
  return (flags & shownOnBlanks) === 0 && paper === "" && link === "" ? plain : style;
}

/** What its ink and its paper are set with, if it has nothing else. */
export function coloursOf(style: Style): { readonly ink: string; readonly paper: string } | undefined {
  const { flags, ink, paper, link } = lookOf(style);
  return flags === 0 && link === "" ? { ink, paper } : undefined;
}

/** The style with another ink and paper. */
export function tinted(style: Style, ink: string, paper: string): Style {
  return numberOf({ ...lookOf(style), ink, paper });
}

/** The shortest sequences that set a terminal from one style, or from an unknown one, to another. */
export function transition(from: Style | undefined, to: Style): string {
  if (from === to) return "";
  if (from === undefined) return anew(lookOf(to)) + linked(undefined, lookOf(to));
  const key = from * 0x100000 + to;
  let known = transitions.get(key);
  if (known === undefined) {
    known = shortest(lookOf(from), lookOf(to));
    if (transitions.size >= mostKnown) transitions.clear();
    transitions.set(key, known);
  }
  return known;
}

function shortest(from: Look, to: Look): string {
  const link = linked(from, to);
  const parts: (string | number)[] = [];
  let flags = from.flags;
  for (const [end, mask] of Object.entries(ends)) {
    // 22 ends bold and faint together: what of them is to stay is set again.
    if ((flags & mask & ~to.flags) === 0) continue;
    parts.push(end);
    flags &= ~mask;
  }
  for (let flag = 1; flag <= 9; flag++) if (to.flags & ~flags & bits(flag)) parts.push(flag);
  if (from.ink !== to.ink) parts.push(to.ink || 39);
  if (from.paper !== to.paper) parts.push(to.paper || 49);
  if (parts.length === 0) return link;
  const step = `\x1b[${parts.join(";")}m`;
  const fresh = anew(to);
  return (step.length < fresh.length ? step : fresh) + link;
}

/** Sets a look whatever was before. */
function anew({ flags, ink, paper }: Look): string {
  const parts: (string | number)[] = [""];
  for (let flag = 1; flag <= 9; flag++) if (flags & bits(flag)) parts.push(flag);
  if (ink !== "") parts.push(ink);
  if (paper !== "") parts.push(paper);
  return `\x1b[${parts.join(";")}m`;
}

function linked(from: Look | undefined, to: Look): string {
  return (from?.link ?? "") === to.link ? "" : `\x1b]8;${to.link || ";"}\x1b\\`;
}

function applied(look: Look, parameters: readonly number[]): Look {
  let { flags, ink, paper } = look;
  for (let i = 0; i < parameters.length; i++) {
    const code = parameters[i] as number;
    if (code === 0) {
      flags = 0;
      ink = paper = "";
    } else if (code < 10) {
      flags |= bits(code);
    } else if (ends[code]) {
      flags &= ~ends[code];
    } else if (code === 38 || code === 48) {
      const length = parameters[i + 1] === 5 ? 3 : 5;
      const colour = parameters.slice(i, i + length).join(";");
      if (code === 38) ink = colour;
      else paper = colour;
      i += length - 1;
    } else if (code === 39) {
      ink = "";
    } else if (code === 49) {
      paper = "";
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      ink = String(code);
    } else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) {
      paper = String(code);
    }
  }
  return { flags, ink, paper, link: look.link };
}

function numberOf(look: Look): Style {
  const key = keyOf(look);
  let number = numbers.get(key);
  if (number === undefined) {
    number = looks.push(look) - 1;
    numbers.set(key, number);
  }
  return number;
}

function lookOf(style: Style): Look {
  return looks[style] as Look;
}

function keyOf({ flags, ink, paper, link }: Look): string {
  return `${flags}/${ink}/${paper}/${link}`;
}

function bits(...flags: readonly number[]): number {
  return flags.reduce((mask, flag) => mask | (1 << flag), 0);
}
