import { createTranslator, langs, type Lang, type Translator } from "@itinera/core";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";
import { chooseLanguage } from "./choose-language.ts";
import { createFormat, type Format } from "./format.ts";
import { keep } from "./kept.ts";

const kept = keep("language", langs);

/** Everything that depends on the language of the page. */
export interface Words {
  readonly lang: Lang;
  /** Text of `namespace:key`, in the language shown now. */
  readonly t: Translator["t"];
  readonly format: Format;
  readonly setLang: (lang: Lang) => void;
  /** Somebody chose it in this browser. */
  readonly isChosen: boolean;
  /** Shows it until somebody chooses; it is not remembered. */
  readonly showLang: (lang: Lang) => void;
}

const WordsContext = createContext<Words | undefined>(undefined);

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error("useWords needs a LanguageProvider above it");
  return words;
}

/** What the page is read in when it is opened. */
export const firstLanguage = (): Lang => kept.read() ?? chooseLanguage(navigator.languages);

export const startTranslator = (): Promise<Translator> => createTranslator(firstLanguage());

interface LanguageProviderProps {
  readonly translator: Translator;
  readonly children: ReactNode;
}

/** Gives the page its words; another language is loaded first and then shown at once, everywhere. */
export function LanguageProvider({ translator, children }: LanguageProviderProps) {
  const { i18next } = translator;
  const [lang, show] = useState(i18next.language as Lang);

  const [isChosen, choose] = useState(() => kept.read() !== undefined);

  useEffect(() => {
    const change = (next: string) => show(next as Lang);
    i18next.on("languageChanged", change);
    return () => i18next.off("languageChanged", change);
  }, [i18next]);

  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);

  const words = useMemo<Words>(
    () => ({
      lang,
      // Bound to its language, so that whoever memoises by `t` is drawn again.
      t: i18next.getFixedT(lang),
      format: createFormat(lang),
      isChosen,
      showLang: (next) => void i18next.changeLanguage(next),
      setLang(next) {
        kept.write(next);
        choose(true);
        void i18next.changeLanguage(next);
      },
    }),
    [i18next, lang, isChosen],
  );

  return <WordsContext value={words}>{children}</WordsContext>;
}
