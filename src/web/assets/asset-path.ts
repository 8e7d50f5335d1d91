/** Which served address each asset has: `app.css` → `/assets/app.3fa91c2e.css`. */
export type AssetPaths = Readonly<Record<string, string>>

let paths: AssetPaths = {}

/** Called once at start, with what was built. */
export function useAssets(built: AssetPaths): void {
  paths = built
}

/** Returns the served address of an asset; without a build, as in most tests, its plain name under `/assets/`. */
export const assetPath = (name: string): string => paths[name] ?? `/assets/${name}`
