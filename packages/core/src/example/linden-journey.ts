import type { ChannelId } from "../channel.ts";
import { atWork, awake, day, hour, isBusySeason } from "./linden-calendar.ts";
import { lindenPeople, type LindenKind, type Segment } from "./linden-people.ts";
import type { Random } from "./random.ts";

export interface LindenEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly kind: LindenKind;
  readonly channel: ChannelId;
  /** Number of the visit, from 1; a case of the log. */
  readonly visit: number;
  /** Value of the order in euro, where money is spoken of. */
  readonly value?: number;
}

/** Somebody on the way through the shop: notes what happens, and when. */
interface Walk {
  readonly random: Random;
  /** Something happens, and a moment passes. */
  readonly note: (kind: LindenKind, channel: ChannelId, value?: number) => void;
  /** The next visit, about so much later. */
  readonly later: (median: number, spread?: number) => void;
  /** Something that others do in their working hours, about so much later. */
  readonly atWork: (median: number) => void;
  readonly now: () => number;
}

function walkFrom(start: number, random: Random, tempo: number): { walk: Walk; events: LindenEvent[] } {
  const events: LindenEvent[] = [];
  let time = start;
  let visit = 1;
  const walk: Walk = {
    random,
    note: (kind, channel, value) => {
      events.push({ time, kind, channel, visit, ...(value === undefined ? {} : { value }) });
      time += random.around(55_000, 0.8);
    },
    later: (median, spread = 0.9) => {
      time = awake(time + random.around(median * tempo, spread), random);
      visit++;
    },
    atWork: (median) => {
      time = atWork(time + random.around(median, 0.5), random);
      visit++;
    },
    now: () => time,
  };
  return { walk, events };
}

const entryChannels = {
  ad_click: "ads",
  social_post_click: "social",
  search_visit: "search",
  blog_article_view: "web",
  friend_tip_visit: "wom",
} as const;

/** Everything one person did, from the first time they heard of the shop; may run past the end of the log. */
export function journeyOf(segment: Segment, start: number, random: Random): readonly LindenEvent[] {
  const habits = lindenPeople[segment];
  const { walk, events } = walkFrom(start, random, habits.tempo);
  const shop = random.pick(habits.shopOn as Record<ChannelId, number>);
  const screen = shop === "store" ? "web" : shop;

  // Some have known the shop for years and come straight in.
  if (!random.chance(0.07)) hearOfIt(walk, segment);
  if (!random.chance(habits.goesOn.interest)) return events;
  lookAround(walk, screen);
  if (!random.chance(habits.goesOn.evaluation)) return events;
  weighUp(walk, segment, screen);
  const asked = events.some((event) => event.kind === "chat_question");
  if (!random.chance(habits.goesOn.cart * (asked ? 1.35 : 1))) return events;
  if (!buy(walk, segment, screen)) return events;
  const late = waitForIt(walk);
  live(walk, segment, screen, late);
  return events;
}

function hearOfIt(walk: Walk, segment: Segment): void {
  const { random, note, later } = walk;
  const touch = () => {
    const kind = random.pick(lindenPeople[segment].entry);
    note(kind, entryChannels[kind]);
  };
  touch();
  while (random.chance(0.22)) {
    later(3 * day);
    touch();
  }
}

function lookAround(walk: Walk, shop: ChannelId): void {
  const { random, note, later } = walk;
  if (random.chance(0.45)) later(20 * hour);
  let again: boolean;
  do {
    if (random.chance(0.55)) note("catalog_view", shop);
    if (random.chance(0.3)) note("site_search", shop);
    note("product_view", shop);
    while (random.chance(0.42)) note("product_view", shop);
    if (random.chance(0.06)) note("newsletter_signup", "email");
    again = random.chance(0.24);
    if (again) later(2 * day);
  } while (again);
}

function weighUp(walk: Walk, segment: Segment, shop: ChannelId): void {
  const { random, note, later } = walk;
  const help = random.pick(lindenPeople[segment].helpOn as Record<ChannelId, number>);
  if (random.chance(0.68)) later(1.6 * day);
  let again: boolean;
  do {
    note("delivery_info_view", shop);
    if (random.chance(0.58)) note("review_read", "reviews");
    if (random.chance(segment === "leon" ? 0.6 : 0.3)) note("compare_list", shop);
    if (random.chance(0.17)) note("chat_question", help === "phone" ? "phone" : "chat");
    again = random.chance(0.3);
    if (again) {
      later(3 * day);
      note("product_view", shop);
    }
  } while (again);
}

/** True when the order is paid. The sum with delivery is seen first in the basket, and the form is worst on a phone. */
function buy(walk: Walk, segment: Segment, shop: ChannelId): boolean {
  const { random, note, later } = walk;
  const { goesOn, basket } = lindenPeople[segment];
  later(2.6 * day);
  note("cart_add", shop);
  if (!random.chance(Math.sqrt(goesOn.pays))) return false;
  if (random.chance(0.3)) later(1.2 * day);
  note("checkout_start", shop);
  if (random.chance(shop === "app" ? 0.2 : 0.08)) {
    note("payment_failed", shop);
    if (!random.chance(0.6)) return false;
  }
  if (!random.chance(Math.sqrt(goesOn.pays))) return false;
  note("order_paid", shop, Math.round(random.around(basket, 0.5)));
  return true;
}

/** True when the courier came later than agreed. */
function waitForIt(walk: Walk): boolean {
  const { random, note, later, atWork: work, now } = walk;
  const busy = isBusySeason(now());
  later(4 * hour, 1.2);
  note("delivery_slot_chosen", "web");
  work((busy ? 4 : 2) * day);
  note("parcel_sent", "sms");
  if (random.chance(0.35)) {
    work(1 * day);
    note("courier_call", "phone");
  }
  let late = false;
  while (random.chance(busy ? 0.5 : 0.26)) {
    late = true;
    work((busy ? 3 : 2) * day);
    note("delivery_rescheduled", "sms");
  }
  work(1.3 * day);
  note("order_delivered", "delivery");
  return late;
}

function live(walk: Walk, segment: Segment, shop: ChannelId, late: boolean): void {
  const { random, note, later, atWork: work } = walk;
  const { goesOn, helpOn, basket } = lindenPeople[segment];
  const help = random.pick(helpOn as Record<ChannelId, number>);
  if (random.chance(0.56)) {
    later(9 * hour);
    note("assembly_guide_view", "web");
  }
  if (random.chance(late ? 0.4 : 0.16)) {
    later(1.2 * day);
    note("support_contact", help);
  }
  if (random.chance(goesOn.returnsItem)) {
    later(4 * day, 0.5);
    note("return_requested", "web");
    work(12 * day);
    note("refund_paid", "email");
    if (!random.chance(0.35)) return;
    later(2 * day);
    note("review_read", "reviews");
    note("compare_list", shop);
    return;
  }
  if (random.chance(goesOn.advocacy * (late ? 0.4 : 1))) {
    later(6 * day, 0.6);
    note("review_posted", "reviews");
    if (random.chance(0.3)) note("referral_sent", "wom");
  }
  if (random.chance(goesOn.repeat * (late ? 0.5 : 1))) {
    later((38 / lindenPeople[segment].tempo) * day, 0.4);
    note("offer_opened", random.chance(0.6) ? "email" : "app");
    if (!random.chance(0.65)) return;
    note("order_repeated", shop, Math.round(random.around(basket, 0.5)));
    if (random.chance(0.5)) {
      later(8 * day);
      note("referral_sent", "wom");
    }
  }
}
