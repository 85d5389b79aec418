// The generated log of the import's benchmarks: 8 columns, about 9 events a session and 52 a user.

const kinds = ["home", "promo_page", "product_view", "add_to_cart", "cart", "shipping_details", "purchase"];

const eventAt = (n: number) => ({
  user_id: `user_${String(Math.floor(n / 52)).padStart(6, "0")}`,
  session_id: `sess_${String(Math.floor(n / 9)).padStart(7, "0")}`,
  event: kinds[(n * 7919) % kinds.length] ?? "",
  timestamp: new Date(Date.UTC(2024, 0, 1) + n * 977).toISOString().slice(0, 19).replace("T", " "),
  platform: n % 3 === 0 ? "mobile" : "desktop",
  acquisition_channel: n % 5 === 0 ? "email" : "search",
  user_cohort: "2024-01",
  user_lifecycle: n % 2 === 0 ? "new" : "returning",
});

export function* csvLines(rows: number): Generator<string> {
  yield `${Object.keys(eventAt(0)).join(",")}\n`;
  for (let n = 0; n < rows; n++) yield `${Object.values(eventAt(n)).join(",")}\n`;
}

export function* jsonLines(rows: number): Generator<string> {
  for (let n = 0; n < rows; n++) yield `${JSON.stringify(eventAt(n))}\n`;
}

/** With the attributes of a usual log: name, time, resource, state. */
export function* xesLines(rows: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n';
  for (let n = 0; n < rows; n++) {
    const { session_id, event, timestamp, user_id } = eventAt(n);
    if (n % 9 === 0)
      yield `${n > 0 ? "</trace>\n" : ""}<trace>\n\t<string key="concept:name" value="${session_id}"/>\n`;
    yield (
      `\t<event>\n\t\t<string key="org:resource" value="${user_id}"/>\n\t\t<string key="lifecycle:transition" value="complete"/>\n` +
      `\t\t<string key="concept:name" value="${event}"/>\n\t\t<date key="time:timestamp" value="${timestamp.replace(" ", "T")}.000+01:00"/>\n\t</event>\n`
    );
  }
  yield "</trace>\n</log>\n";
}
