import { mail } from "./mapping-parts.ts";
import type { Preset } from "./preset.ts";

const change = {
  commitNumber: 65824693549,
  commitUser: "0055e000004KmVXAA0",
  sequenceNumber: 1,
  changeOrigin: "com/salesforce/api/soap/63.0;client=SfdcInternalAPI/",
  transactionKey: "000046c7-a642-11e2-c29b-229c6786473e",
  commitTimestamp: 1501010206653,
};
const schema = "IeRuaY6cbI_HsV8Rv1Mc5g";

export const salesforce: Preset = {
  name: "Salesforce",
  group: "crm",
  docs: "https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_message_structure.htm",
  mapping: `(
  ${mail}
  $change := payload.ChangeEventHeader;
  $kind := $string($change.entityName) & " " & $string($change.changeType);
  $name :=
    $kind = "Lead CREATE" ? "Lead created" :
    $kind = "Contact CREATE" ? "Contact created" :
    $kind in ["Lead UPDATE", "Contact UPDATE"] ? ($mail(payload.Email) ? "Contact changed") :
    $kind = "Opportunity CREATE" ? "Deal created" :
    $kind = "Opportunity UPDATE" and $exists(payload.StageName) ? (
      payload.StageName = "Closed Won" ? "Deal won" :
      payload.StageName = "Closed Lost" ? "Deal lost" : "Deal stage changed"
    ) :
    $kind = "Case CREATE" ? "Ticket opened" :
    $kind = "Case UPDATE" and payload.Status = "Closed" ? "Ticket solved";
  $human := $change.entityName in ["Lead", "Contact"];
  $change.entityName ? ($name and $change.recordIds ? [$change.recordIds.{
    "id": $change.transactionKey & ":" & $change.sequenceNumber & ":" & $,
    "name": $name,
    "person": $mail($human ? $$.payload.Email : $$.payload.SuppliedEmail),
    "anonymous": $human ? "salesforce:" & $ : $$.payload.ContactId ? "salesforce:" & $$.payload.ContactId,
    "case": $human ? null : "salesforce:" & $,
    "time": $change.commitTimestamp,
    "properties": {
      "stage": $$.payload.StageName,
      "amount": $$.payload.Amount,
      "source": $$.payload.LeadSource,
      "priority": $$.payload.Priority,
      "origin": $$.payload.Origin
    },
    "statement": $name = "Contact changed"
  }] : [])
)`,
  samples: [
    {
      title: "A lead is created",
      payload: {
        schema,
        payload: {
          ChangeEventHeader: {
            ...change,
            entityName: "Lead",
            changeType: "CREATE",
            recordIds: ["00QRM000003ZxyZ2AS"],
          },
          Email: "Ann@Example.com",
          LastName: "Fox",
          Company: "Acme",
          Status: "Open - Not Contacted",
          LeadSource: "Web",
          CreatedDate: "2017-07-25T19:16:44Z",
        },
        event: { replayId: 5 },
      },
    },
    {
      title: "A deal is won",
      payload: {
        schema,
        payload: {
          ChangeEventHeader: {
            ...change,
            transactionKey: "000056d1-a642-11e2-c29b-229c6786473e",
            entityName: "Opportunity",
            changeType: "UPDATE",
            recordIds: ["006RM000002ZpyZYAS"],
          },
          StageName: "Closed Won",
          LastModifiedDate: "2017-07-25T19:16:44Z",
        },
        event: { replayId: 6 },
      },
    },
    {
      title: "A case is opened",
      payload: {
        schema,
        payload: {
          ChangeEventHeader: {
            ...change,
            transactionKey: "000066e2-a642-11e2-c29b-229c6786473e",
            entityName: "Case",
            changeType: "CREATE",
            recordIds: ["500RM000001ZabcYAC"],
          },
          ContactId: "003RM000005ZdefYAG",
          Status: "New",
          Origin: "Web",
          Priority: "High",
        },
        event: { replayId: 7 },
      },
    },
    {
      title: "An account changes: no step of anybody",
      payload: {
        schema,
        payload: {
          ChangeEventHeader: {
            ...change,
            transactionKey: "000076f3-a642-11e2-c29b-229c6786473e",
            entityName: "Account",
            changeType: "UPDATE",
            recordIds: ["001RM000003ZghiYAD"],
          },
          Name: "Acme",
        },
        event: { replayId: 8 },
      },
    },
  ],
};
