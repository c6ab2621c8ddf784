const held: Readonly<Record<string, number>> = { alt: 3, ctrl: 5 };
/** Arrows and friends by the last character of their sequence. */
const finals: Readonly<Record<string, string>> = {
  up: "A",
  down: "B",
  right: "C",
  left: "D",
  end: "F",
  home: "H",
};
const plain: Readonly<Record<string, string>> = {
  enter: "\r",
  tab: "\t",
  "shift+tab": "\x1b[Z",
  space: " ",
  escape: "\x1b",
  backspace: "\x7f",
  delete: "\x1b[3~",
  pageup: "\x1b[5~",
  pagedown: "\x1b[6~",
  f1: "\x1bOP",
  f7: "\x1b[18~",
  f8: "\x1b[19~",
  f9: "\x1b[20~",
  "ctrl+_": "\x1f",
  // Most send what they send for Ctrl+_; those with kitty's keys tell them apart.
  "ctrl+/": "\x1b[47;5u",
};

/** What an xterm sends for a key, or for some one after the other. */
export function bytesOf(key: string): string {
  if (key.includes(" ")) return key.split(" ").map(bytesOf).join("");
  const known = plain[key];
  if (known !== undefined) return known;
  if ([...key].length === 1) return key;
  const [, modifier = "", bare = ""] = /^(?:(alt|ctrl)\+)?(.+)$/.exec(key) ?? [];
  const final = finals[bare];
  if (final) return modifier === "" ? `\x1b[${final}` : `\x1b[1;${held[modifier]}${final}`;
  if (modifier === "alt") return `\x1b${bytesOf(bare)}`;
  if (modifier === "ctrl" && /^[a-z]$/.test(bare)) return String.fromCharCode(bare.charCodeAt(0) - 96);
  throw new Error(`nobody knows what a terminal sends for ${key}`);
}
