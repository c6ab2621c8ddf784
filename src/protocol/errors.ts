/** Every refusal a client can cause: its code, the sentence for a person, and whether trying again can help. */
export const errors = {
  not_json: { retryable: false, message: "This is not a JSON object." },
  invalid_utf8: { retryable: false, message: "This text is not valid UTF-8." },
  binary: { retryable: false, message: "Binary frames are not part of this protocol; send JSON as text." },
  too_large: { retryable: false, message: "This frame is larger than the server takes." },
  too_deep: { retryable: false, message: "This frame is nested deeper than the server takes." },
  unknown_type: { retryable: false, message: "There is no frame of this type." },
  unknown_field: { retryable: false, message: "This frame has a field that its type does not have." },
  bad_frame: { retryable: false, message: "This frame does not have the shape of its type." },
  not_signed_in: { retryable: false, message: "Sign in first: send auth." },
  already_signed_in: { retryable: false, message: "This connection is signed in already." },
  bad_signature: { retryable: false, message: "The signature does not fit the key and this connection." },
  name_taken: {
    retryable: false,
    message:
      "This name is somebody's. If it is yours, show it: by password, ssh key, or a code from a device that has it. Or pick another name.",
  },
  name_reserved: { retryable: false, message: "This name is reserved. Pick another." },
  wrong_credentials: { retryable: false, message: "This name and this proof do not belong together." },
  wrong_host: {
    retryable: false,
    message:
      "The address that was signed is not one of this server's: its operator names it with --public-host.",
  },
  weak_password: { retryable: false, message: "A password has at least 10 characters and is not the name." },
  wrong_code: { retryable: false, message: "This code is wrong, used up or too old." },
  registration_closed: { retryable: false, message: "This server takes no new accounts." },
  invitation_needed: { retryable: false, message: "This server takes new accounts by invitation only." },
  guests_off: { retryable: false, message: "This server takes no guests." },
  not_allowed: { retryable: false, message: "Your role here does not allow this." },
  no_such_user: { retryable: false, message: "There is nobody of this name." },
  not_reachable: { retryable: false, message: "They take no direct messages." },
  no_such_member: { retryable: false, message: "This person is not in this room." },
  no_such_report: { retryable: false, message: "There is no such report, or somebody has settled it." },
  no_such_message: { retryable: false, message: "There is no such message in this room." },
  deleted: { retryable: false, message: "This message was deleted." },
  not_yours: { retryable: false, message: "Only its author may change a message." },
  bad_emoji: { retryable: false, message: "This is not one emoji." },
  too_many_reactions: {
    retryable: false,
    message: "This message has as many different reactions as it may.",
  },
  outranked: { retryable: false, message: "Their role is as high as yours, or higher." },
  banned: { retryable: false, message: "You are banned from here." },
  muted: { retryable: false, message: "You are muted in this room." },
  read_only: { retryable: false, message: "In this room only moderators speak." },
  archived: { retryable: false, message: "This room is archived: nobody writes in it any more." },
  not_confirmed: { retryable: false, message: "To delete a room, say its name." },
  bad_address: {
    retryable: false,
    message: "This is neither an address nor a network, such as 192.0.2.0/24.",
  },
  bad_key: { retryable: false, message: "This is not a public ssh key that the server takes." },
  rate_limited: { retryable: true, message: "That was too much at once; wait a moment." },
  bad_name: {
    retryable: false,
    message: "A name is 1 to 32 letters, digits, '.', '_' or '-', and starts with a letter or digit.",
  },
  bad_room_name: {
    retryable: false,
    message: "Room names: 1-48 letters, digits, . _ -; first a letter or digit.",
  },
  bad_text: {
    retryable: false,
    message: "This text cannot be stored: it is empty, too long, or not well-formed Unicode.",
  },
  bad_query: { retryable: false, message: "This cannot be looked for." },
  bad_stroke: {
    retryable: false,
    message: "This cannot be drawn: it is not on the board, or not what its tool makes.",
  },
  bad_picture: {
    retryable: false,
    message: "This picture cannot be stored: nothing is on it, it is too large, or not what its size says.",
  },
  no_such_stroke: { retryable: false, message: "You have drawn no such stroke on this board." },
  too_late: { retryable: false, message: "This can be taken back no more." },
  bad_topic: { retryable: false, message: "A topic is one line of at most 400 printable characters." },
  no_such_room: { retryable: false, message: "There is no such room." },
  too_many_rooms: {
    retryable: false,
    message: "You are in as many rooms as one person may be in here. Leave one first.",
  },
  room_exists: { retryable: false, message: "This room name is taken. Pick another." },
  not_a_member: { retryable: false, message: "Join the room first." },
  conflict: { retryable: false, message: "This cid has been used for another message." },
  not_stored: {
    retryable: true,
    message: "The server could not store this just now; nothing was saved. Try again.",
  },
  storage_full: { retryable: true, message: "The server's disk is full; nothing was saved." },
  draining: { retryable: true, message: "The server is stopping; try again when it is back." },
  overloaded: { retryable: true, message: "The server has too much waiting; try again." },
  internal: { retryable: true, message: "The server made a mistake; it has been logged." },
} as const satisfies Record<string, { retryable: boolean; message: string }>;

export type ErrorCode = keyof typeof errors;

/** A refusal as a value: what handlers and commands return instead of an answer. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string;
  readonly retryMs?: number;
  readonly until?: number;
  readonly reason?: string;
}

/** Makes a refusal; `detail` replaces the general sentence with a more precise one. */
export function refuse(code: ErrorCode, detail?: Partial<Omit<Refusal, "code">>): Refusal {
  return { code, message: errors[code].message, ...detail };
}
