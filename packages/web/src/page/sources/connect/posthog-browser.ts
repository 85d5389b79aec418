import type { Connection } from "./connection.ts";

export const posthogBrowser: Connection = {
  kinds: ["page"],
  code: ({ origin, key }) => `import posthog from "posthog-js";

posthog.init("${key}", {
  api_host: "${origin}",
  person_profiles: "always",
});`,
};
