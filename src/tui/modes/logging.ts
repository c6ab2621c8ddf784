import { printableJson, programVersion } from "../../protocol/index.ts";
import { copied } from "../deeds/copy.ts";
import { emptyDraft, withText } from "../keys/edit.ts";
import type { Action } from "../keys/table.ts";
import { FrameLog, type Logged } from "../log/frame-log.ts";
import { unfoldedRows } from "../log/frame-rows.ts";
import { shownFrames } from "../log/shown.ts";
import { unfoldedIn } from "../panes/log.tsx";
import type { Stage } from "../stage.ts";
import { asking, type LogView, logOpened } from "../view.ts";

/** How far each key goes. */
const steps: Partial<Record<Action, number>> = {
  "next-message": 1,
  "previous-message": -1,
  "page-down": 10,
  "page-up": -10,
  "first-message": Number.NEGATIVE_INFINITY,
  oldest: Number.NEGATIVE_INFINITY,
  "last-message": Infinity,
  newest: Infinity,
};

/** Keys are for the frames that go over the line. */
export class Logging {
  readonly #stage: Stage;
  readonly #log: FrameLog;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#log = new FrameLog(stage.client);
  }

  /** Once somebody has looked, frames are kept for when they look again. */
  open(filter = ""): void {
    this.#log.begin();
    this.#stage.change(view => logOpened(view, this.#log, filter));
  }

  turn(): void {
    if (this.#stage.view.get().log) this.#leave();
    else this.open();
  }

  act(action: Action): void {
    const { log } = this.#stage.view.get();
    if (!log) return;
    this.#stage.say(undefined);
    const by = steps[action];
    if (by !== undefined) return moveInLog(this.#stage, by);
    switch (action) {
      case "follow":
        return this.#fold(log);
      case "pause-frames":
        return this.#pause(log);
      case "filter-frames":
        return this.#stage.change(view =>
          asking(view, { what: "frames", draft: withText(emptyDraft, log.filter) }),
        );
      case "copy":
        return this.#copy();
      case "save-frames":
        return void this.#save();
      case "escape":
      case "clear-or-quit":
        return log.unfolded === undefined ? this.#leave() : changeLog(this.#stage, { unfolded: undefined });
    }
  }

  #leave(): void {
    this.#stage.change(view => ({ ...view, log: undefined }));
  }

  /** What is looked into stays, whatever comes. */
  #fold(log: LogView): void {
    if (log.unfolded !== undefined) return changeLog(this.#stage, { unfolded: undefined });
    const frame = chosenFrame(this.#stage);
    if (frame) changeLog(this.#stage, { unfolded: 0, chosen: frame.number });
  }

  #pause(log: LogView): void {
    if (log.paused !== undefined) return changeLog(this.#stage, { paused: undefined });
    changeLog(this.#stage, { paused: this.#log.state.get().at(-1)?.number ?? 0 });
  }

  #copy(): void {
    const frame = chosenFrame(this.#stage);
    if (!frame) return;
    const said = copied(frame.json, "Copied", this.#stage);
    if (said) this.#stage.say(said.text, said.error);
  }

  /** Those that are seen, and before them what a report of a bug begins with. */
  async #save(): Promise<void> {
    const stage = this.#stage;
    const { frames } = shownFrames(stage.view.get());
    const connection = stage.client.connection.get();
    const about = {
      program: programVersion,
      server: connection.status === "online" ? connection.server.version : connection.status,
      node: process.version,
      system: `${process.platform} ${process.arch}`,
    };
    const lines = frames.map(
      ({ at, way, bytes, json }) =>
        `{"at":"${new Date(at).toISOString()}","way":"${way}","bytes":${bytes},"frame":${json || "null"}}\n`,
    );
    const name = `frames-${new Date(stage.clock.now()).toISOString().replace(/[:.]/g, "-")}.jsonl`;
    try {
      const path = await stage.acts.save(name, `${printableJson(about)}\n${lines.join("")}`);
      const what = frames.length === 1 ? "1 frame" : `${frames.length} frames`;
      stage.say(`Saved ${what}, without secrets, with what was said: ${path}`);
    } catch (error) {
      stage.say(`This could not be written: ${error instanceof Error ? error.message : error}`, true);
    }
  }
}

/** So many frames down, or in one that is unfolded so many rows; up if negative. */
export function moveInLog(stage: Stage, by: number): void {
  const view = stage.view.get();
  if (view.log?.unfolded !== undefined) return scrollFrame(stage, view.log.unfolded, by);
  const { frames, at } = shownFrames(view);
  const to = Math.max(0, Math.min(at + by, frames.length - 1));
  // At the last one, what comes is followed.
  changeLog(stage, { chosen: to === frames.length - 1 ? undefined : frames[to]?.number });
}

function scrollFrame(stage: Stage, first: number, by: number): void {
  const frame = chosenFrame(stage);
  const { width, height } = stage.scene.sizeOfMessages();
  const most = frame ? Math.max(0, unfoldedRows(frame, width).length - unfoldedIn(height)) : 0;
  changeLog(stage, { unfolded: Math.max(0, Math.min(first + by, most)) });
}

function chosenFrame(stage: Stage): Logged | undefined {
  const { frames, at } = shownFrames(stage.view.get());
  return frames[at];
}

function changeLog(stage: Stage, change: Partial<LogView>): void {
  stage.change(view => (view.log ? { ...view, log: { ...view.log, ...change } } : view));
}
