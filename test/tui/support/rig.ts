import { EventEmitter } from "node:events";
import type { ReadStream, WriteStream } from "node:tty";
import type { Terminal as Xterm } from "@xterm/headless";
import { onTestFinished } from "vitest";
import { Slice } from "../../../src/client/index.ts";
import { deskOf } from "../../../src/tui/desk.ts";
import { layout, type PaneName } from "../../../src/tui/layout.ts";
import { composerLayout } from "../../../src/tui/panes/composer.tsx";
import { rowsOfNotice } from "../../../src/tui/panes/status.tsx";
import { timesOf } from "../../../src/tui/rows/dates.ts";
import { allPanes, Scene } from "../../../src/tui/scene.ts";
import { type Area, Screen } from "../../../src/tui/screen/screen.ts";
import { Terminal } from "../../../src/tui/screen/terminal.ts";
import type { Theme } from "../../../src/tui/theme/theme.ts";
import { initialView, type View } from "../../../src/tui/view.ts";
import { newTerminal, type WidthModel, widthModels, write } from "../screen/support/model.ts";
import { StillClient } from "./still-client.ts";
import { colourTheme, keymap, morning } from "./values.ts";

/** The whole screen over a state that a test sets, and terminals that see it: one of each opinion about widths. */
export class Rig {
  readonly client = new StillClient();
  readonly view = new Slice<View>({ ...initialView, active: 1 });
  readonly terminals: ReadonlyMap<WidthModel, Xterm>;
  /** What the terminals were made to do besides showing text. */
  readonly deeds: string[] = [];
  readonly size: { columns: number; rows: number };
  #written = "";
  readonly #scene: Scene;

  constructor(columns: number, rows: number, theme: Theme = colourTheme) {
    this.size = { columns, rows };
    this.terminals = new Map(widthModels.map(model => [model, newTerminal(columns, rows, model)]));
    for (const terminal of this.terminals.values()) this.#watch(terminal);
    const output = Object.assign(new EventEmitter(), {
      ...this.size,
      write: (text: string) => {
        this.#written += text;
        return true;
      },
    });
    const input = Object.assign(new EventEmitter(), { setRawMode() {}, resume() {}, pause() {} });
    const terminal = new Terminal(input as unknown as ReadStream, output as unknown as WriteStream);
    const screen = new Screen(terminal);
    this.#scene = new Scene({
      client: this.client.asClient(),
      view: () => this.view.get(),
      keymap,
      theme,
      times: timesOf("24h"),
      screen,
      size: () => this.size,
      now: () => morning,
      loaded() {},
    });
    terminal.enter();
    onTestFinished(() => {
      this.#scene.close();
      terminal.release();
      for (const each of this.terminals.values()) each.dispose();
    });
  }

  /** Draws what there is now; gives what was written for that since the last time. */
  async draw(): Promise<string> {
    this.#scene.touch(...allPanes);
    this.#scene.draw("all");
    const written = this.#written;
    this.#written = "";
    await Promise.all([...this.terminals.values()].map(terminal => write(terminal, written)));
    return written;
  }

  areas(): ReadonlyMap<PaneName, Area> {
    const view = this.view.get();
    const written = composerLayout(deskOf(view).draft, this.size.columns).rows.length;
    return layout(this.size, view.folds, written, { told: rowsOfNotice(view, undefined, this.size) });
  }

  /** The cells of a row, from one column to before another: a wide character is in its first. */
  cells(model: WidthModel, y: number, from: number, to: number): string {
    const { active } = (this.terminals.get(model) as Xterm).buffer;
    const line = active.getLine(active.baseY + y);
    let text = "";
    for (let x = from; x < to; x++) {
      const cell = line?.getCell(x);
      text += cell?.getWidth() === 0 ? "" : cell?.getChars() || " ";
    }
    return text;
  }

  #watch(terminal: Xterm): void {
    const did = (what: string) => () => {
      this.deeds.push(what);
      return false;
    };
    terminal.onTitleChange(did("title"));
    terminal.onBell(did("bell"));
    terminal.onData(did("answered"));
    for (const code of [0, 1, 2, 4, 7, 9, 10, 52, 104, 133, 777, 1337])
      terminal.parser.registerOscHandler(code, did(`OSC ${code}`));
    for (const final of ["q", "p", "r"]) terminal.parser.registerDcsHandler({ final }, did(`DCS ${final}`));
    for (const final of ["c", "7", "8", "D", "E", "M", "=", ">"])
      terminal.parser.registerEscHandler({ final }, did(`ESC ${final}`));
  }
}
