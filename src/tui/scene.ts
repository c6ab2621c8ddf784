import { type View as BoardView, cellAt, nearestPixel, pixelAt, type Spot } from "./board/view.ts";
import { Contents, type ContentsOptions, type Thing } from "./contents.tsx";
import { deskOf } from "./desk.ts";
import type { PaneRoot } from "./ink/pane-root.ts";
import type * as InkPanes from "./ink/panes.ts";
import { layout, mostComposerRows, type PaneName } from "./layout.ts";
import { composerLayout, firstShown } from "./panes/composer.tsx";
import { rowsOf } from "./panes/pane.tsx";
import type { Reading } from "./reading.ts";
import type { Area, Screen } from "./screen/screen.ts";
import type { Size } from "./screen/terminal.ts";
import type { Theme } from "./theme/theme.ts";
import { type View, writtenNow } from "./view.ts";

export const allPanes: readonly PaneName[] = [
  "title",
  "rooms",
  "messages",
  "members",
  "themes",
  "status",
  "composer",
];

/** A pane of the screen, and what of it is at a cell. */
export interface Under extends Thing {
  readonly pane: PaneName;
}

const nowhere = { width: 0, height: 0 };

export interface SceneOptions extends ContentsOptions {
  readonly screen: Screen;
  readonly size: () => Size;
  /** More can be drawn now than when that was asked for; or it cannot. */
  readonly loaded: (failure?: Error) => void;
}

/** What is on the screen: which panes there are and where, each rendered only when it must. */
export class Scene {
  readonly #view: () => View;
  readonly #screen: Screen;
  readonly #size: () => Size;
  #loaded: (failure?: Error) => void;
  readonly #roots = new Map<PaneName, PaneRoot>();
  readonly #contents: Contents;
  #areas: ReadonlyMap<PaneName, Area> = new Map();
  readonly #stale = new Set<PaneName>(allPanes);
  readonly #staleLater = new Set<PaneName>();
  /** What is laid out has to wait for it. */
  #ink: typeof InkPanes | undefined;
  #loading: Promise<void> | undefined;

  constructor(options: SceneOptions) {
    this.#view = options.view;
    this.#screen = options.screen;
    this.#size = options.size;
    this.#loaded = options.loaded;
    this.#contents = new Contents(options);
  }

  /** Another theme: all is drawn anew. */
  wear(theme: Theme): void {
    this.#contents.wear(theme);
    this.touch(...allPanes);
  }

  /** These panes show something that has changed. */
  touch(...panes: readonly PaneName[]): void {
    for (const pane of panes) this.#stale.add(pane);
  }

  /** These panes show something that has changed, but not by a key: they may wait for the next frame. */
  touchLater(...panes: readonly PaneName[]): void {
    for (const pane of panes) this.#staleLater.add(pane);
  }

