import {
  collectedOf,
  presetKinds,
  presets,
  type CollectedEvent,
  type EpochMs,
  type JsonValue,
  type PresetKind,
} from "@itinera/core";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createMappings } from "./mappings.ts";

const mappings = createMappings();
afterAll(() => mappings.close());

const received = Date.UTC(2026, 0, 2) as EpochMs;
const inputs = (kind: PresetKind) =>
  presets[kind].samples.map(({ payload, headers }) => ({ body: payload, headers: headers ?? {} }));
const mapped = (kind: PresetKind, bodies = inputs(kind)) =>
  mappings.map(presets[kind].mapping, bodies, received);

/** Name, person, case, channel and time, `said` before a statement; `-` for what is not there, `now` for no time. */
const line = (event: CollectedEvent | string): string => {
  if (typeof event === "string") return event;
  const { kind, name, person = "-", channel = "-", time } = event;
  const at = time === received ? "now" : new Date(time).toISOString().slice(0, 19);
  const aliases = event.claims.map((claim) =>
    claim.kind === "identified" ? ` = ${claim.anonymous}` : ` was ${claim.previous}`,
  );
  return `${kind === "statement" ? "said: " : ""}${name} | ${person}${aliases.join("")} | ${event.case ?? "-"} | ${channel} | ${at}`;
};

