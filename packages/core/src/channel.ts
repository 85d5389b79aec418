/** Channels of the library and the lucide icon of each; names are catalogue texts `channels:<id>`. */
export const channels = {
  web: "globe",
  app: "smartphone",
  email: "mail",
  chat: "message-circle",
  messenger: "bot-message-square",
  sms: "message-square-text",
  phone: "phone",
  social: "share-2",
  search: "search",
  ads: "megaphone",
  wom: "users",
  reviews: "star",
  maps: "map-pin",
  marketplace: "shopping-bag",
  store: "store",
  person: "user",
  print: "package",
  delivery: "truck",
  event: "calendar-days",
} as const satisfies Record<string, string>;

export type ChannelId = keyof typeof channels;

export const isChannelId = (text: string): text is ChannelId => Object.hasOwn(channels, text);

/** Icon of a channel; one that the library does not know gets a neutral one. */
export const channelIcon = (id: string): string => (isChannelId(id) ? channels[id] : "circle-dashed");

/** How logs call the channels of the library, in letters and digits alone. */
const otherNames: Readonly<Record<string, ChannelId>> = {
  website: "web",
  site: "web",
  desktop: "web",
  mobile: "app",
  mobileapp: "app",
  ios: "app",
  android: "app",
  mail: "email",
  newsletter: "email",
  livechat: "chat",
  bot: "messenger",
  whatsapp: "messenger",
  telegram: "messenger",
  push: "sms",
  call: "phone",
  telephone: "phone",
  hotline: "phone",
  callcenter: "phone",
  socialmedia: "social",
  organic: "search",
  seo: "search",
  ad: "ads",
  advertising: "ads",
  paid: "ads",
  referral: "wom",
  friend: "wom",
  friends: "wom",
  review: "reviews",
  shop: "store",
  branch: "store",
  office: "store",
  staff: "person",
  courier: "delivery",
  pickup: "delivery",
  post: "print",
  letter: "print",
};

/** The library's channel for what a log calls it; a name that is not known stays as it is. */
export function channelNamed(text: string): string {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  if (isChannelId(plain)) return plain;
  return Object.hasOwn(otherNames, plain) ? (otherNames[plain] ?? text) : text;
}
