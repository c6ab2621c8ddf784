import { expect, it } from "vitest";
import { sourceOf } from "../../../src/server/limits/source.ts";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["127.0.0.1", "loopback"],
  ["127.8.9.1", "loopback"],
  ["::ffff:127.0.0.1", "loopback"],
  ["::1", "loopback"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::", "2001:db8:1:2::/64"],
  ["2001:db8::5", "2001:db8:0:0::/64"],
  ["2001:db8:0:7::5", "2001:db8:0:7::/64"],
  ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["", ""],
])("%s counts as %s", (address, source) => {
  expect(sourceOf(address)).toBe(source);
});
