import { expect, it } from "vitest";
import { linksIn } from "../../../src/tui/deeds/open.ts";

it.each([
  ["see https://example.org/a_b?c=d#e.", ["https://example.org/a_b?c=d#e"]],
  ["(http://example.org/), or #ops/12!", ["http://example.org/", "#ops/12"]],
  ["ws://127.0.0.1:7788/#general/123", ["ws://127.0.0.1:7788/#general/123"]],
  ["#general is a room, issue/#ops/12 a path, and javascript:alert(1) nothing", []],
])("the links in %j", (text, links) => {
  expect(linksIn(text)).toEqual(links);
});
