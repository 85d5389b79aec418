import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const notification = {
  type: "notification_event",
  app_id: "a86dr8yl",
  delivery_status: "pending",
  delivery_attempts: 1,
  delivered_at: 0,
  first_sent_at: 1741163013,
  created_at: 1741163012,
  links: {},
  self: null,
};
const conversation = {
  type: "conversation",
  id: "1911149811",
  created_at: 1741163012,
  updated_at: 1741163012,
  source: {
    type: "conversation",
    id: "2438711",
    delivered_as: "customer_initiated",
    subject: "",
    body: "<p>Do you ship to Poland?</p>",
    author: { type: "user", id: "6762f0dd1bb69f9f2193bb83", name: "Ann", email: "Ann@Example.com" },
    url: "https://shop.example.com/delivery",
  },
  contacts: {
    type: "contact.list",
    contacts: [{ type: "contact", id: "6762f0dd1bb69f9f2193bb83", external_id: "70" }],
  },
  state: "open",
  open: true,
  read: false,
  priority: "not_priority",
};

export const intercom: Preset = {
  name: "Intercom",
  group: "chat",
  docs: "https://developers.intercom.com/docs/webhooks/webhook-notifications",
  mapping: `(
  ${mail}
  $names := {
    "conversation.user.created": "Message received",
    "conversation.user.replied": "Message received",
    "conversation.admin.replied": "Reply sent",
    "conversation.admin.closed": "Conversation closed",
    "conversation.rating.added": "Conversation rated",
    "contact.lead.signed_up": "Signed up",
    "contact.unsubscribed": "Unsubscribed",
    "contact.user.created": "Contact changed",
    "contact.lead.created": "Contact changed",
    "contact.email.updated": "Contact changed"
  };
  $name := $lookup($names, $string(topic));
  $item := data.item;
  $talk := $item.type = "conversation";
  $who := $talk ? $item.source.author[type in ["user", "lead", "contact"]] : $item;
  $contact := $talk ? $item.contacts.contacts[0].id : $item.id;
  type = "notification_event" ? ($name ? {
    "id": id,
    "name": $name,
    "person": $mail($who.email),
    "anonymous": $contact ? "intercom:" & $contact,
    "case": $talk ? "intercom:conversation:" & $item.id,
    "time": created_at,
    "channel": $talk ? "chat",
    "properties": {
      "page": $item.source.url,
      "rating": $item.conversation_rating.rating
    },
    "statement": $name = "Contact changed"
  } : [])
)`,
  samples: [
    {
      title: "A customer writes first",
      payload: {
        ...notification,
        id: "notif_74abe0f0-f9a4-11ef-9d3c-c1ab5e6b2a8c",
        topic: "conversation.user.created",
        data: { type: "notification_event_data", item: conversation },
      },
    },
    {
      title: "A conversation is rated",
      payload: {
        ...notification,
        id: "notif_80c2c1a0-f9a4-11ef-8a07-7fc1f0c9a001",
        topic: "conversation.rating.added",
        data: {
          type: "notification_event_data",
          item: {
            ...conversation,
            conversation_rating: { rating: 5, remark: "Quick!", created_at: 1741163900 },
          },
        },
      },
    },
    {
      title: "A contact gets an address",
      payload: {
        ...notification,
        id: "notif_91aa02d0-f9a4-11ef-b3a1-0f5a2f6a9b11",
        topic: "contact.email.updated",
        data: {
          type: "notification_event_data",
          item: {
            type: "contact",
            id: "6762f0dd1bb69f9f2193bb83",
            external_id: "70",
            role: "user",
            email: "ann@example.com",
            name: "Ann",
          },
        },
      },
    },
    {
      title: "A conversation is assigned: no step of the customer",
      payload: {
        ...notification,
        id: "notif_a0b1c2d0-f9a4-11ef-9c00-2b6f0e1d5c22",
        topic: "conversation.admin.assigned",
        data: { type: "notification_event_data", item: conversation },
      },
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha1",
    encoding: "hex",
    at: { header: "x-hub-signature", prefix: "sha1=" },
    signed: ["body"],
  },
};
