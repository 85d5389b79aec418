import { tel } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const account = { AccountSid: "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ApiVersion: "2010-04-01" };

export const twilio: Preset = {
  name: "Twilio",
  group: "telephony",
  docs: "https://www.twilio.com/docs/usage/webhooks/getting-started-twilio-webhooks",
  mapping: `(
  ${tel}
  $message := MessageSid;
  $state := $string(MessageStatus ? MessageStatus : SmsStatus);
  $name := $message ? $lookup({
    "received": "Message received",
    "delivered": "Message delivered",
    "read": "Message read",
    "failed": "Message not delivered",
    "undelivered": "Message not delivered"
  }, $state) : $lookup({
    "completed": "Call answered",
    "no-answer": "Call missed",
    "busy": "Call missed",
    "failed": "Call missed",
    "canceled": "Call missed"
  }, $string(CallStatus));
  $in := $message ? $state = "received" : Direction = "inbound";
  $who := $in ? From : To;
  AccountSid and (CallSid or $message) ? ($name ? {
    "id": ($message ? $message & ":" & $state : CallSid & ":" & CallStatus),
    "name": $name,
    "person": $tel($who),
    "channel": $substring($string($who), 0, 9) = "whatsapp:" ? "messenger" : $message ? "sms" : "phone",
    "properties": {
      "direction": $in ? "in" : "out",
      "seconds": $name = "Call answered" ? CallDuration,
      "line": $in ? To : From,
      "error": ErrorCode
    }
  } : [])
)`,
  samples: [
    {
      title: "A call was answered and is over",
      payload: {
        ...account,
        CallSid: "CA1234567890abcdef1234567890abcdef",
        From: "+14155551212",
        To: "+18668675310",
        CallStatus: "completed",
        Direction: "inbound",
        CallDuration: "95",
        SequenceNumber: "3",
        CallbackSource: "call-progress-events",
        Timestamp: "Fri, 03 Jan 2025 08:14:02 +0000",
      },
    },
    {
      title: "Nobody answers our call",
      payload: {
        ...account,
        CallSid: "CA2234567890abcdef1234567890abcdef",
        From: "+18668675310",
        To: "+14155551212",
        CallStatus: "no-answer",
        Direction: "outbound-api",
        CallDuration: "0",
        SequenceNumber: "3",
      },
    },
    {
      title: "A call rings: its end counts",
      payload: {
        ...account,
        CallSid: "CA1234567890abcdef1234567890abcdef",
        From: "+14155551212",
        To: "+18668675310",
        CallStatus: "ringing",
        Direction: "inbound",
      },
    },
    {
      title: "A message comes in by WhatsApp",
      payload: {
        ...account,
        MessageSid: "SM11111111111111111111111111111111",
        SmsMessageSid: "SM11111111111111111111111111111111",
        SmsSid: "SM11111111111111111111111111111111",
        SmsStatus: "received",
        From: "whatsapp:+14155551212",
        To: "whatsapp:+18668675310",
        Body: "Hello",
        NumMedia: "0",
        NumSegments: "1",
        ProfileName: "Ann",
        WaId: "14155551212",
      },
    },
    {
      title: "A text message was delivered",
      payload: {
        ...account,
        MessageSid: "SM22222222222222222222222222222222",
        SmsSid: "SM22222222222222222222222222222222",
        MessageStatus: "delivered",
        SmsStatus: "delivered",
        From: "+18668675310",
        To: "+14155551212",
      },
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha1",
    encoding: "base64",
    at: { header: "x-twilio-signature" },
    signed: ["url", "fields"],
  },
};
