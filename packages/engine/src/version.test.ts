import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { checkVersion, EMBEDDED_VERSION, isOlder } from "./version.ts";
import "./provided-engine.test-kit.ts";

describe("an outside ClickHouse", () => {
  const someone = { username: "someone", password: "secret" };

  it("fits when it is as new as the embedded one", async () => {
    const { url, reader } = inject("engine");
    expect(await checkVersion(url, reader)).toEqual({ kind: "fits", version: EMBEDDED_VERSION });
  });

  it("is refused when older, with both numbers", async () => {
    const url = await answering((_, response) => response.end("25.3.1.1\n"));
    expect(await checkVersion(url, someone)).toEqual({
      kind: "older",
      version: "25.3.1.1",
      needed: EMBEDDED_VERSION,
    });
  });

  it("is unreachable when nobody answers or the password is wrong", async () => {
    const { url } = inject("engine");
    expect(await checkVersion(url, someone)).toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining("Authentication failed"),
    });
    expect(await checkVersion("http://127.0.0.1:1", someone)).toMatchObject({
      kind: "unreachable",
      message: expect.stringMatching(/does not answer/),
    });
  });
});

it.each([
  ["26.7.2.1", "26.7.2.1", false],
  ["26.7.2", "26.7.2.1", true],
  ["26.10.1.1", "26.7.2.1", false],
  ["9.9.9.9", "26.7.2.1", true],
  ["27", "26.7.2.1", false],
  ["26.7.3-stable", "26.7.2.1", false],
])("%s is older than %s: %s", (version, than, older) => {
  expect(isOlder(version, than)).toBe(older);
});

function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => void server.close());
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}
