import { useWords } from "../../app/language.tsx";
import { ProviderLink } from "../sign-in/provider-link.tsx";
import { Part } from "../../parts/part.tsx";

interface ProviderPartProps {
  /** What people call the provider. */
  readonly name: string;
}

/** Who is signed in and comes back from the provider as the same person needs nothing else from then on. */
export function ProviderPart({ name }: ProviderPartProps) {
  const { t } = useWords();
  return (
    <Part title={t("account:provider.title", { name })} text={t("account:provider.text")}>
      <ProviderLink name={name} back="/account" size="normal" />
    </Part>
  );
}
