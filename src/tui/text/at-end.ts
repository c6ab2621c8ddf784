/** The text without these signs at its end. An expression for that is tried from each of them: 100 ms for 16 KB of dots. */
export function withoutAtEnd(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1] as string)) end -= 1;
  return text.slice(0, end);
}
