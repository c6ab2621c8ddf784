import type { Place } from "../keys/places.ts";
import type { Way } from "./command.ts";
import { type Find, found, reachOf, turned } from "./finds.ts";
import { type Motion, motions, type Reach } from "./motions.ts";

/** Where a way leads, if anywhere, and what is looked for from now on. */
export interface Led {
  readonly place: number | undefined;
  readonly reach: Reach;
  readonly find: Find | undefined;
}

export function lead(find: Find | undefined, from: Place, way: Way, count: number | undefined): Led {
  if ("motion" in way) {
    const { reach, go } = motions[way.motion] as Motion;
    return { place: go(from, count), reach, find };
  }
  const again = "again" in way;
  const wanted = again ? (way.again === "," && find ? turned(find) : find) : way.find;
  const place = wanted && found(from, wanted, count ?? 1, again);
  return { place, reach: wanted ? reachOf(wanted) : "before", find: again ? find : wanted };
}
