import { X } from "lucide-react";
import { useState } from "react";
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
} from "react-aria-components";
import { useWords } from "../../../app/language.tsx";
import field from "../../../parts/field.module.css";
import list from "../../../parts/list.module.css";
import styles from "./card-fields.module.css";

interface TagsFieldProps {
  readonly tags: readonly string[];
  /** Of the other cards of the map. */
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

const mostTags = 30;

/** Tags as chips, and a field that offers those of the map. */
export function TagsField({ tags, known, onChange }: TagsFieldProps) {
  const { t } = useWords();
  const [text, write] = useState("");
  const add = (words: string) => {
    const tag = words.trim().slice(0, 64);
    write("");
    if (tag !== "" && !tags.includes(tag) && tags.length < mostTags) onChange([...tags, tag]);
  };
  return (
    <div className={styles.part}>
      <h3 className={styles.name}>{t("cards:tags.label")}</h3>
      {tags.length > 0 && (
        <TagGroup
          aria-label={t("cards:tags.label")}
          onRemove={(keys) => onChange(tags.filter((tag) => !keys.has(tag)))}
        >
          <TagList className={styles.tags}>
            {tags.map((tag) => (
              <Tag key={tag} id={tag} textValue={tag} className={styles.tag}>
                {tag}
                <Button slot="remove" className={styles.drop} aria-label={t("cards:tags.drop", { tag })}>
                  <X aria-hidden />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <ComboBox
        className={field.field}
        allowsCustomValue
        menuTrigger="input"
        inputValue={text}
        onInputChange={write}
        items={known
          .filter((tag) => !tags.includes(tag) && tag.toLowerCase().includes(text.trim().toLowerCase()))
          .map((id) => ({ id }))}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) add(String(key));
        }}
      >
        <Label className="visually-hidden">{t("cards:tags.new")}</Label>
        <Input
          className={field.box}
          placeholder={t("cards:tags.new")}
          maxLength={64}
          onKeyDown={(event) => {
            const isDone = event.key === "Enter" || event.key === ",";
            if (!isDone || event.currentTarget.getAttribute("aria-activedescendant")) return;
            event.preventDefault();
            add(text);
          }}
          onBlur={() => add(text)}
        />
        <Popover className={list.popover} offset={4}>
          <ListBox<{ readonly id: string }> className={list.list}>
            {({ id }) => (
              <ListBoxItem id={id} textValue={id} className={list.item}>
                {id}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}
