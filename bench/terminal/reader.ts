import { program } from "../../tools/terminal-process.ts";
import { FullScreen } from "./full-screen.ts";

/** `chat join` of somebody who reads. */
export class Reader extends FullScreen {
  constructor(address: string, state: string, user = "reader") {
    super([program("chat"), "join", "--server", address, "--user", user], { XDG_STATE_HOME: state });
  }

  async quit(): Promise<void> {
    this.type("\x11");
    await this.exited;
  }
}
