import { createInstance, type BackendModule, type i18n, type ReadCallback, type TFunction } from "i18next";
import type { Lang } from "../lang.ts";
import { namespaces, type Messages, type Namespace } from "./messages.ts";

// One dynamic import per language: a bundler makes one chunk of each, and nobody loads the other two.
const loaders: Readonly<Record<Lang, () => Promise<Messages>>> = {
  en: async () => (await import("./en.ts")).en,
  ru: async () => (await import("./ru.ts")).ru,
  pl: async () => (await import("./pl.ts")).pl,
};

export const loadMessages = (lang: Lang): Promise<Messages> => loaders[lang]();

async function readCatalogue(lang: string, namespace: string, done: ReadCallback): Promise<void> {
  try {
    done(null, (await loadMessages(lang as Lang))[namespace as Namespace]);
  } catch (error) {
    done(error as Error, false);
  }
}

const catalogueBackend: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: (lang, namespace, done) => void readCatalogue(lang, namespace, done),
};

export interface Translator {
  /** Text of `namespace:path.to.key`; a `count` among the parameters chooses the plural form. */
  readonly t: TFunction;
  /** The instance behind `t`; its `changeLanguage` loads the other language and switches `t` to it. */
  readonly i18next: i18n;
}

/** A translator of its own, so that a server can speak several languages at once. */
export async function createTranslator(lang: Lang): Promise<Translator> {
  const i18next = createInstance();
  await i18next.use(catalogueBackend).init({
    lng: lang,
    fallbackLng: false,
    ns: namespaces,
    defaultNS: false,
    // React and our exporters escape by themselves.
    interpolation: { escapeValue: false },
  });
  return { t: i18next.t.bind(i18next), i18next };
}
