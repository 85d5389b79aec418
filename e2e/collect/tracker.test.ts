// What the tracker notices by itself on a customer's page, in a real browser.
import { expect, it } from "vitest";
import { ownFault, useTrackerSite, type TrackedWindow } from "./tracker-site.ts";

const site = useTrackerSite();

it("a page view says where somebody is, on what, and how they came", async () => {
  await site.visit({
    path: "/pears?utm_source=letter&utm_campaign=spring&token=abc#top",
    context: { locale: "pl-PL", timezoneId: "Europe/Warsaw", viewport: { width: 800, height: 600 } },
  });
  const [view] = await site.waitForViews(1);
  expect(view).toMatchObject({
    type: "page",
    messageId: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
    anonymousId: expect.stringMatching(/^[\da-f-]{36}$/),
    context: {
      page: {
        url: `${site.origin}/pears?utm_source=letter&utm_campaign=spring&token=`,
        path: "/pears",
        search: "?utm_source=letter&utm_campaign=spring&token=",
        title: "Linden shop",
        referrer: "",
      },
      campaign: { source: "letter", name: "spring" },
      locale: "pl-PL",
      timezone: "Europe/Warsaw",
      screen: { width: 800, height: 600, density: 1 },
      library: { name: "itinera-tracker" },
    },
  });
  expect(Date.now() - Date.parse(view?.timestamp ?? "")).toBeLessThan(30_000);
  const [request] = site.requests;
  expect(request).toMatchObject({ method: "POST", path: "/v1/batch" });
  expect(request?.headers).toMatchObject({ "content-type": "text/plain", origin: site.origin });
  expect(JSON.parse(request?.body ?? "")).toMatchObject({
    writeKey: "key-of-linden",
    sentAt: expect.any(String),
  });
  expect(site.requests.filter(({ method }) => method === "OPTIONS")).toEqual([]);
});

// Without the Navigation API the functions of the history are followed.
for (const isOld of [false, true]) {
  it(`routes of a single-page application are page views${isOld ? ", in older browsers too" : ""}`, async () => {
    const page = await site.visit({
      path: "/list",
      ...(isOld && { before: () => void Reflect.deleteProperty(window, "navigation") }),
    });
    await site.waitForViews(1);
    expect(await page.evaluate(() => "navigation" in window)).toBe(!isOld);
    await page.evaluate(() => {
      history.pushState({ n: 1 }, "", "/pears");
      document.title = "Pears";
    });
    await site.waitForViews(2);
    // The same path with another query is a page that somebody went to, or a filter that changes with each letter.
    await page.evaluate(() => history.replaceState({}, "", "/pears?find=wil"));
    await page.evaluate(() => history.pushState({}, "", "/pears?kind=williams"));
    await site.waitForViews(3);
    await page.goBack();
    await site.waitForViews(4);
    await page.evaluate(() => (location.hash = "#/basket"));
    await site.waitForViews(5);
    await page.evaluate(() => (location.hash = "#/basket"));
    // A redirect is no page that somebody saw.
    await page.evaluate(() => {
      history.pushState({}, "", "/pay");
      history.replaceState({}, "", "/pay/card");
    });
    const views = await site.waitForViews(6);
    expect(views.map(({ properties }) => [properties?.["path"], properties?.["search"]])).toEqual([
      ["/list", ""],
      ["/pears", ""],
      ["/pears", "?kind=williams"],
      ["/pears", "?find=wil"],
      ["/pears#/basket", "?find=wil"],
      ["/pay/card", ""],
    ]);
    expect(views[1]?.properties).toMatchObject({ title: "Pears", referrer: `${site.origin}/list` });
    expect(new Set(views.map(({ anonymousId }) => anonymousId)).size).toBe(1);
  });
}

