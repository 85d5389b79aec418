import { Link } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { buttonClass, type ButtonLook, type ButtonSize } from "../../parts/button.tsx";

interface ProviderLinkProps {
  /** What people call the provider. */
  readonly name: string;
  /** Where they go afterwards. */
  readonly back: string | undefined;
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
}

/** Where the server sends somebody on to the provider. */
export const startPath = (back: string | undefined): string =>
  `/v1/oidc/start${back === undefined ? "" : `?${new URLSearchParams({ back }).toString()}`}`;

/** The way to a provider: away from the application, and back to it. */
export function ProviderLink({ name, back, look = "line", size = "big" }: ProviderLinkProps) {
  const { t } = useWords();
  return (
    // With a target, it is left to the browser: the server answers there, not a page of ours.
    <Link href={startPath(back)} target="_top" className={buttonClass(look, size)}>
      {t("account:provider.signIn", { name })}
    </Link>
  );
}
