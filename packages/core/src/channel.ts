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
