import type { MapId, PlaceRole } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { InviteFields } from "../../people/invite-fields.tsx";
import { InvitedLink } from "../../people/invited-link.tsx";
import { useInvite } from "../../people/use-invite.ts";
import styles from "./share-dialog.module.css";

interface InviteGuestProps {
  readonly map: MapId;
}

type GuestRole = Exclude<PlaceRole, "none">;
const guestRoles: readonly GuestRole[] = ["editor", "commenter", "viewer"];

/** Somebody from outside, for this map alone. */
export function InviteGuest({ map }: InviteGuestProps) {
  const { t } = useWords();
  const invite = useInvite<GuestRole>("viewer", map);
  return (
    <section className={styles.part} aria-labelledby="invite-guest">
      <h3 className={styles.title} id="invite-guest">
        {t("sharing:guest.title")}
      </h3>
      <p>{t("sharing:guest.text")}</p>
      {invite.made ? (
        <>
          <InvitedLink invitation={invite.made} />
          <Button onPress={invite.again}>{t("people:invite.again")}</Button>
        </>
      ) : (
        <>
          <InviteFields invite={invite} roles={guestRoles} where="map" />
          <Button onPress={invite.submit} isPending={invite.isPending}>
            {t("sharing:guest.make")}
          </Button>
        </>
      )}
    </section>
  );
}
