/** How well a name fits what was typed: less is closer. Few degrees, so that what is unread decides among equals. */
export const degrees = { same: 0, begins: 1, word: 2, initials: 3, within: 4, scattered: 5 } as const;

const wordSign = /[\p{L}\p{N}]/u;

/** How close a name is; undefined if its letters are not all there in their order. Both are folded. */
export function closeness(wanted: string, name: string): number | undefined {
  if (wanted === name) return degrees.same;
  const at = name.indexOf(wanted);
  if (at === 0) return degrees.begins;
  if (at > 0) {
    for (let place = at; place >= 0; place = name.indexOf(wanted, place + 1)) {
      if (beginsWord(name, place)) return degrees.word;
    }
  }
  if (areInitials(wanted, name)) return degrees.initials;
  if (at > 0) return degrees.within;
  return isScattered(wanted, name) ? degrees.scattered : undefined;
}

function beginsWord(name: string, at: number): boolean {
  return at === 0 || !wordSign.test(name[at - 1] as string);
}

/** `gd` and `gedev` are general-dev: each letter goes on with a word, or begins a later one. */
function areInitials(wanted: string, name: string): boolean {
  // Where the letter before can be: all its places at once, for trying each on its own takes for ever.
  let before: readonly number[] = [-1];
  for (let done = 0; done < wanted.length && before.length > 0; done++) {
    const first = before[0] as number;
    const next: number[] = [];
    for (let at = first + 1; at < name.length; at++) {
      if (name[at] !== wanted[done]) continue;
      if (beginsWord(name, at) || (done > 0 && before.includes(at - 1))) next.push(at);
    }
    before = next;
  }
  return before.length > 0;
}

function isScattered(wanted: string, name: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}
