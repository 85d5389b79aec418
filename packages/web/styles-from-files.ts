import type { Plugin } from "vite";

/**
 * Sonner writes its stylesheet into the page, which the server's policy of contents forbids. The same
 * stylesheet comes with it as a file, which src/parts/toasts.tsx imports.
 */
export function stylesFromFiles(): Plugin {
  return {
    name: "itinera:styles-from-files",
    transform(code, id) {
      if (!/[\\/]sonner[\\/]dist[\\/]index\.mjs$/.test(id)) return null;
      const call = '__insertCSS("';
      if (!code.includes(call)) throw new Error("sonner puts its styles into the page in another way now");
      return { code: code.replace(call, 'void ("'), map: null };
    },
  };
}
