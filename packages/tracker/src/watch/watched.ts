/** What those who watch a page can do. */
export interface Watched {
  track(name: string, properties: Readonly<Record<string, unknown>>): void;
  /** An address of the page, whole and fit to be sent. */
  clean(url: string): string;
  /** Before the page shows another route of it. */
  onRoute(act: () => void): void;
  /** Before the page is out of sight, or goes. */
  onHide(act: () => void): void;
  /** Before the page goes. */
  onLeave(act: () => void): void;
}

export type Watch = (watched: Watched) => void;
