import { isFailure } from "../../client/index.ts";
import type { RequestBody, RequestType } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Reach } from "./command.ts";

/** Asks the server for something, and says that it is done, if that is not seen anyway, or why it is not. */
export async function ask<T extends RequestType>(
  { client }: Reach,
  type: T,
  body: RequestBody<T>,
  done?: string,
): Promise<Said> {
  const outcome = await client.request(type, body);
  if (isFailure(outcome)) return failed(outcome.message);
  return done === undefined ? undefined : { text: done, error: false };
}
