import { mail, tel } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const account = { subdomain: "test", id: "16523", _links: { self: "https://test.amocrm.ru" } };
const deal = {
  id: "25399013",
  name: "Lead title",
  status_id: "7039101",
  price: "1500",
  responsible_user_id: "102525",
  last_modified: "1525251360",
  modified_user_id: "102525",
  created_user_id: "102525",
  date_create: "1525251300",
  pipeline_id: "1054",
  account_id: "16523",
};

export const amocrm: Preset = {
  name: "amoCRM, Kommo",
  group: "crm",
  docs: "https://www.amocrm.ru/developers/content/crm_platform/webhooks-format",
  mapping: `(
  ${mail}
  ${tel}
  $field := function($fields, $code) { $fields[code = $code].values[0].value };
  $moved := function($status) {
    $string($status) = "142" ? "Deal won" : $string($status) = "143" ? "Deal lost" : "Deal stage changed"
  };
  $deal := function($lead, $name, $time) {{
    "id": "lead:" & $lead.id & ":" & $lead.status_id & ":" & $time,
    "name": $name,
    "case": "amocrm:lead:" & $lead.id,
    "time": $time,
    "properties": {
      "price": $lead.price,
      "pipeline": $lead.pipeline_id,
      "stage": $lead.status_id,
      "before": $lead.old_status_id
    }
  }};
  $contact := function($one, $name) {(
    $mailed := [$field($one.custom_fields, "EMAIL").$mail($)][0];
    $called := [$field($one.custom_fields, "PHONE").$tel($)][0];
    {
      "id": "contact:" & $one.id & ":" & $one.last_modified,
      "name": $name,
      "person": $mailed ? $mailed : $called,
      "anonymous": "amocrm:contact:" & $one.id,
      "time": $one.last_modified,
      "statement": $name = "Contact changed"
    }
  )};
  $exists(account.id) and $type(account) = "object" ? [
    leads.add[$exists(id)].$deal($, "Deal created", date_create),
    leads.status[$exists(id)].$deal($, $moved(status_id), last_modified),
    contacts.add[$exists(id) and $not(type = "company")].$contact($, "Contact created"),
    contacts.update[$exists(id) and $not(type = "company")].$contact($, "Contact changed"),
    message.add[$exists(id) and type = "incoming"].{
      "id": "message:" & id,
      "name": "Message received",
      "person": contact_id ? "amocrm:contact:" & contact_id : "amocrm:chat:" & chat_id,
      "case": entity_type = "lead" and entity_id ? "amocrm:lead:" & entity_id,
      "time": created_at,
      "channel": "messenger",
      "properties": { "origin": origin }
    }
  ]
)`,
  samples: [
    { title: "A deal is created", payload: { leads: { add: [deal] }, account } },
    {
      title: "A deal is won, another goes on",
      payload: {
        leads: {
          status: [
            { ...deal, status_id: "142", old_status_id: "7039101", last_modified: "1525261360" },
            {
              ...deal,
              id: "25399014",
              status_id: "7039102",
              old_status_id: "7039101",
              last_modified: "1525261361",
            },
          ],
        },
        account,
      },
    },
    {
      title: "A contact with an address is created",
      payload: {
        contacts: {
          add: [
            {
              id: "1250",
              name: "Ann",
              responsible_user_id: "102525",
              date_create: "1525251300",
              last_modified: "1525251300",
              account_id: "16523",
              custom_fields: [
                {
                  id: "4396817",
                  name: "Phone",
                  values: [{ value: "+7 916 123-45-67", enum: "10211" }],
                  code: "PHONE",
                },
                {
                  id: "4396818",
                  name: "Email",
                  values: [{ value: "Ann@Example.com", enum: "10212" }],
                  code: "EMAIL",
                },
              ],
              type: "contact",
            },
          ],
        },
        account,
      },
    },
    {
      title: "A customer writes",
      payload: {
        message: {
          add: [
            {
              id: "2f6f0b66-0f4d-4b2b-9a0e-5a1f1e0c0111",
              chat_id: "34f0d0c9-7a6f-4f7e-8c34-7b3a0f2a0222",
              talk_id: "3",
              contact_id: "1250",
              text: "Are you open today?",
              created_at: "1525251400",
              element_type: "2",
              entity_type: "lead",
              element_id: "25399013",
              entity_id: "25399013",
              type: "incoming",
              author: { id: "9f2a0333", type: "external", name: "Ann" },
              origin: "telegram",
            },
          ],
        },
        account,
      },
    },
    {
      title: "A task is created: no step of a customer",
      payload: { task: { add: [{ id: "5", text: "Call" }] }, account },
    },
  ],
};
