import { type Client, isFailure, noPeople } from "../../client/index.ts";
import { commands } from "../commands/table.ts";
import { edit, emptyDraft, insert, withText } from "../keys/edit.ts";
import type { Action } from "../keys/table.ts";
import type { Stage } from "../stage.ts";
import { known, ranked, type Target } from "../switcher/targets.ts";
import { asking, type Question, unaimed, type View, written } from "../view.ts";

export type Switch = Question & { readonly what: "switch" };

/** How far each key goes in the list. */
const steps: Partial<Record<Action, number>> = {
  "history-forward": 1,
  "next-room": 1,
  "history-back": -1,
  "previous-room": -1,
  "page-down": 10,
  "page-up": -10,
};

/** Keys look for a place to go to, and go there. */
export class Switching {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  open(): void {
    const { here, known } = this.#stage.acts.servers;
    const servers = known.filter(({ name }) => name !== here);
    this.#stage.change(view => asking(view, { what: "switch", draft: emptyDraft, at: 0, servers }));
  }

  text(question: Switch, text: string): void {
    this.#write(question, insert(question.draft, text.replace(/\s+/g, " ")));
  }

  /** Whether the key was for the list; any other goes its way. */
  take(question: Switch, action: Action): boolean {
    const by = steps[action];
    if (by !== undefined) {
      const most = this.#targets(question).length - 1;
      const to = Math.abs(by) > 1 ? question.at + by : around(question.at + by, most);
      const at = Math.max(0, Math.min(to, most));
      this.#stage.change(view => asking(view, { ...question, at }));
      return true;
    }
    if (action === "send") {
      const target = this.#targets(question)[question.at];
      if (target) void this.#go(target);
      return true;
    }
    if (action === "escape" || action === "clear-or-quit" || action === "switch") {
      this.#close();
      return true;
    }
    const edited = action === "newline" ? undefined : edit(question.draft, action);
    if (edited) this.#write(question, edited);
    return edited !== undefined || action === "newline";
  }

  /** Another text is another list: one begins at its first. */
  #write(question: Switch, draft: Switch["draft"]): void {
    const at = draft.text === question.draft.text ? question.at : 0;
    this.#stage.change(view => asking(view, { ...question, draft, at }));
  }

  async #go(target: Target): Promise<void> {
    const stage = this.#stage;
    this.#close();
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
    stage.change(view =>
      written({ ...unaimed(view), keys: "writing" }, draft => ({
        ...withText(draft, line),
        cut: draft.text || draft.cut,
      })),
    );
  }

  #targets(question: Switch): readonly Target[] {
    return targetsFor(this.#stage.client, this.#stage.view.get(), question);
  }

  #close(): void {
    this.#stage.change(view => ({ ...view, question: undefined }));
  }
}

/** What there is to go to, as it is listed. */
export function targetsFor(client: Client, { active }: View, { draft, servers }: Switch): readonly Target[] {
  const people = active === undefined ? noPeople : client.room(active).people.get();
  const all = known(client.rooms.get(), people, commands, client.me.get()?.user, servers);
  return ranked(all, draft.text, active);
}

/** Past either end it goes on at the other. */
function around(at: number, most: number): number {
  return at < 0 ? most : at > most ? 0 : at;
}
