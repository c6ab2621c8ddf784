import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { asyncApi, frameSchemas } from "../../scripts/schemas.ts";
import { parseClientFrame } from "../../src/protocol/index.ts";

const schemas = frameSchemas();
const ajv = new Ajv2020({ strict: false });

it("every published schema is valid JSON Schema", () => {
  expect(Object.keys(schemas)).toContain("client.send");
  expect(Object.keys(schemas)).toContain("server.send.ok");
  for (const schema of Object.values(schemas)) expect(ajv.validateSchema(schema)).toBe(true);
});

type Schema = { properties: Record<string, { type?: string }>; required?: string[] };

/** Often what the field is for, and often not. */
function fieldValue(type: string | undefined): fc.Arbitrary<unknown> {
  const junk = fc.oneof(fc.integer({ min: -2, max: 300 }), fc.string(), fc.boolean(), fc.constant(null));
  const fitting: Record<string, fc.Arbitrary<unknown>> = {
    integer: fc.integer({ min: 1, max: 100 }),
    string: fc.constantFrom("abcdefgh-12", "a name", ""),
    boolean: fc.boolean(),
  };
  const fits = type === undefined ? undefined : fitting[type];
  return fits ? fc.oneof({ weight: 9, arbitrary: fits }, { weight: 1, arbitrary: junk }) : junk;
}

/** A frame of a type: nearly all that it needs, some of what it may have, and sometimes a field more. */
function frameOf(type: string, { properties, required = [] }: Schema) {
  const fields = Object.entries(properties).filter(([name]) => name !== "type");
  const values = fields.map(([name, { type: kind }]) => [name, fieldValue(kind)] as const);
  const extra = fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ extra: 1 }) },
  );
  const needed = fields.map(([name]) => name).filter(name => required.includes(name));
  return fc
    .tuple(fc.record(Object.fromEntries(values), { requiredKeys: needed }), extra)
    .map(([own, more]) => ({ type, ...own, ...more }));
}

it("another validator agrees with ours on what a client may send", () => {
  const types = Object.keys(schemas)
    .filter(name => name.startsWith("client."))
    .map(name => name.slice("client.".length));
  const schemaOf = (type: string) => schemas[`client.${type}`] as unknown as Schema;
  const compiled = new Map(types.map(type => [type, ajv.compile(schemaOf(type))]));
  const accepted = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(...types.map(type => frameOf(type, schemaOf(type)))), one => {
      const ours = "frame" in parseClientFrame(JSON.stringify(one));
      if (ours) accepted.add(one.type);
      expect(compiled.get(one.type)?.(one)).toBe(ours);
    }),
    { numRuns: 1_000 },
  );
  // Enough of both kinds to say something.
  expect(accepted.size).toBeGreaterThan(types.length / 2);
});

it("the AsyncAPI document names every frame, and who sends it", () => {
  const document = JSON.parse(JSON.stringify(asyncApi()));
  const { messages } = document.channels.chat;
  expect(Object.keys(messages)).toEqual(Object.keys(schemas));
  const named = [...document.operations.fromClient.messages, ...document.operations.fromServer.messages];
  expect(named.map(({ $ref }) => $ref.split("/").at(-1)).toSorted()).toEqual(Object.keys(schemas).toSorted());
});
