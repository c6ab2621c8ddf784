import { mkdirSync, writeFileSync } from "node:fs";
import {
  events,
  programVersion,
  protocolVersion,
  requests,
  signalsFromClient,
} from "../src/protocol/index.ts";

type Json = Record<string, unknown>;

/** Every frame as JSON Schema by its name: `send` and what answers it, `send.ok`, are two. */
export function frameSchemas(): Readonly<Record<string, Json>> {
  const schemas: Record<string, Json> = {};
  for (const [type, { request, answer }] of Object.entries(requests)) {
    schemas[`client.${type}`] = plain(request);
    schemas[`server.${type === "auth" ? "welcome" : `${type}.ok`}`] = plain(answer);
  }
  for (const [type, schema] of Object.entries(signalsFromClient)) schemas[`client.${type}`] = plain(schema);
  for (const [type, schema] of Object.entries(events)) schemas[`server.${type}`] = plain(schema);
  return schemas;
}

/** All of the protocol as an AsyncAPI 3 document: one channel, what is sent there and what is received. */
export function asyncApi(): Json {
  const schemas = frameSchemas();
  const names = Object.keys(schemas);
  const message = (name: string) => ({ $ref: `#/channels/chat/messages/${name}` });
  const operation = (action: string, side: string) => ({
    action,
    channel: { $ref: "#/channels/chat" },
    messages: names.filter(name => name.startsWith(`${side}.`)).map(message),
  });
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Backchannel",
      version: programVersion,
      description:
        "Requests carry `id`; their `ok` or `error` carries it as `re`. The server speaks first: `hello`.",
      license: { name: "MIT" },
    },
    servers: { local: { host: "127.0.0.1:7788", protocol: "ws" } },
    defaultContentType: "application/json",
    channels: {
      chat: {
        address: "/",
        description: `WebSocket, one JSON object a text message: ${protocolVersion}.`,
        messages: Object.fromEntries(names.map(name => [name, { name, payload: schemas[name] }])),
      },
    },
    operations: { fromClient: operation("receive", "client"), fromServer: operation("send", "server") },
  };
}

/** Writes a file a frame, one with all of them, and the AsyncAPI document. */
export function writeSchemas(directory: string): void {
  mkdirSync(directory, { recursive: true });
  const schemas = frameSchemas();
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  const write = (name: string, json: Json) =>
    writeFileSync(`${directory}/${name}.json`, `${JSON.stringify(json, null, 2)}\n`);
  for (const [name, schema] of Object.entries(schemas)) write(name, { $schema, title: name, ...schema });
  write(protocolVersion, { $schema, title: protocolVersion, $defs: schemas });
  write("asyncapi", asyncApi());
}

/** TypeBox objects are JSON Schema with symbols on them. */
function plain(schema: object): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}
