import { guarded, tried } from "./guarded.ts";
import { settingsOf, type Settings, type TrackerOptions } from "./options.ts";
import { recordOf } from "./record-of.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { cleanUrl } from "./say/clean-url.ts";
import { pageTitle } from "./say/context.ts";
import { nameOf, recordOfAny, type Said } from "./say/message.ts";
import { followLife, whenShown } from "./watch/page-life.ts";
import { followPages } from "./watch/pages.ts";
import { watchPage } from "./watch/watch.ts";
import { isUnwanted } from "./who/wishes.ts";

/** Whatever is given, nothing of it throws. */
export interface Tracker {
  /** Who somebody is, by an id of yours, and what is known of them. */
  identify(userId: string, traits?: object): void;
  identify(traits: object): void;
  track(name: string, properties?: object): void;
  page(name?: string, properties?: object): void;
  page(properties: object): void;
  group(groupId: string, traits?: object): void;
  /** Two ids are one person; the earlier one is by default whoever is known now. */
  alias(userId: string, previousId?: string): void;
  /** Somebody else sits down: a new anonymous id, nobody known. */
  reset(): void;
  /** Sends what waits. Resolves when it is sent, or will be tried again. */
  flush(): Promise<void>;
  /** `true`: what was held is sent. `false`: it is forgotten, and nothing more is noticed. */
  consent(isGiven: boolean): void;
  /** Nothing is noticed on this device any more, on later pages too, until `optIn`. */
  optOut(): void;
  optIn(): void;
}

/** Does nothing: where there is no page, and where somebody does not want it. */
export const silent: Tracker = {
  identify: () => undefined,
  track: () => undefined,
  page: () => undefined,
  group: () => undefined,
  alias: () => undefined,
  reset: () => undefined,
  flush: () => Promise.resolve(),
  consent: () => undefined,
  optOut: () => undefined,
  optIn: () => undefined,
};

/** A tracker of its own; begins at once. Without a key, an address or a page it does nothing. */
export function createTracker(options: TrackerOptions): Tracker {
  return (
    tried(() => {
      const settings = settingsOf(options);
      return settings && typeof document === "object" && !isUnwanted() ? begin(settings) : undefined;
    }) ?? silent
  );
}

function begin(settings: Settings): Tracker {
  const clean = (url: string) => settings.cleanUrl(cleanUrl(url, location.href));
  const { auto } = settings;
  const pages = followPages(clean, (at) => auto.pages && viewed(at));
  const recorder = createRecorder(settings, pages.here);
  const { identity } = recorder;
  const life = followLife({ ...recorder, returned: () => auto.pages && viewed() });

  function say(said: Said, more?: Parameters<Recorder["record"]>[1]): void {
    recorder.record(said, more);
    life.hurry();
  }
  function viewed(at = new Date(), name?: string, properties?: unknown): void {
    const own = { ...pages.here(), title: pageTitle(), ...recordOfAny(properties) };
    say({ type: "page", name, properties: own }, { at });
  }
  const track = (given: unknown, properties: unknown = {}): void => {
    const event = nameOf(given);
    if (event !== undefined) say({ type: "track", event, properties });
  };

  const tracker = {
    identify(id?: unknown, given?: unknown) {
      const isNobody = typeof id === "object" || id === undefined;
      const userId = isNobody ? undefined : nameOf(id);
      if (userId === undefined && !isNobody) return;
      if (userId !== undefined) identity.identify(userId);
      say({ type: "identify", traits: (isNobody && id) || (given ?? {}) });
    },
    track,
    page(name?: unknown, properties?: unknown) {
      if (typeof name === "object") viewed(undefined, undefined, name);
      else viewed(undefined, nameOf(name), properties);
    },
    group(id: unknown, traits: unknown = {}) {
      const groupId = nameOf(id);
      if (groupId !== undefined) say({ type: "group", groupId, traits });
    },
    alias(id: unknown, previous?: unknown) {
      const userId = nameOf(id);
      const previousId = nameOf(previous) ?? identity.userId() ?? identity.anonymousId();
      if (userId !== undefined) say({ type: "alias", previousId }, { userId });
    },
    reset: () => identity.reset(),
    consent: (isGiven: unknown) => recorder.consent(isGiven === true),
    optOut: () => recorder.optOut(true),
    optIn: () => recorder.optOut(false),
  };

  life.onHide(pages.settle);
  watchPage(auto, { track, clean, ...life, onRoute: pages.onRoute });
  if (auto.pages) whenShown(() => viewed());
  return { ...guardedAll(tracker), flush: () => tried(recorder.flush) ?? Promise.resolve() };
}

const guardedAll = <Calls extends Readonly<Record<string, (...args: never[]) => void>>>(calls: Calls) =>
  recordOf(Object.keys(calls) as (keyof Calls & string)[], (name) =>
    guarded(calls[name] as () => void),
  ) as Calls;
