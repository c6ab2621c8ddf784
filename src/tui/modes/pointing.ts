import { isFailure } from "../../client/index.ts";
import type { KeyEvent } from "../keys/decoder.ts";
import type { Stage } from "../stage.ts";
import { choosing, deskOf, seesConversation, withDesk } from "../view.ts";
import { scroll } from "./scrolling.ts";

/** As far as most programs go with a notch of the wheel. */
const notch = 3;

/** The mouse: a wheel moves what is under it, a click opens a room or a person, and chooses a message. */
export function point(stage: Stage, key: string, at: NonNullable<(KeyEvent & { kind: "key" })["at"]>): void {
  const under = stage.scene.under(at);
  if (!under) return;
  if (key === "wheel-up" || key === "wheel-down") {
    if (under.pane === "messages") scroll(stage, key === "wheel-up" ? -notch : notch);
  } else if (key === "mouse-left") {
    // Who is asked something answers first.
    if (stage.view.get().question) return;
    const { room, person, message } = under;
    if (room !== undefined) stage.show(room);
    if (person !== undefined) void openPerson(stage, person);
    if (message !== undefined) choose(stage, message);
  }
}

async function openPerson(stage: Stage, name: string): Promise<void> {
  const room = await stage.client.direct([name]);
  if (isFailure(room)) stage.say(room.message, true);
  else stage.show(room.room);
}

/** The message stays where it is: while one chooses, nothing moves under the hand. */
function choose(stage: Stage, seq: number): void {
  const reading = stage.reading();
  if (!reading || !seesConversation(stage.view.get())) return;
  stage.change(view => {
    const anchor = reading.revealing(reading.held(deskOf(view).anchor), `m${seq}`);
    return {
      ...choosing(
        withDesk(view, desk => ({ ...desk, anchor })),
        seq,
      ),
      notice: undefined,
    };
  });
}
