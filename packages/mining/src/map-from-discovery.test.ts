import { boundStagesOf, heal, journeyMapSchema, plainTextOf, type MapId } from "@itinera/core";
import { expect, it } from "vitest";
import { discover } from "./discover.ts";
import { mapFromDiscovery } from "./map-from-discovery.ts";
import { precedenceOf } from "./precedence.test-kit.ts";
import { readableName } from "./readable-name.ts";

const log = Array.from({ length: 40 }, () => ["product_view", "add_to_cart", "cart", "Pay now", "purchase"]);
const discovery = discover(precedenceOf(log), { stages: 4 });

let made = 0;
const map = mapFromDiscovery(discovery, "pl", {
  id: "m" as MapId,
  newId: () => `n${++made}`,
  name: "Sklep",
  channels: new Map([["product_view", ["Website", "app"]]]),
});

it("a discovered map is whole, and its stages are proposals named after their widest kind", () => {
  expect(journeyMapSchema.parse(map)).toEqual(map);
  expect(heal(map)).toEqual(map);
  expect(map).toMatchObject({ name: "Sklep", lang: "pl", type: "current-state" });
  expect(map.stages.map((stage) => stage.name)).toEqual(
    discovery.stages.map((stage) => readableName(stage.name)),
  );
  expect(map.stages.every((stage) => stage.proposed)).toBe(true);
});

it("a discovered map counts exactly the kinds of each stage", () => {
  expect(boundStagesOf(map).map((stage) => stage.binding.map((one) => one.name))).toEqual(
    discovery.stages.map((stage) => stage.kinds),
  );
});

it("touchpoints of a discovered map have readable names and their channels", () => {
  const card = map.cards.find((one) => one.binding?.[0]?.name === "product_view");
  expect(card && plainTextOf(card.text)).toBe("Product view");
  expect(card?.channels).toEqual(["web", "app"]);
});

it.each([
  ["product_view", "Product view"],
  ["addToCart", "Add to cart"],
  ["LacticAcid", "Lactic acid"],
  ["CRP", "CRP"],
  ["O_ACCEPTED", "O ACCEPTED"],
  ["checkout.started", "Checkout started"],
  ["Assign seriousness", "Assign seriousness"],
  ["оплата_заказа", "Оплата заказа"],
  ["$pageview", "$pageview"],
  ["___", "___"],
])("%s reads %s", (kind, readable) => {
  expect(readableName(kind)).toBe(readable);
});
