import type { Figure } from "./report.ts";
export async function terminal(_quick: boolean): Promise<Figure[]> {
  return [];
}
