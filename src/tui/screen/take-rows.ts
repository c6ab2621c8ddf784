import { createContext } from "react";

/** Takes rows that are as the screen wants them; of an Ink root that puts them into its frame as they are. */
export const TakeRows = createContext<((rows: readonly string[]) => void) | undefined>(undefined);
