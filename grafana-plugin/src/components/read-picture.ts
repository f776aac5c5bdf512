/** A picture that a person chose, as a data: address: what the exporter keeps as a logo. */

/** As the exporter takes it: characters of the address. */
const logoCharacters = 256 * 1024
const types = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'] as const
export const logoTypes = types.join(',')
export const logoHelp = `PNG, JPEG, GIF, WebP or SVG, at most ${Math.floor((logoCharacters * 3) / 4 / 1024)} KiB`

/** @throws Error saying what is wrong with it */
export async function readLogo(file: File): Promise<string> {
  if (!types.some(type => type === file.type)) throw new Error(`${file.name} is none of these: ${logoHelp}`)
  const address = await toDataUrl(file)
  if (address.length > logoCharacters) throw new Error(`${file.name} is too large: ${logoHelp}`)
  return address
}

function toDataUrl(file: File): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const reader = new FileReader()
  reader.onload = () => resolve(String(reader.result))
  reader.onerror = () => reject(reader.error ?? new Error(`${file.name} could not be read`))
  reader.readAsDataURL(file)
  return promise
}
