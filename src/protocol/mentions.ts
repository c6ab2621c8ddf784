/** What is between backticks is quoted from a program: nobody is called by it. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** An `@` at the beginning of a word, and what may be a name after it. */
const call = /(?<![\p{L}\p{M}\p{N}_@./])@([\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,31})/gu;
/** A name may hold these, and a sentence ends with them. */
const punctuation = /[._-]+$/;
/** Nobody's names, see `reservedNames`: they call everybody. */
const everybody = new Set(["all", "channel", "everybody", "everyone", "here", "room"]);

/** Who may be meant by a text: each call as the names it could be, the longest first. */
export function mentionsIn(text: string): readonly (readonly string[])[] {
  if (!text.includes("@")) return [];
  const calls = [...text.replace(code, " ").matchAll(call)].map(([, name = ""]) => name);
  return [...new Set(calls)].map(name => {
    const bare = name.replace(punctuation, "");
    return bare === name ? [name] : [name, bare];
  });
}

export function callsEverybody(name: string): boolean {
  return everybody.has(name.toLowerCase());
}