const expected: Readonly<Record<PresetKind, Readonly<Record<string, readonly string[]>>>> = {
  intercom: {
    "A customer writes first": [
      "Message received | ann@example.com = intercom:6762f0dd1bb69f9f2193bb83 | intercom:conversation:1911149811 | chat | 2025-03-05T08:23:32",
    ],
    "A conversation is rated": [
      "Conversation rated | ann@example.com = intercom:6762f0dd1bb69f9f2193bb83 | intercom:conversation:1911149811 | chat | 2025-03-05T08:23:32",
    ],
    "A contact gets an address": [
      "said: Contact changed | ann@example.com = intercom:6762f0dd1bb69f9f2193bb83 | - | - | 2025-03-05T08:23:32",
    ],
    "A conversation is assigned: no step of the customer": [],
  },
  zendesk: {
    "A ticket is opened": [
      "Ticket opened | zendesk:8447388090494 | zendesk:ticket:5158 | email | 2025-01-08T10:12:07",
    ],
    "An agent answers": [
      "Reply sent | zendesk:8447388090494 | zendesk:ticket:5158 | email | 2025-01-08T10:20:00",
    ],
    "An internal note: the customer does not see it": [],
    "A ticket is solved": [
      "Ticket solved | zendesk:8447388090494 | zendesk:ticket:5158 | email | 2025-01-09T08:00:00",
    ],
    "A customer becomes known": [
      "said: Contact changed | ann@example.com = zendesk:8447388090494 | - | - | 2025-01-08T10:12:06",
    ],
  },
  jivo: {
    "An operator takes a chat": [
      "Chat started | email@example.com = jivo:2198 | jivo:chat:7636 | chat | now",
    ],
    "A chat is finished": [
      "Chat finished | email@example.com = jivo:2198 | jivo:chat:7607 | chat | 2022-10-10T10:08:03",
    ],
    "A message while nobody is there": [
      "Message left | email@example.com = jivo:2198 | jivo:chat:2026 | chat | now",
    ],
    "A visitor leaves an address": ["said: Contact changed | email@example.com = jivo:2198 | - | - | now"],
    "A call ends": ["Call finished | tel:+14084987855 = jivo:2198 | jivo:chat:4398 | phone | now"],
  },
  "telegram-bot": {
    "Somebody starts the bot from a link": [
      "Bot started | telegram:1111111 | - | messenger | 2015-09-07T17:05:32",
    ],
    "Somebody writes": ["Message received | telegram:1111111 | - | messenger | 2015-09-07T17:05:40"],
    "Somebody presses a button": ["Button pressed | telegram:1111111 | - | messenger | now"],
    "Somebody blocks the bot": ["Bot blocked | telegram:1111111 | - | messenger | 2015-09-07T18:19:59"],
    "A message is edited: no step": [],
  },
  sendgrid: {
    "Several events at once": [
      "Email delivered | ann@example.com | - | email | 2017-12-15T00:59:30",
      "Email opened | ann@example.com | - | email | 2017-12-15T01:00:00",
      "Email link clicked | ann@example.com | - | email | 2017-12-15T01:00:10",
    ],
    "One bounce": ["Email bounced | ann@example.com | - | email | 2017-12-15T00:59:29"],
    "A machine opened it: nobody read it": [],
  },
  postmark: {
    Delivered: ["Email delivered | john@example.com | - | email | 2014-08-01T17:28:10"],
    Opened: ["Email opened | john@example.com | - | email | 2014-06-01T12:00:00"],
    "A link clicked": ["Email link clicked | john@example.com | - | email | 2017-10-25T15:21:11"],
    Bounced: ["Email bounced | john@example.com | - | email | 2014-08-01T17:28:10"],
    "Subscribed again: no step": [],
  },
  mailgun: {
    Opened: ["Email opened | alice@example.com | - | email | 2018-03-16T23:35:39"],
    "A link clicked": ["Email link clicked | alice@example.com | - | email | 2018-03-16T23:36:40"],
    "Failed for good": ["Email bounced | alice@example.com | - | email | 2018-03-16T20:46:35"],
    "Failed for now: it is tried again": [],
  },
  meta: {
    "A message to the page": [
      "Message received | messenger:2540000000000001 | - | messenger | 2016-03-23T00:25:52",
    ],
    "The page answers, and a message is read": [
      "Reply sent | messenger:2540000000000001 | - | messenger | 2016-03-23T00:26:00",
    ],
    "A button on Instagram": [
      "Button pressed | instagram:2540000000000001 | - | messenger | 2017-08-16T17:52:56",
    ],
    "A comment under a post": ["Comment left | facebook:1067280970047499 | - | social | 2018-03-07T00:46:11"],
  },
  vk: {
    "VK asks whether the address is ours": [],
    "Somebody writes to the community": [
      "Message received | vk:228970688 | - | messenger | 2020-04-05T02:46:34",
    ],
    "The community answers": ["Reply sent | vk:228970688 | - | messenger | 2020-04-05T02:46:40"],
    "Somebody joins": ["Community joined | vk:228970688 | - | social | now"],
    "A comment of the community itself: no step of anybody": [],
  },
  twilio: {
    "A call was answered and is over": ["Call answered | tel:+14155551212 | - | phone | now"],
    "Nobody answers our call": ["Call missed | tel:+14155551212 | - | phone | now"],
    "A call rings: its end counts": [],
    "A message comes in by WhatsApp": ["Message received | tel:+14155551212 | - | messenger | now"],
    "A text message was delivered": ["Message delivered | tel:+14155551212 | - | sms | now"],
  },
  "mango-office": {
    "A call is over (events/summary)": ["Call answered | tel:+79161234567 | - | phone | 2025-01-03T08:14:02"],
    "Nobody took it": ["Call missed | tel:+79161234567 | - | phone | 2025-01-03T08:14:02"],
    "We call": ["Call answered | tel:+79161234567 | - | phone | 2025-01-03T08:14:02"],
    "A call rings (events/call): its summary counts": [],
  },
  asterisk: {
    "A call was answered": ["Call answered | tel:+79161234567 | - | phone | 2025-01-03T08:14:02"],
    "Nobody answers our call": ["Call missed | tel:+79161234567 | - | phone | 2025-01-03T08:14:02"],
    "A call within the company: nobody's step": [],
  },
  shopify: {
    "An order is placed": [
      "Order placed | jon@example.com = shopify:115310627314723 | shopify:order:820982911946154 | web | 2022-01-01T00:00:00",
    ],
    "An order is cancelled": [
      "Order cancelled | jon@example.com = shopify:115310627314723 | shopify:order:820982911946154 | web | 2022-01-01T01:00:00",
    ],
    "Money goes back: no customer is named": [
      "Order refunded | - | shopify:order:820982911946154 | web | 2022-01-01T00:00:00",
    ],
    "A customer changes": [
      "said: Contact changed | john@example.com = shopify:115310627314723 | - | - | 2022-01-01T00:00:00",
    ],
    "A product changes: no step of anybody": [],
  },
  woocommerce: {
    "An order is placed": [
      "Order placed | john.doe@example.com = woocommerce:25 | woocommerce:order:727 | web | 2017-03-22T19:28:02",
    ],
    "An order is paid": [
      "Order paid | john.doe@example.com = woocommerce:25 | woocommerce:order:727 | web | 2017-03-22T19:28:08",
    ],
    "An order waits: no step": [],
    "A customer is created": [
      "said: Contact changed | john.doe@example.com = woocommerce:25 | - | - | 2017-03-21T19:09:30",
    ],
    "WooCommerce tries the address": [],
  },
  stripe: {
    "A checkout is completed": [
      "Checkout completed | jenny.rosen@example.com = stripe:cus_NffrFeUfNV2Hib | stripe:payment:pi_3MtwBwLkdIwHu7ix28a3tqPa | web | 2025-01-03T08:14:02",
    ],
    "A payment fails": [
      "Payment failed | stripe:cus_NffrFeUfNV2Hib | stripe:payment:pi_3MtwBwLkdIwHu7ix28a3tqPa | - | 2025-01-03T08:14:02",
    ],
    "A payment is refunded": [
      "Payment refunded | jenny.rosen@example.com | stripe:payment:pi_3MmlLrLkdIwHu7ix0snN0B15 | - | 2025-01-03T08:14:02",
    ],
    "A customer is created": [
      "said: Contact changed | jennyrosen@example.com = stripe:cus_NffrFeUfNV2Hib | - | - | 2025-01-03T08:14:02",
    ],
    "A payment method is attached: no step": [],
  },
  hubspot: {
    "A contact and a deal are created": [
      "Contact created | hubspot:65059681032 | - | - | 2024-02-26T22:29:58",
      "Deal created | - | hubspot:deal:5001 | - | 2024-02-26T22:29:58",
    ],
    "A deal is won": ["Deal won | - | hubspot:deal:5001 | - | 2024-02-26T22:29:58"],
    "A contact gets an address, and two are one": [
      "said: Contact changed | ann@example.com = hubspot:65059681032 | - | - | 2024-02-26T22:29:58",
      "said: Contact changed | hubspot:65059681032 was hubspot:65059681000 | - | - | 2024-02-26T22:29:58",
    ],
    "A company changes: no step of anybody": [],
  },
  salesforce: {
    "A lead is created": [
      "Lead created | ann@example.com = salesforce:00QRM000003ZxyZ2AS | - | - | 2017-07-25T19:16:46",
    ],
    "A deal is won": ["Deal won | - | salesforce:006RM000002ZpyZYAS | - | 2017-07-25T19:16:46"],
    "A case is opened": [
      "Ticket opened | salesforce:003RM000005ZdefYAG | salesforce:500RM000001ZabcYAC | - | 2017-07-25T19:16:46",
    ],
    "An account changes: no step of anybody": [],
  },
  bitrix24: {
    "A deal changes": ["Deal changed | - | bitrix24:deal:6675 | - | 2025-01-09T06:48:14"],
    "A deal moves to another pipeline": ["Deal moved | - | bitrix24:deal:6675 | - | 2025-01-09T12:03:02"],
    "A contact is created": ["Contact created | bitrix24:contact:1250 | - | - | 2025-01-09T06:48:20"],
    "A task changes: no step of a customer": [],
  },
  amocrm: {
    "A deal is created": ["Deal created | - | amocrm:lead:25399013 | - | 2018-05-02T08:55:00"],
    "A deal is won, another goes on": [
      "Deal won | - | amocrm:lead:25399013 | - | 2018-05-02T11:42:40",
      "Deal stage changed | - | amocrm:lead:25399014 | - | 2018-05-02T11:42:41",
    ],
    "A contact with an address is created": [
      "Contact created | ann@example.com = amocrm:contact:1250 | - | - | 2018-05-02T08:55:00",
    ],
    "A customer writes": [
      "Message received | amocrm:contact:1250 | amocrm:lead:25399013 | messenger | 2018-05-02T08:56:40",
    ],
    "A task is created: no step of a customer": [],
  },
};

