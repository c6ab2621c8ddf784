/** Everything a key can mean. */
export type Action =
  | "send"
  | "newline"
  | "complete"
  | "complete-back"
  | "join-lines"
  | "code-block"
  | "emoji"
  | "history-back"
  | "history-forward"
  | "search-sent"
  | "open-editor"
  | "left"
  | "right"
  | "word-left"
  | "word-right"
  | "line-start"
  | "line-end"
  | "delete-back"
  | "delete-forward"
  | "delete-word-back"
  | "delete-word-forward"
  | "kill-to-end"
  | "kill-to-start"
  | "yank"
  | "yank-older"
  | "transpose"
  | "undo"
  | "page-up"
  | "page-down"
  | "oldest"
  | "newest"
  | "next-room"
  | "previous-room"
  | "next-unread"
  | "next-call"
  | "previous-call"
  | "inbox"
  | "find-room"
  | "switch"
  | "fold-rooms"
  | "fold-members"
  | "bare"
  | "mouse"
  | "hints"
  | "frames"
  | "pause-frames"
  | "filter-frames"
  | "save-frames"
  | "retry"
  | "repaint"
  | "suspend"
  | "help"
  | "escape"
  | "clear-or-quit"
  | "quit"
  | "choose"
  | "draw"
  | "search"
  | "first-unread"
  | "recall-back"
  | "recall-forward"
  | `room-${number}`
  | BoardAction
  | MessageAction;

/** What is done on a room's board. */
export type BoardAction =
  | "pen"
  | "point-left"
  | "point-right"
  | "point-up"
  | "point-down"
  | "point-far-left"
  | "point-far-right"
  | "point-far-up"
  | "point-far-down"
  | "tool-pencil"
  | "tool-eraser"
  | "tool-line"
  | "tool-rectangle"
  | "tool-ellipse"
  | "tool-fill"
  | "tool-text"
  | "ask-ink"
  | "filled"
  | "fine"
  | "thinner"
  | "thicker"
  | "zoom-in"
  | "zoom-out"
  | "undo-stroke"
  | "redo-stroke"
  | "clear-board"
  | "restore-board"
  | "share-board"
  | `ink-${number}`;

/** What is done to a message that is chosen. */
export type MessageAction =
  | "next-message"
  | "previous-message"
  | "first-message"
  | "last-message"
  | "follow"
  | "reply"
  | "edit"
  | "delete"
  | "thread"
  | "copy"
  | "copy-link"
  | "react"
  | "pin"
  | "forward"
  | "open"
  | "reveal"
  | "mark-read"
  | "undo-read"
  | "info";

export interface Binding {
  readonly action: Action;
  readonly keys: readonly string[];
  readonly help: string;
  readonly group: (typeof groups)[number];
}

/**
 * Those of the last three count while a message is chosen, in the conversation or in a list, while frames are seen, or while
 * one draws; those of the first do not.
 */
export const groups = [
  ...["Writing", "Reading", "Rooms", "Screen"],
  ...["A message that is chosen", "What goes over the line", "On the board"],
] as const;

