import type { Connection } from "./connection.ts";

/** For letters, and pages that run no scripts. */
export const pixel: Connection = {
  kinds: ["page", "webhook"],
  code: ({ origin, key }) =>
    `<img src="${origin}/pixel.gif?key=${key}&amp;name=Letter%20opened&amp;person=customer-1" width="1" height="1" alt="">`,
};
