import { isAtLeast, placeRoles, type PlaceRole } from "@itinera/core";
import type { PlaceMemberLine } from "@itinera/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client } from "../api/client.ts";
import { problemText } from "../api/problem-text.ts";
import { placeMembersQuery, type SharedPlace } from "../api/queries.ts";
import { useWords } from "../app/language.tsx";
import { mayKeepPeople } from "../app/may.ts";
import { useOwnRole } from "../app/use-own-role.ts";
import { Banner } from "../parts/banner.tsx";
import { Select } from "../parts/select.tsx";
import { tell } from "../parts/toasts.tsx";
import { nameOf, PersonWords } from "./person-words.tsx";
import styles from "./place-members.module.css";
import { roleChoices } from "./role-choices.ts";

interface PlaceMembersProps {
  readonly place: SharedPlace;
}

/** Stands for having no role of one's own here. */
const around = "around";
type Chosen = PlaceRole | typeof around;

/** Owners and administrators are so everywhere. */
const isEverywhere = ({ role }: PlaceMemberLine) => isAtLeast(role, "administrator");
const roleHere = (member: PlaceMemberLine) =>
  isEverywhere(member) ? member.role : (member.own ?? member.around);

/** The members as a place sees them: those who see it first. A role of their own here is given by those who may. */
export function PlaceMembers({ place }: PlaceMembersProps) {
  const { t } = useWords();
  const query = placeMembersQuery(place);
  const { data: members, error } = useQuery({ ...query, refetchOnMount: "always" });
  if (error && !members) return <Banner title={problemText(t, error)} />;
  if (!members) return null;
  const [seeing, closed] = [true, false].map((sees) =>
    members.filter((one) => (roleHere(one) !== "none") === sees),
  );
  return (
    <>
      <List place={place} members={seeing ?? []} label={t("sharing:members.title")} />
      {closed && closed.length > 0 && (
        <>
          <h3 className={styles.title}>{t("sharing:members.closed")}</h3>
          <List place={place} members={closed} label={t("sharing:members.closed")} />
        </>
      )}
    </>
  );
}

interface ListProps extends PlaceMembersProps {
  readonly members: readonly PlaceMemberLine[];
  readonly label: string;
}

function List({ place, members, label }: ListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {members.map((member) => (
        <li key={member.account} className={styles.row}>
          <PersonWords member={member} />
          <Role place={place} member={member} />
        </li>
      ))}
    </ul>
  );
}

interface RoleProps extends PlaceMembersProps {
  readonly member: PlaceMemberLine;
}

function Role({ place, member }: RoleProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const mayKeep = mayKeepPeople(useOwnRole());
  const set = useMutation({
    mutationFn: (role: Chosen) => {
      const own = role === around ? null : role;
      return place.kind === "map"
        ? client.setMapRole(place.id, member.account, own)
        : client.setProjectRole(place.id, member.account, own);
    },
    onError: (error) => tell(problemText(t, error)),
    onSettled: () => queries.invalidateQueries({ queryKey: placeMembersQuery(place).queryKey }),
  });
  if (!mayKeep || isEverywhere(member))
    return (
      <span className={styles.still}>
        {t(`people:role.${roleHere(member)}`)}
        {isEverywhere(member) && <span className={styles.note}>{t("sharing:members.everywhere")}</span>}
      </span>
    );
  return (
    <span className={styles.role}>
      <Select<Chosen>
        label={t("sharing:members.roleOf", { name: nameOf(t, member) })}
        hideLabel
        look="free"
        choices={[
          {
            id: around,
            name: t("sharing:members.around", { role: t(`people:role.${member.around}`) }),
          },
          ...roleChoices(t, placeRoles, place.kind),
        ]}
        value={set.isPending ? set.variables : (member.own ?? around)}
        onChange={(role) => {
          if (role !== (member.own ?? around)) set.mutate(role);
        }}
      />
    </span>
  );
}
