import type { Preset } from "./preset.ts";

const ann = { id: 1111111, is_bot: false, first_name: "Ann", username: "ann", language_code: "en" };
const chat = { id: 1111111, first_name: "Ann", username: "ann", type: "private" };

export const telegramBot: Preset = {
  name: "Telegram bot",
  group: "chat",
  docs: "https://core.telegram.org/bots/api#update",
  mapping: String.raw`(
  $text := $type(message.text) = "string" ? message.text : "";
  $name :=
    $exists(message.successful_payment) ? "Payment succeeded" :
    $match($text, /^\/start( |$)/, 1) ? "Bot started" :
    $exists(message) ? "Message received" :
    $exists(callback_query) ? "Button pressed" :
    my_chat_member.new_chat_member.status = "kicked" ? "Bot blocked";
  $from := message ? message.from : callback_query ? callback_query.from : my_chat_member.from;
  $exists(update_id) ? ($name and $exists($from.id) and $not($from.is_bot = true) ? {
    "id": "telegram:" & update_id,
    "name": $name,
    "person": "telegram:" & $from.id,
    "time": message ? message.date : my_chat_member.date,
    "channel": "messenger",
    "properties": {
      "language": $from.language_code,
      "start": $name = "Bot started" ? $trim($substringAfter($text & " ", " ")),
      "button": callback_query.data,
      "amount": message.successful_payment.total_amount,
      "currency": message.successful_payment.currency
    }
  } : [])
)`,
  samples: [
    {
      title: "Somebody starts the bot from a link",
      payload: {
        update_id: 10000,
        message: { message_id: 1365, date: 1441645532, chat, from: ann, text: "/start spring-ad" },
      },
    },
    {
      title: "Somebody writes",
      payload: {
        update_id: 10001,
        message: { message_id: 1366, date: 1441645540, chat, from: ann, text: "Are you open today?" },
      },
    },
    {
      title: "Somebody presses a button",
      payload: {
        update_id: 10002,
        callback_query: {
          id: "4382bfdwdsb323b2d9",
          from: ann,
          message: { message_id: 1367, date: 1441645541, chat, text: "Choose" },
          chat_instance: "-6420000000000000000",
          data: "delivery",
        },
      },
    },
    {
      title: "Somebody blocks the bot",
      payload: {
        update_id: 10003,
        my_chat_member: {
          chat,
          from: ann,
          date: 1441649999,
          old_chat_member: { user: { id: 777, is_bot: true, first_name: "Bot" }, status: "member" },
          new_chat_member: {
            user: { id: 777, is_bot: true, first_name: "Bot" },
            status: "kicked",
            until_date: 0,
          },
        },
      },
    },
    {
      title: "A message is edited: no step",
      payload: {
        update_id: 10004,
        edited_message: {
          message_id: 1366,
          date: 1441645540,
          edit_date: 1441646600,
          chat,
          from: ann,
          text: "?",
        },
      },
    },
  ],
  signature: { kind: "token", at: { header: "x-telegram-bot-api-secret-token" } },
};
