import { type BoardView, boardPixels, isFailure } from "../../client/index.ts";
import { type Ink, inks, type Picture, pictureOf, type Tool } from "../../protocol/index.ts";
import type { Spot } from "../board/view.ts";
import { nothingDrawn } from "../commands/draw.ts";
import { type Drawing, isFull, newDrawing, pointedAt, sketchAt, spotOf, zoomed } from "../drawing.ts";
import { emptyDraft } from "../keys/edit.ts";
import type { Action } from "../keys/table.ts";
import { failed, type Said } from "../said.ts";
import { seesBoard } from "../shown.ts";
import type { Stage } from "../stage.ts";
import { asking } from "../view.ts";

/** Which way a key moves what one points at: in cells, as one sees them. */
const moves: Partial<Record<Action, readonly [number, number]>> = {
  "point-left": [-1, 0],
  "point-right": [1, 0],
  "point-up": [0, -1],
  "point-down": [0, 1],
  "point-far-left": [-8, 0],
  "point-far-right": [8, 0],
  "point-far-up": [0, -4],
  "point-far-down": [0, 4],
};
const tools: Partial<Record<Action, Tool>> = {
  "tool-pencil": "pencil",
  "tool-eraser": "eraser",
  "tool-line": "line",
  "tool-rectangle": "rectangle",
  "tool-ellipse": "ellipse",
  "tool-fill": "fill",
  "tool-text": "text",
};
const widest = 32;

/** Keys and the mouse draw on a room's board. */
export class DrawingMode {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  open(): void {
    const stage = this.#stage;
    if (!stage.room()) return stage.say("You are in no room.", true);
    stage.change(view => ({
      ...view,
      help: undefined,
      notice: undefined,
      list: undefined,
      info: undefined,
      picture: undefined,
      log: undefined,
      // What it is hidden by goes away; what is in one's hand stays there.
      drawing: view.drawing ?? newDrawing,
    }));
  }

  turn(): void {
    if (seesBoard(this.#stage.view.get())) this.#leave();
    else this.open();
  }

  act(action: Action): void {
    const now = this.#now();
    if (!now) return;
    this.#stage.say(undefined);
    const { drawing, board } = now;
    const move = moves[action];
    if (move) return this.#move(move);
    const tool = tools[action];
    if (tool) return this.#hold({ tool });
    const ink = /^ink-(\d)$/.exec(action)?.[1];
    if (ink !== undefined) return this.#hold({ ink: Number(ink) });
    switch (action) {
      case "pen":
        return drawing.stroke ? this.#penUp() : this.#penDown();
      case "ask-ink":
        return this.#ask("ink");
      case "filled":
        return this.#hold({ filled: !drawing.filled });
      case "fine":
        return this.#hold({ fine: !drawing.fine });
      case "thinner":
        return this.#hold({ width: Math.max(1, drawing.width - 1) });
      case "thicker":
        return this.#hold({ width: Math.min(widest, drawing.width + 1) });
      case "zoom-in":
      case "zoom-out":
        return this.#zoom(action === "zoom-in" ? 1 : -1);
      case "undo-stroke":
        return board.undo() ? undefined : this.#stage.say("There is nothing of yours to take back.");
      case "redo-stroke":
        return board.redo() ? undefined : this.#stage.say("You took nothing back.");
      case "clear-board":
        return this.#ask("clear");
      case "share-board":
        return this.#askToShare();
      case "restore-board":
        return void this.#carryOut(board.undoClear());
      case "escape":
      case "clear-or-quit":
        return drawing.stroke ? this.#giveUp() : this.#leave();
    }
  }

  /** What is written on the board. */
  write(text: string): void {
    this.#now()?.board.draw({ ...sketchAt(this.#drawing(), this.#spot()), text });
  }

  /** A colour by its number, its name or `#rrggbb`; what is wrong with it. */
  dip(text: string): string | undefined {
    const ink = inkNamed(text);
    if (ink === undefined) return `There is no colour ${text}: 0 to ${inks.length - 1}, a name, or #rrggbb.`;
    this.#hold({ ink });
    return undefined;
  }

  clear(): void {
    const board = this.#now()?.board;
    if (board) void this.#carryOut(board.clear());
  }

  /** The picture is said in the conversation, with these words or without any. */
  async share(picture: Picture, text: string): Promise<Said> {
    const room = this.#stage.room()?.room;
    if (room === undefined) return undefined;
    try {
      await this.#stage.client.send(room, text, { picture });
    } catch (error) {
      return failed(`This could not be kept on disk: ${(error as Error).message}`);
    }
    return { text: "The conversation has a picture of the board.", error: false };
  }

  /** The mouse on the board: pressed, dragged, let go, and the wheel. */
  point(key: string, cell: Spot): void {
    const { scene } = this.#stage;
    if (key === "wheel-up" || key === "wheel-down") {
      const spot = scene.pixelAt(cell);
      if (spot) this.#pointAt(spot);
      return this.#zoom(key === "wheel-up" ? 1 : -1);
    }
    const spot = scene.pixelAt(cell);
    if (key === "mouse-left") {
      if (!spot) return;
      this.#stage.say(undefined);
      this.#giveUp();
      this.#pointAt(spot);
      this.#penDown();
    } else if (key === "mouse-move" && this.#now()?.drawing.stroke) {
      this.#pointAt(scene.pixelAt(cell, "nearest") ?? this.#spot());
    } else if (key === "mouse-release" && this.#now()?.drawing.stroke) {
      this.#penUp();
    }
  }

  #penDown(): void {
    const now = this.#now();
    if (!now) return;
    const { drawing, board } = now;
    if (drawing.tool === "text") return this.#ask("letters");
    const stroke = board.begin(sketchAt(drawing, this.#spot()));
    if (drawing.tool === "fill") return void board.draw(stroke);
    this.#set({ ...drawing, stroke });
    board.growing(stroke);
  }

  #penUp(): void {
    const now = this.#now();
    if (!now?.drawing.stroke) return;
    now.board.draw(now.drawing.stroke);
    this.#set({ ...now.drawing, stroke: undefined });
  }

  #giveUp(): void {
    const now = this.#now();
    if (!now?.drawing.stroke) return;
    now.board.giveUp(now.drawing.stroke);
    this.#set({ ...now.drawing, stroke: undefined });
  }

  #move([across, down]: readonly [number, number]): void {
    const cell = this.#stage.scene.cellOf(this.#spot());
    const to = this.#stage.scene.pixelAt({ x: cell.x + across, y: cell.y + down }, "nearest");
    if (to) this.#pointAt(to);
  }

