/** Where a message is. */
export interface MessagePlace {
  readonly room: number;
  readonly seq: number;
}
