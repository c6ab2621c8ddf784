/** Where a block of code begins is told in its rows as a link is, with the code itself for an address. */
export function placeOfCode(id: string, code: string, sign: string): string {
  return `\x1b]8;id=${id};code:${encodeURIComponent(code)}\x1b\\${sign}\x1b]8;;\x1b\\`;
}

/** The code, if it is no link. */
export function codeOf(href: string): string | undefined {
  return href.startsWith("code:") ? decodeURIComponent(href.slice("code:".length)) : undefined;
}
