import type { Connection } from "./connection.ts";

export const tracker: Connection = {
  kinds: ["page"],
  code: ({ origin, key }) => `<script async src="${origin}/tracker.js" data-key="${key}"></script>`,
};
