/** The protocol: what both sides agree on. This is the front door of `backchannel/protocol`. */
export * from "./clock.ts";
export * from "./close.ts";
export * from "./errors.ts";
export * from "./frame.ts";
export * from "./frames/account.ts";
export * from "./frames/messages.ts";
export * from "./frames/people.ts";
export * from "./frames/rooms.ts";
export * from "./frames/session.ts";
export * from "./frames/signals.ts";
export * from "./limits.ts";
export * from "./names.ts";
export * from "./parse.ts";
export * from "./text.ts";
export * from "./version.ts";
export * from "./width.ts";
