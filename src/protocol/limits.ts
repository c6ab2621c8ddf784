/**
 * What the server lets through. `hello` announces the values in force; these are the defaults, and the
 * schemas carry those that never change because they are part of the protocol itself.
 */
export const limits = {
  /** Bytes of one frame from a client, as JSON text. */
  frameBytes: 65_536,
  /** Nesting of objects and arrays in one frame. */
  depth: 8,
  /** Bytes of one message's text, as UTF-8. */
  textBytes: 16_384,
  /** Characters (code units) of names and topics. */
  userName: 32,
  roomName: 48,
  topic: 400,
  /** Rows in one page of history, sync, members or rooms. */
  page: 200,
  /** Bytes queued for one connection before it is closed as slow. */
  queuedBytes: 1_048_576,
  /** Seconds for `auth` after `hello`: time to type an ssh key's passphrase, or to touch it. */
  authSeconds: 30,
  /** The server pings a quiet connection this often; either side gives up after `deadSeconds`. */
  pingSeconds: 15,
  deadSeconds: 35,
  /** Largest rooms in which these are sent: what grows with members times members is cut off by size. */
  receiptMembers: 64,
  typingMembers: 200,
  presenceMembers: 200,
  /** People at a board, above which they do not see each other point and draw, but what is drawn. */
  boardPeople: 64,
  /** In a larger room only who keeps order clears the board. */
  clearMembers: 64,
  /** Characters (code points) of a message that are quoted by an answer to it. */
  quote: 200,
  /** Characters (code units) of a search. */
  query: 400,
  /** Different emoji on one message. */
  reactions: 20,
  /** People in one direct conversation, oneself among them. */
  directPeople: 9,
  /** Words of one's own that call one, and the characters of each. */
  keywords: 50,
  keyword: 64,
  /** Characters of what somebody says of their being away. */
  awayText: 100,
  /** Characters of how somebody is called besides their name, and of what they say of themselves. */
  display: 32,
  status: 80,
  /** Connections that one person may have at once: one more ends the oldest. */
  connectionsPerUser: 50,
  /** Rooms that one person may be in. */
  roomsPerUser: 1_000,
  /**
   * How often one account may do what: so many a second, and after a rest so many at once. `joins` are
   * all that is kept or told to others and is no message, `draws` strokes, `signIns` are counted by name, `connections` by address only,
   * `frames` are all of whatever type. None a second is no limit.
   */
  sendsPerSecond: 20,
  sendBurst: 200,
  joinsPerSecond: 5,
  joinBurst: 60,
  searchesPerSecond: 5,
  searchBurst: 30,
  drawsPerSecond: 20,
  drawBurst: 200,
  signInsPerSecond: 5,
  signInBurst: 50,
  connectionsPerSecond: 5,
  connectionBurst: 50,
  framesPerSecond: 100,
  frameBurst: 1_000,
  /** All that come from one address may do of each as much as so many people. */
  peoplePerAddress: 50,
  /** Connections that nobody has signed in on yet: of all, and from one address. */
  strangers: 6_000,
  strangersPerAddress: 2_000,
} as const;

export type Limits = { readonly [K in keyof typeof limits]: number };
