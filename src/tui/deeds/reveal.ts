import type { Found } from "../../protocol/index.ts";
import type { Stage } from "../stage.ts";

/** Its spoilers are seen, or hidden again. */
export function reveal({ room, message }: Found, stage: Stage): undefined {
  const { seq } = message;
  stage.change(view => {
    const seen = view.revealed?.room === room && view.revealed.seq === seq;
    return { ...view, revealed: seen ? undefined : { room, seq } };
  });
  return undefined;
}
