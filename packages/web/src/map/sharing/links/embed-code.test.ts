import { expect, it } from "vitest";
import { embedCode, isKeptOut, pictureAddress } from "./embed-code.ts";

const line = { path: "/s/id.sign" };
const origin = "https://maps.example";

it("a frame has the map's own name, whatever signs are in it", () => {
  expect(embedCode(origin, line, `"Rates" & <b>fees</b>\n2026`)).toBe(
    '<iframe src="https://maps.example/embed/id.sign" title="&#34;Rates&#34; &#38; &#60;b&#62;fees&#60;/b&#62; 2026" ' +
      'width="100%" height="640" style="border:0" loading="lazy"></iframe>',
  );
});

it("a picture stands at an address of its own", () => {
  expect(pictureAddress(origin, line, "png")).toBe("https://maps.example/v1/shared/id.sign/map.png");
});

it("pages that come by TLS show no frame that does not", () => {
  const keptOut = (embed: string[] | null, isSecure: boolean) => isKeptOut({ embed }, isSecure);
  expect(keptOut(["https://wiki.example"], false)).toBe(true);
  expect(keptOut(["*"], false)).toBe(true);
  expect(keptOut(["http://wiki.local"], false)).toBe(false);
  expect(keptOut(null, false)).toBe(false);
  expect(keptOut(["*"], true)).toBe(false);
});
