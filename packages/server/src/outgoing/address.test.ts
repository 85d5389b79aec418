import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, it } from "vitest";
import { isPublicAddress } from "./address.ts";
import { checkUrl } from "./check-url.ts";
import { rulesUnderTest } from "./canary.test-kit.ts";

/** From IANA's registries of special-purpose addresses. */
const notPublicV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
const notPublicV6 = [
  "::/96",
  "::ffff:0:0/96",
  "64:ff9b:1::/48",
  "100::/64",
  "2001::/32",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
  "5f00::/16",
  "fc00::/7",
  "fe80::/10",
  "fec0::/10",
  "ff00::/8",
];

/** Bytes of any address in the network. */
const within = (network: string): fc.Arbitrary<readonly number[]> => {
  const [first, prefix] = ipaddr.parseCIDR(network);
  const start = first.toByteArray();
  return fc
    .array(fc.integer({ min: 0, max: 255 }), { minLength: start.length, maxLength: start.length })
    .map((bytes) =>
      bytes.map((byte, index) => {
        const fixed = Math.min(Math.max(prefix - index * 8, 0), 8);
        const mask = (0xff << (8 - fixed)) & 0xff;
        return ((start[index] ?? 0) & mask) | (byte & ~mask & 0xff);
      }),
    );
};
const anyOf = (networks: readonly string[]) => fc.constantFrom(...networks).chain(within);

type Write = (value: number) => string;
const asDecimal: Write = (value) => String(value);
const asOctal: Write = (value) => `0${value.toString(8)}`;
const asHex: Write = (value) => `0x${value.toString(16)}`;
const asLongHex: Write = (value) => `0X000${value.toString(16).toUpperCase()}`;
const number = fc.constantFrom(asDecimal, asOctal, asHex, asLongHex);
/** All characters as they are, percent-encoded, or in full width. */
const disguise = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.replace(/./g, (one) => `%${one.charCodeAt(0).toString(16)}`),
  (text: string) => text.replace(/./g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
);

/** Whatever a URL takes for these four bytes: one to four numbers, each in any base, with or without a last dot. */
const spelledV4 = (address: fc.Arbitrary<readonly number[]>) =>
  fc
    .tuple(
      address,
      fc.integer({ min: 1, max: 4 }),
      fc.array(number, { minLength: 4, maxLength: 4 }),
      disguise,
      fc.constantFrom("", "."),
    )
    .map(([bytes, parts, writes, dress, dot]) => {
      const last = bytes.slice(parts - 1).reduce((sum, byte) => sum * 256 + byte, 0);
      const values = [...bytes.slice(0, parts - 1), last];
      return dress(values.map((value, index) => (writes[index] ?? asDecimal)(value)).join(".") + dot);
    });

const spelledV6 = (address: fc.Arbitrary<readonly number[]>) =>
  fc.tuple(address, fc.integer({ min: 0, max: 2 }), fc.boolean()).map(([bytes, form, isUpper]) => {
    const parsed = ipaddr.fromByteArray([...bytes]);
    const dotted = `${parsed.toNormalizedString().split(":").slice(0, 6).join(":")}:${bytes.slice(12).join(".")}`;
    const text = [parsed.toString(), parsed.toNormalizedString(), dotted][form] ?? dotted;
    return `[${isUpper ? text.toUpperCase() : text}]`;
  });

const refusedInAnySpelling = (hosts: fc.Arbitrary<string>) =>
  fc.asyncProperty(hosts, async (host) => {
    const checked = await checkUrl(`http://${host}/`, rulesUnderTest());
    expect(checked).toMatchObject({ kind: "refused", reason: "address" });
  });

it("refuses every IPv4 address that is not public, in every spelling", async () => {
  await fc.assert(refusedInAnySpelling(spelledV4(anyOf(notPublicV4))), { numRuns: 2_000 });
});

it("refuses every IPv6 address that is not public, in every spelling", async () => {
  await fc.assert(refusedInAnySpelling(spelledV6(anyOf(notPublicV6))), { numRuns: 2_000 });
});

it("refuses IPv4 addresses that are not public inside of IPv6 ones", async () => {
  const embeddings: readonly ((v4: readonly number[]) => readonly number[])[] = [
    (v4) => [...Array<number>(12).fill(0), ...v4],
    (v4) => [...Array<number>(10).fill(0), 0xff, 0xff, ...v4],
    (v4) => [...Array<number>(8).fill(0), 0xff, 0xff, 0, 0, ...v4],
    (v4) => [0, 0x64, 0xff, 0x9b, ...Array<number>(8).fill(0), ...v4],
    (v4) => [0x20, 0x02, ...v4, ...Array<number>(10).fill(0)],
    (v4) => [0x20, 0x01, 0, 0, ...v4, ...Array<number>(8).fill(0)],
    (v4) => [0x20, 0x01, ...Array<number>(10).fill(0), ...v4.map((byte) => byte ^ 0xff)],
  ];
  const embedded = fc
    .tuple(anyOf(notPublicV4), fc.constantFrom(...embeddings))
    .map(([v4, embed]) => embed(v4));
  await fc.assert(refusedInAnySpelling(spelledV6(embedded)), { numRuns: 2_000 });
});

it("refuses them when a name resolves to them, among public ones too", async () => {
  const address = fc
    .oneof(anyOf(notPublicV4), anyOf(notPublicV6))
    .map((bytes) => ipaddr.fromByteArray([...bytes]).toString());
  const found = fc
    .tuple(fc.array(fc.constantFrom("93.184.215.14", "2606:4700::1111"), { maxLength: 3 }), address)
    .chain((all) => fc.shuffledSubarray(all.flat(), { minLength: all.flat().length }));
  await fc.assert(
    fc.asyncProperty(found, async (addresses) => {
      const checked = await checkUrl("https://some.example/", {
        ...rulesUnderTest(),
        lookup: async () => addresses,
      });
      expect(checked).toMatchObject({ kind: "refused", reason: "address" });
    }),
  );
});

it("accepts the public internet, in any spelling", async () => {
  const publicV4 = ["1.0.0.0/8", "8.0.0.0/8", "93.184.0.0/16", "172.32.0.0/11", "100.128.0.0/9"];
  const hosts = fc.oneof(
    spelledV4(anyOf(publicV4)),
    spelledV6(anyOf(["2606:4700::/32", "2a00::/12", "64:ff9b::808:0/112"])),
  );
  await fc.assert(
    fc.asyncProperty(hosts, async (host) => {
      expect(await checkUrl(`https://${host}/`, rulesUnderTest())).toMatchObject({ kind: "fine" });
    }),
  );
});

it("takes nothing for an address that is none", () => {
  for (const text of ["", "localhost", "1.2.3", "1.2.3.4.5", "::g", "not-an-address"])
    expect(isPublicAddress(text)).toBe(false);
});
