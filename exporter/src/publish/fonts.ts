/** The fonts that are shipped with the service: what it draws looks the same whatever the machine has. */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Path of a font of the DejaVu family, such as `DejaVuSans-Bold`. */
export function fontFile(name: string): string {
  return require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)
}
