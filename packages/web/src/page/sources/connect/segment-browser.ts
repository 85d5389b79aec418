import type { Connection } from "./connection.ts";

/** The settings are given, so that Segment's own are not asked for. */
export const segmentBrowser: Connection = {
  kinds: ["page"],
  code({ origin, key }) {
    const { host, protocol } = new URL(origin);
    return `import { AnalyticsBrowser } from "@segment/analytics-next";

export const analytics = AnalyticsBrowser.load({
  writeKey: "${key}",
  cdnURL: "${origin}",
  cdnSettings: {
    integrations: {
      "Segment.io": {
        apiKey: "${key}",
        apiHost: "${host}/v1",
        protocol: "${protocol.replace(":", "")}",
      },
    },
  },
});

analytics.page();`;
  },
};
