const control: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "ctrl+j",
  "\t": "tab",
  "\x1b": "escape",
  "\x7f": "backspace",
  "\b": "backspace",
  "\0": "ctrl+space",
  "\x1c": "ctrl+\\",
  "\x1d": "ctrl+]",
  "\x1e": "ctrl+^",
  "\x1f": "ctrl+_",
};

/** Final byte of `CSI … X` and `SS3 X`. */
const finals: Readonly<Record<string, string>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  E: "center",
  F: "end",
  H: "home",
  M: "enter",
  P: "f1",
  Q: "f2",
  R: "f3",
  S: "f4",
  Z: "shift+tab",
};

/** Number of `CSI n ~`. */
const tildes: Readonly<Record<number, string>> = {
  1: "home",
  2: "insert",
  3: "delete",
  4: "end",
  5: "pageup",
  6: "pagedown",
  7: "home",
  8: "end",
  11: "f1",
  12: "f2",
  13: "f3",
  14: "f4",
  15: "f5",
  17: "f6",
  18: "f7",
  19: "f8",
  20: "f9",
  21: "f10",
  23: "f11",
  24: "f12",
};

/** Numbers of kitty's `CSI n u` for keys that have names; the keypad's Enter is 57414. */
const namedCodes: Readonly<Record<number, string>> = {
  9: "tab",
  13: "enter",
  27: "escape",
  32: "space",
  127: "backspace",
  57414: "enter",
};

export function controlKey(character: string): string {
  return control[character] ?? `ctrl+${String.fromCharCode(character.charCodeAt(0) + 96)}`;
}

/** `CSI number[:others] [;modifiers[:event]] [;text] final`: arrows and friends, numbered keys, and kitty's keys. */
export function csiKey(sequence: string): string | undefined {
  const match = /^\x1b\[(\d*)[:\d]*(?:;(\d*)(?::(\d+))?)?((?:[:;]\d*)*)([A-Za-z~^@])$/.exec(sequence);
  if (!match) return undefined;
  const [, number = "", modifiers = "", event, more = "", final = ""] = match;
  // 1 is pressed, 2 repeated, 3 released.
  if (event === "3") return undefined;
  const code = Number(number);
  const held = modifiersOf(Number(modifiers || 1));
  switch (final) {
    case "~":
      // xterm's `modifyOtherKeys`.
      if (code === 27) return codeKey(Number(more.slice(1)), held);
      return withModifiers(tildes[code], held);
    // As rxvt says Ctrl, and Ctrl with Shift.
    case "^":
      return withModifiers(tildes[code], ["ctrl"]);
    case "@":
      return withModifiers(tildes[code], ["ctrl", "shift"]);
    case "u":
      return codeKey(code, held);
    // rxvt's arrows with Shift.
    case "a":
    case "b":
    case "c":
    case "d":
      return number === "" ? withModifiers(finals[final.toUpperCase()], ["shift"]) : undefined;
    default:
      // Any other number is a report, as of the cursor's place, and no key.
      return number === "" || number === "1" ? withModifiers(finals[final], held) : undefined;
  }
}

function codeKey(code: number, held: readonly string[]): string | undefined {
  if (namedCodes[code]) return withModifiers(namedCodes[code], held);
  return code > 32 && code < 0xd800 ? withModifiers(String.fromCodePoint(code), held) : undefined;
}

export function altKey(character: string): string | undefined {
  if (character >= "\x80" && character < "\xa0") return undefined;
  const key = character >= " " && character !== "\x7f" ? character : controlKey(character);
  return withModifiers(key, ["alt"]);
}

/** xterm's modifiers: one more than the sum of shift 1, alt 2, ctrl 4, and 8 or more, which no key of ours has. */
function modifiersOf(value: number): string[] {
  const bits = value - 1;
  return [
    ...(bits & 0b111000 ? ["super"] : []),
    ...(bits & 4 ? ["ctrl"] : []),
    ...(bits & 2 ? ["alt"] : []),
    ...(bits & 1 ? ["shift"] : []),
  ];
}

const order = ["super", "ctrl", "alt", "shift"];

/** The name of a key with these held, too: always in the same order. */
export function withModifiers(key: string | undefined, held: readonly string[]): string | undefined {
  if (key === undefined) return undefined;
  const [, has = "", bare = ""] = /^((?:(?:super|ctrl|alt|shift)\+)*)(.+)$/su.exec(key) ?? [];
  const all = new Set([...has.split("+"), ...held]);
  return [...order.filter(name => all.has(name)), bare].join("+");
}

/** `SS3 [modifiers] final`; rxvt says Ctrl with an arrow in small letters. */
export function ss3Key(modifiers: string, final: string): string | undefined {
  if (/[a-d]/.test(final)) return withModifiers(finals[final.toUpperCase()], ["ctrl"]);
  return withModifiers(finals[final], modifiersOf(Number(modifiers || 1)));
}

const mouse = ["mouse-left", "mouse-middle", "mouse-right", "wheel-up", "wheel-down"];
const named = new Set(
  [control, finals, tildes, namedCodes]
    .flatMap(table => Object.values(table))
    .map(key => key.split("+").at(-1) as string)
    .filter(key => key.length > 1)
    .concat(mouse),
);
const shortNames: Readonly<Record<string, string>> = {
  pgup: "pageup",
  pgdn: "pagedown",
  esc: "escape",
  del: "delete",
  return: "enter",
};

/** Keys as people write them (`Alt+PgUp`, `Ctrl+X Ctrl+E`) by the names we have for them; undefined if there are none. */
export function keyNamed(written: string): string | undefined {
  const names = written.split(" ").map(oneNamed);
  return names.includes(undefined) ? undefined : names.join(" ");
}

function oneNamed(written: string): string | undefined {
  const [, held = "", bare = ""] = /^((?:(?:super|ctrl|alt|shift)\+)*)(.+)$/isu.exec(written) ?? [];
  const single = [...bare].length === 1;
  const small = bare.toLowerCase();
  const key = single ? (held === "" ? bare : small) : (shortNames[small] ?? small);
  if (!single && !named.has(key)) return undefined;
  return withModifiers(key, held.toLowerCase().split("+").filter(Boolean));
}
