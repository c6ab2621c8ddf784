import { join } from "node:path";
import { type Preferences, parseServerFrame, type ServerEvent } from "../../protocol/index.ts";
import { LastContent } from "./last-content.ts";

/** What one prefers on disk, so that the rooms are listed so, and nobody ignored is shown, without a connection. */
export class KeptPreferences {
  readonly #file: LastContent;

  constructor(directory: string) {
    this.#file = new LastContent(join(directory, "preferences.json"));
  }

  /** As last kept; what cannot be read is as good as nothing, since the server has it. */
  async read(): Promise<Preferences | undefined> {
    const content = await this.#file.read();
    const frame = content === undefined ? undefined : parseServerFrame(content);
    return frame?.kind === "event" && frame.event.type === "preferences"
      ? frame.event.preferences
      : undefined;
  }

  /** As the frame in which the server tells it: so it is read by the same rules. */
  write(preferences: Preferences): Promise<void> {
    const frame: ServerEvent<"preferences"> = { type: "preferences", preferences };
    return this.#file.write(JSON.stringify(frame));
  }
}
