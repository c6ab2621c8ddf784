import type { MarkKind, Token } from "./tokens.ts";

/** A token's place and that of the one it pairs with, by either. */
export type Pairs = ReadonlyMap<number, number>;

interface Open {
  readonly mark: MarkKind;
  readonly place: number;
  /** How many links there were before it. */
  readonly links: number;
}

/**
 * Which marks belong together: each that closes takes the nearest of its kind that opens, and what opened in between
 * stays text. Nothing but a spoiler goes over the end of a line. Each mark is put down and taken up once, so the work is
 * linear whatever the text.
 */
export function pairsOf(tokens: readonly Token[]): Pairs {
  const pairs = new Map<number, number>();
  const open: Open[] = [];
  const count = new Map<MarkKind, number>();
  let links = 0;
  const put = (mark: MarkKind, place: number) => {
    open.push({ mark, place, links });
    count.set(mark, (count.get(mark) ?? 0) + 1);
  };
  const take = (): Open => {
    const last = open.pop() as Open;
    // A bracket around a link has lost its chance already.
    if (last.mark === "[" && last.links < links) return last;
    count.set(last.mark, (count.get(last.mark) ?? 0) - 1);
    return last;
  };
  const close = (mark: MarkKind, place: number): boolean => {
    if (!count.get(mark)) return false;
    let last = take();
    while (last.mark !== mark) last = take();
    pairs.set(last.place, place);
    pairs.set(place, last.place);
    return true;
  };

  for (const [place, token] of tokens.entries()) {
    switch (token.kind) {
      case "mark":
        if (token.closes && close(token.mark, place)) break;
        // A spoiler in a spoiler hides nothing more.
        if (token.opens && !(token.mark === "||" && count.get("||"))) put(token.mark, place);
        break;
      case "open":
        put("[", place);
        break;
      case "leads":
        if (close("[", place)) {
          // No link in a link: the inner one it is.
          links += 1;
          count.set("[", 0);
        }
        break;
      case "shut":
        if (count.get("[")) {
          let last = take();
          while (last.mark !== "[") last = take();
        }
        break;
      case "newline": {
        const spoiler = open.find(({ mark }) => mark === "||");
        while (open.length > 0) take();
        if (spoiler) put("||", spoiler.place);
        break;
      }
    }
  }
  return pairs;
}
