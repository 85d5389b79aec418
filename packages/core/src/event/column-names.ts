import type { ColumnRole } from "./import-mapping.ts";

const names = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** Names by which a column is known, best first; case and separators do not matter. */
export const columnNames: Readonly<Record<ColumnRole, readonly string[]>> = {
  case: names(`
    case:concept:name, case id, case, session_id, session, visit_id, visit, trace_id, trace,
    case number, case name, ticket_id, ticket, journey_id, process_id, order_id,
    идентификатор случая, id случая, случай, id кейса, кейс, id сессии, сессия, id визита, визит,
    номер заявки, заявка, номер заказа, номер обращения, обращение, id sprawy, identyfikator sprawy,
    numer sprawy, nr sprawy, sprawa, id przypadku, przypadek, id sesji, sesja, id wizyty, wizyta,
    numer zgłoszenia, nr zgłoszenia, zgłoszenie, numer zamówienia, nr zamówienia`),
  person: names(`
    person_id, person, user_id, user, customer_id, client_id, visitor_id, visitor,
    member_id, contact_id, distinct_id, anonymous_id, user_pseudo_id, patient_id, id пользователя,
    пользователь, id клиента, id покупателя, id посетителя, посетитель,
    id человека, человек, id użytkownika, użytkownik, id klienta, id osoby, osoba,
    id odwiedzającego`),
  activity: names(`
    concept:name, activity, activity name, event, event_name, event type, action, step, task,
    событие, название события, тип события, действие, активность, операция, шаг, этап, zdarzenie,
    nazwa zdarzenia, typ zdarzenia, aktywność, czynność, działanie, akcja, krok`),
  time: names(`
    time:timestamp, timestamp, complete timestamp, event_timestamp, event_time, datetime, date time,
    time, completion time, end timestamp, start timestamp, occurred_at, created_at, sent_at,
    event_date, date, ts, метка времени, дата и время, время события, дата события, время, дата,
    znacznik czasu, data i czas, data i godzina, czas zdarzenia, data zdarzenia, czas, data`),
  channel: names(`
    channel, channel_name, event_channel, touchpoint channel, канал, название канала, канал связи,
    kanał, nazwa kanału, kanał kontaktu`),
};

/**
 * Known as the person only where no column is the case: in a log of cases, "customer" is mostly a company
 * or a property of the case, and several people may share it.
 */
export const namesOfLonePersons: readonly string[] = names(`customer, client, клиент, покупатель, klient`);
