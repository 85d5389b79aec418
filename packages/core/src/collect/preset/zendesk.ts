import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const ticket = {
  actor_id: "8447388090494",
  assignee_id: "8447388090494",
  brand_id: "8447346621310",
  created_at: "2025-01-08T10:12:07Z",
  custom_status: "8447320465790",
  description: "The parcel did not come",
  external_id: null,
  form_id: "8646151517822",
  group_id: "8447320466430",
  id: "5158",
  is_public: true,
  organization_id: "8447346622462",
  priority: "LOW",
  requester_id: "8447388090494",
  status: "OPEN",
  subject: "Where is my parcel?",
  submitter_id: "8447388090494",
  tags: ["delivery"],
  type: "PROBLEM",
  updated_at: "2025-01-08T10:12:07Z",
  via: { channel: "email" },
};
const event = { account_id: 22129848, zendesk_event_version: "2022-11-06" };

export const zendesk: Preset = {
  name: "Zendesk",
  group: "chat",
  docs: "https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/",
  mapping: `(
  ${mail}
  $kind := $substring($string(type), 0, 15) = "zen:event-type:" ? $substring($string(type), 15);
  $name :=
    $kind = "ticket.created" ? "Ticket opened" :
    $kind = "ticket.comment_added" ? (
      event.comment.is_public = true
        ? (event.comment.author.is_staff = true ? "Reply sent" : "Message received")
    ) :
    $kind = "ticket.status_changed" ? (
      event.current = "SOLVED" ? "Ticket solved" :
      event.previous = "SOLVED" and event.current = "OPEN" ? "Ticket reopened"
    ) :
    $kind in ["user.created", "user.identity_created"] ? (detail.role = "end-user" ? "Contact changed");
  $user := $kind in ["user.created", "user.identity_created"];
  $who := $user ? detail.id : detail.requester_id;
  $kind ? ($name ? {
    "id": id,
    "name": $name,
    "person": $user ? $mail(detail.email),
    "anonymous": $who ? "zendesk:" & $who,
    "case": $user ? null : "zendesk:ticket:" & detail.id,
    "time": time,
    "channel": $lookup({
      "email": "email", "web": "web", "web_form": "web", "chat": "chat", "native_messaging": "chat",
      "voice": "phone", "phone": "phone", "whatsapp": "messenger", "sms": "sms"
    }, $string(detail.via.channel)),
    "properties": $user ? {} : { "priority": detail.priority, "type": detail.type, "tags": detail.tags },
    "statement": $user
  } : [])
)`,
  samples: [
    {
      title: "A ticket is opened",
      payload: {
        ...event,
        type: "zen:event-type:ticket.created",
        id: "cbe4028c-7239-495d-b020-f22348516046",
        subject: "zen:ticket:5158",
        time: "2025-01-08T10:12:07.672717030Z",
        detail: ticket,
        event: {},
      },
    },
    {
      title: "An agent answers",
      payload: {
        ...event,
        type: "zen:event-type:ticket.comment_added",
        id: "0eb4a5f8-c5d4-4f49-b1f0-9a0f0f5f2f0b",
        subject: "zen:ticket:5158",
        time: "2025-01-08T10:20:00.000000000Z",
        detail: ticket,
        event: {
          comment: {
            id: "9320538464894",
            author: { id: "8447388090495", is_staff: true, name: "Agent" },
            body: "It comes tomorrow",
            is_public: true,
          },
        },
      },
    },
    {
      title: "An internal note: the customer does not see it",
      payload: {
        ...event,
        type: "zen:event-type:ticket.comment_added",
        id: "5a2b7d16-2a30-4c51-8a6b-4b1de0f0c111",
        subject: "zen:ticket:5158",
        time: "2025-01-08T10:21:00.000000000Z",
        detail: ticket,
        event: {
          comment: {
            id: "9320538464895",
            author: { id: "8447388090495", is_staff: true, name: "Agent" },
            body: "Ask the courier",
            is_public: false,
          },
        },
      },
    },
    {
      title: "A ticket is solved",
      payload: {
        ...event,
        type: "zen:event-type:ticket.status_changed",
        id: "1d1a2b7e-5d4f-4d52-9a51-0c7dd4b7a222",
        subject: "zen:ticket:5158",
        time: "2025-01-09T08:00:00.000000000Z",
        detail: { ...ticket, status: "SOLVED" },
        event: { current: "SOLVED", previous: "OPEN" },
      },
    },
    {
      title: "A customer becomes known",
      payload: {
        ...event,
        type: "zen:event-type:user.created",
        id: "7f0f8c7a-6d5e-4f0b-8d31-0c0a7c1a3333",
        subject: "zen:user:8447388090494",
        time: "2025-01-08T10:12:06.000000000Z",
        detail: {
          created_at: "2025-01-08T10:12:06Z",
          email: "Ann@Example.com",
          external_id: "",
          default_group_id: "0",
          id: "8447388090494",
          organization_id: "0",
          role: "end-user",
          updated_at: "2025-01-08T10:12:06Z",
        },
        event: {},
      },
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha256",
    encoding: "base64",
    at: { header: "x-zendesk-webhook-signature" },
    signed: [{ header: "x-zendesk-webhook-signature-timestamp" }, "body"],
  },
};
