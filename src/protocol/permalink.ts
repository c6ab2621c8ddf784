import { roomName } from "./names.ts";

/** Where something was said: a room, perhaps on another server, and perhaps one message of it. */
export interface Permalink {
  /** `ws://host:port`; without it, the server one is on. */
  readonly address?: string;
  readonly room: string;
  readonly seq?: number;
}

const shape = /^([^#]*)#([^#/]+)(?:\/([1-9]\d{0,9}))?$/;

/** Reads `#room/123`, `ws://host:port/#room/123`, or either without the message. */
export function parsePermalink(text: string): Permalink | undefined {
  const [, before = "", name = "", seq] = shape.exec(text) ?? [];
  const room = roomName(unescaped(name));
  const address = serverOf(before);
  if (room === undefined || (before !== "" && address === undefined)) return undefined;
  return {
    ...(address === undefined ? {} : { address }),
    room,
    ...(seq === undefined ? {} : { seq: Number(seq) }),
  };
}

/** The form that is shown and copied. */
export function permalink({ address, room, seq }: Permalink): string {
  return `${address === undefined ? "" : `${address}/`}#${room}${seq === undefined ? "" : `/${seq}`}`;
}

/** The address of a server, and nothing else: no name, no password, no path. */
function serverOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["ws:", "wss:"].includes(url.protocol)) return undefined;
  const bare = `${url.protocol}//${url.host}`;
  return url.href === `${bare}/` ? bare : undefined;
}

/** Programs that pass on an address write what is not ASCII in it as they please. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
