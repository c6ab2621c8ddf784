/** A cell's look as the parameters of one SGR sequence, in a fixed order: equal looks are equal strings. */
export type Style = string;

export const plain: Style = "";

interface Look {
  flags: Set<number>;
  ink: string;
  paper: string;
}

/** Flags by the parameter that takes them back. */
const ends: Readonly<Record<number, readonly number[]>> = {
  22: [1, 2],
  23: [3],
  24: [4],
  25: [5],
  27: [7],
  28: [8],
  29: [9],
};

/** The style after an SGR sequence with these parameters. */
export function restyle(style: Style, parameters: string): Style {
  const look = parse(style);
  apply(look, parameters === "" ? [0] : parameters.split(";").map(Number));
  return write(look);
}

function parse(style: Style): Look {
  const look: Look = { flags: new Set(), ink: "", paper: "" };
  if (style !== plain) apply(look, style.split(";").map(Number));
  return look;
}

function apply(look: Look, parameters: number[]): void {
  for (let i = 0; i < parameters.length; i++) {
    const code = parameters[i] as number;
    if (code === 0) {
      look.flags.clear();
      look.ink = look.paper = "";
    } else if (code < 10) {
      look.flags.add(code);
    } else if (ends[code]) {
      for (const flag of ends[code]) look.flags.delete(flag);
    } else if (code === 38 || code === 48) {
      const length = parameters[i + 1] === 5 ? 3 : 5;
      const colour = parameters.slice(i, i + length).join(";");
      if (code === 38) look.ink = colour;
      else look.paper = colour;
      i += length - 1;
    } else if (code === 39) {
      look.ink = "";
    } else if (code === 49) {
      look.paper = "";
    } else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) {
      look.ink = String(code);
    } else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) {
      look.paper = String(code);
    }
  }
}

function write({ flags, ink, paper }: Look): Style {
  return [...[...flags].sort((a, b) => a - b), ink, paper].filter(part => part !== "").join(";");
}

/** The shortest sequence that makes the terminal draw in this style, whatever it drew in before. */
export function sgr(style: Style): string {
  return style === plain ? "\x1b[m" : `\x1b[0;${style}m`;
}
