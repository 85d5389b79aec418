import type { Preset } from "./preset.ts";

const community = { group_id: 193668024, v: "5.199", secret: "aaQ13axAPQEcczQa" };

export const vk: Preset = {
  name: "VK",
  group: "social",
  docs: "https://dev.vk.com/en/api/callback/getting-started",
  mapping: `(
  $names := {
    "message_new": "Message received",
    "message_reply": "Reply sent",
    "message_event": "Button pressed",
    "group_join": "Community joined",
    "group_leave": "Community left",
    "wall_reply_new": "Comment left",
    "like_add": "Like left",
    "lead_forms_new": "Form submitted"
  };
  $name := $lookup($names, $string(type));
  $message := object.message ? object.message : object;
  $who :=
    type = "message_new" ? $message.from_id :
    type = "message_reply" ? object.peer_id :
    type = "wall_reply_new" ? object.from_id :
    type = "like_add" ? object.liker_id : object.user_id;
  $person := $type($who) = "number" ? ($who > 0 ? "vk:" & $who);
  $exists(type) and $exists(group_id) ? ($name and $person ? {
    "id": event_id ? event_id,
    "name": $name,
    "person": $person,
    "time": $message.date,
    "channel": type in ["message_new", "message_reply", "message_event"] ? "messenger" : "social",
    "properties": {
      "from": $message.ref,
      "source": $message.ref_source,
      "post": object.post_id,
      "form": object.form_name,
      "self": object.self
    }
  } : [])
)`,
  samples: [
    { title: "VK asks whether the address is ours", payload: { type: "confirmation", group_id: 193668024 } },
    {
      title: "Somebody writes to the community",
      payload: {
        ...community,
        type: "message_new",
        event_id: "b0c936fa537622981a096bd5e38a252e7cac0d20",
        object: {
          message: {
            date: 1586054794,
            from_id: 228970688,
            id: 135,
            out: 0,
            peer_id: 228970688,
            text: "Are you open today?",
            conversation_message_id: 127,
            fwd_messages: [],
            important: false,
            random_id: 0,
            attachments: [],
            is_hidden: false,
          },
          client_info: {
            button_actions: ["text", "vkpay"],
            keyboard: true,
            inline_keyboard: true,
            lang_id: 0,
          },
        },
      },
    },
    {
      title: "The community answers",
      payload: {
        ...community,
        type: "message_reply",
        event_id: "810c3002e50fb85d205fdbbfa23c03a7dd05706b",
        object: { id: 136, date: 1586054800, from_id: -193668024, peer_id: 228970688, text: "Yes", out: 1 },
      },
    },
    {
      title: "Somebody joins",
      payload: {
        ...community,
        type: "group_join",
        event_id: "3f1c0f6b0d0c4d1ca9f39f7b4c1b0a55d2f0c111",
        object: { user_id: 228970688, join_type: "join" },
      },
    },
    {
      title: "A comment of the community itself: no step of anybody",
      payload: {
        ...community,
        type: "wall_reply_new",
        event_id: "5a1c0f6b0d0c4d1ca9f39f7b4c1b0a55d2f0c222",
        object: {
          id: 5,
          from_id: -193668024,
          date: 1586055000,
          text: "Welcome",
          post_id: 12,
          owner_id: -193668024,
        },
      },
    },
  ],
  signature: { kind: "token", at: { path: ["secret"] } },
  handshake: { kind: "confirmation", field: "type", is: "confirmation" },
  answer: "ok",
};