  /** Renders what is stale, or of it only what keys have changed, and paints the difference. */
  draw(what: "keys" | "all"): void {
    this.#arrange();
    if (what === "all") {
      this.touch(...this.#staleLater);
      this.#staleLater.clear();
    }
    for (const pane of this.#stale) {
      const area = this.#areas.get(pane);
      if (area) this.#render(pane, area);
    }
    this.#stale.clear();
    this.#placeCursor();
    this.#screen.paint();
  }

  /** What is read: a list of messages, or else the conversation in the active room. */
  reading(): Reading | undefined {
    const area = this.#areas.get("messages");
    return area && this.#contents.reading(area);
  }

  /** The pixel of the board at a cell of the screen; beside the board there is none, or the nearest. */
  pixelAt({ x, y }: Spot, beside?: "nearest"): Spot | undefined {
    const { area, board } = this.#board();
    if (!board) return undefined;
    const cell = { x: x - area.x, y: y - area.y };
    return beside ? nearestPixel(board, cell) : pixelAt(board, cell);
  }

  /** The cell of the screen where a pixel of the board is; in the middle where it is not seen. */
  cellOf(spot: Spot): Spot {
    const { area, board } = this.#board();
    const cell = (board && cellAt(board, spot)) ?? { x: area.width >> 1, y: area.height >> 1 };
    return { x: area.x + cell.x, y: area.y + cell.y };
  }

  seesPixel(spot: Spot): boolean {
    const { board } = this.#board();
    return board !== undefined && cellAt(board, spot) !== undefined;
  }

  #board(): { readonly area: Area; readonly board: BoardView | undefined } {
    const area = this.#areas.get("messages") ?? { x: 0, y: 0, ...nowhere };
    return { area, board: this.#contents.board(area) };
  }

  /** How far a side pane can be scrolled. */
  scroll(pane: "rooms" | "members"): { up: number; down: number } {
    return this.#contents.scroll(pane, this.#areas.get(pane) ?? nowhere);
  }

  get size(): Size {
    return this.#size();
  }

  /** How many rows the help has, and how many of them are seen. */
  help(): { rows: number; height: number } {
    return this.#contents.help(this.sizeOfMessages());
  }

  /** The same of what is known of a message. */
  info(): { rows: number; height: number } {
    return this.#contents.info(this.sizeOfMessages());
  }

  /** Where messages are, and whatever is in their place. */
  sizeOfMessages(): { width: number; height: number } {
    return this.#areas.get("messages") ?? nowhere;
  }

  shows(pane: PaneName): boolean {
    return this.#areas.has(pane);
  }

  /** What is at a cell: its pane, and what of it one can open or choose. */
  under({ x, y }: { x: number; y: number }): Under | undefined {
    for (const [pane, area] of this.#areas) {
      if (x < area.x || x >= area.x + area.width || y < area.y || y >= area.y + area.height) continue;
      return { pane, ...this.#contents.at(pane, area, { x: x - area.x, y: y - area.y }) };
    }
    return undefined;
  }

  close(): void {
    this.#loaded = () => {};
    for (const root of this.#roots.values()) root.unmount();
  }

  #arrange(): void {
    const size = this.#size();
    // More rows than may be shown need not be laid out to know how many are shown.
    const written = composerLayout(writtenNow(this.#view()), size.columns).rows.length;
    const { folds, themes, question, notice } = this.#view();
    const choosing = themes !== undefined;
    const telling =
      question !== undefined || notice?.error === true || deskOf(this.#view()).aim !== undefined;
    const areas = layout(size, folds, Math.min(written, mostComposerRows(size)), {
      choosing,
      telling: choosing || telling,
      told: this.#contents.told(size),
    });
    for (const [pane, area] of areas) {
      const before = this.#areas.get(pane);
      const same =
        before && Object.entries(area).every(([key, value]) => before[key as keyof Area] === value);
      if (!same) this.#stale.add(pane);
    }
    for (const pane of this.#roots.keys()) if (!areas.has(pane)) this.#unmount(pane);
    this.#areas = areas;
    this.#screen.arrange(size, areas);
  }

  #render(pane: PaneName, area: Area): void {
    const content = this.#contents.of(pane, area, other => this.shows(other));
    if (typeof content !== "function") {
      this.#unmount(pane);
      this.#screen.frame(pane, rowsOf(content));
      return;
    }
    if (!this.#ink) return this.#loadInk();
    const size = { columns: area.width, rows: area.height };
    const node = content(this.#ink);
    const root = this.#roots.get(pane);
    if (root) root.render(node, size);
    else this.#roots.set(pane, new this.#ink.PaneRoot(node, size, lines => this.#screen.frame(pane, lines)));
  }

  /** Until it is there, a pane that needs it stays as it was. */
  #loadInk(): void {
    this.#loading ??= import("./ink/panes.ts").then(
      ink => {
        this.#ink = ink;
        this.touch(...allPanes);
        this.#loaded();
      },
      failure => this.#loaded(failure),
    );
  }

  #unmount(pane: PaneName): void {
    this.#roots.get(pane)?.unmount();
    this.#roots.delete(pane);
  }

  #placeCursor(): void {
    const area = this.#areas.get("composer");
    if (!area) return;
    const written = composerLayout(writtenNow(this.#view()), area.width);
    const y = area.y + written.cursor.y - firstShown(written, area.height);
    this.#screen.setCursor(Math.min(area.x + written.cursor.x, area.x + area.width - 1), y);
  }
}