it("the history does what it did: answers, this, errors, names", async () => {
  const page = await site.visit({
    before: () => {
      Reflect.deleteProperty(window, "navigation");
      const { pushState } = History.prototype;
      const seen: unknown[] = [];
      Object.assign(window, { seen });
      History.prototype.pushState = function pushState2(this: History, ...args) {
        seen.push(this === history, args.length);
        pushState.apply(this, args);
        return "answer" as unknown as void;
      };
    },
  });
  await site.waitForViews(1);
  const found = await page.evaluate(() => {
    const errorOf = (act: () => unknown) => {
      try {
        return `no error, but ${String(act())}`;
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      answer: history.pushState(null, "", "/a"),
      seen: (window as unknown as { readonly seen: unknown }).seen,
      elsewhere: errorOf(() => history.pushState(null, "", "https://example.org/")),
      uncloneable: errorOf(() => history.replaceState(() => 1, "", "/b")),
      noSelf: errorOf(() => history.replaceState.call(undefined as unknown as History, null, "")),
      name: history.pushState.name,
      length: history.replaceState.length,
      isFollowed: Object.hasOwn(history, "pushState"),
    };
  });
  expect(found).toEqual({
    answer: "answer",
    seen: [true, 3, true, 3],
    elsewhere: "SecurityError",
    uncloneable: "DataCloneError",
    noSelf: "TypeError",
    name: "pushState2",
    length: 2,
    isFollowed: true,
  });
});

it("clicks are named as people would name them, and never by what somebody wrote", async () => {
  const page = await site.visit({
    body: `
      <button id="buy">  Buy <b>now</b> </button>
      <a href="/pears?email=ann@example.org#x"><img alt="Pears" width="20" height="20"></a>
      <div data-itinera="Basket opened"><span id="inner">3 things</span></div>
      <button id="long">${"Very long ".repeat(20)}</button>
      <button id="mail">ann@example.org, +48 600 700 800</button>
      <button id="around"><span>Comment</span><textarea>secret words</textarea><i contenteditable>secret too</i></button>
      <input id="in" type="submit" value="secret value" aria-label="Send">
      <button data-itinera-ignore id="ignored">Ignored</button>
      <p id="text">Just text</p>
      <shop-card></shop-card>`,
    head: `<script>customElements.define("shop-card", class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = "<button>In the shadow</button>"; }
    })</script>`,
  });
  await site.waitForViews(1);
  await page.evaluate(() => {
    document.addEventListener("click", (event) => event.preventDefault());
    // A page that keeps its clicks to itself.
    document.querySelector("#buy")?.addEventListener("click", (event) => event.stopImmediatePropagation());
  });
  const pressed = "#buy b, a img, #inner, #long, #mail, #around span, #in, #ignored, #text, shop-card button";
  for (const one of pressed.split(", ")) await page.locator(one).click();
  // Playwright itself stumbles over such a form.
  await page.evaluate((fields) => {
    document.body.insertAdjacentHTML(
      "beforeend",
      `<form>${fields}<button id="odd" type="button">Odd</button></form>`,
    );
    document.getElementById("odd")?.click();
  }, `<input name="matches"><input name="getAttribute"><input name="localName">`);
  await expect.poll(() => site.tracked("Button clicked").length).toBe(7);
  expect(site.tracked("Button clicked").map(({ properties }) => properties)).toEqual([
    { name: "Buy now", element: "button" },
    { name: "Very long ".repeat(6).trim(), element: "button" },
    { name: "• •", element: "button" },
    { name: "Comment", element: "button" },
    { name: "Send", element: "input" },
    { name: "In the shadow", element: "button" },
    { name: "Odd", element: "button" },
  ]);
  expect(site.tracked("Link clicked").map(({ properties }) => properties)).toEqual([
    { name: "Pears", element: "a", href: `${site.origin}/pears?email=` },
  ]);
  expect(site.tracked("Basket opened").map(({ properties }) => properties)).toEqual([
    { name: "Basket opened", element: "div" },
  ]);
  expect(site.requests.map(({ body }) => body).join()).not.toMatch(/secret|ann@|Ignored|Just text/);
});

const form = `<form name="order" action="/pay?token=abc"><input name="card" value="4111111111111111"><input name="who" type="password">
  <textarea name="note">words of Ann</textarea><button>Order</button></form>
  <form aria-label="Newsletter"><input name="mail"><input name="place"></form>`;

it("forms are sent and abandoned without what stands in them", async () => {
  const page = await site.visit({ script: `data-key="k" data-auto="pages forms abandoned"`, body: form });
  await page.evaluate(() => document.addEventListener("submit", (event) => event.preventDefault()));
  await site.waitForViews(1);
  await page.locator("[name=who]").fill("hunter2");
  await page.locator("button").click();
  await site.waitFor("Form submitted");
  for (const [field, value] of [
    ["mail", "ann@example.org"],
    ["place", "Łódź"],
    ["place", "Kraków"],
  ] as const)
    await page.locator(`[name=${field}]`).fill(value);
  await page.evaluate(() => history.pushState({}, "", "/elsewhere"));
  const [abandoned] = await site.waitFor("Form abandoned");
  expect(site.tracked("Form submitted").map(({ properties }) => properties)).toEqual([
    { name: "order", action: `${site.origin}/pay?token=` },
  ]);
  expect(abandoned?.properties).toEqual({ name: "Newsletter", fields: 2 });
  expect(abandoned?.context.page["path"]).toBe("/");
  expect(site.requests.map(({ body }) => body).join()).not.toMatch(/4111|hunter2|Ann|ann@|Łódź|Kraków|abc/);
});

it("each quarter of a page that is scrolled to is told once a page", async () => {
  const page = await site.visit({
    body: `<div style="height: 4000px"></div>`,
    script: `data-key="k" data-auto="scroll pages"`,
  });
  await site.waitForViews(1);
  const scroll = async (share: number) => {
    await page.evaluate(
      (part) => window.scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * part),
      share,
    );
    await page.waitForTimeout(300);
  };
  for (const share of [0.4, 0, 0.4, 1, 0, 1]) await scroll(share);
  const depths = () => site.tracked("Page scrolled").map(({ properties }) => properties?.["depth"]);
  await expect.poll(depths).toEqual([25, 50, 75, 100]);
  await page.evaluate(() => history.pushState({}, "", "/next"));
  await scroll(0.1);
  await expect.poll(depths).toEqual([25, 50, 75, 100, 25]);
});