/** The one table of keys: what handles them, the help on the screen, the docs and what they may be bound to come from it. */
export const bindings: readonly Binding[] = [
  { action: "send", keys: ["enter"], help: "send", group: "Writing" },
  { action: "newline", keys: ["alt+enter", "ctrl+j"], help: "new line", group: "Writing" },
  { action: "complete", keys: ["tab"], help: "complete a name, :emoji:, path or /command", group: "Writing" },
  { action: "complete-back", keys: ["shift+tab"], help: "the same, the other way round", group: "Writing" },
  { action: "join-lines", keys: ["alt+j"], help: "after pasting lines, join them", group: "Writing" },
  { action: "code-block", keys: ["alt+c"], help: "after pasting lines, make them code", group: "Writing" },
  { action: "emoji", keys: ["alt+e"], help: "choose an emoji", group: "Writing" },
  {
    action: "history-back",
    keys: ["up"],
    help: "line up; on an empty line, edit what you said last, else look back",
    group: "Writing",
  },
  {
    action: "history-forward",
    keys: ["down"],
    help: "line down; at the bottom, what you sent after",
    group: "Writing",
  },
  { action: "recall-back", keys: ["ctrl+up"], help: "what you sent before", group: "Writing" },
  { action: "recall-forward", keys: ["ctrl+down"], help: "what you sent after", group: "Writing" },
  {
    action: "search-sent",
    keys: ["ctrl+r"],
    help: "search in what you sent; in vi's normal mode, redo",
    group: "Writing",
  },
  { action: "open-editor", keys: ["ctrl+x ctrl+e"], help: "write in your editor", group: "Writing" },
  { action: "left", keys: ["left", "ctrl+b"], help: "character left", group: "Writing" },
  { action: "right", keys: ["right"], help: "character right", group: "Writing" },
  { action: "word-left", keys: ["alt+b", "ctrl+left", "alt+left"], help: "word left", group: "Writing" },
  { action: "word-right", keys: ["alt+f", "ctrl+right", "alt+right"], help: "word right", group: "Writing" },
  { action: "line-start", keys: ["ctrl+a", "home"], help: "start of the line", group: "Writing" },
  { action: "line-end", keys: ["ctrl+e", "end"], help: "end of the line", group: "Writing" },
  { action: "delete-back", keys: ["backspace", "ctrl+h"], help: "delete to the left", group: "Writing" },
  { action: "delete-forward", keys: ["delete", "ctrl+d"], help: "delete to the right", group: "Writing" },
  {
    action: "delete-word-back",
    keys: ["ctrl+w", "alt+backspace"],
    help: "cut the word to the left",
    group: "Writing",
  },
  { action: "delete-word-forward", keys: ["alt+d"], help: "cut the word to the right", group: "Writing" },
  {
    action: "kill-to-end",
    keys: ["ctrl+k"],
    help: "cut to the end of the line; on an empty line, go anywhere",
    group: "Writing",
  },
  { action: "kill-to-start", keys: ["ctrl+u"], help: "cut to the start of the line", group: "Writing" },
  { action: "yank", keys: ["ctrl+y"], help: "put back what was cut", group: "Writing" },
  {
    action: "yank-older",
    keys: ["alt+y"],
    help: "then, what was cut before it instead",
    group: "Writing",
  },
  { action: "transpose", keys: ["ctrl+t"], help: "swap two characters", group: "Writing" },
  { action: "undo", keys: ["ctrl+_", "ctrl+/"], help: "undo", group: "Writing" },
  { action: "page-up", keys: ["pageup"], help: "page up", group: "Reading" },
  { action: "page-down", keys: ["pagedown"], help: "page down", group: "Reading" },
  {
    action: "oldest",
    keys: ["alt+home", "ctrl+home"],
    help: "to the beginning of the room",
    group: "Reading",
  },
  { action: "newest", keys: ["alt+end", "ctrl+end"], help: "to the newest message", group: "Reading" },
  { action: "first-unread", keys: ["alt+u"], help: "to the first unread message", group: "Reading" },
  { action: "choose", keys: ["ctrl+s"], help: "choose a message", group: "Reading" },
  {
    action: "hints",
    keys: ["alt+h"],
    help: "copy a link, code or a message by a letter; a capital opens the link",
    group: "Reading",
  },
  { action: "search", keys: ["ctrl+f"], help: "search in all rooms", group: "Reading" },
  { action: "next-room", keys: ["ctrl+n", "alt+down"], help: "next room", group: "Rooms" },
  { action: "previous-room", keys: ["ctrl+p", "alt+up"], help: "previous room", group: "Rooms" },
  {
    action: "next-unread",
    keys: ["alt+a"],
    help: "next room with news, those that name you first",
    group: "Rooms",
  },
  { action: "next-call", keys: ["alt+n"], help: "next message that names you, in all rooms", group: "Rooms" },
  { action: "previous-call", keys: ["alt+p"], help: "the last one before", group: "Rooms" },
  { action: "inbox", keys: ["alt+i"], help: "all that you have not read", group: "Rooms" },
  { action: "switch", keys: ["alt+k"], help: "go anywhere: rooms, people, commands", group: "Rooms" },
  { action: "find-room", keys: ["ctrl+g"], help: "find a room by its name", group: "Rooms" },
  ...Array.from({ length: 9 }, (_, place): Binding => {
    const help = place === 0 ? "room by its place" : "";
    return { action: `room-${place + 1}`, keys: [`alt+${place + 1}`], help, group: "Rooms" };
  }),
  { action: "draw", keys: ["f6"], help: "the board of this room", group: "Screen" },
  { action: "fold-rooms", keys: ["f7"], help: "show or hide the rooms", group: "Screen" },
  { action: "fold-members", keys: ["f8"], help: "show or hide the people", group: "Screen" },
  {
    action: "bare",
    keys: ["alt+l"],
    help: "the messages alone, for copying; once more, all",
    group: "Screen",
  },
  {
    action: "mouse",
    keys: ["alt+m"],
    help: "the mouse: ours, or the terminal's to select text",
    group: "Screen",
  },
  {
    action: "frames",
    keys: ["f9"],
    help: "what goes over the line, for the curious and for reports of bugs",
    group: "Screen",
  },
  { action: "retry", keys: ["alt+r"], help: "reconnect now", group: "Screen" },
  { action: "repaint", keys: ["ctrl+l"], help: "repaint", group: "Screen" },
  { action: "help", keys: ["f1"], help: "this help", group: "Screen" },
  { action: "escape", keys: ["escape"], help: "leave what is open", group: "Screen" },
  { action: "suspend", keys: ["ctrl+z"], help: "back to the shell; fg returns", group: "Screen" },
  {
    action: "clear-or-quit",
    keys: ["ctrl+c"],
    help: "clear the line; on an empty line, quit",
    group: "Screen",
  },
  { action: "quit", keys: ["ctrl+q"], help: "quit", group: "Screen" },
  ...chosen("next-message", ["j", "down"], "the next one"),
  ...chosen("previous-message", ["k", "up"], "the one before"),
  ...chosen("first-message", ["g", "home"], "the first"),
  ...chosen("last-message", ["G", "end"], "the last"),
  ...chosen("follow", ["enter"], "its thread; in a list, its place in the room"),
  ...chosen("reply", ["r"], "answer it"),
  ...chosen("edit", ["e"], "edit it, if it is yours"),
  ...chosen("delete", ["d"], "delete it"),
  ...chosen("thread", ["t"], "its thread"),
  ...chosen("copy", ["y"], "copy its text"),
  ...chosen("copy-link", ["Y"], "copy its address"),
  ...chosen("react", ["+"], "put an emoji to it, or take yours away"),
  ...chosen("pin", ["p"], "pin or unpin it"),
  ...chosen("forward", ["f"], "pass it on to another room"),
  ...chosen("open", ["o"], "open its picture or its link, or go to what it answers"),
  ...chosen("reveal", ["s"], "show its spoilers, or hide them again"),
  ...chosen("mark-read", ["m"], "in what you have not read: its room is read up to here"),
  ...chosen("undo-read", ["u"], "the last mark is undone"),
  ...chosen("info", ["i"], "who received and read it, and its earlier texts"),
  {
    action: "pause-frames",
    keys: ["space"],
    help: "let the frames stand still, or go on",
    group: "What goes over the line",
  },
  {
    action: "filter-frames",
    keys: ["/"],
    help: "show those that hold some words, and not those behind a -",
    group: "What goes over the line",
  },
  {
    action: "save-frames",
    keys: ["w"],
    help: "write those that are shown to a file, for a report",
    group: "What goes over the line",
  },
  ...drawn("pen", ["space", "enter"], "the pen down, and up again; a fill, a text"),
  ...drawn("point-left", ["left", "h"], "left"),
  ...drawn("point-right", ["right", "l"], "right"),
  ...drawn("point-up", ["up", "k"], "up"),
  ...drawn("point-down", ["down", "j"], "down"),
  ...drawn("point-far-left", ["shift+left", "H"], "far to the left"),
  ...drawn("point-far-right", ["shift+right", "L"], "far to the right"),
  ...drawn("point-far-up", ["shift+up", "K"], "far up"),
  ...drawn("point-far-down", ["shift+down", "J"], "far down"),
  ...drawn("tool-pencil", ["p"], "pencil"),
  ...drawn("tool-eraser", ["e"], "eraser"),
  ...drawn("tool-line", ["i"], "line"),
  ...drawn("tool-rectangle", ["r"], "rectangle"),
  ...drawn("tool-ellipse", ["o"], "ellipse"),
  ...drawn("tool-fill", ["f"], "fill"),
  ...drawn("tool-text", ["t"], "text"),
  ...Array.from({ length: 10 }, (_, ink): Binding => {
    const help = ink === 0 ? "colour by its number" : "";
    return { action: `ink-${ink}`, keys: [String(ink)], help, group: "On the board" };
  }),
  ...drawn("ask-ink", ["c"], "colour by its name, number or #rrggbb"),
  ...drawn("filled", ["F"], "rectangles and ellipses filled, or not"),
  ...drawn("thinner", ["["], "thinner"),
  ...drawn("thicker", ["]"], "thicker"),
  ...drawn("zoom-in", ["+", "="], "nearer"),
  ...drawn("zoom-out", ["-"], "further away"),
  ...drawn("fine", ["b"], "fine lines of one colour, or blocks of two"),
  ...drawn("undo-stroke", ["u"], "take back your last stroke"),
  ...drawn("redo-stroke", ["U"], "put it there again"),
  ...drawn("share-board", ["s"], "share it: the conversation has its picture"),
  ...drawn("clear-board", ["X"], "clear the board"),
  ...drawn("restore-board", ["R"], "for a minute: what was cleared is there again"),
];

function drawn(action: BoardAction, keys: readonly string[], help: string): [Binding] {
  return [{ action, keys, help, group: "On the board" }];
}

function chosen(action: MessageAction, keys: readonly string[], help: string): [Binding] {
  return [{ action, keys, help, group: "A message that is chosen" }];
}

/** A key as it is written for people: `Alt+Enter`. */
export function keyLabel(key: string): string {
  // `g` and `G` are two keys.
  if (key.length === 1) return key;
  if (key.includes(" ")) return key.split(" ").map(keyLabel).join(" ");
  return key
    .split(/(?<=.)\+/)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join("+")
    .replace("Pageup", "PgUp")
    .replace("Pagedown", "PgDn")
    .replace("Escape", "Esc");
}
