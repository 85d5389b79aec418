import { Settings } from "lucide-react";
import { memo } from "react";
import { DialogTrigger, Dialog, Popover } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { usePlaces } from "../../app/places.ts";
import { useOwnAccount } from "../../app/use-own-account.ts";
import { IconButton } from "../../parts/icon-button.tsx";
import { Initial } from "../../parts/initial.tsx";
import { LanguageSwitch } from "../../parts/language-switch.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { ThemeSwitch } from "../../parts/theme-switch.tsx";
import { Tip } from "../../parts/tip.tsx";
import styles from "./rail.module.css";

/** The ways out of the map, and how the page looks and speaks. */
export const Rail = memo(function Rail() {
  const { t } = useWords();
  const places = usePlaces();
  const name = useOwnAccount()?.account.name;
  return (
    <nav className={styles.rail} aria-label={t("common:places")}>
      {places.map(({ to, name, icon: Icon }) => (
        <Tip key={to} text={t(name)}>
          <PlainLink
            to={to}
            className={styles.place}
            aria-label={t(name)}
            data-here={to === "/" || undefined}
          >
            <Icon aria-hidden />
          </PlainLink>
        </Tip>
      ))}
      <div className={styles.last}>
        {name !== undefined && (
          <Tip text={t("account:menu.label", { name })}>
            <PlainLink to="/account" className={styles.place} aria-label={t("account:menu.label", { name })}>
              <Initial name={name} />
            </PlainLink>
          </Tip>
        )}
        <DialogTrigger>
          <IconButton label={t("map:settings")}>
            <Settings aria-hidden />
          </IconButton>
          <Popover className={styles.popover} placement="right bottom" offset={8}>
            <Dialog aria-label={t("map:settings")} className={styles.settings}>
              <ThemeSwitch />
              <LanguageSwitch />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
    </nav>
  );
});
