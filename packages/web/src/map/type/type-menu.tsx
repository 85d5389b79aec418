import { mapTypes, type JourneyMap, type MapType } from "@itinera/core";
import { Check, ChevronDown, Columns2, Sunrise } from "lucide-react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import list from "../../parts/list.module.css";
import { Told } from "../../parts/told.tsx";
import { useHands, useMayEdit } from "../editor/desk.ts";
import { useForm } from "../form/use-form.ts";
import styles from "./type-menu.module.css";
import { useFutureState } from "./use-future-state.ts";
import { useOfferLanes } from "./use-offer-lanes.ts";

interface TypeMenuProps {
  readonly map: JourneyMap;
}

/** What kind of map it is; and the way from today to tomorrow. */
export function TypeMenu({ map }: TypeMenuProps) {
  const { editor } = useHands();
  const { t } = useWords();
  const offerLanes = useOfferLanes();
  const { compare } = useForm();
  const makeFuture = useFutureState(map);

  const choose = (type: MapType) => {
    if (type === map.type || editor.make({ kind: "map.set-type", type })) offerLanes(type);
  };
  const mayEdit = useMayEdit();
  const isType = (key: unknown): key is MapType => mapTypes.some((one) => one === key);

  if (!mayEdit && map.asIs === undefined)
    return (
      <span className={styles.pill} data-still>
        {t(`map:type.${map.type}`)}
      </span>
    );
  return (
    <MenuTrigger>
      <Button className={styles.pill} aria-label={`${t("map:type.label")}: ${t(`map:type.${map.type}`)}`}>
        {t(`map:type.${map.type}`)}
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={list.popover} offset={4} placement="bottom start">
        <Menu
          aria-label={t("map:type.label")}
          className={list.list}
          onAction={(key) => {
            if (isType(key)) choose(key);
            else if (key === "future") makeFuture();
            else compare(map.asIs);
          }}
        >
          {mayEdit && (
            <MenuSection selectionMode="single" selectedKeys={[map.type]} disallowEmptySelection>
              <Header className="visually-hidden">{t("map:type.label")}</Header>
              {mapTypes.map((id) => (
                <MenuItem key={id} id={id} textValue={t(`map:type.${id}`)} className={list.item}>
                  <Told name={t(`map:type.${id}`)} text={t(`forms:type.text.${id}`)} />
                  <Check aria-hidden className={list.tick} />
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {mayEdit && <Separator className={list.rule} />}
          {map.asIs !== undefined && (
            <MenuItem id="compare" className={list.item}>
              <Columns2 aria-hidden />
              <span className={list.name}>{t("forms:compare.open")}</span>
            </MenuItem>
          )}
          {mayEdit && (
            <MenuItem id="future" className={list.item}>
              <Sunrise aria-hidden />
              <span className={list.name}>{t("forms:future.make")}</span>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
