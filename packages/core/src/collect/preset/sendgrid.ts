import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const message = {
  email: "Ann@example.com",
  timestamp: 1513299569,
  "smtp-id": "<14c5d75ce93.dfd.64b469@ismtpd-555>",
  category: ["welcome"],
  sg_message_id: "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",
};

export const sendgrid: Preset = {
  name: "SendGrid",
  group: "email",
  docs: "https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event",
  mapping: `(
  ${mail}
  $names := {
    "delivered": "Email delivered",
    "open": "Email opened",
    "click": "Email link clicked",
    "bounce": "Email bounced",
    "dropped": "Email dropped",
    "spamreport": "Email reported as spam",
    "unsubscribe": "Unsubscribed",
    "group_unsubscribe": "Unsubscribed"
  };
  $events := $[$exists(sg_event_id)];
  $exists($events) ? [$events.(
    $name := $lookup($names, $string(event));
    $name and $not(sg_machine_open = true) ? {
      "id": sg_event_id,
      "name": $name,
      "person": $mail(email),
      "time": timestamp,
      "channel": "email",
      "properties": { "category": category, "url": url, "reason": reason, "kind": type }
    }
  )]
)`,
  samples: [
    {
      title: "Several events at once",
      payload: [
        { ...message, event: "processed", sg_event_id: "rbtnWrG1DVDGGGFHFyun0A==" },
        {
          ...message,
          event: "delivered",
          sg_event_id: "UjqDcPPDS1-PyNz-BWsHrA==",
          response: "250 OK",
          timestamp: 1513299570,
        },
        {
          ...message,
          event: "open",
          sg_event_id: "FOTFFO0ecsBE-zxFXfs6WA==",
          sg_machine_open: false,
          useragent: "Mozilla/4.0 (compatible; MSIE 6.1; Windows XP)",
          ip: "255.255.255.255",
          timestamp: 1513299600,
        },
        {
          ...message,
          event: "click",
          sg_event_id: "kCAi1KttyQdEKHhdC-nuEA==",
          useragent: "Mozilla/4.0 (compatible; MSIE 6.1; Windows XP)",
          ip: "255.255.255.255",
          url: "http://www.sendgrid.com/",
          timestamp: 1513299610,
        },
      ],
    },
    {
      title: "One bounce",
      payload: [
        {
          ...message,
          event: "bounce",
          sg_event_id: "6g4ZI7SA-xmRDv57GoPIPw==",
          reason: "500 unknown recipient",
          status: "5.0.0",
          type: "bounce",
        },
      ],
    },
    {
      title: "A machine opened it: nobody read it",
      payload: [
        {
          ...message,
          event: "open",
          sg_event_id: "ZGVmZXJyZWQtMTQ=",
          sg_machine_open: true,
          timestamp: 1513299601,
        },
      ],
    },
  ],
  signature: {
    kind: "ecdsa",
    at: { header: "x-twilio-email-event-webhook-signature" },
    signed: [{ header: "x-twilio-email-event-webhook-timestamp" }, "body"],
  },
};
