import { expect, it } from "vitest";
import type { Delivery } from "./dialect.ts";
import { basicUser, bearerToken } from "./write-key.ts";

const saying = (authorization: string): Delivery => ({
  path: "/",
  query: {},
  headers: { authorization },
  body: undefined,
});

it("the user of Basic authentication is the key, whatever the password", () => {
  expect(basicUser(saying(`Basic ${btoa("key:")}`))).toBe("key");
  expect(basicUser(saying(`basic ${btoa("key:a:b")}`))).toBe("key");
  expect(basicUser(saying(`Basic ${btoa("key")}`))).toBe("key");
  for (const none of ["", "Basic", `Basic ${btoa(":x")}`, "Basic ÿ", "Bearer key"]) {
    expect(basicUser(saying(none))).toBeUndefined();
  }
});

it("a token is a bearer's", () => {
  expect(bearerToken(saying("Bearer key"))).toBe("key");
  for (const none of ["", "Bearer", "Bearer ", `Basic ${btoa("key:")}`]) {
    expect(bearerToken(saying(none))).toBeUndefined();
  }
});
