import { isFailure } from "../../client/index.ts";
import { unaimed, written } from "../desk.ts";
import { emptyDraft, supplanted } from "../keys/edit.ts";
import type { Stage } from "../stage.ts";
import { type Switch, targetsFor } from "../switcher/offered.ts";
import type { Target } from "../switcher/targets.ts";
import { asking, writing } from "../view.ts";
import type { Picks } from "./picks.ts";

/** A place to go to is looked for. */
export function openSwitcher(stage: Stage): void {
  const { here, known } = stage.acts.servers;
  const servers = known.filter(({ name }) => name !== here);
  stage.change(view => asking(view, { what: "switch", draft: emptyDraft, at: 0, servers }));
}

export function placePicks(stage: Stage, question: Switch): Picks {
  const targets = targetsFor(stage.client, stage.view.get(), question);
  return {
    count: targets.length,
    key: "switch",
    numbered: false,
    pick: at => void goTo(stage, targets[at] as Target),
  };
}

async function goTo(stage: Stage, target: Target): Promise<void> {
  if (target.kind === "room") return stage.show(target.room.room);
  if (target.kind === "person") {
    const room = await stage.client.direct([target.name]);
    return isFailure(room) ? stage.say(room.message, true) : stage.show(room.room);
  }
  if (target.kind === "server") {
    const said = await stage.visit(target.server.name);
    return said && stage.say(said.text, said.error);
  }
  // It is for its person to say what it is about. What was being written can be put back.
  const line = `/${target.command.name} `;
  stage.change(view => written(unaimed(writing(view)), draft => supplanted(draft, line)));
}
