/** In English, Russian and Polish: words by which a company speaks of itself. */
export const companyWords: ReadonlySet<string> = new Set([
  ...["we", "our", "ours", "us"],
  ...["мы", "нас", "нам", "нами", "наш", "наша", "наше", "наши", "нашу", "нашей", "нашего", "наших", "нашим"],
  ...["my", "nas", "nam", "nami", "nasz", "nasza", "nasze", "nasi", "naszą", "naszej", "naszego", "naszych"],
]);

/** Departments, as a stage must not be called; "support" and "sales" alone are nobody's way. */
export const departmentNames: ReadonlySet<string> = new Set([
  ...["sales", "marketing", "support", "customer support", "customer service", "accounting", "finance"],
  ...["human resources", "hr", "it", "legal", "logistics", "sales department", "marketing department"],
  ...["продажи", "маркетинг", "поддержка", "служба поддержки", "бухгалтерия", "финансы", "логистика"],
  ...["отдел продаж", "отдел маркетинга", "отдел кадров", "юридический отдел", "ит", "it отдел"],
  ...["sprzedaż", "marketing", "wsparcie", "obsługa klienta", "księgowość", "finanse", "logistyka"],
  ...["dział sprzedaży", "dział marketingu", "dział obsługi klienta", "kadry", "dział prawny", "dział it"],
]);
