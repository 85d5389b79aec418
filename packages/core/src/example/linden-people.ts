import type { ChannelId } from "../channel.ts";

/** What can happen in the log of the Linden shop, in the order of its map's stages. */
export const lindenKinds = {
  awareness: ["ad_click", "social_post_click", "search_visit", "blog_article_view", "friend_tip_visit"],
  interest: ["catalog_view", "product_view", "site_search", "newsletter_signup"],
  evaluation: ["review_read", "compare_list", "delivery_info_view", "chat_question"],
  purchase: ["cart_add", "checkout_start", "payment_failed", "order_paid"],
  delivery: [
    "delivery_slot_chosen",
    "parcel_sent",
    "courier_call",
    "delivery_rescheduled",
    "order_delivered",
  ],
  "post-purchase": ["assembly_guide_view", "support_contact", "return_requested", "refund_paid"],
  "repeat-purchase": ["offer_opened", "order_repeated"],
  advocacy: ["review_posted", "referral_sent"],
} as const;

type LindenStage = keyof typeof lindenKinds;
export type LindenKind = (typeof lindenKinds)[LindenStage][number];

export type Segment = "marta" | "leon" | "irena" | "sam";
type Device = "phone" | "computer" | "tablet";

/** How a kind of people goes through the shop. Shares are 0…1; the rest stop there. */
export interface Habits {
  /** Share of all people. */
  readonly share: number;
  /** How they hear of the shop. */
  readonly entry: Readonly<Record<(typeof lindenKinds)["awareness"][number], number>>;
  readonly devices: Readonly<Record<Device, number>>;
  /** Where they browse and buy. */
  readonly shopOn: Readonly<Partial<Record<ChannelId, number>>>;
  /** Where they ask for help. */
  readonly helpOn: Readonly<Partial<Record<ChannelId, number>>>;
  readonly goesOn: Readonly<
    Record<"interest" | "evaluation" | "cart" | "pays" | "returnsItem" | "repeat" | "advocacy", number>
  >;
  /** 1: as everybody; 2: takes twice as long between visits. */
  readonly tempo: number;
  /** Median value of an order, in euro. */
  readonly basket: number;
}

export const lindenPeople: Readonly<Record<Segment, Habits>> = {
  // Furnishes a first flat, from the sofa in the evening; delivery cost and the phone's form put her off.
  marta: {
    share: 0.42,
    entry: {
      ad_click: 30,
      social_post_click: 40,
      search_visit: 12,
      blog_article_view: 12,
      friend_tip_visit: 6,
    },
    devices: { phone: 78, computer: 14, tablet: 8 },
    shopOn: { app: 60, web: 40 },
    helpOn: { chat: 70, phone: 30 },
    goesOn: {
      interest: 0.72,
      evaluation: 0.55,
      cart: 0.31,
      pays: 0.56,
      returnsItem: 0.14,
      repeat: 0.5,
      advocacy: 0.46,
    },
    tempo: 1,
    basket: 74,
  },
  // Knows what he needs, compares coldly, buys fast at his desk.
  leon: {
    share: 0.3,
    entry: {
      ad_click: 22,
      social_post_click: 6,
      search_visit: 55,
      blog_article_view: 12,
      friend_tip_visit: 5,
    },
    devices: { phone: 25, computer: 70, tablet: 5 },
    shopOn: { web: 90, app: 10 },
    helpOn: { chat: 45, phone: 35, email: 20 },
    goesOn: {
      interest: 0.7,
      evaluation: 0.62,
      cart: 0.4,
      pays: 0.74,
      returnsItem: 0.09,
      repeat: 0.42,
      advocacy: 0.3,
    },
    tempo: 0.7,
    basket: 128,
  },
  // Comes for one good lamp and wants to talk to somebody first.
  irena: {
    share: 0.16,
    entry: {
      ad_click: 12,
      social_post_click: 8,
      search_visit: 28,
      blog_article_view: 32,
      friend_tip_visit: 20,
    },
    devices: { phone: 30, computer: 42, tablet: 28 },
    shopOn: { web: 72, store: 28 },
    helpOn: { phone: 85, chat: 15 },
    goesOn: {
      interest: 0.66,
      evaluation: 0.52,
      cart: 0.36,
      pays: 0.66,
      returnsItem: 0.08,
      repeat: 0.42,
      advocacy: 0.34,
    },
    tempo: 1.8,
    basket: 110,
  },
  // Looks for a present in the last weeks of the year.
  sam: {
    share: 0.12,
    entry: {
      ad_click: 45,
      social_post_click: 20,
      search_visit: 25,
      blog_article_view: 4,
      friend_tip_visit: 6,
    },
    devices: { phone: 60, computer: 35, tablet: 5 },
    shopOn: { web: 80, app: 20 },
    helpOn: { chat: 80, phone: 20 },
    goesOn: {
      interest: 0.62,
      evaluation: 0.44,
      cart: 0.38,
      pays: 0.7,
      returnsItem: 0.17,
      repeat: 0.14,
      advocacy: 0.12,
    },
    tempo: 0.5,
    basket: 52,
  },
};
