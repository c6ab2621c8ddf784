import type { TObject, TProperties } from "typebox";
import * as Type from "typebox";
import { limits } from "./limits.ts";

/** Building blocks shared by the frame families. Counters are JSON integers that a double holds exactly. */
export const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
export const RoomId = Id;
export const UserId = Id;
/** Milliseconds since 1970, by the server's clock, before the year 10000: far beyond it no date can be told. */
export const Timestamp = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 });
export const RequestId = Count;
export const PageSize = Type.Integer({ minimum: 1, maximum: limits.page });
/** The client's own name for a message; unique with its author for ever. */
export const Cid = Type.String({ minLength: 8, maxLength: 64, pattern: "^[A-Za-z0-9_-]+$" });

/** A frame from the server: fields it does not know are ignored by a client, so they stay allowed. */
export function event<const N extends string, P extends TProperties>(type: N, fields: P) {
  return Type.Object({ type: Type.Literal(type), ...fields });
}

/** A frame from a client that wants an answer: strict, and carrying the `id` the answer will name. */
export function request<const N extends string, P extends TProperties>(type: N, fields: P) {
  return Type.Object({ type: Type.Literal(type), id: RequestId, ...fields }, { additionalProperties: false });
}

/** A frame from a client that gets no answer unless it is refused. */
export function signal<const N extends string, P extends TProperties>(type: N, fields: P) {
  return Type.Object({ type: Type.Literal(type), ...fields }, { additionalProperties: false });
}

/** The `ok` that answers a request, with what that request's answer holds. */
export function answer<P extends TProperties>(fields: P) {
  return Type.Object({ type: Type.Literal("ok"), re: RequestId, ...fields });
}

export type Schema = TObject;
