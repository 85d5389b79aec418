import { expect, it } from "vitest";
import { channelIcon, channelNamed } from "./channel.ts";

it.each([
  ["web", "web"],
  ["E-Mail", "email"],
  ["Mobile App", "app"],
  ["call-center", "phone"],
  ["Courier", "delivery"],
  ["Kiosk 7", "Kiosk 7"],
  ["constructor", "constructor"],
])("a log's %j is the channel %j", (text, channel) => {
  expect(channelNamed(text)).toBe(channel);
});

it("a channel that nobody knows has a neutral icon", () => {
  expect(channelIcon("email")).toBe("mail");
  expect(channelIcon("Kiosk 7")).toBe("circle-dashed");
});
