import { isFailure } from "../../client/index.ts";
import { chosenKey } from "../chosen.ts";
import { openLink } from "../deeds/open.ts";
import { reactWith } from "../deeds/react.ts";
import { reveal } from "../deeds/reveal.ts";
import type { KeyEvent } from "../keys/decoder.ts";
import { edgeDragged } from "../layout.ts";
import type { Spot } from "../rows/spot.ts";
import { seesBoard } from "../shown.ts";
import type { Stage } from "../stage.ts";
import { choose, foundAs, type MessageItem } from "./choosing.ts";
import type { DrawingMode } from "./drawing.ts";
import { scroll } from "./scrolling.ts";

/** As far as most programs go with a notch of the wheel. */
const notch = 3;

type Cell = NonNullable<(KeyEvent & { kind: "key" })["at"]>;

/**
 * The mouse: a wheel moves what is under it; a click opens a room, a person, a link or a spoiler, reacts as others
 * did, and else chooses a message; the edge of a side pane is dragged to where it should be.
 */
export class Pointing {
  readonly #stage: Stage;
  readonly #board: DrawingMode;
  #dragging: "rooms" | "members" | undefined;

  constructor(stage: Stage, drawing: DrawingMode) {
    this.#stage = stage;
    this.#board = drawing;
  }

  take(key: string, at: Cell): void {
    const view = this.#stage.view.get();
    const isOnBoard = view.drawing?.stroke || this.#stage.scene.under(at)?.pane === "messages";
    if (seesBoard(view) && isOnBoard) return this.#board.point(key, at);
    if (key === "mouse-move") return this.#drag(at);
    this.#letGo();
    if (key === "wheel-up") this.#turn(at, -notch);
    if (key === "wheel-down") this.#turn(at, notch);
    // Who is asked something answers first.
    if (key === "mouse-left" && !this.#stage.view.get().question) this.#click(at);
  }

  #turn(at: Cell, rows: number): void {
    const pane = this.#stage.scene.under(at)?.pane;
    if (pane === "messages") return scroll(this.#stage, rows);
    if (pane !== "rooms" && pane !== "members") return;
    const { up, down } = this.#stage.scene.scroll(pane);
    this.#stage.change(view => {
      const to = Math.max(up, Math.min(view.scrolled[pane] + rows, down));
      return { ...view, scrolled: { ...view.scrolled, [pane]: to } };
    });
  }

  #click(at: Cell): void {
    const stage = this.#stage;
    const under = stage.scene.under(at);
    if (!under) return;
    const { edge, room, person, hit } = under;
    this.#dragging = edge;
    if (room !== undefined) stage.show(room);
    if (person !== undefined) void openPerson(stage, person);
    if (hit?.item.kind === "message") void followSpot(stage, hit.item, hit.spot);
  }

  #drag({ x }: Cell): void {
    const pane = this.#dragging;
    if (!pane) return;
    const { columns } = this.#stage.scene.size;
    this.#stage.change(view => ({ ...view, folds: edgeDragged(view.folds, pane, x, columns) }));
  }

  #letGo(): void {
    const { widths } = this.#stage.view.get().folds;
    const why = this.#dragging && widths && this.#stage.acts.keepWidths(widths);
    this.#dragging = undefined;
    if (why) this.#stage.say(why, true);
  }
}

/** What is clicked on in a message; where there is nothing the message itself, and in a list its place in the room. */
async function followSpot(stage: Stage, item: MessageItem, spot: Spot | undefined): Promise<void> {
  const { list, active } = stage.view.get();
  const found = list
    ? foundAs(list, item)
    : active === undefined
      ? undefined
      : { room: active, message: item.message };
  if (!found) return;
  const { room, message } = found;
  if (!spot) {
    if (list && chosenKey(stage.view.get(), stage.client.preferences.get()) === item.key)
      await stage.goTo({ room, seq: message.seq });
    else choose(stage, item);
  } else if (spot.what === "spoiler") {
    reveal(found, stage);
  } else {
    const said =
      spot.what === "link"
        ? await openLink(spot.href, stage)
        : await reactWith(stage.client, room, message, spot.emoji);
    if (said) stage.say(said.text, said.error);
  }
}

async function openPerson(stage: Stage, name: string): Promise<void> {
  const room = await stage.client.direct([name]);
  if (isFailure(room)) stage.say(room.message, true);
  else stage.show(room.room);
}