it("clicks in anger are told once a burst; slow ones and such at other places are not", async () => {
  const page = await site.visit({
    body: `<button style="width:400px;height:90px">Pay</button>`,
    script: `data-key="k" data-auto="rage"`,
  });
  await page.waitForFunction(() => "itinera" in window);
  const clickAt = (x: number, y: number) => page.mouse.click(x, y);
  for (const x of [20, 60, 100, 140]) await clickAt(x, 30);
  await page.waitForTimeout(800);
  for (let click = 0; click < 6; click++) await clickAt(40 + click, 30);
  await page.waitForTimeout(800);
  // By key: a click without a place.
  await page.locator("button").focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press("Enter");
  await page.evaluate(() => (window as unknown as TrackedWindow).itinera.track("End"));
  await site.waitFor("End");
  expect(site.tracked("Rage click").map(({ properties }) => properties)).toEqual([
    { name: "Pay", element: "button" },
  ]);
});

it("errors of the page are told, each once and five a page", async () => {
  const page = await site.visit({ script: `data-key="k" data-auto="errors"` });
  await page.waitForFunction(() => "itinera" in window);
  await page.evaluate((fault) => {
    addEventListener("unhandledrejection", (event) => event.preventDefault());
    void Promise.reject(new Error(`${fault}, promised`));
    const hostile = {
      get message() {
        throw new Error(fault);
      },
    };
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    void Promise.reject(hostile);
    document.body.append(Object.assign(new Image(), { src: "data:none" }));
  }, ownFault);
  await site.waitFor("Error", 2);
  await page.evaluate((fault) => {
    const fail = (error: Error) =>
      setTimeout(() => {
        throw error;
      });
    const again = new TypeError(`${fault} of ann@example.org`);
    for (const error of [again, again, again]) fail(error);
    for (const name of "abcdefghi") fail(new Error(`${fault} ${name}`));
  }, ownFault);
  const errors = await site.waitFor("Error", 5);
  expect(errors.map(({ properties }) => properties?.["kind"]).sort()).toEqual([
    "error",
    "error",
    "error",
    "rejection",
    "rejection",
  ]);
  expect(errors.map(({ properties }) => properties?.["message"])).toEqual(
    expect.arrayContaining([`Uncaught TypeError: ${ownFault} of •`, `${ownFault}, promised`]),
  );
});

it("a page that comes back from the browser's memory is viewed again", async () => {
  const page = await site.visit({ path: "/first", script: `data-key="k" data-auto="pages"` });
  await site.waitForViews(1);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  expect(await site.waitForViews(2)).toMatchObject([{ type: "page" }, { properties: { path: "/first" } }]);
});

it("what is switched off is not noticed", async () => {
  const page = await site.visit({ body: "<button>One</button>", script: `data-key="k" data-auto=""` });
  await page.waitForFunction(() => "itinera" in window);
  await page.locator("button").click();
  await page.evaluate(() => history.pushState({}, "", "/x"));
  await page.evaluate(() => (window as unknown as TrackedWindow).itinera.track("End"));
  await site.waitFor("End");
  expect(site.taken().map(({ event, type }) => event ?? type)).toEqual(["End"]);
});
