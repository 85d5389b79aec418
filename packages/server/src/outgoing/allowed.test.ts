import { expect, it } from "vitest";
import { readAllowed } from "./allowed.ts";
import { allow, rulesUnderTest } from "./canary.test-kit.ts";
import { checkUrl } from "./check-url.ts";

const names = {
  "idp.local": ["10.1.2.3"],
  "xn--e1afmkfd.local": ["10.1.2.3"],
  "sub.idp.local": ["10.1.2.3"],
};
const kindOf = async (url: string, ...entries: readonly string[]) =>
  (await checkUrl(url, rulesUnderTest({ names, allowed: allow(...entries) }))).kind;

it("lets through the networks, addresses and hosts of the list, and no others", async () => {
  expect(await kindOf("http://10.255.0.1/", "10.0.0.0/8")).toBe("fine");
  expect(await kindOf("http://idp.local/", "10.0.0.0/8")).toBe("fine");
  expect(await kindOf("http://11.0.0.1/")).toBe("fine");
  expect(await kindOf("http://192.168.0.1/", "10.0.0.0/8", "fd00::/8")).toBe("refused");
  expect(await kindOf("http://10.1.2.3/", "10.1.2.3")).toBe("fine");
  expect(await kindOf("http://10.1.2.4/", "10.1.2.3")).toBe("refused");
  expect(await kindOf("http://[fd00::1]/", "fd00::/8")).toBe("fine");
  expect(await kindOf("http://[::ffff:10.0.0.1]/", "10.0.0.0/8")).toBe("refused");
  expect(await kindOf("http://[64:ff9b::10.0.0.1]/", "10.0.0.0/8")).toBe("refused");
});

it("allows a host by its name only", async () => {
  for (const entry of ["idp.local", "IDP.Local.", " idp.local "])
    for (const url of ["https://idp.local:8443/x", "http://IDP.LOCAL/"])
      expect(await kindOf(url, entry)).toBe("fine");
  expect(await kindOf("http://пример.local/", "Пример.local")).toBe("fine");
  expect(await kindOf("http://sub.idp.local/", "idp.local")).toBe("refused");
  expect(await kindOf("http://10.1.2.3/", "idp.local")).toBe("refused");
});

it("names the entry that it cannot read", () => {
  const wrong = ["", "*.local", "idp.local:443", "http://idp.local", "10.0.0.0/33", "10/8", "10.1", "0x7f.1"];
  for (const entry of [...wrong, "a b", "a@b", "::/129", "[::1]", "."])
    expect(readAllowed(["10.0.0.0/8", entry])).toEqual({ kind: "refused", entry });
});
