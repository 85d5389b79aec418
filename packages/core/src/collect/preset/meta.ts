import type { Preset } from "./preset.ts";

const messaging = {
  sender: { id: "2540000000000001" },
  recipient: { id: "1067280970047460" },
  timestamp: 1458692752478,
};

export const meta: Preset = {
  name: "Facebook, Instagram",
  group: "social",
  docs: "https://developers.facebook.com/docs/messenger-platform/webhooks",
  mapping: `(
  $app := $string(object) = "instagram" ? "instagram:" : "messenger:";
  $social := $app = "instagram:" ? "instagram:" : "facebook:";
  object in ["page", "instagram"] and $exists(entry) ? $append(
    [entry.messaging.(
      $echo := message.is_echo = true;
      $name :=
        $exists(message.mid) and $not(message.is_deleted = true) ? ($echo ? "Reply sent" : "Message received") :
        $exists(postback) ? "Button pressed" :
        $exists(referral) ? "Came to the chat";
      $who := $echo ? recipient.id : sender.id;
      $name and $who ? {
        "id": $app & (message.mid ? message.mid : postback.mid ? postback.mid : $who & ":" & timestamp) & ":" & $name,
        "name": $name,
        "person": $app & $who,
        "time": timestamp,
        "channel": "messenger",
        "properties": {
          "button": postback.payload,
          "from": referral.ref ? referral.ref : postback.referral.ref,
          "source": referral.source ? referral.source : postback.referral.source
        }
      }
    )],
    [entry.changes.(
      $comment := value.comment_id ? value.comment_id : value.id;
      $left := (field = "feed" and value.item = "comment" and value.verb = "add") or field = "comments";
      $left and value.from.id and $comment ? {
        "id": $social & $comment & ":Comment left",
        "name": "Comment left",
        "person": $social & value.from.id,
        "time": value.created_time,
        "channel": "social",
        "properties": { "post": value.post_id ? value.post_id : value.media.id }
      }
    )]
  )
)`,
  samples: [
    {
      title: "A message to the page",
      payload: {
        object: "page",
        entry: [
          {
            id: "1067280970047460",
            time: 1458692752478,
            messaging: [
              {
                ...messaging,
                message: { mid: "mid.1457764197618:41d102a3e1ae206a38", text: "hello, world!" },
              },
            ],
          },
        ],
      },
    },
    {
      title: "The page answers, and a message is read",
      payload: {
        object: "page",
        entry: [
          {
            id: "1067280970047460",
            time: 1458692760000,
            messaging: [
              {
                sender: { id: "1067280970047460" },
                recipient: { id: "2540000000000001" },
                timestamp: 1458692760000,
                message: {
                  is_echo: true,
                  app_id: 1517776481860111,
                  mid: "mid.1457764197618:52",
                  text: "hello!",
                },
              },
              { ...messaging, timestamp: 1458668856463, read: { watermark: 1458668856253 } },
            ],
          },
        ],
      },
    },
    {
      title: "A button on Instagram",
      payload: {
        object: "instagram",
        entry: [
          {
            id: "17841400000000001",
            time: 1502905976963,
            messaging: [
              {
                ...messaging,
                timestamp: 1502905976377,
                postback: {
                  mid: "m_AG5Hz2Uq7tuwNEhXfYYKj8mJEM",
                  title: "Start",
                  payload: "GET_STARTED",
                },
              },
            ],
          },
        ],
      },
    },
    {
      title: "A comment under a post",
      payload: {
        object: "page",
        entry: [
          {
            id: "1067280970047460",
            time: 1520383571,
            changes: [
              {
                field: "feed",
                value: {
                  item: "comment",
                  verb: "add",
                  from: { id: "1067280970047499", name: "Ann" },
                  post_id: "1067280970047460_100",
                  comment_id: "100_200",
                  created_time: 1520383571,
                  message: "Nice!",
                },
              },
            ],
          },
        ],
      },
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha256",
    encoding: "hex",
    at: { header: "x-hub-signature-256", prefix: "sha256=" },
    signed: ["body"],
  },
  handshake: { kind: "challenge", token: "hub.verify_token", challenge: "hub.challenge" },
};
