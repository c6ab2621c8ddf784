import { type Client, noPeople } from "../../client/index.ts";
import { commands } from "../commands/table.ts";
import type { Picker } from "../question.ts";
import type { View } from "../view.ts";
import { known, ranked, type Target } from "./targets.ts";

export type Switch = Picker & { readonly what: "switch" };

/** What there is to go to, as it is listed. */
export function targetsFor(client: Client, { active }: View, { draft, servers }: Switch): readonly Target[] {
  const people = active === undefined ? noPeople : client.room(active).people.get();
  const all = known(client.rooms.get(), people, commands, client.me.get()?.user, servers);
  return ranked(all, draft.text, active);
}
