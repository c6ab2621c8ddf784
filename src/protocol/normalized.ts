/** A piece of a text ends after 30 marks in a row, which no language has; the half-width sound marks of Japanese become marks. */
const pieces = /.*?(?:[\p{M}\uff9e\uff9f]{30}|$)/gsu;

/**
 * A text in a normal form, in a time that grows with its length and no faster. To normalise is to put the marks on a
 * letter in their order, and each is put there by going back over those before it: 32,000 of them, the last
 * first, take seconds. So it is done in pieces, cut where Unicode's stream-safe format (UAX #15) would cut.
 */
export function normalized(text: string, form: "NFC" | "NFD" | "NFKC" | "NFKD"): string {
  const found = text.match(pieces) ?? [];
  return found.map(piece => piece.normalize(form)).join("");
}
