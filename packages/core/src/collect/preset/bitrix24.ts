import type { Preset } from "./preset.ts";

const portal = {
  event_handler_id: "655",
  auth: {
    domain: "some-domain.bitrix24.com",
    server_endpoint: "https://oauth.bitrix.info/rest/",
    status: "L",
    client_endpoint: "https://some-domain.bitrix24.com/rest/",
    member_id: "a223c6b3710f85df22e9377d6c4f7553",
    application_token: "51856fefc120afa4b628cc82d3935cce",
  },
};

/** Bitrix24 sends numbers of things only: who a deal belongs to is asked of its API. */
export const bitrix24: Preset = {
  name: "Bitrix24",
  group: "crm",
  docs: "https://apidocs.bitrix24.com/api-reference/events/index.html",
  mapping: `(
  $event := $uppercase($string(event));
  $name := $lookup({
    "ONCRMLEADADD": "Lead created",
    "ONCRMLEADUPDATE": "Lead changed",
    "ONCRMDEALADD": "Deal created",
    "ONCRMDEALUPDATE": "Deal changed",
    "ONCRMDEALMOVETOCATEGORY": "Deal moved",
    "ONCRMCONTACTADD": "Contact created",
    "ONCRMINVOICEADD": "Invoice created"
  }, $event);
  $thing := $contains($event, "LEAD") ? "lead" : $contains($event, "DEAL") ? "deal" :
    $contains($event, "CONTACT") ? "contact" : "invoice";
  $number := data.FIELDS.ID;
  $event and $exists(auth.application_token) ? ($name and $number ? {
    "id": $event & ":" & $number & ":" & ts,
    "name": $name,
    "person": $thing = "contact" ? "bitrix24:contact:" & $number,
    "case": $thing = "contact" ? null : "bitrix24:" & $thing & ":" & $number,
    "time": ts,
    "properties": { "stage": data.FIELDS.STAGE_ID, "pipeline": data.FIELDS.CATEGORY_ID, "portal": auth.domain }
  } : [])
)`,
  samples: [
    {
      title: "A deal changes",
      payload: {
        ...portal,
        event: "ONCRMDEALUPDATE",
        data: { FIELDS: { ID: "6675" } },
        ts: "1736405294",
      },
    },
    {
      title: "A deal moves to another pipeline",
      payload: {
        ...portal,
        event: "ONCRMDEALMOVETOCATEGORY",
        data: { FIELDS: { ID: "6675", CATEGORY_ID: "1", STAGE_ID: "C1:NEW" } },
        ts: "1736424182",
      },
    },
    {
      title: "A contact is created",
      payload: {
        ...portal,
        event: "ONCRMCONTACTADD",
        data: { FIELDS: { ID: "1250" } },
        ts: "1736405300",
      },
    },
    {
      title: "A task changes: no step of a customer",
      payload: {
        ...portal,
        event: "ONTASKUPDATE",
        data: { FIELDS_BEFORE: { ID: "11" }, FIELDS_AFTER: { ID: "11" } },
        ts: "1736405301",
      },
    },
  ],
  signature: { kind: "token", at: { field: "auth[application_token]" } },
};
