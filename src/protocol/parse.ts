import { IsObject } from "typebox";
import { Compile, type Validator } from "typebox/compile";
import { Check } from "typebox/schema";
import { type Refusal, refuse } from "./errors.ts";
import {
  type Answer,
  type ClientFrame,
  type ErrorFrame,
  events,
  type RequestType,
  requests,
  type ServerEvent,
  signalsFromClient,
} from "./frame.ts";
import { limits } from "./limits.ts";
import type { Schema } from "./schema.ts";

/** To compile a schema takes 5 ms, to walk along it once less than one: what comes once or twice is not worth it. */
const walks = 2;

/** Checks frames of one type: compiled when it is worth it, so that a program pays for the frames it uses. */
class LateValidator {
  readonly schema: Schema;
  #checked = 0;
  #compiled: Validator | undefined;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  check(value: unknown): boolean {
    this.#checked += 1;
    return this.#checked > walks ? this.compiled.Check(value) : Check(this.schema, value);
  }

  get compiled(): Validator {
    this.#compiled ??= Compile(this.schema);
    return this.#compiled;
  }
}

/** One validator a frame type, looked up by `type`: a compiled union of all frames is ten times slower. */
class Validators {
  readonly #validators = new Map<string, LateValidator>();

  constructor(...families: Readonly<Record<string, Schema>>[]) {
    for (const family of families) {
      for (const [type, schema] of Object.entries(family)) {
        this.#validators.set(type, new LateValidator(schema));
      }
    }
  }

  get(type: string): LateValidator | undefined {
    return this.#validators.get(type);
  }
}

const requestSchemas = Object.fromEntries(
  Object.entries(requests).map(([type, pair]) => [type, pair.request]),
);
const answerSchemas = Object.fromEntries(Object.entries(requests).map(([type, pair]) => [type, pair.answer]));
const fromClient = new Validators(requestSchemas, signalsFromClient);
const fromServer = new Validators(events);
const answers = new Validators(answerSchemas);

/** What came of reading one frame; `re` names the request in the refusal, when it could be read. */
export type Parsed<F> = { readonly frame: F } | { readonly refusal: Refusal; readonly re?: number };

/** Reads a client's frame: strict, and precise about what is wrong with it. */
export function parseClientFrame(text: string): Parsed<ClientFrame> {
  const value = parseObject(text);
  if (value === undefined) return { refusal: refuse("not_json") };
  const { type, id } = value;
  const re = typeof id === "number" && Number.isSafeInteger(id) && id >= 0 ? { re: id } : {};
  const validator = typeof type === "string" ? fromClient.get(type) : undefined;
  if (validator?.check(value)) return { frame: value as unknown as ClientFrame };
  return { refusal: diagnose(value, validator), ...re };
}

/** A frame from the server as a client needs it: an event, or the answer to request number `re`. */
export type FromServer =
  | { readonly kind: "event"; readonly event: ServerEvent }
  | { readonly kind: "refused"; readonly re: number; readonly error: ErrorFrame }
  | { readonly kind: "answer"; readonly re: number; readonly value: unknown }
  | { readonly kind: "unknown"; readonly reason: string };

/**
 * Reads a server's frame. A type this client does not know is `unknown` and to be passed over: a newer
 * server may say more. An answer is checked by `checkAnswer`, by whoever knows what was asked.
 */
export function parseServerFrame(text: string): FromServer {
  const value = parseObject(text);
  if (value === undefined) return { kind: "unknown", reason: "not a JSON object" };
  const { type, re } = value;
  if ((type === "ok" || type === "welcome") && typeof re === "number") return { kind: "answer", re, value };
  const validator = typeof type === "string" ? fromServer.get(type) : undefined;
  if (!validator) return { kind: "unknown", reason: "unknown type" };
  if (!validator.check(value)) return { kind: "unknown", reason: diagnose(value, validator).message };
  const event = value as unknown as ServerEvent;
  if (event.type === "error" && event.re !== undefined)
    return { kind: "refused", re: event.re, error: event };
  return { kind: "event", event };
}

/** Whether this is the answer that a request of this type asks for. */
export function checkAnswer<T extends RequestType>(type: T, value: unknown): value is Answer<T> {
  return answers.get(type)?.check(value) ?? false;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Only for frames that failed: which rule of which field. */
function diagnose(value: Record<string, unknown>, validator: LateValidator | undefined): Refusal {
  if (isDeeper(value, limits.depth)) return refuse("too_deep");
  if (!validator) {
    return typeof value.type === "string"
      ? refuse("unknown_type", { field: "type" })
      : refuse("bad_frame", { field: "type", message: "A frame needs a type, as a string." });
  }
  // TypeBox has an error for each unknown field: thousands of them in one frame are work that anybody could ask for.
  const unknown = unknownField(value, validator.schema);
  if (unknown) {
    const field = fieldName(unknown);
    return refuse("unknown_field", {
      field,
      message: `There is no field ${field} in a ${value.type} frame.`,
    });
  }
  const first = validator.compiled.Errors(value)[0];
  const params = (first?.params ?? {}) as { requiredProperties?: string[] };
  const parts = (first?.instancePath ?? "").split("/").slice(1);
  const field = fieldName([...parts, ...(params.requiredProperties?.slice(0, 1) ?? [])]);
  const rule = params.requiredProperties ? "is missing" : (first?.message ?? "is wrong");
  return refuse("bad_frame", { field, message: `The field ${field} of this ${value.type} frame ${rule}.` });
}

/** Where the first field is that a strict schema does not have, as the names on the way to it. */
function unknownField(value: object, schema: Schema): string[] | undefined {
  if ("additionalProperties" in schema && schema.additionalProperties === false) {
    const unknown = Object.keys(value).find(key => !Object.hasOwn(schema.properties, key));
    if (unknown !== undefined) return [unknown];
  }
  for (const [key, field] of Object.entries(schema.properties)) {
    const inner = (value as Record<string, unknown>)[key];
    const unknown = isObject(inner) && IsObject(field) && unknownField(inner, field);
    if (unknown) return [key, ...unknown];
  }
  return undefined;
}

/** `device` and `key` as `device.key`; cut, since it repeats what the other side wrote. */
function fieldName(way: readonly string[]): string {
  return way.join(".").slice(0, 80).toWellFormed();
}

function isDeeper(value: object, depth: number): boolean {
  // Level by level, not by recursion: the input decides how deep this goes.
  let level = [value];
  for (let left = depth; level.length > 0; left--) {
    if (left === 0) return true;
    level = level.flatMap(holder => Object.values(holder)).filter(isObject);
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
