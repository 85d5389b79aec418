import { mail, tel } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const visitor = {
  name: "John Smith",
  email: "email@example.com",
  phone: "+14084987855",
  description: "Description text",
  number: "2198",
  chats_count: 1,
};
const chat = {
  widget_id: "3948",
  user_token: null,
  visitor,
  organization: null,
  status: null,
  assigned_agent: null,
  tags: [],
  session: {
    geoip: { country: "United States", country_code: "US", region: "California", city: "San Francisco" },
    utm_json: { source: "google", campaign: "campaign_name", content: "banner", medium: "cpc", term: "..." },
    ip_addr: "208.80.152.201",
  },
  page: { url: "http://example.com/", title: "Page title" },
};
const agent = { id: "2016", name: "Thomas Anderson", email: "agent@jivosite.com", phone: "+14083682346" };

export const jivo: Preset = {
  name: "Jivo",
  group: "chat",
  docs: "https://www.jivo.ru/docs/webhooks/",
  mapping: `(
  ${mail}
  ${tel}
  $names := {
    "chat_accepted": "Chat started",
    "chat_finished": "Chat finished",
    "offline_message": "Message left",
    "chat_updated": "Contact changed",
    "client_updated": "Contact changed"
  };
  $name := event_name = "call_event"
    ? (call.status = "end" ? "Call finished")
    : $lookup($names, $string(event_name));
  $stated := $name = "Contact changed";
  $mailed := $mail(visitor.email);
  $exists(event_name) and $exists(widget_id) ? ($name ? {
    "id": $stated ? null : event_name & ":" & widget_id & ":" & (offline_message_id ? offline_message_id : chat_id),
    "name": $name,
    "person": $mailed ? $mailed : $tel(visitor.phone),
    "anonymous": visitor.number ? "jivo:" & visitor.number,
    "case": chat_id and $not($stated) ? "jivo:chat:" & chat_id,
    "time": $type(chat.messages) = "array" ? chat.messages[-1].timestamp,
    "channel": $stated ? null : event_name = "call_event" ? "phone" : "chat",
    "properties": $stated ? {} : {
      "page": page.url,
      "country": session.geoip.country_code,
      "utm": session.utm_json,
      "call": call.type,
      "rate": chat.rate,
      "messages": $type(chat.messages) = "array" ? $count(chat.messages)
    },
    "statement": $stated
  } : [])
)`,
  samples: [
    {
      title: "An operator takes a chat",
      payload: { event_name: "chat_accepted", ...chat, chat_id: 7636, analytics: {}, agent },
    },
    {
      title: "A chat is finished",
      payload: {
        event_name: "chat_finished",
        ...chat,
        chat_id: 7607,
        analytics: null,
        agents: [agent],
        chat: {
          messages: [
            { message: "Hello", timestamp: 1665396476, type: "visitor" },
            { message: "Hello!", timestamp: 1665396483, type: "agent", agent_id: 1 },
          ],
          blacklisted: false,
          rate: null,
        },
        plain_messages: "",
        html_messages: "",
      },
    },
    {
      title: "A message while nobody is there",
      payload: {
        event_name: "offline_message",
        ...chat,
        chat_id: 2026,
        analytics: {},
        message: "Message text",
        offline_message_id: 1665399500726,
      },
    },
    {
      title: "A visitor leaves an address",
      payload: {
        event_name: "client_updated",
        widget_id: "12345678",
        user_token: null,
        visitor,
        client_id: "1217",
      },
    },
    {
      title: "A call ends",
      payload: {
        event_name: "call_event",
        ...chat,
        chat_id: 4398,
        visitor: { ...visitor, email: null },
        agent,
        call: {
          type: "callback",
          phone: "+14084987855",
          status: "end",
          record_url: "http://example.com/record.mp3",
        },
        analytics: {},
      },
    },
  ],
  answer: '{"result":"ok"}',
};