  #pointAt(spot: Spot): void {
    const now = this.#now();
    if (!now) return;
    const drawing = pointedAt(this.#goingOn(now.drawing, now.board, spot), spot);
    this.#set(drawing);
    if (drawing.stroke) now.board.growing(drawing.stroke);
    else now.board.pointer(spot.x, spot.y);
    // What one points at stays in sight.
    if (!this.#stage.scene.seesPixel(spot)) this.#set({ ...drawing, pan: spot });
  }

  /** A path that is as long as one may be is finished, and goes on in another from its end. */
  #goingOn(drawing: Drawing, board: BoardView, spot: Spot): Drawing {
    const { stroke } = drawing;
    if (!stroke || !isFull(stroke, spot)) return drawing;
    board.draw(stroke);
    const { sid: _, ...sketch } = stroke;
    return { ...drawing, stroke: board.begin({ ...sketch, points: stroke.points.slice(-2) }) };
  }

  #zoom(by: 1 | -1): void {
    const now = this.#now();
    if (now) this.#set(zoomed(now.drawing, by, now.board.state.get().size));
  }

  #hold(what: Partial<Drawing>): void {
    const now = this.#now();
    // What is being drawn has the look with which it began.
    if (now) this.#set({ ...now.drawing, ...what });
  }

  #ask(what: "ink" | "letters" | "clear"): void {
    this.#stage.change(view => asking(view, { what, draft: emptyDraft }));
  }

  #askToShare(): void {
    const state = this.#now()?.board.state.get();
    const picture = state && pictureOf({ ...state.size, pixels: boardPixels(state) });
    if (!picture) return this.#stage.say(nothingDrawn, true);
    this.#stage.change(view => asking(view, { what: "share", picture, draft: emptyDraft }));
  }

  async #carryOut(asked: ReturnType<BoardView["clear"]>): Promise<void> {
    const failure = await asked;
    if (failure && isFailure(failure)) this.#stage.say(failure.message, true);
  }

  #leave(): void {
    this.#stage.change(view => ({ ...view, drawing: undefined, notice: undefined }));
  }

  #set(drawing: Drawing): void {
    this.#stage.change(view => (view.drawing ? { ...view, drawing } : view));
  }

  #drawing(): Drawing {
    return this.#stage.view.get().drawing ?? newDrawing;
  }

  #spot(): Spot {
    const now = this.#now();
    return now ? spotOf(now.drawing, now.board.state.get().size) : { x: 0, y: 0 };
  }

  #now(): { readonly drawing: Drawing; readonly board: BoardView } | undefined {
    const { drawing, active } = this.#stage.view.get();
    return drawing && active !== undefined ? { drawing, board: this.#stage.client.board(active) } : undefined;
  }
}

function inkNamed(text: string): Ink | undefined {
  const word = text.trim();
  if (/^#[0-9a-f]{6}$/i.test(word)) return word.toLowerCase();
  const number = /^\d+$/.test(word)
    ? Number(word)
    : inks.findIndex(name => name.toLowerCase() === word.toLowerCase().replace(" ", ""));
  return number >= 0 && number < inks.length ? number : undefined;
}