describe.each(presetKinds)("%s", (kind) => {
  it("reads its samples", async () => {
    const outcomes = await mapped(kind);
    const lines = presets[kind].samples.map(({ title }, place) => [title, outcomes[place]?.map(line)]);
    expect(Object.fromEntries(lines)).toEqual(expected[kind]);
  });

  it("gives each step an id, the same one when it comes again", async () => {
    const [once, again] = await Promise.all([mapped(kind), mapped(kind)]);
    expect(again).toEqual(once);
    const ids = once
      .flat()
      .flatMap((event) => (typeof event === "object" && event.kind === "step" ? [event.messageId] : []));
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("finds nothing in what other systems send, and never fails over it", async () => {
    for (const other of presetKinds.filter((one) => one !== kind)) {
      const outcomes = await mapped(kind, inputs(other));
      expect(new Set(outcomes.flat()), other).toEqual(new Set(["mapping-gave-nothing"]));
    }
  });
});

/** A sample in which some values are others, or are gone. */
const spoilt = (value: JsonValue, random: () => number, other: () => JsonValue): JsonValue => {
  const dice = random();
  if (dice < 0.08) return other();
  if (Array.isArray(value)) return value.map((part: JsonValue) => spoilt(part, random, other));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(() => random() > 0.05)
      .map(([name, part]) => [name, spoilt(part, random, other)]),
  );
};

it("gives events that hold what they promise or reasons, whatever comes", async () => {
  const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
  const other = fc.oneof(
    json,
    fc.constantFrom<JsonValue>(null, -1, 0, true, "", "a@b", [], {}, 1e300, [null]),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...presetKinds),
      fc.array(json, { maxLength: 8 }),
      fc.gen(),
      async (kind, bodies, gen) => {
        const random = () => gen(() => fc.double({ min: 0, max: 1, noNaN: true }));
        const headers = inputs(kind)[0]?.headers ?? {};
        const all = [
          ...bodies.map((body) => ({ body, headers })),
          ...inputs(kind).map((input) => ({
            ...input,
            body: spoilt(input.body, random, () => gen(() => other)),
          })),
        ];
        for (const event of (await mapped(kind, all)).flat()) {
          if (typeof event === "string") continue;
          const { messageId: id, claims: _, ...rest } = event;
          expect(
            collectedOf({ id, ...rest, kind: undefined, statement: event.kind === "statement" }, received),
          ).toMatchObject(rest);
        }
      },
    ),
    { numRuns: 150 },
  );
});
