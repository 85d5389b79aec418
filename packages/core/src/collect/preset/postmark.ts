import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const message = {
  MessageID: "883953f4-6105-42a2-a16a-77a8eac79483",
  ServerID: 23,
  MessageStream: "outbound",
  Tag: "welcome-email",
  Metadata: { a_key: "a_value" },
};

export const postmark: Preset = {
  name: "Postmark",
  group: "email",
  docs: "https://postmarkapp.com/developer/webhooks/webhooks-overview",
  mapping: `(
  ${mail}
  $names := {
    "Delivery": "Email delivered",
    "Open": "Email opened",
    "Click": "Email link clicked",
    "Bounce": "Email bounced",
    "SpamComplaint": "Email reported as spam",
    "SubscriptionChange": "Unsubscribed"
  };
  $name := $lookup($names, $string(RecordType));
  $time := RecordType = "Delivery" ? DeliveredAt :
    RecordType in ["Bounce", "SpamComplaint"] ? BouncedAt :
    RecordType = "SubscriptionChange" ? ChangedAt : ReceivedAt;
  $who := $mail(Recipient ? Recipient : Email);
  $exists(RecordType) and $exists(MessageID) ? (
    $name and $not(RecordType = "SubscriptionChange" and SuppressSending = false) ? {
      "id": MessageID & ":" & RecordType & ":" & $who & ":" & $time,
      "name": $name,
      "person": $who,
      "time": $time,
      "channel": "email",
      "properties": {
        "tag": Tag,
        "stream": MessageStream,
        "url": OriginalLink,
        "reason": RecordType = "SubscriptionChange" ? SuppressionReason : Description,
        "kind": Type
      }
    } : []
  )
)`,
  samples: [
    {
      title: "Delivered",
      payload: {
        ...message,
        RecordType: "Delivery",
        Recipient: "john@example.com",
        DeliveredAt: "2014-08-01T13:28:10.2735393-04:00",
        Details: "Test delivery webhook details",
      },
    },
    {
      title: "Opened",
      payload: {
        ...message,
        RecordType: "Open",
        FirstOpen: true,
        Client: { Name: "Chrome 35.0.1916.153", Company: "Google", Family: "Chrome" },
        OS: { Name: "OS X 10.7 Lion", Company: "Apple Computer, Inc.", Family: "OS X 10" },
        Platform: "WebMail",
        UserAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_7_5)",
        Geo: { CountryISOCode: "RS", Country: "Serbia", IP: "188.2.95.4" },
        ReceivedAt: "2014-06-01T12:00:00Z",
        Recipient: "John@example.com",
      },
    },
    {
      title: "A link clicked",
      payload: {
        ...message,
        RecordType: "Click",
        ClickLocation: "HTML",
        OriginalLink: "https://example.com",
        Platform: "Desktop",
        ReceivedAt: "2017-10-25T15:21:11.9065619Z",
        Recipient: "john@example.com",
      },
    },
    {
      title: "Bounced",
      payload: {
        ...message,
        RecordType: "Bounce",
        ID: 4323372036854,
        Type: "HardBounce",
        TypeCode: 1,
        Name: "Hard bounce",
        Description: "The server was unable to deliver your message (ex: unknown user, mailbox not found).",
        Details: "Test bounce details",
        Email: "john@example.com",
        From: "sender@example.com",
        BouncedAt: "2014-08-01T13:28:10.2735393-04:00",
        DumpAvailable: true,
        Inactive: true,
        CanActivate: true,
        Subject: "Test subject",
      },
    },
    {
      title: "Subscribed again: no step",
      payload: {
        ...message,
        RecordType: "SubscriptionChange",
        ChangedAt: "2020-02-01T10:53:34.416071Z",
        Recipient: "john@example.com",
        Origin: "Customer",
        SuppressSending: false,
        SuppressionReason: null,
      },
    },
  ],
};
