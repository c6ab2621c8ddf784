import { foldName } from "../../../protocol/names.ts";
import { confusables } from "./confusables.ts";

const looks = new Map<string, string>();
for (const line of confusables.trim().split("\n")) {
  const [look = "", alike = ""] = line.split(" ");
  for (const character of alike) looks.set(character, look);
}

/**
 * What a name looks like: `alice`, `Alice` and `аlice` with a Cyrillic а are one name, and so are `bill` and `bi11`.
 * Names are told apart by this and never shown by it.
 */
export function skeleton(name: string): string {
  const folded = foldName(name).normalize("NFD");
  return Array.from(folded, character => looks.get(character) ?? character)
    .join("")
    .normalize("NFD");
}
