import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const signature = {
  timestamp: "1529006854",
  token: "a8ce0edb2dd8301dee6c2405235584e45aa91d1e9f979f3de0",
  signature: "d2271d12299f6592d9d44cd9d250f0704e4674c30d79d07c47a66f95ce71cf55",
};
const message = {
  recipient: "alice@example.com",
  "recipient-domain": "example.com",
  message: { headers: { "message-id": "20130503182626.18666.16540@example.com" } },
  tags: ["newsletter"],
  campaigns: [],
  "user-variables": { my_var_1: "Mailgun Variable #1" },
};

export const mailgun: Preset = {
  name: "Mailgun",
  group: "email",
  docs: "https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/webhook-payloads",
  mapping: `(
  ${mail}
  $event := \`event-data\`;
  $names := {
    "delivered": "Email delivered",
    "opened": "Email opened",
    "clicked": "Email link clicked",
    "unsubscribed": "Unsubscribed",
    "complained": "Email reported as spam"
  };
  $name := $event.event = "failed"
    ? ($event.severity = "permanent" ? "Email bounced")
    : $lookup($names, $string($event.event));
  $exists($event.event) and $exists(signature) ? ($name ? {
    "id": $event.id,
    "name": $name,
    "person": $mail($event.recipient),
    "time": $event.timestamp,
    "channel": "email",
    "properties": {
      "tags": $event.tags,
      "url": $event.url,
      "reason": $event.reason,
      "country": $event.geolocation.country,
      "device": $event.\`client-info\`.\`device-type\`
    }
  } : [])
)`,
  samples: [
    {
      title: "Opened",
      payload: {
        signature,
        "event-data": {
          ...message,
          id: "Ase7i2zsRYeDXztHGENqRA",
          timestamp: 1521243339.873676,
          "log-level": "info",
          event: "opened",
          ip: "50.56.129.169",
          geolocation: { country: "US", region: "CA", city: "San Francisco" },
          "client-info": {
            "client-type": "browser",
            "client-os": "Linux",
            "device-type": "desktop",
            "client-name": "Chrome",
          },
        },
      },
    },
    {
      title: "A link clicked",
      payload: {
        signature,
        "event-data": {
          ...message,
          id: "Ase7i2zsRYeDXztHGENqRB",
          timestamp: 1521243400.12,
          "log-level": "info",
          event: "clicked",
          url: "http://example.com/sale",
        },
      },
    },
    {
      title: "Failed for good",
      payload: {
        signature,
        "event-data": {
          ...message,
          id: "G9Bn5sl1TC6nu79C8C0bwg",
          timestamp: 1521233195.375624,
          "log-level": "error",
          event: "failed",
          severity: "permanent",
          reason: "suppress-bounce",
          "delivery-status": {
            "attempt-no": 1,
            message: "",
            code: 605,
            description: "Not delivering to previously bounced address",
            "session-seconds": 0,
          },
        },
      },
    },
    {
      title: "Failed for now: it is tried again",
      payload: {
        signature,
        "event-data": {
          ...message,
          id: "Fs7-5t81S2ispqxqDw2U4Q",
          timestamp: 1521472262.908181,
          "log-level": "warn",
          event: "failed",
          severity: "temporary",
          reason: "generic",
        },
      },
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha256",
    encoding: "hex",
    at: { path: ["signature", "signature"] },
    signed: [{ path: ["signature", "timestamp"] }, { path: ["signature", "token"] }],
  },
};
