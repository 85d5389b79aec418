import type { Lang } from "@itinera/core";

const beginnings: Record<Lang, readonly string[]> = {
  en: [
    "“That lamp would suit our corner,” Marta says,",
    "Delivery cost shown late: 4.90 € instead of 0 €",
    "AVAILABLE TODAY – pick-up at Wayfair Tower",
    "Refund takes twelve days (n = 188)",
    "Why do I need an account? Yes/no, 50/50",
    "Type your VAT number, e.g. PL 526-025-09-95",
    "To, Te, Ty, Wa, Vo, Y., P, F; r, y. v, “A”",
    "Compare 10×20 cm → 25–40 cm; fees ≤ 3 %",
    "It’s “free” — they’re told—yet it costs $7.71",
    "Checkout: form resets on phones, 1,146 of 2,711",
  ],
  ru: [
    "«Лампа подошла бы к нашему углу», — думает Марта,",
    "Стоимость доставки видна поздно: 490 ₽ вместо 0 ₽",
    "ГОТОВО СЕГОДНЯ — самовывоз с ул. Тверская, д. 7",
    "Возврат длится двенадцать дней (n = 188)",
    "Зачем мне учётная запись? Да/нет, 50/50",
    "Введите ИНН, например № 7707-083-893",
    "Г. Та, То, Ту; У. Уа, Рд, Гл, ТЧ, ЪЬЫ, «Ж»",
    "Сравните 10×20 см → 25–40 см; комиссия ≤ 3 %",
    "Объём съёмки – ёмкость подъезда; её не учли…",
    "Оформление: форма сбрасывается, 1 146 из 2 711",
  ],
  pl: [
    "„Ta lampa pasowałaby do naszego kąta” – myśli Marta,",
    "Koszt dostawy widać za późno: 19,90 zł zamiast 0 zł",
    "GOTOWE DZIŚ – odbiór przy ul. Żwirki i Wigury 7",
    "Zwrot trwa dwanaście dni (n = 188)",
    "Po co mi konto? Tak/nie, 50/50",
    "Wpisz NIP, np. PL 526-025-09-95, i potwierdź",
    "Ława, Łódź, Tą, Tę, Wą, Yć, Rż; „Ź”, «Ą», ‘ź’",
    "Porównaj 10×20 cm → 25–40 cm; opłata ≤ 3%",
    "Zażółć gęślą jaźń – pójdźże, kiń tę chmurność w głąb",
    "Płatność: formularz się czyści, 1146 z 2711",
  ],
};

const endings: Record<Lang, readonly string[]> = {
  en: [
    "and waits for Tuesday.",
    "but the basket was empty!",
    "so we asked 131 people.",
    "while TV and AV ads ran.",
    "then “Wow, fast!”",
    "or calls support (7 min).",
    "which took 2 d 3 h on average.",
    "yet nobody knew why.",
    "before you pay — twice.",
    "in the app, too: 3.4/5.",
  ],
  ru: [
    "и ждёт вторника.",
    "но корзина пуста!",
    "поэтому мы спросили 131 человека.",
    "пока шла реклама на ТВ.",
    "потом: «Ух ты, быстро!»",
    "или звонит в поддержку (7 мин).",
    "что заняло в среднем 2 д 3 ч.",
    "однако никто не знал почему.",
    "прежде чем платить — дважды.",
    "и в приложении: 3,4 из 5.",
  ],
  pl: [
    "i czeka na wtorek.",
    "ale koszyk był pusty!",
    "więc zapytaliśmy 131 osób.",
    "gdy w TV leciała reklama.",
    "potem „Ojej, szybko!”",
    "albo dzwoni do obsługi (7 min).",
    "co trwało średnio 2 d 3 h.",
    "lecz nikt nie wiedział dlaczego.",
    "zanim się zapłaci — dwa razy.",
    "w aplikacji też: 3,4 na 5.",
  ],
};

const joined = (lang: Lang) =>
  beginnings[lang].flatMap((beginning) => endings[lang].map((ending) => `${beginning} ${ending}`));

/** A hundred sentences a language with the pairs that kern most, numbers, quotes and dashes. For tests. */
export const sentences: Record<Lang, readonly string[]> = {
  en: joined("en"),
  ru: joined("ru"),
  pl: joined("pl"),
};
