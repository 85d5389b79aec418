import type { Lang, PersonaDetails } from "@itinera/core";

/** A portrait with something in every field, so that its sheet is seen as full as teams make it. */
const english: Partial<PersonaDetails> = {
  role: "Compares carefully before she buys",
  quote: "I buy a thing once, so I look at it twice.",
  about: "Lives near the market, reads every review to the end, and keeps the boxes for a year.",
  facts: [
    { name: "Age", value: "30 to 39" },
    { name: "Home", value: "Flat in a mid-size town" },
    { name: "Household", value: "Partner, one child" },
    { name: "Work", value: "Full time, school library" },
    { name: "Devices", value: "Phone to look, laptop to pay" },
  ],
  goals: ["A room that feels finished", "One order, nothing to send back"],
  needs: ["Measures that are true"],
  expectations: ["Real photos, exact sizes", "A delivery hour she can plan around"],
  motives: ["Things that last", "Knowing she chose well"],
  fears: ["It will not fit the corner", "Costs that appear at the end"],
  problems: ["Two products look the same", "A day off work for a courier"],
  preferences: ["To look before she asks"],
  interests: ["Flea markets, plants, trains"],
  circle: ["Partner", "Sister", "Colleague", "Neighbours"],
  jobs: [
    {
      when: "something at home wears out",
      want: "one replacement I can trust",
      so: "I need not think of it again",
    },
  ],
  custom: [{ name: "Her way of paying", text: "By card, never in instalments." }],
};

const russian: Partial<PersonaDetails> = {
  role: "Внимательно сравнивает перед покупкой",
  quote: "Я покупаю вещь один раз, поэтому смотрю на неё дважды.",
  about: "Живёт возле рынка, дочитывает отзывы до конца и хранит коробки ещё год.",
  facts: [
    { name: "Возраст", value: "От 30 до 39" },
    { name: "Дом", value: "Квартира в небольшом городе" },
    { name: "Семья", value: "Муж и ребёнок" },
    { name: "Работа", value: "Полный день, школьная библиотека" },
    { name: "Устройства", value: "Смотрит с телефона, платит с ноутбука" },
  ],
  goals: ["Законченная комната", "Один заказ, и ничего не возвращать"],
  needs: ["Размеры, которым можно верить"],
  expectations: ["Настоящие фото, точные размеры", "Час доставки, под который можно подстроиться"],
  motives: ["Вещи, которые служат долго", "Уверенность в выборе"],
  fears: ["Не встанет в угол", "Расходы, которые появятся в конце"],
  problems: ["Два товара на вид одинаковы", "Отгул ради курьера"],
  preferences: ["Сначала посмотреть, потом спросить"],
  interests: ["Блошиные рынки, растения, поезда"],
  circle: ["Муж", "Сестра", "Коллега", "Соседи"],
  jobs: [
    {
      when: "что-то в доме изнашивается",
      want: "одну замену, которой можно доверять",
      so: "больше об этом не думать",
    },
  ],
  custom: [{ name: "Как платит", text: "Картой и никогда в рассрочку." }],
};

const polish: Partial<PersonaDetails> = {
  role: "Starannie porównuje przed zakupem",
  quote: "Kupuję rzecz raz, więc oglądam ją dwa razy.",
  about: "Mieszka przy targu, czyta każdą opinię do końca i trzyma pudełka przez rok.",
  facts: [
    { name: "Wiek", value: "Od 30 do 39 lat" },
    { name: "Dom", value: "Mieszkanie w średnim mieście" },
    { name: "Rodzina", value: "Mąż i dziecko" },
    { name: "Praca", value: "Pełny etat, biblioteka szkolna" },
    { name: "Urządzenia", value: "Ogląda na telefonie, płaci na laptopie" },
  ],
  goals: ["Pokój, który wygląda na skończony", "Jedno zamówienie bez odsyłania"],
  needs: ["Wymiary, którym można ufać"],
  expectations: ["Prawdziwe zdjęcia, dokładne wymiary", "Godzina dostawy, którą można zaplanować"],
  motives: ["Rzeczy, które służą długo", "Pewność dobrego wyboru"],
  fears: ["Nie zmieści się w kącie", "Koszty, które pojawią się na końcu"],
  problems: ["Dwa produkty wyglądają tak samo", "Dzień wolny z powodu kuriera"],
  preferences: ["Najpierw obejrzeć, potem zapytać"],
  interests: ["Pchle targi, rośliny, pociągi"],
  circle: ["Mąż", "Siostra", "Koleżanka z pracy", "Sąsiedzi"],
  jobs: [
    {
      when: "coś w domu się zużyje",
      want: "jednego zamiennika, któremu mogę zaufać",
      so: "więcej o tym nie myśleć",
    },
  ],
  custom: [{ name: "Jak płaci", text: "Kartą, nigdy na raty." }],
};

const words: Readonly<Record<Lang, Partial<PersonaDetails>>> = { en: english, ru: russian, pl: polish };

const ends: Readonly<Record<Lang, readonly (readonly [string, string])[]>> = {
  en: [
    ["On impulse", "After weeks"],
    ["Price first", "Quality first"],
    ["Alone", "Asks others"],
    ["Phone", "Laptop"],
  ],
  ru: [
    ["Сразу", "Через недели"],
    ["Сначала цена", "Сначала качество"],
    ["Одна", "Спрашивает других"],
    ["Телефон", "Ноутбук"],
  ],
  pl: [
    ["Od razu", "Po tygodniach"],
    ["Najpierw cena", "Najpierw jakość"],
    ["Sama", "Pyta innych"],
    ["Telefon", "Laptop"],
  ],
};
const values = [78, 70, 60, 32];

export const fullPortrait = (lang: Lang): Partial<PersonaDetails> => ({
  ...words[lang],
  channels: ["web", "chat", "email", "search", "store"],
  sliders: ends[lang].map(([left, right], at) => ({ left, right, value: values[at] ?? 50 })),
});
