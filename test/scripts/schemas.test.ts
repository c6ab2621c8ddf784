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

it("another validator agrees with ours on what a client may send", () => {
  const value = fc.oneof(
    fc.integer({ min: -2, max: 300 }),
    fc.string(),
    fc.boolean(),
    fc.constant("abcdefgh-12"),
  );
  const fields = ["id", "room", "cid", "text", "name", "topic", "limit", "since", "active", "read", "extra"];
  const types = Object.keys(schemas)
    .filter(name => name.startsWith("client."))
    .map(name => name.slice("client.".length));
  const frame = fc
    .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...fields), value))
    .map(([type, rest]) => ({ ...rest, type }));
  const compiled = new Map(types.map(type => [type, ajv.compile(schemas[`client.${type}`] ?? {})]));
  let accepted = 0;
  fc.assert(
    fc.property(frame, one => {
      const ours = "frame" in parseClientFrame(JSON.stringify(one));
      if (ours) accepted += 1;
      expect(compiled.get(one.type)?.(one)).toBe(ours);
    }),
    { numRuns: 3_000 },
  );
  expect(accepted).toBeGreaterThan(10);
});

it("the AsyncAPI document names every frame, and who sends it", () => {
  const document = JSON.parse(JSON.stringify(asyncApi()));
  const { messages } = document.channels.chat;
  expect(Object.keys(messages)).toEqual(Object.keys(schemas));
  const named = [...document.operations.fromClient.messages, ...document.operations.fromServer.messages];
  expect(named.map(({ $ref }) => $ref.split("/").at(-1)).toSorted()).toEqual(Object.keys(schemas).toSorted());
});
