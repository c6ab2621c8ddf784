/** A line for the person, if there is something to say. */
export type Said = { readonly text: string; readonly error: boolean } | undefined;

export function failed(text: string): Said {
  return { text, error: true };
}
