import { NotFound } from "../app/not-found.tsx";
import { useWords } from "../app/language.tsx";

/** No map of this address is open to whoever asks: nobody is told whether there is one. */
export function NoMapPage() {
  const { t } = useWords();
  return <NotFound text={t("sharing:gone.text")} />;
}
