import { expect, it } from "vitest";
import { Exit } from "../../src/cli/exit.ts";
import { checkedPerimeter, type PerimeterFlags } from "../../src/cli/perimeter.ts";

function refusal(host: string, flags: PerimeterFlags): string {
  try {
    checkedPerimeter(host, flags);
  } catch (error) {
    if (error instanceof Exit && error.code === 2) return error.message;
    throw error;
  }
  return "";
}

it("beyond this machine, one of three ways is asked for in one sentence", () => {
  for (const host of ["0.0.0.0", "::", "192.0.2.1", "chat.example.org", "127.example.org", ""]) {
    expect(refusal(host, {})).toMatch(/--tls-cert and --tls-key,.*--trust-proxy, or say --insecure\.$/);
    expect(refusal(host, { trustProxy: " , " })).not.toBe("");
    expect(refusal(host, { tlsCert: "cert", tlsKey: "key" })).toBe("");
    expect(refusal(host, { trustProxy: "10.0.0.1" })).toBe("");
    expect(refusal(host, { insecure: true })).toBe("");
  }
  for (const host of ["127.0.0.1", "127.1.2.3", "::1", "localhost"]) expect(refusal(host, {})).toBe("");
});

it("a certificate and its key go together", () => {
  expect(refusal("127.0.0.1", { tlsCert: "cert" })).toContain("both --tls-cert and --tls-key");
  expect(refusal("127.0.0.1", { tlsKey: "key", insecure: true })).toContain("both");
  const { tls } = checkedPerimeter("127.0.0.1", { tlsCert: "cert", tlsKey: "key" });
  expect(tls).toEqual({ cert: "cert", key: "key" });
});

it("lists come with commas, repeated, or both", () => {
  const { perimeter } = checkedPerimeter("127.0.0.1", {
    trustProxy: ["127.0.0.1, ::1", "10.0.0.0/8"],
    allowOrigin: "https://Chat.Example.org, http://localhost:3000",
  });
  expect(perimeter.proxies.rules).toHaveLength(3);
  expect([...perimeter.origins]).toEqual(["https://chat.example.org", "http://localhost:3000"]);
});

it("what is no address or no origin is named", () => {
  expect(refusal("127.0.0.1", { trustProxy: "127.0.0.1,proxy" })).toMatch(/^"proxy" is no address/);
  for (const wrong of ["*", "null", "chat.example.org", "https://chat.example.org/path", "wss://chat"]) {
    expect(refusal("127.0.0.1", { allowOrigin: wrong })).toContain(
      `${JSON.stringify(wrong)} is no web page's origin`,
    );
  }
});
