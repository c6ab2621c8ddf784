import type { Client } from "../client/index.ts";
import type { Folding } from "./folding.ts";
import { newNameLine, newNames } from "./new-names.ts";

/** Prints what is new in the window of a room at each call, in the order of the room: what was said is read by that. */
export function roomLines(
  client: Pick<Client, "room" | "rooms" | "read">,
  room: number,
  folding: Pick<Folding, "print" | "tell">,
): () => void {
  const { timeline, people } = client.room(room);
  let said = 0;
  let named = 0;
  return () => {
    const { messages, version, atStart } = timeline.get();
    const from = Math.max(named, atStart ? 0 : (messages[0]?.seq ?? version));
    const members = people.get().members.values();
    // What is told before its place is reached waits for what is missing.
    const names = newNames(client, room, members, from).filter(name => name.version <= version);
    named = Math.max(from, ...names.map(name => name.version));
    const rows = [
      ...messages.filter(({ seq }) => seq > said).map(message => ({ place: message.seq, message })),
      ...names.map(name => ({ place: name.version, name })),
    ];
    for (const row of rows.sort((one, other) => one.place - other.place)) {
      if ("name" in row) {
        folding.tell(newNameLine(row.name));
        continue;
      }
      said = row.place;
      folding.print(row.message);
      client.read(room, row.message);
    }
  };
}
