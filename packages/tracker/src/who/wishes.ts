import { deviceOf } from "./device.ts";

/** The browser says for its user that nobody is to follow them: Do Not Track, Global Privacy Control. */
export function isUnwanted(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & {
    readonly doNotTrack?: string | null;
    readonly globalPrivacyControl?: unknown;
  };
  const ofWindow = (window as { readonly doNotTrack?: unknown }).doNotTrack;
  return (
    globalPrivacyControl === true || [doNotTrack, ofWindow].some((said) => said === "1" || said === "yes")
  );
}

/** Whether somebody opted out. Kept on their device whatever else is: they asked for it, and it says nothing of them. */
export interface OptOut {
  isOut(): boolean;
  set(isOut: boolean): void;
}

export function optOutOf(key: string): OptOut {
  const device = deviceOf("localStorage", `itinera.${key}.`);
  let isOut: boolean | undefined;
  return {
    isOut: () => (isOut ??= device.read("out") !== undefined),
    set(wanted) {
      isOut = wanted;
      if (wanted) device.write("out", "1");
      else device.remove("out");
    },
  };
}
