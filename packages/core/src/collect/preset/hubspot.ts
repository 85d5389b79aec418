import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const notice = {
  portalId: 62515,
  appId: 1160452,
  subscriptionId: 25,
  occurredAt: 1708986598741,
  attemptNumber: 0,
  changeSource: "CRM_UI",
  sourceId: "userId:45678",
};

export const hubspot: Preset = {
  name: "HubSpot",
  group: "crm",
  docs: "https://developers.hubspot.com/docs/api-reference/webhooks-webhooks-v3/guide",
  mapping: `(
  ${mail}
  $notices := $[$exists(subscriptionType) and $exists(portalId)];
  $exists($notices) ? [$notices.(
    $kind := $string(subscriptionType);
    $to := $string(propertyValue);
    $name :=
      $kind = "contact.creation" ? "Contact created" :
      $kind = "deal.creation" ? "Deal created" :
      $kind = "ticket.creation" ? "Ticket opened" :
      $kind = "conversation.creation" ? "Conversation started" :
      $kind = "contact.merge" ? "Contact changed" :
      $kind = "contact.propertyChange" ? (
        propertyName = "email" ? "Contact changed" :
        propertyName = "lifecyclestage" ? "Lifecycle stage changed"
      ) :
      $kind = "deal.propertyChange" and propertyName = "dealstage" ? (
        $to = "closedwon" ? "Deal won" : $to = "closedlost" ? "Deal lost" : "Deal stage changed"
      ) :
      $kind = "ticket.propertyChange" and propertyName = "hs_pipeline_stage" ? "Ticket stage changed";
    $thing := $substringBefore($kind, ".");
    $number := $kind = "contact.merge" ? primaryObjectId : objectId;
    $name and $number ? {
      "id": eventId & ":" & $kind & ":" & $number & ":" & occurredAt,
      "name": $name,
      "person": $kind = "contact.propertyChange" and propertyName = "email" ? $mail(propertyValue),
      "anonymous": $thing = "contact" ? "hubspot:" & $number,
      "was": $kind = "contact.merge" and mergedObjectIds[0] ? "hubspot:" & mergedObjectIds[0],
      "case": $thing = "contact" ? null : "hubspot:" & $thing & ":" & $number,
      "time": occurredAt,
      "properties": {
        "stage": $contains($name, "stage") or $thing = "deal" ? propertyValue,
        "source": changeSource
      },
      "statement": $name = "Contact changed"
    }
  )]
)`,
  samples: [
    {
      title: "A contact and a deal are created",
      payload: [
        {
          ...notice,
          eventId: 567890123,
          subscriptionType: "contact.creation",
          objectId: 65059681032,
          changeFlag: "CREATED",
        },
        {
          ...notice,
          eventId: 567890124,
          subscriptionType: "deal.creation",
          objectId: 5001,
          changeFlag: "CREATED",
        },
      ],
    },
    {
      title: "A deal is won",
      payload: [
        {
          ...notice,
          eventId: 567890125,
          subscriptionType: "deal.propertyChange",
          objectId: 5001,
          propertyName: "dealstage",
          propertyValue: "closedwon",
        },
      ],
    },
    {
      title: "A contact gets an address, and two are one",
      payload: [
        {
          ...notice,
          eventId: 567890126,
          subscriptionType: "contact.propertyChange",
          objectId: 65059681032,
          propertyName: "email",
          propertyValue: "Ann@Example.com",
        },
        {
          ...notice,
          eventId: 567890127,
          subscriptionType: "contact.merge",
          objectId: 65059681032,
          primaryObjectId: 65059681032,
          mergedObjectIds: [65059681000],
          newObjectId: 65059681032,
          numberOfPropertiesMoved: 3,
        },
      ],
    },
    {
      title: "A company changes: no step of anybody",
      payload: [
        {
          ...notice,
          eventId: 567890128,
          subscriptionType: "company.propertyChange",
          objectId: 9001,
          propertyName: "name",
          propertyValue: "Acme",
        },
      ],
    },
  ],
  signature: {
    kind: "hmac",
    hash: "sha256",
    encoding: "base64",
    at: { header: "x-hubspot-signature-v3" },
    signed: ["method", "plain-url", "body", { header: "x-hubspot-request-timestamp" }],
    time: { at: { header: "x-hubspot-request-timestamp" }, unit: "ms" },
  },
};
